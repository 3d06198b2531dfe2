/** The box that keeps what a reader ticked or practised on this device, and the button that clears it. */
import { around, one } from "./kit.js";

/**
 * Wire both; `open` shows what is kept.
 * @param {HTMLElement & { kept: import("./learn-kept.js").Kept, value: unknown, open: () => void }} element has the
 *   words in its dataset
 */
export function wireKeeping(element) {
  /** @param {string} word */
  const say = (word) => {
    one(element, ".keep .said").textContent = element.dataset[word] ?? "";
  };
  element.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement && "keep" in target.dataset)) return;
    const done = element.kept.ask(target.checked, element.value);
    if (!done) target.checked = element.kept.asked;
    say(done ? (target.checked ? "kept" : "unkept") : "refused");
  });
  element.addEventListener("click", (event) => {
    if (!around(event, "[data-clear]")) return;
    const done = element.kept.clear();
    element.open();
    say(done ? "cleared" : "refused");
  });
}
