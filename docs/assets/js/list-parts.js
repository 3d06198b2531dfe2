/**
 * <list-parts>: the ways to the other parts of a long list; markup: templates/parts/split.html.
 * An address of the list may ask for what stands in another part by now: that is looked for, and followed. What is chosen
 * in <card-filter> goes along to the other parts, and beside each stands how many fit there.
 * Without JavaScript the ways are plain links.
 */
import { all, one, told } from "./kit.js";

class ListParts extends HTMLElement {
  /** The other parts, by address, once somebody asked for what they hold. @type {Map<string, Promise<Document>>} */
  pages = new Map();

  connectedCallback() {
    window.addEventListener("hashchange", this);
    for (const type of ["change", "reset"]) document.addEventListener(type, this); // after the filter, which heard it first
    this.handleEvent();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this);
    for (const type of ["change", "reset"]) document.removeEventListener(type, this);
  }

  async handleEvent() {
    const { hash } = location;
    const chosen = hash.includes("=") ? [...new URLSearchParams(hash.slice(1))] : [];
    try {
      await this.count(hash, chosen);
      await this.find(hash);
    } catch {
      this.say("failed"); // the network is gone, and the links are still there
    }
  }

  get links() {
    return all(this, "a:not([aria-current])", HTMLAnchorElement);
  }

  /** @param {HTMLAnchorElement} link */
  read(link) {
    const address = link.href.split("#")[0];
    const page = this.pages.get(address) ?? import("./fetched-page.js").then(({ fetchPage }) => fetchPage(address));
    this.pages.set(address, page);
    page.catch(() => this.pages.delete(address));
    return page;
  }

  /**
   * Take what is chosen along to the other parts, and say how many fit there.
   * @param {string} hash
   * @param {string[][]} chosen names and values
   */
  async count(hash, chosen) {
    for (const link of this.links) link.hash = chosen.length ? hash : "";
    for (const said of all(this, "li > span")) said.textContent = "";
    if (!chosen.length) return;
    const { fits } = await import("./card-filter.js");
    const boxes = chosen.map(([name, value]) => ({ name, value }));
    for (const link of this.links) {
      const cards = all(await this.read(link), "article [data-tags]");
      if (location.hash !== hash) return; // somebody chose anew
      const count = cards.filter((card) => fits(card, boxes)).length;
      one(link.parentElement ?? this, "span").textContent = told(this.dataset.fits, { count });
    }
  }

  /**
   * Go to the part that has what the address asks for, if it is not here.
   * @param {string} hash
   */
  async find(hash) {
    const id = idOf(hash);
    this.say(id ? "looking" : "");
    for (const link of id ? this.links : []) {
      const page = await this.read(link);
      if (location.hash !== hash) return;
      if (page.getElementById(id)) return location.replace(`${link.href.split("#")[0]}${hash}`);
    }
    if (id) this.say("lost");
  }

  /** @param {string} word the name of what to say */
  say(word) {
    one(this, "[role=status]").textContent = this.dataset[word] ?? "";
  }
}

/**
 * Return the anchor that an address asks for, where this page has none of that name; a choice is no anchor.
 * @param {string} hash
 */
function idOf(hash) {
  try {
    const id = decodeURIComponent(hash.slice(1));
    return id.includes("=") || document.getElementById(id) ? "" : id;
  } catch {
    return ""; // no address of ours holds that
  }
}

if (!customElements.get("list-parts")) customElements.define("list-parts", ListParts);
