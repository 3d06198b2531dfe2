/**
 * What may worry them: a button for each worry that the shown variant's ask can answer.
 *
 * @import { ScriptForm } from './script-form.js'
 */
import { all, around, make, one } from "./kit.js";
import { worriesOf } from "./script-fill.js";

export class Worries {
  /**
   * @param {HTMLElement} section
   * @param {ScriptForm} form
   * @param {(id: string, added: boolean) => void} changed
   */
  constructor(section, form, changed) {
    this.section = section;
    this.form = form;
    this.list = one(section, "[data-worries]");
    section.addEventListener("click", (event) => {
      const id = around(event, "[data-worry]")?.dataset.worry;
      if (!id) return;
      const added = !form.worries.delete(id);
      if (added) form.worries.add(id);
      changed(id, added);
    });
  }

  get buttons() {
    return all(this.list, "[data-worry]");
  }

  show() {
    const { variant, script, worries } = this.form;
    const wanted = worriesOf(variant);
    if (wanted.join() !== this.buttons.map(({ dataset }) => dataset.worry).join()) {
      const items = wanted.map((id) => {
        const button = make("button", { type: "button" }, script.worries[id].plain);
        button.dataset.worry = id;
        return make("li", {}, button);
      });
      this.list.replaceChildren(...items);
    }
    for (const button of this.buttons) button.ariaPressed = String(worries.has(button.dataset.worry ?? ""));
    this.section.hidden = !wanted.length;
  }
}
