/**
 * One message of a script in its section: it is shown, its lines are explained, it can be changed by hand, and it
 * leaves on request.
 *
 * @import { MessageName, Part } from './script-shapes.js'
 * @import { ScriptForm } from './script-form.js'
 */
import { copyText } from "./clipboard.js";
import { all, hide, one, told, wireActions } from "./kit.js";
import { drawAnswers, drawLines, drawReasons, say } from "./script-draw.js";
import { write } from "./script-fields.js";
import { answers, countWords, fill, linesOf, messageText, missing, plain } from "./script-fill.js";

/** @type {Part[]} */
const NONE = [];

export class ScriptMessage {
  /**
   * @param {HTMLElement} section
   * @param {MessageName} name
   * @param {ScriptForm} form
   * @param {() => void} changed what to do once it was changed by hand
   */
  constructor(section, name, form, changed) {
    this.section = section;
    this.name = name;
    this.form = form;
    this.changed = changed;
    this.labels = form.script.labels;
    // What was drawn last, at first by the server: to draw it again would cost each key a layout, and the first one the
    // word that was pressed.
    this.filled = fill(form.script, form.script.variants[0], {});
    this.drawn = this.stamp;
    this.text = one(section, "[data-text]");
    this.why = one(section, ".why", HTMLDetailsElement);
    this.why.addEventListener("toggle", () => this.showReasons());
    this.text.addEventListener("input", () => this.typed());
    this.text.addEventListener("blur", () => this.show(this.filled)); // what a browser put in for a line break goes
    wireActions(section, {
      copy: () => this.copy(section),
      copySubject: () => this.copySubject(),
      mail: () => this.mail(),
      send: () => this.send(),
      edit: () => this.edit(),
      blanks: () => this.backToBlanks(),
      unblank: () => this.edit(this.former),
      check: () => this.check(),
    });
    one(section, "[data-action=send]").hidden = !navigator.share;
  }

  get lines() {
    return this.filled[this.name];
  }

  /** What it says now. */
  get words() {
    return this.form.edited[this.name] ?? messageText(this.lines, this.form.variant.apart);
  }

  /** Whether it was changed by hand. */
  get byHand() {
    return this.form.edited[this.name] !== undefined;
  }

  /** The parts that must be filled before it leaves; what was changed by hand has none. */
  get parts() {
    return this.byHand ? [] : this.lines.flatMap(({ parts }) => parts);
  }

  /** Whether it can be the first one that is sent. */
  get opens() {
    return this.form.choices.length > 0 || this.name === this.form.front;
  }

  get subject() {
    return this.opens ? this.filled.subject : NONE;
  }

  /** What its looks depend on, but for what was changed by hand. */
  get stamp() {
    const lines = this.lines.flatMap(({ parts, line }) => [parts, line]);
    return [this.byHand, this.form.variant.id, this.subject, ...lines];
  }

  /** @param {ScriptForm["filled"]} filled */
  show(filled) {
    this.filled = filled;
    const { section, text, form, name } = this;
    const { variant, script, edited } = form;
    const byHand = edited[name];
    const { stamp } = this;
    const same = stamp.length === this.drawn.length && stamp.every((part, at) => part === this.drawn[at]);
    if (same && byHand === undefined) return;
    this.drawn = stamp;
    if (byHand === undefined) drawLines(text, this.lines, variant.apart, script);
    else if (text.textContent !== byHand || text.childElementCount) text.textContent = byHand;
    this.openToHands(byHand !== undefined);
    hide(one(section, "[data-action=mail]"), variant.channel !== "mail");
    const none = !this.subject.length;
    for (const head of all(section, "[data-subject]")) {
      hide(head, none);
      drawLines(one(head, "span"), [{ parts: this.subject, line: null, worry: null, pause: false }], "", script);
      hide(one(section, "[data-action=copySubject]"), none);
    }
    this.count();
    this.showAnswers();
    this.showReasons();
  }

  /** @param {boolean} open */
  openToHands(open) {
    const { text, section } = this;
    const note = one(section, "[data-by-hand]");
    write(note, open ? this.labels["by-hand"] : "");
    for (const part of [note, one(section, "[data-action=blanks]")]) hide(part, !open);
    hide(one(section, "[data-action=edit]"), open);
    if (!open) {
      for (const name of ["contenteditable", "role", "aria-multiline", "aria-labelledby"]) text.removeAttribute(name);
    } else if (!text.isContentEditable) {
      text.setAttribute("contenteditable", "plaintext-only");
      if (!text.isContentEditable) text.setAttribute("contenteditable", "true");
      text.setAttribute("role", "textbox");
      text.setAttribute("aria-multiline", "true");
      text.setAttribute("aria-labelledby", `message-${this.name}`);
    }
  }

  count() {
    const count = countWords(this.words);
    const { limit } = this.form.variant;
    const long = this.opens && limit !== null && count > limit;
    const words = told(this.labels[long ? "long" : "words"], { count, limit: limit ?? 0 });
    write(one(this.section, "[data-words]"), words);
  }

  showAnswers() {
    const [place] = all(this.section, "[data-answers]");
    if (!place) return; // a script without a word to say after an answer
    const { script, variant, values, worries } = this.form;
    const found = answers(script, variant, this.name, values, worries);
    const said = found.map(({ after, heard, parts }) => {
      const line = after === null ? undefined : this.lines.find(({ line }) => line === after);
      return { after: line ? plain(line.parts) : "", heard, parts };
    });
    hide(place, !said.length);
    drawAnswers(one(place, "dl"), said, script);
  }

  showReasons() {
    if (!this.why.open) return; // while nobody looks, this costs nothing
    const { variant, script } = this.form;
    drawReasons(one(this.why, "ol"), this.lines, linesOf(variant, this.name), script);
  }

  /**
   * Name the blanks that some parts still wait for, and go to the first; return whether there are any.
   * @param {Part[]} parts
   * @param {HTMLElement} place where it is said
   * @param {string} label
   */
  waits(parts, place = this.section, label = this.labels.missing) {
    const wanted = missing(this.form.script.blanks, parts);
    if (!wanted.length) return false;
    this.form.require(wanted);
    say(place, told(label, { names: wanted.map(({ label }) => label).join("; ") }));
    return true;
  }

  /** @param {HTMLElement} place where it is said how that went */
  async copy(place) {
    if (!this.waits(this.parts, place)) await handOver(place, this.text, this.labels, "copied");
  }

  async copySubject() {
    const shown = one(this.section, "[data-subject] span");
    if (!this.waits(this.subject)) await handOver(this.section, shown, this.labels, "copied");
  }

  async mail() {
    if (this.waits([...this.subject, ...this.parts])) return;
    const { mailAddress } = await import("./script-out.js");
    const { address, whole } = mailAddress(plain(this.filled.subject), this.words);
    if (whole) say(this.section, this.labels["mail-opened"]);
    else await handOver(this.section, this.text, this.labels, "mail-long");
    location.href = address;
  }

  async send() {
    if (this.waits([...this.subject, ...this.parts])) return;
    try {
      await navigator.share({ title: plain(this.subject), text: this.words });
    } catch {} // who thinks better of it has said so
  }

  /** Open what the checker says of it, or close it. */
  async check() {
    const opened = import("./check-panel.js").then(({ toggleCheck }) => toggleCheck(this));
    await opened.catch(() => say(this.section, this.labels["check-failed"]));
  }

  /** @param {string} [text] what stood there before the blanks were asked back */
  edit(text) {
    if (text === undefined && this.waits(this.parts, this.section, this.labels["edit-first"])) return;
    this.form.edited[this.name] = text ?? this.words;
    this.redraw("");
    this.text.focus();
  }

  typed() {
    // biome-ignore lint/performance/useDomNodeTextContent: some browsers put an element in for a line break
    this.form.edited[this.name] = this.text.innerText;
    this.changed();
  }

  backToBlanks() {
    this.former = this.words;
    delete this.form.edited[this.name];
    this.redraw(this.labels["by-hand-gone"]);
    const undo = one(this.section, "[data-action=unblank]");
    undo.hidden = false;
    undo.focus();
  }

  /** @param {string} said */
  redraw(said) {
    this.changed();
    this.show(this.filled);
    say(this.section, said);
  }

  /** Take back what was said about what is no longer there. */
  hush() {
    say(this.section, "");
    hide(one(this.section, "[data-action=unblank]"), true);
  }
}

/**
 * Copy what a part shows, and say in its place how that went.
 * @param {HTMLElement} place
 * @param {HTMLElement} part
 * @param {Record<string, string>} labels
 * @param {string} done the label for a copy that was made
 */
export async function handOver(place, part, labels, done) {
  const copied = await copyText(part);
  say(place, labels[copied ? done : "copy-refused"]);
}
