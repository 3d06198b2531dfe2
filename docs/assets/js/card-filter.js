/**
 * <card-filter>: dims the cards of an index page that do not fit; markup: `filters` in templates/parts/kit.html.
 * One choice of a group is enough, and every group must fit. The choice can be shared: it stands in the address behind #.
 * Without JavaScript the form is not shown, and the page is a plain list.
 */
import { all, one, told } from "./kit.js";

class CardFilter extends HTMLElement {
  constructor() {
    super();
    this.addEventListener("change", () => this.changed());
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("reset", (event) => {
      event.preventDefault();
      for (const box of this.boxes) box.checked = false;
      this.changed();
      this.boxes[0].focus(); // the button that had it is gone
    });
  }

  connectedCallback() {
    window.addEventListener("hashchange", this);
    this.handleEvent();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
  }

  /** Follow the address. */
  handleEvent() {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const box of this.boxes) box.checked = asked.getAll(box.name).includes(box.value);
    this.apply();
  }

  get boxes() {
    return all(this, "input", HTMLInputElement);
  }

  changed() {
    const chosen = new URLSearchParams();
    for (const { checked, name, value } of this.boxes) if (checked) chosen.append(name, value);
    history.replaceState(history.state, "", chosen.size ? `#${chosen}` : location.pathname + location.search);
    this.apply();
  }

  apply() {
    const { boxes } = this;
    const cards = all(document, "article [data-tags]");
    const chosen = boxes.filter(({ checked }) => checked);
    for (const card of cards) {
      if (fits(card, chosen)) delete card.dataset.out;
      else card.dataset.out = this.dataset.out; // shown by the style sheet, and read out
    }
    const count = (/** @type {typeof boxes} */ choice) => cards.filter((card) => fits(card, choice)).length;
    for (const box of boxes) {
      const others = chosen.filter(({ name }) => name !== box.name);
      one(box.parentElement ?? this, "span").textContent = `${count([...others, box])}`;
    }
    one(this, "[type=reset]").hidden = !chosen.length;
    const status = one(this, "[role=status]");
    const text = told(this.dataset.found, { count: count(chosen), all: cards.length });
    if (status.textContent !== text) status.textContent = text;
  }
}

/**
 * Tell whether a card fits: one choice of each group that has any.
 * @param {HTMLElement} card
 * @param {HTMLInputElement[]} chosen
 */
function fits(card, chosen) {
  const fit = chosen.filter(({ name, value }) => card.dataset.tags?.split(" ").includes(`${name}:${value}`));
  return chosen.every(({ name }) => fit.some((box) => box.name === name));
}

if (!customElements.get("card-filter")) customElements.define("card-filter", CardFilter);
