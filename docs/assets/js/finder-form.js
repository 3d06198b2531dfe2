/**
 * The form of the finder. A mark names what is ticked: a sign is `pattern/sign`, a fact `fact`, an answer `fact=answer`.
 *
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */
import { all, one, told } from "./kit.js";

/** Stands before the ticks in an address. */
export const SHARED = "#ticks=";

export class FinderForm {
  /**
   * @param {HTMLFormElement} form
   * @param {string} [count] what a fold says of the ticks in it
   */
  constructor(form, count) {
    this.form = form;
    this.count = count;
  }

  /** All marks that the form has. */
  get known() {
    return new Set(controls(this.form).flatMap(marksOf));
  }

  /** The marks of what is ticked and asked, in the order of the page. */
  get marks() {
    return controls(this.form).flatMap((control) => (control.closest("[hidden]") ? [] : markOf(control)));
  }

  /**
   * Return the words of a sign.
   * @param {string} mark
   */
  textOf(mark) {
    return one(this.form, `[value="${mark}"] + span`).textContent ?? "";
  }

  /**
   * Tick what is named and nothing else, and open the folds around it.
   * @param {Iterable<unknown>} marks
   */
  put(marks) {
    const put = new Set(marks);
    for (const control of controls(this.form)) {
      if (control instanceof HTMLInputElement) control.checked = put.has(nameOf(control));
      else control.value = [...control.options].find(({ value }) => put.has(`${control.name}=${value}`))?.value ?? "";
    }
    for (const fold of all(this.form, "details", HTMLDetailsElement)) fold.open ||= ticked(fold) > 0;
  }

  /** Ask what goes with a tick, and say at each fold how much is ticked in it. */
  show() {
    for (const part of all(this.form, "[data-after]")) {
      part.hidden = !one(this.form, `[name="${part.dataset.after}"]`, HTMLInputElement).checked;
    }
    for (const fold of all(this.form, "details")) {
      const count = ticked(fold);
      one(fold, "[data-ticked]").textContent = count ? told(this.count, { count }) : "";
    }
  }
}

/**
 * @param {HTMLElement} place
 * @returns {Control[]}
 */
function controls(place) {
  const found = /** @type {Control[]} */ (all(place, "input, select"));
  return found;
}

/** @param {HTMLInputElement} box */
const nameOf = ({ name, value }) => name || value;

/**
 * Return the marks that a control can have.
 * @param {Control} control
 */
function marksOf(control) {
  if (control instanceof HTMLInputElement) return [nameOf(control)];
  return [...control.options].flatMap(({ value }) => (value ? [`${control.name}=${value}`] : []));
}

/**
 * Return the mark of what a control says, if it says anything.
 * @param {Control} control
 */
function markOf(control) {
  if (control instanceof HTMLInputElement) return control.checked ? [nameOf(control)] : [];
  return control.value ? [`${control.name}=${control.value}`] : [];
}

/** @param {HTMLElement} fold */
const ticked = (fold) => controls(fold).flatMap(markOf).length;
