/** What a reader ticked or practised: in this tab at once, on this device when they ask. */
import { around, keep, one, readKept } from "./kit.js";

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

  /** @param {unknown} value */
  write(value) {
    this.ask(this.asked, value);
  }

  /**
   * Keep it on this device too, or in this tab only.
   * @param {boolean} yes
   * @param {unknown} value
   */
  ask(yes, value) {
    keep("sessionStorage", this.key, value);
    keep("localStorage", this.key, yes ? value : null);
  }

  clear() {
    this.ask(false, null);
  }
}

/**
 * Wire the box that keeps `value` and the button that clears it; `open` shows what is kept.
 * @param {HTMLElement & { kept: Kept, value: unknown, open: () => void }} element has both, and the words in its dataset
 */
export function wireKeeping(element) {
  /** @param {string} word */
  const say = (word) => {
    one(element, ".keep .said").textContent = element.dataset[word] ?? "";
  };
  element.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement && "keep" in target.dataset)) return;
    element.kept.ask(target.checked, element.value);
    say(target.checked ? "kept" : "unkept");
  });
  element.addEventListener("click", (event) => {
    if (!around(event, "[data-clear]")) return;
    element.kept.clear();
    element.open();
    say("cleared");
  });
}
