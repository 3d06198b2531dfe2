/**
 * What may worry them: a button for each worry that the shown variant's ask can answer.
 *
 * @import { ScriptForm } from './script-form.js'
 */
import { all, around, make, one } from "./kit.js";
import { worriesOf, worryLines } from "./script-fill.js";

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
    const { variant, script, worries, values } = this.form;
    const wanted = worriesOf(variant);
    if (wanted.join() !== this.buttons.map(({ dataset }) => dataset.worry).join()) {
      const items = wanted.map((id) => {
        const button = make("button", { type: "button" }, script.worries[id].plain);
        button.dataset.worry = id;
        const adds = make("span", { id: `adds-${id}`, className: "adds" });
        button.setAttribute("aria-describedby", adds.id);
        return make("li", {}, button, adds);
      });
      this.list.replaceChildren(...items);
    }
    const lines = worryLines(script, variant, values);
    for (const button of this.buttons) {
      const id = button.dataset.worry ?? "";
      button.ariaPressed = String(worries.has(id));
      const adds = one(this.list, `#adds-${id}`);
      if (adds.textContent !== lines[id]) adds.textContent = lines[id];
    }
    this.section.hidden = !wanted.length;
  }
}
