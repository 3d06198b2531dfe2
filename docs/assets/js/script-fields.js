/**
 * The fields of a script's form: which are shown and where, what is written into them, and what is wrong with it.
 *
 * @import { Question, Script } from './script-shapes.js'
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */
import { all, hide, make, one, told } from "./kit.js";
import { clean, numberProblem } from "./script-fill.js";

/**
 * Show the fields that are needed: those of the ask first, the others below the button that copies it.
 * @param {HTMLElement} form
 * @param {Map<string, Control>} controls by blank id, in the script's order
 * @param {string[]} needed
 * @param {string[]} neededFirst
 */
export function arrange(form, controls, needed, neededFirst) {
  const [first, later] = ["[data-first]", "[data-later]"].map((place) => one(form, place));
  const places = [...controls].map(([id, control]) => {
    const field = /** @type {HTMLElement} */ (control.closest(".field"));
    hide(field, !needed.includes(id));
    return { field, place: neededFirst.includes(id) || field.hidden ? first : later };
  });
  hide(
    later,
    places.every(({ place }) => place === first),
  );
  if (places.every(({ field, place }) => field.parentElement === place)) return;
  for (const { field, place } of places) place.append(field); // each of them, or the script's order would be lost
}

/**
 * Say what is wrong with what stands in a field; nothing where all is well.
 * @param {Script} script
 * @param {Question} question
 * @param {Control} control
 */
export function objection({ labels, undoes }, { kind, min, max, example }, { validity, value: typed }) {
  const value = clean(typed, kind);
  if (kind === "text" || kind === "long") return undoes.find(({ words }) => new RegExp(words, "i").test(value))?.say;
  const odd = kind === "number" ? numberProblem(typed, validity.badInput) : validity.badInput;
  if (odd) return told(labels.form, { example });
  const out = Number(value) < (min ?? Number.NEGATIVE_INFINITY) || Number(value) > (max ?? Number.POSITIVE_INFINITY);
  return kind === "number" && value && out ? told(labels.bounds, { min: min ?? "", max: max ?? "" }) : "";
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
export function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}

/**
 * Offer dates at the end of a choice, in place of those offered before, and choose the first.
 * @param {HTMLSelectElement} select
 * @param {string[]} [dates]
 */
export function offer(select, dates = []) {
  for (const old of all(select, "[data-date]")) old.remove();
  for (const text of dates) {
    const option = make("option", {}, text);
    option.dataset.date = "";
    select.append(option);
  }
  if (dates.length) select.value = dates[0];
}
