/**
 * Keeps a script's draft: in this tab always, on this device where the box says so.
 *
 * @import { ScriptForm } from './script-form.js'
 */

import { askToKeep, dropKept, keepInTab, keepOnDevice, keptAsked } from "./drafts.js";
import { all, keep, readKept } from "./kit.js";

const SOON = 50; // ms after a key, by when it is painted
const PAUSE = 400; // ms without a key, before the list on this device is written

export class Keeping {
  /** Whether the tab holds what stands in the form, but for what was changed since it was last asked. */
  inTab = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  changed;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  waiting;

  /** @param {ScriptForm} form */
  constructor(form) {
    this.form = form;
    this.box = all(form.element, "[name=_keep]", HTMLInputElement)[0];
    this.key = `askwell:kept-as:${form.script.id}`;
    const id = readKept("sessionStorage", this.key);
    this.id = typeof id === "string" ? id : "";
    this.box.checked ||= keptAsked(); // it may have been ticked before the works came
  }

  /** Let the tab hold what stands in the form; return whether it does. */
  hold() {
    const { form, changed } = this;
    clearTimeout(changed);
    this.changed = undefined;
    const some = form.touched || form.chosen;
    if (changed !== undefined) this.inTab = keepInTab(form.script.id, some ? form.draft : null, Date.now());
    return this.inTab;
  }

  /** Show what was asked for, here or in another tab. */
  look() {
    this.box.checked = keptAsked();
  }

  /** What follows is a draft of its own. */
  begin() {
    this.goOnWith("");
  }

  /** @param {string} id of a draft on this device */
  goOnWith(id) {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    this.id = id;
    keep("sessionStorage", this.key, id || null);
  }

  /** @param {() => string} text what the ask or the answer says */
  soon(text) {
    const { form } = this;
    this.changed ??= setTimeout(() => this.hold(), SOON);
    clearTimeout(this.waiting);
    this.waiting = this.box.checked && form.touched ? setTimeout(() => this.write(text()), PAUSE) : undefined;
  }

  /** @param {string} text what the ask or the answer says */
  now(text) {
    this.hold();
    if (this.waiting !== undefined) this.write(text);
  }

  /** @param {string} text */
  write(text) {
    clearTimeout(this.waiting);
    this.waiting = undefined;
    const { script, who, draft } = this.form;
    if (!this.id) this.goOnWith(`${script.id}-${Date.now()}`);
    return keepOnDevice({ id: this.id, script: script.id, title: script.title, who, at: Date.now(), draft, text });
  }

  /**
   * Do what the box says, and return what to tell about it.
   * @param {string} text what the ask or the answer says
   */
  asked(text) {
    const { labels } = this.form.script;
    const yes = this.box.checked;
    const done = askToKeep(yes) && (yes ? !this.form.touched || this.write(text) : !this.id || dropKept(this.id));
    if (!done) this.box.checked = false;
    return labels[done ? (yes ? "kept" : "kept-no-more") : "kept-refused"];
  }
}
