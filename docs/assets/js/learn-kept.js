/** What a reader ticked or practised: in this tab at once, on this device only when they ask. */
import { keep, readKept } from "./kit-storage.js";

export class Kept {
  /** @param {string} key the name under which both storages hold it */
  constructor(key) {
    this.key = key;
  }

  /** Whether the reader asked to keep it on this device. */
  get asked() {
    return readKept("localStorage", this.key) !== null;
  }

  read() {
    return readKept("localStorage", this.key) ?? readKept("sessionStorage", this.key);
  }

  write(value) {
    const { asked } = this;
    keep("sessionStorage", this.key, value);
    if (asked) keep("localStorage", this.key, value);
  }

  /** Keep on this device what this tab holds, or keep it in this tab only. */
  ask(yes, value) {
    keep("sessionStorage", this.key, value);
    keep("localStorage", this.key, yes ? value : null);
  }

  clear() {
    keep("sessionStorage", this.key, null);
    keep("localStorage", this.key, null);
  }
}

/**
 * Wire the box that keeps and the button that clears, both inside `element`.
 * `element` has `kept`, `value` (what to keep), `open()` (show what is kept) and the words in its dataset.
 */
export function wireKeeping(element) {
  const box = element.querySelector("[data-keep]");
  const say = (text) => (element.querySelector(".keep .said").textContent = text);
  box.addEventListener("change", () => {
    element.kept.ask(box.checked, element.value);
    say(element.dataset[box.checked ? "kept" : "unkept"]);
  });
  element.querySelector("[data-clear]").addEventListener("click", () => {
    element.kept.clear();
    box.checked = false;
    element.open();
    say(element.dataset.cleared);
  });
}
