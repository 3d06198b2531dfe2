/**
 * <practice-done>: says how many exercises were done, and marks their cards on the same page.
 *
 *   <practice-done data-none data-some data-good data-missed …> <p class="progress" role="status"> … </practice-done>
 *   <li data-exercise="id"> … </li>   anywhere on the page
 */
import { make, told } from "./kit.js";
import { Kept, wireKeeping } from "./learn-kept.js";
import { readLog } from "./practice-plan.js";

class PracticeDone extends HTMLElement {
  connectedCallback() {
    if (!this.kept) {
      this.kept = new Kept("askwell:practice");
      wireKeeping(this);
    }
    this.open();
  }

  get value() {
    return readLog(this.kept.read());
  }

  open() {
    const log = this.value;
    const cards = [...document.querySelectorAll("li[data-exercise]")];
    for (const card of cards) {
      const entry = log[card.dataset.exercise];
      const mark = card.querySelector(".mark") ?? card.appendChild(make("span"));
      mark.className = "mark";
      mark.textContent = entry ? this.dataset[entry.missed ? "missed" : "good"] : "";
    }
    const count = cards.filter((card) => log[card.dataset.exercise]).length;
    const text = count ? told(this.dataset.some, { count }) : this.dataset.none;
    this.querySelector("[data-keep]").checked = this.kept.asked;
    this.querySelector(".progress").textContent = text;
  }
}

if (!customElements.get("practice-done")) customElements.define("practice-done", PracticeDone);
