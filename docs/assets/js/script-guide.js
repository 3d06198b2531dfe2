/**
 * Leads from a marked word to its field and back, and shows beside the field the sentence that is being filled.
 *
 * @import { ScriptForm } from './script-form.js'
 */
import { all, around, make, one } from "./kit.js";
import { become } from "./script-draw.js";

export class Guide {
  /** Where the marked word was pressed that led to the field which is shown. @type {HTMLElement | undefined} */
  from;
  /** The field's blank. */
  blank = "";

  /**
   * @param {HTMLElement} builder
   * @param {ScriptForm} form
   */
  constructor(builder, form) {
    this.builder = builder;
    this.form = form;
    this.sentence = sentence([]);
    this.back = make("button", { type: "button", hidden: true }, form.script.labels.back);
    this.back.addEventListener("click", () => this.goBack());
    this.beside = make("span", { className: "beside" }, this.sentence, " ", this.back);
    builder.addEventListener("click", (event) => this.lead(around(event, ".slot")));
    form.element.addEventListener("focusin", ({ target }) => this.arrive(target));
    form.element.addEventListener("keydown", (event) => this.press(event));
  }

  /** @param {HTMLElement | null} mark */
  lead(mark) {
    const id = mark && one(mark, "[data-blank]").dataset.blank;
    if (!id) return;
    const section = mark.closest("[data-message]");
    const control = this.form.control(id);
    control.focus();
    control.scrollIntoView({ block: "nearest" });
    this.from = section instanceof HTMLElement ? section : undefined;
    this.back.hidden = false;
  }

  /** @param {EventTarget | null} target */
  arrive(target) {
    const found = [...this.form.controls].find(([, control]) => control === target);
    if (!found) return; // nothing moves under a pointer that is on its way to a button
    const [id, control] = found;
    this.from = undefined;
    this.back.hidden = true;
    this.blank = id;
    this.show();
    control.closest(".field")?.append(this.beside);
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    const { key, target, isComposing } = event;
    const line = key === "Enter" && target instanceof HTMLTextAreaElement;
    if (!this.from || isComposing || line || target === this.back || !/^(Enter|Escape)$/.test(key)) return;
    event.preventDefault();
    this.goBack();
  }

  goBack() {
    const mark = this.find("") ?? one(this.builder, "[data-message]:not([hidden]) [data-action=copy]");
    this.from = undefined;
    this.back.hidden = true;
    mark.focus();
  }

  /**
   * Find a marked word of the blank: where it was pressed, else in the first message that is shown.
   * @param {string} inside of what
   */
  find(inside) {
    const from = this.from && !this.from.hidden ? this.from : this.builder;
    const marks = this.blank ? all(from, `${inside} [data-blank="${this.blank}"]`) : [];
    return marks.find((mark) => !mark.closest("[hidden]")) ?? marks[0];
  }

  /** Follow what is typed. */
  show() {
    const mark = this.find("[data-text]");
    const parts = mark ? [...(mark.closest("[data-text] > span")?.childNodes ?? [])] : [];
    const words = parts.map((part) => {
      const ours = part instanceof Element && part.querySelector(`[data-blank="${this.blank}"]`);
      const text = part.textContent ?? "";
      return ours ? make("b", {}, text) : text;
    });
    this.sentence = become(this.sentence, sentence(words));
  }
}

/** @param {(Node | string)[]} words */
function sentence(words) {
  return make("span", { className: "sentence", ariaHidden: "true" }, ...words); // it stands in the message already
}
