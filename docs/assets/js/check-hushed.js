/**
 * What is not shown: a remark on these words, or all remarks of a kind, listed and brought back by a press. It lasts as
 * long as the page; kinds are remembered on this device on request.
 *
 * @import { Works } from './check-works.js'
 */
import { all, keep, make, one, readKept } from "./kit.js";

const KEY = "askwell:check-silenced";

export class Hushed {
  /** Remarks that are fine here, by key, with what they say. @type {Map<string, string>} */
  fine = new Map();
  /** Ids of rules. @type {Set<string>} */
  silenced = new Set();

  /** @param {Works} works */
  constructor(works) {
    this.works = works;
    this.place = one(works.element, "[data-part=quiet]");
    this.box = one(this.place, "[name=_remember]", HTMLInputElement);
    this.box.addEventListener("change", () => this.asked());
    const kept = readKept("localStorage", KEY);
    this.box.checked = Array.isArray(kept);
    if (Array.isArray(kept)) this.silenced = new Set(kept);
    if (this.silenced.size) this.apply();
  }

  /** Read on without what is silenced, and list it. */
  apply() {
    const { works, silenced, fine, place } = this;
    works.engine.silence(silenced);
    const kinds = works.engine.rules.filter(({ id }) => silenced.has(id)).map(({ id, say }) => [id, say]);
    const these = [...fine].map(([key, say]) => [key, `${say} (${works.words["for-words"]})`]);
    const [pattern] = all(works.template, "[data-action=back]");
    const lines = [...kinds, ...these].map(([key, say], at) => {
      const button = /** @type {HTMLElement} */ (pattern.cloneNode(true));
      button.dataset.key = key;
      button.setAttribute("aria-describedby", `hushed-${at}`);
      return make("li", {}, make("span", { id: `hushed-${at}` }, say ?? ""), " ", button);
    });
    one(place, "ul").replaceChildren(...lines);
    place.hidden = !lines.length;
    one(place, ".keeping").hidden = !kinds.length && !this.box.checked;
  }

  /** Keep the kinds on this device, or forget them there, as the box says. */
  write() {
    return keep("localStorage", KEY, this.box.checked ? [...this.silenced] : null);
  }

  asked() {
    const done = this.write();
    if (!done) this.box.checked = false;
    this.works.say(done ? (this.box.checked ? "kept-device" : "unkept") : "refused");
  }

  /**
   * @param {HTMLElement} button
   * @param {"fine" | "silenced"} how
   */
  hush(button, how) {
    const { works } = this;
    const item = works.list.itemAt(button);
    if (!item) return;
    const { id, say = "" } = item.finding.rule;
    if (how === "fine") this.fine.set(item.fine, say);
    else this.silenced.add(id);
    const at = works.items.indexOf(item);
    this.done(how);
    works.list.leadOn(at);
  }

  /** @param {HTMLElement} button */
  back({ dataset: { key = "" } }) {
    this.fine.delete(key);
    this.silenced.delete(key);
    this.done("back");
    const [next] = all(this.place, "[data-action=back]");
    (next ?? one(this.works.element, "#found")).focus();
  }

  /** @param {string} word */
  done(word) {
    if (this.box.checked) this.write();
    this.apply();
    this.works.read();
    this.works.say(word);
  }
}
