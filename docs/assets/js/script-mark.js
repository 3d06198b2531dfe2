/** A marked word of a message: a button that leads to its field. */
import { make } from "./kit.js";

/** What the button itself may hold; a longer one would stand in the sentence like a box. */
const PIECE = /^.{0,16}$|^\S{1,24}/u;
const STOP = /^[^\s\p{L}\p{N}]+/u;

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

/**
 * Keep a mark and the stop behind it on one line; a browser may break one after any button.
 * @param {HTMLElement} slot
 */
export function hold(slot) {
  const next = slot.nextSibling;
  const stop = next instanceof Text && slot.childElementCount === 1 ? STOP.exec(next.data)?.[0] : undefined;
  if (!stop || !(next instanceof Text)) return;
  next.data = next.data.slice(stop.length);
  const held = make("span", { className: "held" });
  slot.replaceWith(held);
  held.append(slot, stop);
}
