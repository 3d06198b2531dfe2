/**
 * <your-drafts>: the drafts that were kept on this device; each is opened, copied or deleted.
 *
 *   <your-drafts data-about="for {who}, {age}" data-alone="{age}" … data-scripts="../scripts/{script}/">
 *     <p data-none> <ul data-drafts> <template> <li> … </template> <button data-action="deleteAll"> <p class="said">
 *   </your-drafts>
 *
 * Without JavaScript it says that it needs it: the drafts are in the browser and nowhere else.
 *
 * @import { Kept } from './script-shapes.js'
 */
import { copyText } from "./clipboard.js";
import { ageWords, dropAll, dropKept, listKept } from "./drafts.js";
import { all, follow, make, one, told, wireActions } from "./kit.js";

class YourDrafts extends HTMLElement {
  wired = false;

  connectedCallback() {
    follow(this);
    if (!this.wired) {
      this.wired = true;
      wireActions(this, {
        copy: (button) => this.copy(button),
        delete: (button) => this.delete(button),
        deleteAll: () => this.tell(dropAll() ? "gone" : "refused"),
      });
    }
    this.show();
  }

  disconnectedCallback() {
    follow(this, false);
  }

  /** Another tab wrote, or the page is shown again as it was left. */
  handleEvent() {
    this.show();
  }

  show() {
    const kept = listKept();
    one(this, "[data-drafts]").replaceChildren(...kept.map((entry) => this.item(entry)));
    one(this, "[data-none]").hidden = kept.length > 0;
    one(this, "[data-action=deleteAll]").hidden = !kept.length;
  }

  /** @param {Kept} entry */
  item({ id, script, title, who, at, text }) {
    const { about, alone, scripts, copy, remove } = this.dataset;
    const { unit, count } = ageWords(at, Date.now());
    const age = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" }).format(-count, unit);
    const link = make("a", { href: `${told(scripts, { script: encodeURIComponent(script) })}#kept=${id}` }, title);
    const note = make("span", { className: "note" }, told(who ? about : alone, { who, age }));
    const body = make("p", { className: "draft-text" }, text);
    const item = make("li", {}, link, " ", note, body);
    item.dataset.draft = id;
    for (const [action, label] of [
      ["copy", copy ?? ""],
      ["delete", remove ?? ""],
    ]) {
      const button = make("button", { type: "button" }, label);
      button.dataset.action = action;
      button.setAttribute("aria-label", `${label}: ${title}${who ? `, ${who}` : ""}`);
      item.append(button, " ");
    }
    return item;
  }

  /** @param {HTMLElement} button */
  async copy(button) {
    const text = one(/** @type {HTMLElement} */ (button.closest("li")), ".draft-text");
    this.say((await copyText(text)) ? "copied" : "copyRefused");
  }

  /** @param {HTMLElement} button */
  delete(button) {
    const items = all(this, "[data-draft]");
    const at = items.findIndex((item) => item.contains(button));
    this.tell(dropKept(items[at].dataset.draft ?? "") ? "deleted" : "refused", at);
  }

  /**
   * Show what is left, say what was done, and lead to what stands where the pressed button was.
   * @param {string} done
   */
  tell(done, at = 0) {
    this.show();
    this.say(done);
    const buttons = all(this, "[data-action=delete]");
    (buttons[Math.min(at, buttons.length - 1)] ?? one(this, ".said")).focus();
  }

  /** @param {string} done */
  say(done) {
    one(this, ".said").textContent = this.dataset[done] ?? "";
  }
}

if (!customElements.get("your-drafts")) customElements.define("your-drafts", YourDrafts);
