/**
 * <site-search>: finds a page in a stranger's words.
 *
 *   <site-search data-index="…/search.json" …words> <a href> for who has no JavaScript <div role="search"> <input> …
 *
 * The index, and what ranks and shows it, is fetched when the field is first used; what is typed stays in the browser.
 * Keys: arrows to walk, Enter to go, Escape to leave.
 */
import { all, around, one } from "./kit.js";

const OUTSIDE = ["keydown", "pointerdown", "focusin"];
const PAUSE = 8; // ms between the last key and the answer, which keys that come at once share
/** Once for the page, whoever asks first. @type {ReturnType<typeof import("./search-ready.js").ready> | undefined} */
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
  }

  connectedCallback() {
    for (const type of OUTSIDE) document.addEventListener(type, this);
    if (this.input.value) this.show(); // typed before this module came
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
    for (const type of OUTSIDE) document.removeEventListener(type, this);
  }

  /**
   * Close when the reader goes elsewhere; an input method's keys are its own.
   * @param {Event} event
   */
  handleEvent(event) {
    const outside = !event.composedPath().includes(this);
    if (!(event instanceof KeyboardEvent)) return this.toggleAttribute("data-closed", outside);
    const { key } = event;
    if (event.isComposing || event.keyCode === 229) return;
    if (key === "Enter" && around(event, "input") === this.input) this.go();
    else if (key === "Escape" && !outside) this.empty();
    else return;
    event.preventDefault();
  }

  get input() {
    return one(this, "input", HTMLInputElement);
  }

  /** What is read of it. */
  get typed() {
    return this.input.value.slice(0, this.input.maxLength);
  }

  load() {
    engine ??= import("./search-ready.js").then(({ ready }) => ready(this.dataset.index ?? ""));
    engine.catch(() => {
      engine = undefined; // the next key tries again
    });
    return engine;
  }

  /** Answer what stands in the field, unless it changes meanwhile; return whether that was done. */
  async show() {
    clearTimeout(this.timer);
    const { typed } = this;
    const draw = typed.trim() ? await this.load().catch(() => null) : undefined;
    if (typed !== this.typed) return false;
    this.toggleAttribute("data-failed", draw === null);
    if (draw) draw(this, typed);
    else {
      for (const part of all(this, "[role=status], ol")) part.replaceChildren();
      one(this, ".search-more").hidden = true;
    }
    return Boolean(draw);
  }

  /** Open the best answer to what stands in the field, however long it takes to come; lead to one that may be another. */
  async go() {
    const first = (await this.show()) ? all(this, "ol a")[0] : undefined;
    if (this.hasAttribute("data-sure")) first?.click();
    else first?.focus();
  }

  /** Go back to the field and empty it; leave one that is empty. */
  empty() {
    if (this.input.value || !this.input.matches(":focus")) this.input.focus();
    else this.input.blur();
    this.input.value = "";
    this.show();
  }
}

if (!customElements.get("site-search")) customElements.define("site-search", SiteSearch);
