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
    this.unfold(); // a choice that was made before this module was here
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
  }

  /** Follow the address; one that leads to a heading, or nowhere, says nothing of a choice and leaves it as it is. */
  handleEvent() {
    const { boxes } = this;
    const asked = new URLSearchParams(location.hash.slice(1));
    if (boxes.some(({ name }) => asked.has(name))) {
      for (const box of boxes) box.checked = asked.getAll(box.name).includes(box.value);
      this.unfold();
    }
    this.apply();
  }

  /** Show a choice to whoever came with one. */
  unfold() {
    if (this.boxes.some(({ checked }) => checked)) one(this, "details", HTMLDetailsElement).open = true;
  }

  get boxes() {
    return all(this, "input", HTMLInputElement);
  }

  changed() {
    const chosen = new URLSearchParams();
    for (const { checked, name, value } of this.boxes) if (checked) chosen.append(name, value);
    const hash = `${chosen}` && `#${chosen}`;
    history.replaceState(history.state, "", location.pathname + location.search + hash);
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
    const fitting = count(chosen);
    const text = told(this.dataset[fitting === 1 ? "foundOne" : "found"], { count: fitting, all: cards.length });
    if (status.textContent !== text) status.textContent = text;
  }
}

/**
 * Tell whether a card fits: one choice of each group that has any.
 * @param {HTMLElement} card
 * @param {{ name: string, value: string }[]} chosen
 */
export function fits(card, chosen) {
  const fit = chosen.filter(({ name, value }) => card.dataset.tags?.split(" ").includes(`${name}:${value}`));
  return chosen.every(({ name }) => fit.some((box) => box.name === name));
}

if (!customElements.get("card-filter")) customElements.define("card-filter", CardFilter);
