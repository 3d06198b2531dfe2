/**
 * <reading-list>: steps to tick, kept in this tab at once and on this device on request.
 *
 *   <reading-list data-track="id" data-left="{done} of {all} …" …>
 *     <p class="progress" role="status"> <p class="said" role="status">
 *     <ol> <li id="step" data-minutes="5" data-must> <label><input type="checkbox" name="step"> … </ol>
 *     <input data-keep> <button data-clear>
 *   </reading-list>
 *
 * A tick is kept under the step's id, so it survives a change of the list; a step that is gone is told once.
 */
import { all, around, follow, one, told } from "./kit.js";
import { Kept, wireKeeping } from "./learn-kept.js";
import { inWords, tally, ticksOf } from "./learn-tally.js";

class ReadingList extends HTMLElement {
  constructor() {
    super();
    this.addEventListener("change", (event) => around(event, "[name]") && this.changed());
    wireKeeping(this);
  }

  connectedCallback() {
    follow(this);
    for (const box of all(this, "input", HTMLInputElement)) box.autocomplete = "off"; // no browser fills it in again
    this.open(this.value);
  }

  disconnectedCallback() {
    follow(this, false);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.kept.heard(event)) this.open();
  }

  get kept() {
    return new Kept(`askwell:track:${this.dataset.track}`);
  }

  get boxes() {
    return all(this, "li[id] input[name]", HTMLInputElement);
  }

  get value() {
    return this.boxes.filter(({ checked }) => checked).map(({ name }) => name);
  }

  /** @param {string[]} [early] what was ticked before this module came */
  open(early = []) {
    const ticks = [...ticksOf(this.kept.read()), ...early];
    const { boxes } = this;
    for (const box of boxes) box.checked = ticks.includes(box.name);
    const gone = ticks.filter((id) => !boxes.some(({ name }) => name === id)).length;
    if (gone) this.say(told(this.dataset[gone === 1 ? "gone" : "goneMany"], { count: gone }));
    if (gone || early.length) this.kept.write(this.value);
    one(this, "[data-keep]", HTMLInputElement).checked = this.kept.asked;
    this.show();
  }

  changed() {
    this.kept.write(this.value);
    this.say("");
    this.show();
  }

  show() {
    const steps = this.boxes.map((box) => {
      const { minutes, must } = box.closest("li")?.dataset ?? {};
      return { done: box.checked, minutes: Number(minutes), must: must !== undefined };
    });
    const sum = tally(steps);
    const words = sum.done === sum.all ? "allDone" : sum.musts ? "left" : "extras";
    const [left, musts] = [sum.left, sum.musts].map((minutes) => inWords(this.dataset, minutes));
    one(this, ".progress").textContent = told(this.dataset[words], { ...sum, left, musts });
    this.showNext();
  }

  /** Lead to the first step that is not ticked. */
  showNext() {
    const box = this.boxes.find(({ checked }) => !checked);
    const next = one(this, ".next-step");
    next.hidden = !box;
    if (!box) return;
    const link = one(next, "a");
    link.setAttribute("href", `#${box.name}`);
    link.textContent = `${this.dataset.next} ${box.nextElementSibling?.textContent}`;
  }

  /** @param {string} text */
  say(text) {
    one(this, ":scope > .said").textContent = text;
  }
}

if (!customElements.get("reading-list")) customElements.define("reading-list", ReadingList);
