/**
 * One message of a script in its section: it is shown, its lines are explained, and it leaves on request.
 *
 * @import { MessageName, Part } from './script-shapes.js'
 * @import { ScriptForm } from './script-form.js'
 */
import { one, told, wireActions } from "./kit.js";
import { drawMessage, drawReasons } from "./script-draw.js";
import { fillText, messageText, missing, plain } from "./script-fill.js";
import { copyText, mailAddress } from "./script-out.js";

export class ScriptMessage {
  /**
   * @param {HTMLElement} section
   * @param {MessageName} name
   * @param {ScriptForm} form
   */
  constructor(section, name, form) {
    this.section = section;
    this.name = name;
    this.form = form;
    this.labels = form.script.labels;
    this.why = one(section, ".why", HTMLDetailsElement);
    this.why.addEventListener("toggle", () => this.showReasons());
    wireActions(section, {
      copy: () => this.copy(this.parts, "[data-text]"),
      copySubject: () => this.copy(form.filled.subject, "[data-subject] span"),
      mail: () => this.mail(),
    });
  }

  get message() {
    return this.form.filled[this.name];
  }

  get parts() {
    return this.message.flatMap(({ parts }) => parts);
  }

  /** @param {ScriptForm["filled"]} filled */
  show(filled) {
    drawMessage(this.section, filled[this.name], filled.subject, this.form.variant.channel, this.labels.words);
    this.showReasons();
  }

  showReasons() {
    if (!this.why.open) return; // while nobody looks, this costs nothing
    const { variant, script, draft, off } = this.form;
    const reasons = variant[this.name].map(({ say, tactic, optional }, at) => {
      const id = `${this.name}.${at}`;
      return { id, says: plain(fillText(script, say, draft.values)), tactic, optional, kept: !off.has(id) };
    });
    drawReasons(one(this.why, "ol"), reasons, this.labels["line-optional"]);
  }

  /**
   * Name the blanks that some parts still wait for, and go to the first; return whether there are any.
   * @param {Part[]} parts
   */
  waits(parts) {
    const wanted = missing(this.form.script.blanks, parts);
    if (!wanted.length) return false;
    say(this.section, told(this.labels.missing, { names: wanted.map(({ label }) => label).join("; ") }));
    this.form.require(wanted);
    return true;
  }

  /**
   * @param {Part[]} parts
   * @param {string} shown where they stand
   */
  async copy(parts, shown) {
    if (!this.waits(parts)) await handOver(this.section, shown, this.labels, "copied");
  }

  async mail() {
    const { subject } = this.form.filled;
    if (this.waits(this.parts) || this.waits(subject)) return;
    const { address, whole } = mailAddress(plain(subject), messageText(this.message, "mail"));
    if (whole) say(this.section, this.labels["mail-opened"]);
    else await handOver(this.section, "[data-text]", this.labels, "mail-long");
    location.href = address;
  }
}

/**
 * Copy what a part shows, and say in its place how that went.
 * @param {HTMLElement} place
 * @param {string} part
 * @param {Record<string, string>} labels
 * @param {string} done the label for a copy that was made
 */
export async function handOver(place, part, labels, done) {
  const copied = await copyText(one(place, part));
  say(place, labels[copied ? done : "copy-refused"]);
}

/**
 * Say something where a screen reader hears it.
 * @param {HTMLElement} place
 * @param {string} text
 */
export function say(place, text) {
  one(place, ".said").textContent = text;
}
