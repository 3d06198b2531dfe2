/**
 * What a sender put into a script: it is read, kept and brought back, and what is wrong with it is said beside its field.
 *
 * @import { Draft, Question, Script, Variant } from './script-shapes.js'
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control
 */
import { all, keep, one, readKept, told } from "./kit.js";
import { clean, fill } from "./script-fill.js";

const OWN = "askwell:own-name";

export class ScriptForm {
  /** Lines that are left out, as "ask.2". @type {Set<string>} */
  off = new Set();

  /**
   * @param {HTMLFormElement} element
   * @param {Script} script
   */
  constructor(element, script) {
    this.element = element;
    this.script = script;
    this.remember = all(element, "[name=_remember]", HTMLInputElement).at(0);
  }

  /**
   * @param {string} id
   * @returns {Control}
   */
  control(id) {
    return /** @type {Control} */ (this.element.elements.namedItem(id));
  }

  get radios() {
    return all(this.element, "[name=_variant]", HTMLInputElement);
  }

  /** @returns {Variant} */
  get variant() {
    const chosen = this.radios.find(({ checked }) => checked)?.value;
    return this.script.variants.find(({ id }) => id === chosen) ?? this.script.variants[0];
  }

  /** @returns {Draft} */
  get draft() {
    const values = Object.fromEntries(this.script.blanks.map(({ id }) => [id, this.control(id).value]));
    return { values, variant: this.variant.id, off: [...this.off] };
  }

  /** The messages and the subject that come of it. */
  get filled() {
    return fill(this.script, this.variant, this.draft.values, this.off);
  }

  /**
   * Bring a draft back; a field that it does not hold stays.
   * @param {Draft} draft
   */
  put({ values, variant, off }) {
    for (const [id, value] of Object.entries(values)) this.control(id).value = value;
    for (const radio of this.radios) radio.checked ||= radio.value === variant;
    this.off = new Set(off);
  }

  /** Start again; the own name stays, since to start again is not to be forgotten. */
  clear() {
    this.element.reset();
    this.off = new Set();
    this.sign();
  }

  /** Bring back the own name, where it is remembered and nothing stands in its place. */
  sign() {
    const name = readKept("localStorage", OWN);
    if (!this.remember || !this.script.own || typeof name !== "string") return;
    this.remember.checked = true;
    this.control(this.script.own).value ||= name;
  }

  /** Keep the own name on this device, or forget it, as the box says. */
  keepName() {
    if (!this.remember || !this.script.own) return;
    const name = clean(this.control(this.script.own).value);
    keep("localStorage", OWN, (this.remember.checked && name) || null);
  }

  /**
   * Mark the blanks that a message waits for, and go to the first.
   * @param {Question[]} questions
   */
  require(questions) {
    for (const { id } of questions) this.control(id).setAttribute("aria-invalid", "true");
    this.warn();
    this.control(questions[0].id).focus();
  }

  /** Say beside each field what its words undo, that its number is out of bounds, or that a message waits for it. */
  warn() {
    for (const question of this.script.blanks) {
      const control = this.control(question.id);
      const value = clean(control.value, question.kind);
      if (value) control.removeAttribute("aria-invalid");
      const needed = control.hasAttribute("aria-invalid") ? this.script.labels.needed : "";
      const text = this.objection(question, value) || needed;
      const place = one(this.element, `#${control.id}-warning`);
      if (place.textContent !== text) place.textContent = text;
    }
  }

  /**
   * @param {Question} question
   * @param {string} value
   */
  objection({ kind, min, max }, value) {
    const { labels, undoes } = this.script;
    if (kind === "text" || kind === "long") return undoes.find(({ words }) => new RegExp(words, "i").test(value))?.say;
    const out = (min !== null && Number(value) < min) || (max !== null && Number(value) > max);
    return kind === "number" && value && out ? told(labels.bounds, { min: min ?? "", max: max ?? "" }) : "";
  }
}
