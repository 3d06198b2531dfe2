/**
 * The fields of a script's form: which are shown and where, and what is written into them.
 *
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */
import { all, make, one } from "./kit.js";

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
    field.hidden = !needed.includes(id);
    return { field, place: neededFirst.includes(id) || field.hidden ? first : later };
  });
  later.hidden = places.every(({ place }) => place === first);
  if (places.every(({ field, place }) => field.parentElement === place)) return;
  for (const { field, place } of places) place.append(field); // each of them, or the script's order would be lost
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
