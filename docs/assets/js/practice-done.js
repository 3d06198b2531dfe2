/**
 * <practice-done>: says how many exercises were done, and marks their cards on the same page.
 *
 *   <practice-done data-none data-some data-good data-missed …> <p class="progress" role="status"> … </practice-done>
 *   <li data-exercise="id"> … </li>   anywhere on the page
 */
import { all, follow, make, one, told } from "./kit.js";
import { Kept, PRACTICE, wireKeeping } from "./learn-kept.js";
import { readLog } from "./practice-log.js";

class PracticeDone extends HTMLElement {
  kept = new Kept(PRACTICE);

  constructor() {
    super();
    wireKeeping(this);
  }

  connectedCallback() {
    follow(this);
    this.open();
  }

  disconnectedCallback() {
    follow(this, false);
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (this.kept.heard(event)) this.open();
  }

  get value() {
    return readLog(this.kept.read());
  }

  open() {
    const log = this.value;
    const entries = all(document, "li[data-exercise]").map((card) => ({
      card,
      entry: log[card.dataset.exercise ?? ""],
    }));
    for (const { card, entry } of entries) {
      const mark = card.querySelector(".mark") ?? card.appendChild(make("span"));
      mark.className = "mark";
      mark.textContent = (entry && this.dataset[entry.missed ? "missed" : "good"]) ?? "";
    }
    const count = entries.filter(({ entry }) => entry).length;
    one(this, "[data-keep]", HTMLInputElement).checked = this.kept.asked;
    one(this, ".progress").textContent = told(this.dataset[count ? "some" : "none"], { count });
  }
}

if (!customElements.get("practice-done")) customElements.define("practice-done", PracticeDone);
