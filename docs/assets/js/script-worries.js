/**
 * What may worry them, or the one who answers: a button for each worry that the shown variant has a line for.
 *
 * @import { ScriptForm } from './script-form.js'
 */
import { all, around, hide, make, one } from "./kit.js";
import { write } from "./script-fields.js";
import { messagesOf, worriesOf, worryLines } from "./script-fill.js";

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

  /**
   * Say what a worry adds to the answers that are not chosen.
   * @param {string} id
   */
  elsewhere(id) {
    const { variant, script, values } = this.form;
    const added = messagesOf(variant).map((name) => [
      script.messages[name],
      worryLines(script, variant, values, name)[id],
    ]);
    return added.flatMap(([label, lines]) => (lines ? [`${label}: ${lines}`] : [])).join(" ");
  }

  show() {
    const { variant, script, worries, values, front } = this.form;
    const wanted = worriesOf(variant);
    let { buttons } = this;
    if (wanted.join() !== buttons.map(({ dataset }) => dataset.worry).join()) {
      const items = wanted.map((id) => {
        const button = make("button", { type: "button" }, script.worries[id].plain);
        button.dataset.worry = id;
        const adds = make("span", { id: `adds-${id}`, className: "adds" });
        button.setAttribute("aria-describedby", adds.id);
        return make("li", {}, button, adds);
      });
      this.list.replaceChildren(...items);
      ({ buttons } = this);
    }
    const lines = worryLines(script, variant, values, front);
    for (const button of buttons) {
      const id = button.dataset.worry ?? "";
      const pressed = String(worries.has(id));
      if (button.ariaPressed !== pressed) button.ariaPressed = pressed;
      const adds = one(this.list, `#adds-${id}`);
      write(adds, lines[id] || this.elsewhere(id));
    }
    hide(this.section, !wanted.length);
  }
}
