/**
 * <paper-choice>: puts the paper that is sold where the reader lives first.
 *
 *   <paper-choice> <a data-paper="a4" href="…">…</a> <a data-paper="letter" href="…">…</a> </paper-choice>
 *
 * Both stay plain links; without JavaScript they stand in the sheet's own order.
 */
const LETTER = new Set("US CA MX PH CL CO VE CR GT HN NI PA PR SV DO BZ BO".split(" "));

/**
 * The paper of the first language that names a country, else A4.
 * @param {readonly string[]} languages
 */
function paperOf(languages) {
  const country = languages.map((tag) => /^[a-z]{2,3}(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(tag)?.[1]).find(Boolean);
  return LETTER.has((country ?? "").toUpperCase()) ? "letter" : "a4";
}

class PaperChoice extends HTMLElement {
  connectedCallback() {
    const theirs = this.querySelector(`[data-paper="${paperOf(navigator.languages)}"]`);
    if (!theirs) return;
    theirs.classList.add("theirs");
    if (!this.matches(":focus-within")) this.prepend(theirs, " "); // who stands on a link stays there
  }
}

if (!customElements.get("paper-choice")) customElements.define("paper-choice", PaperChoice);
