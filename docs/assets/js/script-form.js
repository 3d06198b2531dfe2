/**
 * The form of a script: what a sender put in is read and brought back, the blanks that its messages need are shown,
 * and what is wrong with one is said beside it.
 *
 * @import { Control } from './script-fields.js'
 * @import { Draft, MessageName, Question, Script, Variant } from './script-shapes.js'
 */
import { all, keep, one, readKept } from "./kit.js";
import { answerChoices } from "./script-answers.js";
import { dateChoices, isDay, weekdayOf } from "./script-days.js";
import { arrange, objection, offer, write } from "./script-fields.js";
import { clean, counted, fill, messagesOf, neededBlanks } from "./script-fill.js";

const OWN = "askwell:own-name";
const LONGEST_NAME = 80; // letters; whatever is longer is no name, and would be put into every script

export class ScriptForm {
  /** Patterns whose lines are added; some may belong to other variants only. @type {Set<string>} */
  worries = new Set();
  /** Messages as they were changed by hand. @type {Partial<Record<MessageName, string>>} */
  edited = {};

  /**
   * @param {HTMLFormElement} element
   * @param {Script} script
   * @param {ParentNode} builder where the choice of a variant stands
   */
  constructor(element, script, builder) {
    this.element = element;
    this.script = script;
    this.radios = all(builder, "[name=_variant]", HTMLInputElement);
    this.choices = answerChoices(builder);
    this.remember = all(element, "[name=_remember]", HTMLInputElement)[0];
    // a list of our own, since a blank may be called like a member of the form
    this.controls = new Map(script.blanks.map(({ id }) => [id, this.find(id)]));
    element.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "date") this.takeDate(target);
    });
  }

  /**
   * @param {string} id
   * @returns {Control}
   */
  find(id) {
    return /** @type {Control} */ (one(this.element, `[name="${id}"]`));
  }

  /**
   * @param {string} id
   * @returns {Control}
   */
  control(id) {
    return this.controls.get(id) ?? this.find(id);
  }

  /** @returns {Variant} */
  get variant() {
    const chosen = this.radios.find(({ checked }) => checked)?.value;
    return this.script.variants.find(({ id }) => id === chosen) ?? this.script.variants[0];
  }

  /** The message that is sent first: the ask, or the answer that is chosen. */
  get front() {
    const chosen = this.choices.find(({ checked }) => checked)?.value;
    return /** @type {MessageName} */ (chosen) ?? messagesOf(this.variant)[0];
  }

  /** Whether another variant or answer is chosen than at first. */
  get chosen() {
    return [...this.radios, ...this.choices].some(({ checked, defaultChecked }) => checked && !defaultChecked);
  }

  get values() {
    return Object.fromEntries([...this.controls].map(([id, { value }]) => [id, value]));
  }

  /** @returns {Draft} */
  get draft() {
    const { values, worries, edited, variant, front, choices } = this;
    const draft = { values, variant: variant.id, worries: [...worries], edited: { ...edited } };
    return choices.length ? { ...draft, answer: front } : draft;
  }

  /** Whether anything is there that could be lost; the own name alone is not. */
  get touched() {
    const { own, blanks } = this.script;
    const typed = blanks.some(({ id, kind, default: start }) => {
      const value = clean(this.control(id).value, kind);
      return id !== own && value && value !== start;
    });
    return typed || this.worries.size > 0 || Object.keys(this.edited).length > 0;
  }

  /** Whom it is for: what stands in the first text that is not the own name. */
  get who() {
    const { own, blanks } = this.script;
    const first = blanks.find(({ id, kind }) => kind === "text" && id !== own);
    return first ? clean(this.control(first.id).value).slice(0, LONGEST_NAME) : "";
  }

  /** The messages and the subject that come of it. The nudge is read on another day, so tomorrow has a name in it. */
  get filled() {
    const { script, variant, values, worries } = this;
    const filled = fill(script, variant, values, worries);
    const named = Object.entries(values).map(([id, value]) => [
      id,
      this.ofDays(id) ? weekdayOf(value, new Date()) : value,
    ]);
    if (named.every(([id, value]) => value === values[id])) return filled;
    return !filled.nudge
      ? filled
      : { ...filled, nudge: fill(script, variant, Object.fromEntries(named), worries).nudge };
  }

  /** The blanks that the shown messages need. */
  get needed() {
    return neededBlanks(this.script, this.variant, this.worries);
  }

  /** The blanks that the ask, or the chosen answer, needs. */
  get neededFirst() {
    return neededBlanks(this.script, this.variant, this.worries, [this.front]);
  }

  /** The draft with what the shown messages hold and nothing else: what stands in a hidden field stays here. */
  get shownDraft() {
    const { needed, draft } = this;
    return { ...draft, values: Object.fromEntries(Object.entries(draft.values).filter(([id]) => needed.includes(id))) };
  }

  /** What was typed before there was anyone to read it. */
  get early() {
    const typed = [...this.controls].filter(([, control]) => !(control instanceof HTMLSelectElement));
    return Object.fromEntries(
      typed.flatMap(([id, control]) => {
        const { value, defaultValue } = /** @type {HTMLInputElement} */ (control);
        return value === defaultValue ? [] : [[id, value]];
      }),
    );
  }

  /**
   * Bring a draft back, and return how many of its values found no place; a field that it does not hold stays.
   * @param {Partial<Draft>} draft
   */
  put({ values = {}, variant, answer, worries, edited }) {
    for (const radio of this.radios) radio.checked ||= radio.value === variant;
    for (const radio of this.choices) radio.checked ||= radio.value === answer;
    if (worries) this.worries = new Set(worries);
    if (edited) this.edited = { ...edited };
    return Object.entries(values).filter(([id, value]) => !this.set(id, value)).length;
  }

  /**
   * @param {string} id
   * @param {string} value
   */
  set(id, value) {
    const control = this.controls.get(id);
    if (!control) return false;
    const select = control instanceof HTMLSelectElement;
    if (select && this.ofDays(id) && isDay(value)) offer(control, [value]);
    control.value = control instanceof HTMLTextAreaElement ? value : value.replace(/[\r\n]+/g, " ");
    if (select && control.selectedIndex < 0) control.selectedIndex = 0;
    return !value || Boolean(control.value);
  }

  /** @param {string} id */
  ofDays(id) {
    return this.script.blanks.some((blank) => blank.id === id && blank.kind === "day");
  }

  /**
   * Offer a date, with its weekday and without it, beside the days of the week, and choose it.
   * @param {HTMLInputElement} date
   */
  takeDate(date) {
    const control = this.control(date.name.replace(/-date$/, ""));
    if (control instanceof HTMLSelectElement) offer(control, date.value ? dateChoices(date.value) : []);
  }

  /** Start again; the own name stays, since to start again is not to be forgotten. */
  clear() {
    HTMLFormElement.prototype.reset.call(this.element);
    for (const control of this.controls.values()) {
      control.removeAttribute("aria-invalid");
      if (control instanceof HTMLSelectElement) offer(control, undefined);
    }
    this.worries = new Set();
    this.edited = {};
    this.sign();
  }

  /** Bring back the own name, where it is remembered and nothing stands in its place. */
  sign() {
    const name = readKept("localStorage", OWN);
    if (!this.remember || !this.script.own || typeof name !== "string") return;
    this.remember.checked = true;
    if (name.length <= LONGEST_NAME) this.control(this.script.own).value ||= name;
  }

  /**
   * Keep the own name on this device, or forget it, as the box says, once either of the two was touched: what a link
   * brought is not our own, and another tab may know better.
   * @param {EventTarget | null} touched
   */
  keepName(touched) {
    const { remember, script } = this;
    if (!remember || !script.own || (touched !== remember && touched !== this.control(script.own))) return;
    const name = clean(this.control(script.own).value);
    if (name.length <= LONGEST_NAME) keep("localStorage", OWN, (remember.checked && name) || null);
  }

  /** Show the fields that the messages need, those of the first one first; what was typed into the others stays in them. */
  show() {
    arrange(this.element, this.controls, this.needed, this.neededFirst);
    this.warn();
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

  /** Say beside each field what its words undo, that its number is none, or that a message waits for it. */
  warn() {
    for (const question of this.script.blanks) {
      const control = this.control(question.id);
      const value = clean(control.value, question.kind);
      if (value) control.removeAttribute("aria-invalid");
      const needed = control.hasAttribute("aria-invalid") ? this.script.labels.needed : "";
      write(one(this.element, `#${control.id}-warning`), objection(this.script, question, control) || needed);
      const { unit, units, example } = question;
      const number = value || example;
      const place = unit && all(this.element, `#${control.id} ~ [data-unit]`)[0];
      if (place) write(place, counted(number, unit, units).slice(number.length + 1));
    }
  }
}
