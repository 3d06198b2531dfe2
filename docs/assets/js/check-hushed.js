/**
 * What is not shown: put there by a press, listed, and brought back by one.
 *
 * @import { Works } from './check-works.js'
 */
import { Quiet } from "./check-quiet.js";
import { all, make, one } from "./kit.js";

export class Hushed {
  quiet = new Quiet();

  /** @param {Works} works */
  constructor(works) {
    this.works = works;
    this.place = one(works.element, "[data-part=quiet]");
    this.box = one(this.place, "[name=_remember]", HTMLInputElement);
    this.button = one(one(works.element, "template", HTMLTemplateElement).content, "[data-action=back]");
    this.box.addEventListener("change", () => this.asked());
  }

  /** Take what this device remembers. */
  open() {
    this.box.checked = this.quiet.remembered;
    if (this.quiet.silenced.size) this.silence();
  }

  silence() {
    this.works.engine.silence(this.quiet.silenced);
    this.show();
  }

  /**
   * @param {HTMLElement} button
   * @param {"fine" | "silenced"} how
   */
  hush(button, how) {
    const { works, quiet } = this;
    const item = works.list.itemAt(button);
    if (!item) return;
    const { rule } = item.finding;
    if (how === "fine") quiet.fine.set(item.fine, rule.say ?? "");
    else quiet.silence(rule.id);
    const at = works.items.indexOf(item);
    this.done(how);
    works.list.leadOn(at);
  }

  /** @param {HTMLElement} button */
  back(button) {
    this.quiet.undo(button.dataset.key ?? "");
    this.done("back");
    const [next] = all(this.place, "[data-action=back]");
    (this.place.hidden ? one(this.works.element, "#found") : next).focus();
  }

  /** @param {string} word */
  done(word) {
    this.silence();
    this.works.read();
    this.works.say(word);
  }

  /** List what is not shown, each with a way back. */
  show() {
    const { quiet, works, place } = this;
    const says = new Map(works.engine.rules.map(({ id, say }) => [id, say ?? ""]));
    const kinds = [...quiet.silenced].filter((id) => says.has(id)).map((id) => [id, says.get(id) ?? ""]);
    const fine = [...quiet.fine].map(([key, say]) => [key, `${say} (${works.words["for-words"]})`]);
    const lines = [...kinds, ...fine].map(([key, say], at) => {
      const button = /** @type {HTMLElement} */ (this.button.cloneNode(true));
      button.dataset.key = key;
      button.setAttribute("aria-describedby", `hushed-${at}`);
      return make("li", {}, make("span", { id: `hushed-${at}` }, say), " ", button);
    });
    one(place, "ul").replaceChildren(...lines);
    place.hidden = !lines.length;
    one(place, ".keeping").hidden = !kinds.length && !quiet.remembered;
  }

  /** Remember the kinds on this device, or forget them there. */
  asked() {
    const { checked } = this.box;
    const done = this.quiet.remember(checked);
    this.box.checked = this.quiet.remembered;
    this.works.say(done ? (checked ? "kept-device" : "unkept") : "refused");
  }
}
