/**
 * <site-search>: finds a page in a stranger's words.
 *
 *   <site-search data-index="…/search.json" data-root="…/" data-found="{count} pages" data-none="…" data-said="…"
 *                data-fair="…" data-next="…">
 *     <a href="…/what-people-say/">…</a>            what is shown without JavaScript
 *     <div role="search"> <input type="search"> <p role="status"> <ol> <p class="search-next"> </div>
 *   </site-search>
 *
 * The index and the module that ranks are fetched when the field is first used. Keys: / or s to come here, arrows to walk, Enter to go,
 * Escape to leave. What is typed stays in the browser.
 */
import { make, told } from "./kit.js";

const PAUSE = 60; // ms between the last key and the answer
let engine; // one promise for the page, whoever asks first

class SiteSearch extends HTMLElement {
  connectedCallback() {
    if (!this.input) {
      this.input = this.querySelector("input");
      this.status = this.querySelector("[role=status]");
      this.list = this.querySelector("ol");
      this.next = this.querySelector(".search-next");
      this.input.addEventListener("focus", () => this.load());
      this.input.addEventListener("input", () => {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.show(), PAUSE);
      });
      this.addEventListener("keydown", (event) => this.walk(event));
    }
    this.comeHere = (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (typing || event.ctrlKey || event.metaKey || event.altKey || !["/", "s"].includes(event.key)) return;
      event.preventDefault();
      this.input.focus();
    };
    this.leave = (event) => this.toggleAttribute("data-closed", !this.contains(event.target));
    document.addEventListener("keydown", this.comeHere);
    document.addEventListener("pointerdown", this.leave);
    document.addEventListener("focusin", this.leave);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    document.removeEventListener("keydown", this.comeHere);
    document.removeEventListener("pointerdown", this.leave);
    document.removeEventListener("focusin", this.leave);
  }

  load() {
    const data = () => fetch(this.dataset.index).then((answer) => answer.json());
    engine ??= Promise.all([import("./search-rank.js"), data()]).then(([ranking, { docs }]) => {
      const index = ranking.buildIndex(docs);
      return { ...ranking, find: (typed) => ranking.rank(index, typed) };
    });
    engine.catch(() => (engine = undefined)); // the next key tries again
    return engine;
  }

  async show() {
    const typed = this.input.value;
    const ranking = typed.trim() ? await this.load() : null;
    if (typed !== this.input.value) return; // an answer to what stands there no more
    const found = ranking?.find(typed) ?? [];
    const sought = new Set(ranking?.words(typed).map(ranking.stem));
    const mark = (text) => marked(text, (word) => sought.has(ranking.stem(ranking.words(word)[0] ?? "")));
    this.list.replaceChildren(...found.map((result) => this.item(result, mark)));
    const { found: some, none } = this.dataset;
    this.status.textContent = !typed.trim() ? "" : found.length ? told(some, { count: found.length }) : none;
    this.showNext(found.find(({ doc }) => doc.next)?.doc);
  }

  item({ doc, said }, mark) {
    const item = make("li");
    const link = make("a", { href: this.dataset.root + doc.u });
    link.append(make("span", { className: "search-kind" }, doc.k), " ", make("strong", {}, doc.t));
    item.append(link);
    const line = make("p", { className: "search-said" });
    if (said)
      line.append(`${this.dataset.said} `, ...mark(`\u201c${said.replace(/^["\u201c]|["\u201d]$/g, "")}\u201d`));
    else line.append(...mark(doc.s));
    item.append(line);
    if (doc.fair) item.append(make("p", { className: "search-fair" }, `${this.dataset.fair} ${doc.fair}`));
    return item;
  }

  showNext(doc) {
    const ways = (doc?.next ?? []).map(([title, address]) => make("a", { href: this.dataset.root + address }, title));
    this.next.replaceChildren(...(ways.length ? [`${told(this.dataset.next, { title: doc.t })} `] : []));
    for (const [at, way] of ways.entries()) this.next.append(at ? " \u00b7 " : "", way);
  }

  walk(event) {
    const links = [...this.querySelectorAll("[role=search] a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      if (!this.input.value && at < 0) this.input.blur();
      this.input.value = "";
      this.show();
      if (at >= 0) this.input.focus();
    } else if (event.key === "Enter" && at < 0 && links.length) {
      links[0].click();
    } else if (event.key === "ArrowDown" && links.length) {
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (at ? links[at - 1] : this.input).focus();
    } else return;
    event.preventDefault();
  }
}

/** Split a text so that the words that were sought stand out. */
function marked(text, isSought) {
  return text.split(/([\p{L}\p{N}'\u2019]+)/u).map((part) => (isSought(part) ? make("mark", {}, part) : part));
}

if (!customElements.get("site-search")) customElements.define("site-search", SiteSearch);
