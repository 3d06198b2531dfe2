/**
 * <script-builder>: fills a script's blanks and hands over the messages.
 *
 *   <script-builder>
 *     <form> one control a blank, its name is the blank's id; radios named _variant; buttons [data-action] </form>
 *     <section data-message="ask"> <p data-subject> <div data-text> <button data-action="copy"> … </section>   four of them
 *     <script type="application/json"> { id, title, blanks, variants, labels, undoes } </script>
 *   </script-builder>
 *
 * Without JavaScript the form can be printed and the messages show the example. What is typed stays in this tab's
 * sessionStorage; the own name goes into localStorage on request only; a draft enters an address only when shared.
 */
import { told, wireActions } from "./kit.js";
import { keep, readKept } from "./kit-storage.js";
import { drawMessage, drawReasons } from "./script-draw.js";
import { clean, fill, fillText, MESSAGES, messageText, missing, plain } from "./script-fill.js";
import { copyText, mailAddress, readDraft, writeDraft } from "./script-out.js";

const OWN = "askwell:own-name";

class ScriptBuilder extends HTMLElement {
  connectedCallback() {
    if (this.script) return this.show();
    this.script = JSON.parse(this.querySelector("script[type='application/json']").textContent);
    this.labels = this.script.labels;
    this.form = this.querySelector("form");
    this.key = `askwell:draft:${this.script.id}`;
    this.off = new Set();
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", () => this.changed());
    for (const name of MESSAGES) {
      const section = this.section(name);
      section.querySelector(".why").addEventListener("toggle", () => this.showReasons(name, section));
    }
    wireActions(this, {
      copy: (button) => this.copy(button),
      copySubject: (button) => this.copySubject(button),
      mail: (button) => this.mail(button),
      share: () => this.share(),
      link: () => this.link(),
      print: () => window.print(),
      reset: () => this.reset(),
      undo: (button) => this.undo(button),
    });
    this.addEventListener("change", (event) => {
      const { line } = event.target.dataset;
      if (!line) return;
      this.off[event.target.checked ? "delete" : "add"](line);
      this.changed();
    });
    this.open();
  }

  /** Bring back what was shared, else what was typed in this tab, else the own name. */
  open() {
    const shared = readDraft(
      location.hash,
      this.script.blanks.map(({ id }) => id),
    );
    if (shared === null) this.say(this.form, this.labels["link-broken"]);
    if (shared?.lost) this.say(this.form, told(this.labels["link-lost"], { count: shared.lost }));
    this.put(shared ?? readKept("sessionStorage", this.key) ?? {});
    this.sign();
    this.show();
  }

  /** Bring back the own name, where it is remembered and nothing stands in its place. */
  sign() {
    const own = readKept("localStorage", OWN);
    const box = this.form.elements._remember;
    if (!box || !own) return;
    box.checked = true;
    this.control(this.script.own).value ||= own;
  }

  control(id) {
    return this.form.elements.namedItem(id);
  }

  get variant() {
    return this.script.variants.find(({ id }) => id === this.form.elements._variant?.value) ?? this.script.variants[0];
  }

  get draft() {
    const values = Object.fromEntries(this.script.blanks.map(({ id }) => [id, this.control(id).value]));
    return { values, variant: this.variant.id, off: [...this.off] };
  }

  put({ values = {}, variant, off = [] }) {
    for (const { id } of this.script.blanks) if (typeof values?.[id] === "string") this.control(id).value = values[id];
    const radio = [...this.form.querySelectorAll("[name=_variant]")].find(({ value }) => value === variant);
    if (radio) radio.checked = true;
    this.off = new Set(Array.isArray(off) ? off.filter((line) => typeof line === "string") : []);
  }

  changed() {
    keep("sessionStorage", this.key, this.draft);
    if (this.form.elements._remember) {
      const name = clean(this.control(this.script.own).value);
      keep("localStorage", OWN, (this.form.elements._remember.checked && name) || null);
    }
    this.show();
  }

  show() {
    this.filled = fill(this.script, this.variant, this.draft.values, this.off);
    for (const name of MESSAGES) this.showMessage(name, this.section(name), this.filled[name]);
    for (const blank of this.script.blanks) this.warn(blank);
  }

  section(name) {
    return this.querySelector(`[data-message="${name}"]`);
  }

  showMessage(name, section, message) {
    drawMessage(section, message, this.filled.subject, this.variant.channel, this.labels.words);
    this.showReasons(name, section);
  }

  showReasons(name, section) {
    drawReasons(section, this.variant[name], {
      said: (line) => fillText(this.script, line.say, this.draft.values),
      kept: (at) => !this.off.has(`${name}.${at}`),
      id: (at) => `${name}.${at}`,
      keep: this.labels["line-optional"],
    });
  }

  /** Say beside a field what its words undo, and whether a number is out of bounds. */
  warn({ id, kind, min, max }) {
    const control = this.control(id);
    const value = clean(control.value, kind);
    const words = kind === "text" || kind === "long" ? this.script.undoes : [];
    const undone = words.find((each) => new RegExp(each.words, "i").test(value));
    const number = Number(value);
    const out = kind === "number" && value && ((min !== null && number < min) || (max !== null && number > max));
    if (value) control.removeAttribute("aria-invalid");
    const needed = control.hasAttribute("aria-invalid") ? this.labels.needed : "";
    const bounds = told(this.labels.bounds, { min: min ?? "", max: max ?? "" });
    const text = out ? bounds : (undone?.say ?? needed);
    const place = document.getElementById(`${control.id}-warning`);
    if (place.textContent !== text) place.textContent = text;
  }

  /** Go to the first blank that a message still waits for; return whether there is one. */
  waits(section, name) {
    const parts = name === "subject" ? this.filled.subject : this.filled[name].flatMap((line) => line.parts);
    const ids = missing(this.script, parts);
    if (!ids.length) return false;
    const names = ids.map((id) => this.script.blanks.find((blank) => blank.id === id).label).join("; ");
    this.say(section, told(this.labels.missing, { names }));
    for (const id of ids) {
      this.control(id).setAttribute("aria-invalid", "true");
      this.warn(this.script.blanks.find((blank) => blank.id === id));
    }
    this.control(ids[0]).focus();
    return true;
  }

  say(place, text) {
    place.querySelector(".said").textContent = text;
  }

  async copy(button) {
    const section = button.closest("[data-message]");
    if (this.waits(section, section.dataset.message)) return;
    const done = await copyText(section.querySelector("[data-text]"));
    this.say(section, this.labels[done ? "copied" : "copy-refused"]);
  }

  async mail(button) {
    const section = button.closest("[data-message]");
    const name = section.dataset.message;
    if (this.waits(section, name) || this.waits(section, "subject")) return;
    const { address, whole } = mailAddress(plain(this.filled.subject), messageText(this.filled[name], "mail"));
    const copied = whole || (await copyText(section.querySelector("[data-text]")));
    this.say(section, this.labels[whole ? "mail-opened" : copied ? "mail-long" : "copy-refused"]);
    location.href = address;
  }

  async share() {
    const address = `${location.href.split("#")[0]}#${writeDraft(this.draft)}`;
    const shown = this.form.querySelector("[data-shared]");
    shown.textContent = address;
    shown.hidden = false;
    this.say(this.form, this.labels[(await copyText(shown)) ? "shared" : "copy-refused"]);
  }

  async link() {
    const shown = this.form.querySelector("[data-shared]");
    shown.textContent = location.href.split("#")[0];
    shown.hidden = false;
    this.say(this.form, this.labels[(await copyText(shown)) ? "link-copied" : "copy-refused"]);
  }

  async copySubject(button) {
    const section = button.closest("[data-message]");
    if (this.waits(section, "subject")) return;
    const done = await copyText(section.querySelector("[data-subject] span"));
    this.say(section, this.labels[done ? "copied" : "copy-refused"]);
  }

  reset() {
    this.before = this.draft;
    this.form.reset();
    this.sign(); // to start again is not to be forgotten
    this.off = new Set();
    this.changed();
    this.form.querySelector("[data-action=undo]").hidden = false;
    this.say(this.form, this.labels["reset-done"]);
  }

  undo(button) {
    this.put(this.before);
    this.changed();
    button.hidden = true;
    this.say(this.form, this.labels["undo-done"]);
    this.form.querySelector("[data-action=reset]").focus();
  }
}

if (!customElements.get("script-builder")) customElements.define("script-builder", ScriptBuilder);
