/**
 * The works of <ask-check>: what is typed, pressed or handed over goes through the rules into the lists.
 *
 * @import { Mode } from './check-rule.js'
 * @import { Item } from './check-shapes.js'
 * @import { Engine } from './check-engine.js'
 */
import { DraftBox } from "./check-box.js";
import { fetchEngine } from "./check-engine.js";
import { handOver, takeHanded } from "./check-hand.js";
import { Hushed } from "./check-hushed.js";
import { FoundList, named } from "./check-list.js";
import { changeOf } from "./check-text.js";
import { keep, one, readKept, told, wireActions } from "./kit.js";

const PAUSES = 3; // how many times as long as reading took the last time one waits after a key
const PAUSE = 150; // ms, at most
const TELL = 1200; // ms without a key, before the outcome is said aloud
const KEPT = "askwell:check-draft";
const FEW = 4; // words, below which there is nothing to say

/**
 * Begin to work, once the rules are there.
 * @param {HTMLElement} element
 */
export async function openWorks(element) {
  const works = new Works(element, await fetchEngine(element.dataset.rules ?? ""));
  works.open();
  return works;
}

export class Works {
  /** Whether the reader said what the draft is. */
  chosen = false;
  /** From which script's message the draft came. */
  from = { script: "", message: "" };
  /** @type {Item[]} */
  items = [];
  /** Milliseconds that reading took the last time. */
  took = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  reading;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  telling;

  /**
   * @param {HTMLElement} element
   * @param {Engine} engine
   */
  constructor(element, engine) {
    this.element = element;
    this.engine = engine;
    /** @type {Record<string, string>} */
    this.words = JSON.parse(one(element, "script[type='application/json']", HTMLScriptElement).text);
    this.template = one(element, "template", HTMLTemplateElement).content;
    this.list = new FoundList(this);
    this.box = new DraftBox(element, () => this.typed());
    this.mode = one(element, "[name=mode]", HTMLSelectElement);
    this.into = one(element, "[name=into]", HTMLSelectElement);
    this.keepBox = one(element, "[name=_keep]", HTMLInputElement);
    this.hushed = new Hushed(this);
    this.undoButton = one(element, "[data-action=undo]");
    wireActions(element, {
      copy: () => this.copy(),
      undo: () => this.undo(),
      empty: () => this.empty(),
      goOn: () => this.goOn(),
      show: (button) => this.showWords(button),
      put: (button) => this.put(button),
      lead: () => this.list.point(this.box.inside?.key, true),
      fine: (button) => this.hushed.hush(button, "fine"),
      silence: (button) => this.hushed.hush(button, "silenced"),
      back: (button) => this.hushed.back(button),
    });
    one(element, "form").addEventListener("submit", (event) => event.preventDefault());
    this.mode.addEventListener("change", () => this.choose());
    this.keepBox.addEventListener("change", () => this.askedToKeep());
    this.box.field.addEventListener("keydown", (event) => this.pressed(event));
    for (const type of ["click", "keyup"]) this.box.field.addEventListener(type, () => this.point(type === "click"));
  }

  /** Take what was handed over, or what this tab was asked to keep; then read what stands in the box. */
  open() {
    const handed = takeHanded("check");
    const kept = readKept("sessionStorage", KEPT);
    this.keepBox.checked = typeof kept === "string";
    if (handed) {
      const { script, message, title, text, mode } = handed;
      this.from = { script, message };
      this.box.field.value = text;
      this.mode.value = mode;
      this.chosen = this.mode.value === mode;
      if (!this.chosen) this.mode.selectedIndex = 0;
      this.into.value = script;
      if (this.into.selectedIndex < 0) this.into.selectedIndex = 0;
      this.say("came", { title });
    } else if (typeof kept === "string" && !this.box.field.value) this.box.field.value = kept;
    this.box.typed();
    this.read();
    this.took = 0; // the first time is the slow one
  }

  /** A key: the marks moved already; the rest waits. */
  typed() {
    this.say("");
    this.tools();
    clearTimeout(this.reading);
    this.reading = setTimeout(() => this.read(), Math.min(PAUSES * this.took, PAUSE));
    if (this.keepBox.checked) keep("sessionStorage", KEPT, this.box.text);
  }

  tools() {
    const { text, former } = this.box;
    this.undoButton.hidden = !former;
    one(this.element, "[data-action=empty]").hidden = !text;
    one(this.element, ".take-on").hidden = !text.trim();
  }

  /** Read the draft and show what was found. */
  read() {
    clearTimeout(this.reading);
    const began = performance.now();
    const { text } = this.box;
    if (!this.chosen) this.mode.value = this.engine.guess(text);
    one(this.element, "[data-guessed]").hidden = this.chosen || !text.trim();
    const found = this.engine.find(text, /** @type {Mode} */ (this.mode.value));
    this.items = named(found, text).filter(({ fine }) => !this.hushed.fine.has(fine));
    const visible = this.items.filter(({ finding }) => finding.kind !== "missing");
    this.box.mark(visible.map(({ finding: { from, to, kind }, key }) => ({ from, to, kind, key })));
    this.list.show(this.items);
    const outcome = this.list.outcome(this.items, text.trim().split(/\s+/).length < FEW);
    one(this.element, ".told").textContent = outcome;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tell(outcome), TELL);
    this.tools();
    this.point();
    this.took = performance.now() - began;
  }

  /** @param {string} outcome said once, and not again where it is the same */
  tell(outcome) {
    const place = one(this.element, ".heard");
    if (place.textContent !== outcome) place.textContent = outcome;
  }

  /**
   * @param {string} word the name of what to say
   * @param {Record<string, string>} [values]
   */
  say(word, values = {}) {
    one(this.element, "form .said").textContent = told(this.words[word], values);
  }

  choose() {
    this.chosen = true;
    this.read();
  }

  /** Show which remark belongs to the place of the caret; where that was pressed, a way to it stands below the box. */
  point(pressed = false) {
    const key = this.box.inside?.key;
    this.box.point(key);
    this.list.point(key);
    const item = this.items.find((one) => one.key === key);
    const here = one(this.element, "[data-here]");
    here.hidden = !item || !pressed;
    if (item) one(here, "button").textContent = item.finding.rule.say ?? "";
  }

  /** @param {KeyboardEvent} event */
  pressed(event) {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.read();
    const key = this.box.here?.key ?? this.items[0]?.key;
    this.box.point(key);
    this.list.point(key, true);
  }

  /** @param {HTMLElement} button */
  showWords(button) {
    const item = this.list.itemAt(button);
    if (!item) return;
    const { from, to } = this.box.marks.find(({ key }) => key === item.key) ?? item.finding;
    this.box.select({ from, to });
    this.point();
  }

  /** @param {HTMLElement} button */
  put(button) {
    this.read(); // what was typed since the last pause may have moved it
    const item = this.list.itemAt(button);
    if (!item) return;
    const { text } = this.box;
    const { finding } = item;
    const gap = this.box.put(changeOf(text, finding.rule, finding, this.engine.sentence(text, finding)));
    this.read();
    this.say(finding.rule.drop ? "left-out" : gap ? "put-gap" : "put-in");
  }

  undo() {
    this.box.undo();
    this.read();
    this.say("undone");
  }

  empty() {
    const { length } = this.box.text;
    this.chosen = false;
    this.from = { script: "", message: "" };
    this.box.put({ from: 0, to: length, words: "" });
    this.hushed.fine.clear();
    this.read();
    this.hushed.apply();
    this.say("emptied");
  }

  async copy() {
    this.say((await this.box.copy()) ? "copied" : "copy-refused");
  }

  askedToKeep() {
    const { checked } = this.keepBox;
    const done = keep("sessionStorage", KEPT, checked ? this.box.text : null);
    if (!done) this.keepBox.checked = false;
    this.say(done ? (checked ? "kept-tab" : "unkept") : "refused");
  }

  /** Take the draft to a script: back into the message that it came from, else into its ask or its nudge. */
  goOn() {
    const script = this.into.value;
    const message = this.from.script === script ? this.from.message : this.mode.value === "nudge" ? "nudge" : "ask";
    if (!handOver("script", { script, message, text: this.box.text })) return this.say("refused");
    location.assign(`${told(this.element.dataset.scripts, { script: encodeURIComponent(script) })}#draft`);
  }
}
