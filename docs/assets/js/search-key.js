/**
 * <search-key>: the switch of the key that goes to the search; a key alone must be one that can be turned off.
 *
 *   <search-key> <label> <input type="checkbox" checked> … </label> </search-key>
 *
 * Off, it is kept on this device. Without JavaScript there is no such key, and the switch is not shown.
 */
import { all, follow, keep, one, readKept, unfollow } from "./kit.js";

const OFF = "askwell:no-search-key";

/** Tell whether the key / goes to the search. */
export const slashLeads = () => all(document, "search-key input", HTMLInputElement).some(({ checked }) => checked);

class SearchKey extends HTMLElement {
  constructor() {
    super();
    this.addEventListener("change", () => keep("localStorage", OFF, this.box.checked ? null : true));
  }

  connectedCallback() {
    follow(this);
    this.handleEvent();
  }

  disconnectedCallback() {
    unfollow(this);
  }

  get box() {
    return one(this, "input", HTMLInputElement);
  }

  /** Show what was chosen, here or in another tab. */
  handleEvent() {
    this.box.checked = readKept("localStorage", OFF) !== true;
  }
}

if (!customElements.get("search-key")) customElements.define("search-key", SearchKey);
