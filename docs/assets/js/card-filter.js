/**
 * <card-filter>: dims the cards of an index page that do not fit; markup: `filters` in templates/parts/kit.html.
 * Within a group one choice is enough, between groups all must fit. The choice stands in the address behind #,
 * so that it can be shared. Without JavaScript the form is not shown, and the page is a plain list under headings.
 */
import { told } from "./kit.js";

class CardFilter extends HTMLElement {
  connectedCallback() {
    if (!this.form) {
      this.form = this.querySelector("form");
      this.boxes = [...this.querySelectorAll("input")];
      this.status = this.querySelector("[role=status]");
      this.cards = [...this.closest("article").querySelectorAll("[data-tags]")];
      this.form.addEventListener("change", () => this.changed());
      this.form.addEventListener("reset", (event) => {
        event.preventDefault();
        for (const box of this.boxes) box.checked = false;
        this.changed();
        this.boxes[0].focus(); // the button that had it is gone
      });
      this.form.addEventListener("submit", (event) => event.preventDefault());
    }
    this.read = () => this.fromAddress();
    window.addEventListener("hashchange", this.read);
    this.fromAddress();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.read);
  }

  fromAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const box of this.boxes) box.checked = asked.getAll(box.name).includes(box.value);
    this.apply();
  }

  changed() {
    const chosen = new URLSearchParams(new FormData(this.form));
    history.replaceState(history.state, "", chosen.size ? `#${chosen}` : location.pathname + location.search);
    this.apply();
  }

  apply() {
    const chosen = this.boxes.filter((box) => box.checked);
    const fits = (card, boxes) =>
      [...new Set(boxes.map((box) => box.name))].every((name) =>
        boxes.some((box) => box.name === name && card.dataset.tags.split(" ").includes(`${name}:${box.value}`)),
      );
    let count = 0;
    for (const card of this.cards) {
      if (fits(card, chosen)) {
        delete card.dataset.out;
        count += 1;
      } else card.dataset.out = this.dataset.out; // shown by the style sheet, and read out
    }
    for (const box of this.boxes) {
      const others = chosen.filter((other) => other.name !== box.name);
      const would = this.cards.filter((card) => fits(card, [...others, box])).length;
      box.parentElement.querySelector("span").textContent = would;
    }
    this.form.querySelector("[type=reset]").hidden = !chosen.length;
    const text = told(this.dataset.found, { count, all: this.cards.length });
    if (this.status.textContent !== text) this.status.textContent = text;
  }
}

if (!customElements.get("card-filter")) customElements.define("card-filter", CardFilter);
