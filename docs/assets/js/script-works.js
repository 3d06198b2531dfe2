/**
 * The works of <script-builder>, fetched when someone means to use it: what is typed, pressed or received goes through
 * the form into the messages.
 *
 * @import { Draft, MessageName, Script } from './script-shapes.js'
 */
import { copyText } from "./clipboard.js";
import { tabDraft } from "./drafts.js";
import { hide, one, told, wireActions } from "./kit.js";
import { showAnswer } from "./script-answers.js";
import { Arrival } from "./script-arrival.js";
import { say } from "./script-draw.js";
import { countWords, fetchFitting, linesOf, messagesOf, missing, plain } from "./script-fill.js";
import { ScriptForm } from "./script-form.js";
import { Guide } from "./script-guide.js";
import { Keeping } from "./script-keeping.js";
import { ScriptMessage } from "./script-message.js";
import { draftOf, writeDraft } from "./script-out.js";
import { Reminder } from "./script-reminder.js";
import { Worries } from "./script-worries.js";

/**
 * Begin to work, with what fits typed words to their sentence where it can be had.
 * @param {HTMLElement} element
 */
export async function openWorks(element) {
  await fetchFitting().catch(() => undefined);
  const works = new Works(element); // from here to the end nothing is awaited: what is typed meanwhile is no older draft
  works.open();
  return works;
}

export class Works {
  /** What stood there before the last reset, or before a draft came in. @type {Draft | undefined} */
  former;
  /** The blank that the last worry brought. */
  next = "";

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    /** @type {Script} */
    this.script = JSON.parse(one(element, "script[type='application/json']", HTMLScriptElement).text);
    this.labels = this.script.labels;
    this.place = one(element, "form", HTMLFormElement);
    this.form = new ScriptForm(this.place, this.script, element);
    this.keeping = new Keeping(this.form);
    this.arrival = new Arrival(one(element, "[data-draft]"), this);
    this.guide = new Guide(element, this.form);
    this.names = messagesOf(this.script.variants[0]);
    this.messages = this.names.map((name) => {
      return new ScriptMessage(one(element, `[data-message="${name}"]`), name, this.form, () => this.changed());
    });
    const nudge = this.message("nudge");
    this.reminder = nudge && new Reminder(nudge, this.front);
    this.worriesPlace = one(element, ".worries");
    this.worries = new Worries(this.worriesPlace, this.form, (id, added) => this.worried(id, added));
    this.fillButton = one(this.worriesPlace, "[data-action=fill]");
    wireActions(this.worriesPlace, { fill: () => this.fillNext() });
    this.undoButton = one(this.place, "[data-action=undo]");
    this.place.addEventListener("submit", (event) => event.preventDefault());
    element.addEventListener("input", ({ target }) => this.typed(target));
    wireActions(this.place, {
      copy: () => this.front.copy(this.place),
      share: () => this.share(),
      link: () => this.giveAddress("", this.labels["link-copied"]),
      print: () => window.print(),
      reset: () => this.reset(),
      undo: () => this.undo(),
    });
  }

  /**
   * @param {MessageName} name
   * @returns {ScriptMessage | undefined}
   */
  message(name) {
    return this.messages[this.names.indexOf(name)];
  }

  /** What is sent first: the ask, or the chosen answer. */
  get front() {
    return this.message(this.form.front) ?? this.messages[0];
  }

  /** Bring back the own name and what was typed in this tab, then what the address holds. */
  open() {
    const { early } = this.form;
    this.form.sign();
    const kept = tabDraft(this.script.id);
    const read = kept && draftOf(kept.draft, this.script);
    if (read) this.form.put(read.draft);
    this.form.put({ values: early });
    this.show();
    if (kept && this.form.touched) this.arrival.welcome(kept.at);
    this.arrive();
    this.guide.arrive(document.activeElement);
  }

  /** Lead to where one goes on: the first blank that is still empty, else the message. */
  goOn() {
    const { front } = this;
    const [first] = missing(this.script.blanks, front.parts);
    (first ? this.form.control(first.id) : one(front.section, "[data-action=copy]")).focus();
  }

  /** Bring in the draft that the address holds, if it does. */
  arrive() {
    this.arrival.read();
  }

  /**
   * Put a draft in the place of what stands there, which can be brought back.
   * @param {Draft} draft
   */
  bring(draft) {
    if (this.form.touched) this.former = this.form.draft;
    this.empty();
    const lost = this.form.put(draft);
    this.changed();
    this.undoButton.hidden = !this.former;
    return lost;
  }

  /** Empty the form, but for what this device was asked to hold. */
  empty() {
    this.form.clear();
    this.keeping.look();
  }

  /** The page is shown again as it was left: what other tabs did meanwhile is read. */
  comeBack() {
    if (this.form.remember) this.form.remember.checked = false;
    this.form.sign();
    this.keeping.look();
    this.show();
  }

  leave() {
    this.keeping.now(this.front.words);
  }

  /** @param {EventTarget | null} target */
  typed(target) {
    if (!(target instanceof Element) || target.closest("[data-text], .remind")) return;
    this.changed();
    this.form.keepName(target);
    if (target === this.keeping.box) say(this.place, this.keeping.asked(this.front.words));
  }

  changed() {
    for (const message of this.messages) message.hush();
    for (const place of [this.place, this.worriesPlace]) say(place, "");
    hide(one(this.place, "[data-shared]"), true);
    hide(this.fillButton, true);
    this.show();
    this.keeping.soon(() => this.front.words);
  }

  show() {
    const { filled } = this.form;
    showAnswer(this.element);
    for (const message of this.messages) message.show(filled);
    this.worries.show();
    this.form.show();
    this.guide.show();
    this.reminder?.show();
  }

  /**
   * Say what a worry brought or took, and what that did to the length; lead on to the blank that it brought.
   * @param {string} id
   * @param {boolean} added
   */
  worried(id, added) {
    const { front, form } = this;
    const before = countWords(front.words);
    this.changed();
    const lines = front.lines.filter(({ worry }) => worry === id).map(({ parts }) => parts);
    const here = linesOf(form.variant, front.name).some(({ worry }) => worry === id);
    const [wanted] = added ? missing(this.script.blanks, lines.flat()) : [];
    this.next = wanted?.id ?? "";
    this.fillButton.hidden = !wanted;
    this.fillButton.textContent = wanted ? told(this.labels["worry-fill"], { label: wanted.label }) : "";
    const words = {
      line: here ? lines.map(plain).join(" ") : this.worries.elsewhere(id),
      plain: this.script.worries[id].plain,
      before,
      after: countWords(front.words),
    };
    const change = `worry-${added ? "added" : "removed"}${here ? "" : "-other"}`;
    const label = here && front.byHand ? "worry-by-hand" : change;
    say(this.worriesPlace, told(this.labels[label], words));
  }

  fillNext() {
    this.form.control(this.next).focus();
  }

  async share() {
    const { hash, left } = writeDraft(this.form.shownDraft);
    await this.giveAddress(hash, told(this.labels[left ? "shared-left" : "shared"], { count: left }));
  }

  /**
   * Show the address of this page with something behind it, and copy it.
   * @param {string} behind
   * @param {string} done what to say where it was copied
   */
  async giveAddress(behind, done) {
    const shown = one(this.place, "[data-shared]");
    shown.textContent = location.href.split("#")[0] + behind;
    shown.hidden = false;
    say(this.place, (await copyText(shown)) ? done : this.labels["copy-refused"]);
  }

  reset() {
    if (this.form.touched) this.former = this.form.draft; // to press twice is not to lose what the first press took
    this.empty();
    this.keeping.begin();
    this.arrival.close();
    this.changed();
    this.undoButton.hidden = !this.former;
    say(this.place, this.labels["reset-done"]);
  }

  /** Bring the former draft back; what was typed since takes its place, so that nothing is lost. */
  undo() {
    const { former } = this;
    if (!former) return;
    this.former = undefined;
    this.bring(former);
    this.arrival.close();
    say(this.place, this.labels["undo-done"]);
    if (this.undoButton.hidden) one(this.place, "[data-action=reset]").focus();
  }
}
