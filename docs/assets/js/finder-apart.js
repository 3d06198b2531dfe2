/**
 * The finder of a playbook with very many patterns: its page leaves out the signs and the patterns, and they are put
 * back here, from the address in `data-apart`, with the first touch and before the element begins; macros/views/finder_apart.py has the shape.
 * Without JavaScript, and where they do not come, the parts of the list hold the same signs.
 *
 * @typedef {[string, string]} Way a title and an address
 * @typedef {{ id: string, need: string, plain: string, fix: string, link: Way, script: Way?, press: boolean,
 *   which: Way? }} Told a pattern as it is named
 * @typedef {{ groups: [string, string][][], also: object, results: Told[],
 *   words: { fix: string, script: string, press: string } }} Apart
 */
import { all, keep, make, one, readKept } from "./kit.js";

// As pattern-finder.js and finder-form.js have them, which come later.
const KEPT = "askwell:diagnose";
const SHARED = "#ticks=";

/** @param {Way} way */
const link = ([text, href], className = "") => make("a", { href, className }, text);

/**
 * Make a sign to tick.
 * @param {[string, string]} sign its mark and its words
 */
function tick([value, text]) {
  const box = make("input", { type: "checkbox", value });
  return make("li", {}, make("label", {}, box, " ", make("span", {}, text)));
}

/**
 * Make a pattern as the finder names it.
 * @param {Told} told
 * @param {Apart["words"]} words
 */
function named({ id, need, plain, fix, link: page, script, press, which }, words) {
  const part = make("li", { className: `need-${need}` });
  part.dataset.result = id;
  part.append(
    make("p", { className: "result-name" }, link(page), " ", make("q", {}, plain)),
    make("ul", { className: "because" }),
    make("p", {}, make("strong", {}, `${words.fix}:`), ` ${fix}`),
  );
  if (script) {
    const worry = press ? [`. ${words.press} `, make("q", {}, plain)] : [];
    part.append(make("p", {}, make("strong", {}, words.script), " ", link(script), ...worry));
  }
  if (which) part.append(make("p", { className: "note" }, link(which, "which")));
  return part;
}

/**
 * Put what was left out back into the finder.
 * @param {HTMLElement} finder
 * @param {Apart} apart
 */
function put(finder, { groups, also, results, words }) {
  for (const [place, fold] of all(finder, "[data-waiting]").entries()) {
    fold.nextElementSibling?.append(...groups[place].map(tick));
    fold.remove();
  }
  one(finder, "template", HTMLTemplateElement).content.prepend(...results.map((told) => named(told, words)));
  const data = one(finder, "script").firstChild;
  if (data) data.nodeValue = JSON.stringify({ ...JSON.parse(data.nodeValue ?? ""), also });
}

/**
 * Bring what was left out, and then the element; what was ticked meanwhile is kept for it.
 * @param {HTMLElement} finder
 */
async function bring(finder) {
  try {
    const answer = await fetch(finder.dataset.apart ?? "");
    if (!answer.ok) throw new Error(answer.statusText);
    put(finder, await answer.json());
    const { FinderForm } = await import("./finder-form.js");
    const { marks } = new FinderForm(one(finder, "form", HTMLFormElement));
    if (marks.length) keep("sessionStorage", KEPT, marks);
    await import("./pattern-finder.js");
  } catch {
    listen(finder); // the folds say where else the signs stand, and the next touch tries again
  }
}

/**
 * Begin with the first touch of the form.
 * @param {HTMLElement} finder
 */
function listen(finder) {
  const once = new AbortController();
  const begin = () => {
    once.abort();
    bring(finder);
  };
  for (const touch of ["pointerover", "focusin"]) finder.addEventListener(touch, begin, { signal: once.signal });
  window.addEventListener("hashchange", () => location.hash.startsWith(SHARED) && begin(), { signal: once.signal });
}

const finder = one(document, "pattern-finder[data-apart]");
if (location.hash.startsWith(SHARED) || readKept("sessionStorage", KEPT)) bring(finder);
else listen(finder);
