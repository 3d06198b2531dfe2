/**
 * <site-search>: finds a page in a stranger's words.
 *
 *   <site-search data-index="…/search.json" data-root="…/" data-found="{count} pages" …words>
 *     <a href> for who has no JavaScript <div role="search"> <input> <p role="status"> <ol> <p class="search-next">
 *
 * The index, and what ranks and shows it, is fetched when the field is first used; what is typed stays in the browser.
 * Keys: / or s to come here, arrows to walk, Enter to go, Escape to leave.
 */
import { all, around, one } from "./kit.js";

const OUTSIDE = ["keydown", "pointerdown", "focusin"];
const PAUSE = 60; // ms between the last key and the answer
/** Once for the page, whoever asks first. @type {ReturnType<typeof fetched> | undefined} */
let engine;

class SiteSearch extends HTMLElement {
  timer = 0;

  constructor() {
    super();
    this.addEventListener("focusin", (event) => around(event, "input") && this.load());
    this.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = window.setTimeout(() => this.show(), PAUSE);
    });
    this.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      this.empty();
    });
  }

  connectedCallback() {
    for (const type of OUTSIDE) document.addEventListener(type, this);
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    for (const type of OUTSIDE) document.removeEventListener(type, this);
  }

  /**
   * Come here on a key, and close when the reader goes elsewhere.
   * @param {Event} event
   */
  handleEvent(event) {
    const outside = !event.composedPath().includes(this);
    if (!(event instanceof KeyboardEvent)) return this.toggleAttribute("data-closed", outside);
    const typing = around(event, "input, textarea, select, [contenteditable]");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !/^[/s]$/.test(event.key)) return;
    event.preventDefault();
    this.input.focus();
  }

  get input() {
    return one(this, "input", HTMLInputElement);
  }

  load() {
    engine ??= fetched(this.dataset.index ?? "");
    engine.catch(() => {
      engine = undefined; // the next key tries again
    });
    return engine;
  }

  async show() {
    const typed = this.input.value;
    const draw = typed.trim() && (await this.load());
    if (typed !== this.input.value) return; // an answer to what stands there no more
    if (draw) draw(this, typed);
    else for (const part of all(this, "ol, [role=status], .search-next")) part.replaceChildren();
  }

  /** Go back to the field and empty it; leave one that is empty. */
  empty() {
    if (this.input.value || !this.input.matches(":focus")) this.input.focus();
    else this.input.blur();
    this.input.value = "";
    this.show();
  }
}

/**
 * Fetch the records, and what ranks and shows them.
 * @param {string} address
 */
async function fetched(address) {
  const [{ buildIndex, rank }, { drawFound }, { docs }] = await Promise.all([
    import("./search-rank.js"),
    import("./search-results.js"),
    fetch(address).then((answer) => answer.json()),
  ]);
  const index = buildIndex(docs);
  return (/** @type {HTMLElement} */ place, /** @type {string} */ typed) => drawFound(place, rank(index, typed), typed);
}

if (!customElements.get("site-search")) customElements.define("site-search", SiteSearch);
