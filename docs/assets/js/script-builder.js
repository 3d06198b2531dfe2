/**
 * <script-builder>: fills a script's blanks and hands over the messages.
 *
 *   <script-builder>
 *     <form> one control a blank, its name is the blank's id; radios named _variant; buttons [data-action] </form>
 *     <section data-message="ask"> <p data-subject> <div data-text> <button data-action="copy"> … </section>   four of them
 *     <script type="application/json"> a Script, see script-shapes.js </script>
 *   </script-builder>
 *
 * Without JavaScript the form can be printed and the messages show the example. What is typed stays in this tab's
 * sessionStorage; the own name goes into localStorage on request only; a draft enters an address only when shared.
 *
 * @import { Draft, Script } from './script-shapes.js'
 */
import { keep, one, readKept, told, wireActions } from "./kit.js";
import { MESSAGES } from "./script-fill.js";
import { ScriptForm } from "./script-form.js";
import { handOver, ScriptMessage, say } from "./script-message.js";
import { draftOf, readDraft, writeDraft } from "./script-out.js";

class ScriptBuilder extends HTMLElement {
  /** @type {Builder | undefined} */
  builder;

  connectedCallback() {
    if (this.builder) return this.builder.show();
    this.builder = new Builder(this);
    this.builder.open();
  }
}

class Builder {
  /** What stood there before the last reset. @type {Draft | undefined} */
  cleared;

  /** @param {HTMLElement} element */
  constructor(element) {
    /** @type {Script} */
    this.script = JSON.parse(one(element, "script[type='application/json']", HTMLScriptElement).text);
    this.labels = this.script.labels;
    this.key = `askwell:draft:${this.script.id}`;
    this.place = one(element, "form", HTMLFormElement);
    this.form = new ScriptForm(this.place, this.script);
    this.messages = MESSAGES.map((name) => {
      return new ScriptMessage(one(element, `[data-message="${name}"]`), name, this.form);
    });
    this.place.addEventListener("submit", (event) => event.preventDefault());
    this.place.addEventListener("input", () => this.changed());
    element.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.dataset.line) return;
      this.form.off[target.checked ? "delete" : "add"](target.dataset.line);
      this.changed();
    });
    wireActions(this.place, {
      share: () => this.giveAddress(`#${writeDraft(this.form.draft)}`, "shared"),
      link: () => this.giveAddress("", "link-copied"),
      print: () => window.print(),
      reset: () => this.reset(),
      undo: (button) => this.undo(button),
    });
  }

  /** Bring back what was shared, else what was typed in this tab, and the own name. */
  open() {
    const known = this.script.blanks.map(({ id }) => id);
    const shared = readDraft(location.hash, known);
    if (shared === null) say(this.place, this.labels["link-broken"]);
    if (shared?.lost) say(this.place, told(this.labels["link-lost"], { count: shared.lost }));
    const draft = shared ?? draftOf(readKept("sessionStorage", this.key), known);
    if (draft) this.form.put(draft);
    this.form.sign();
    this.show();
  }

  changed() {
    keep("sessionStorage", this.key, this.form.draft);
    this.form.keepName();
    this.show();
  }

  show() {
    const { filled } = this.form;
    for (const message of this.messages) message.show(filled);
    this.form.warn();
  }

  /**
   * Show the address of this page with something behind it, and copy it.
   * @param {string} behind
   * @param {string} done the label for a copy that was made
   */
  async giveAddress(behind, done) {
    const shown = one(this.place, "[data-shared]");
    shown.textContent = location.href.split("#")[0] + behind;
    shown.hidden = false;
    await handOver(this.place, "[data-shared]", this.labels, done);
  }

  reset() {
    this.cleared = this.form.draft;
    this.form.clear();
    this.changed();
    one(this.place, "[data-action=undo]").hidden = false;
    say(this.place, this.labels["reset-done"]);
  }

  /** @param {HTMLElement} button */
  undo(button) {
    if (this.cleared) this.form.put(this.cleared);
    this.changed();
    button.hidden = true;
    say(this.place, this.labels["undo-done"]);
    one(this.place, "[data-action=reset]").focus();
  }
}

if (!customElements.get("script-builder")) customElements.define("script-builder", ScriptBuilder);
