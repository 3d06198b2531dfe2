/** A marked word of a message: a button that leads to its field. */
import { make } from "./kit.js";

/** What the button itself may hold; a longer one would stand in the sentence like a box. */
const PIECE = /^.{0,24}$|^\S{1,24}/u;

/**
 * Make a mark; the words that the button cannot hold stand beside it and are pressed in the same way.
 * @param {{ text: string, blank: string, label: string, empty: boolean }} word `label` is its field's; `empty` where the
 *   example stands for what is missing
 */
export function mark({ text, blank, label, empty }) {
  const first = PIECE.exec(text)?.[0] ?? text.slice(0, 24);
  const button = make("button", { type: "button" }, first);
  button.dataset.blank = blank;
  button.setAttribute("aria-label", `${first}, ${label}`);
  const rest = first === text ? [] : [make("span", {}, text.slice(first.length))];
  return make("span", { className: empty ? "slot example" : "slot" }, button, ...rest);
}
