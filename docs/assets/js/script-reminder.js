/**
 * Remind me: a day for the nudge, and a calendar file on request.
 *
 * @import { ScriptMessage } from './script-message.js'
 */
import { make, one, told, wireActions } from "./kit.js";
import { reminderDay } from "./script-days.js";
import { say } from "./script-draw.js";

export class Reminder {
  /** The day that stands there until someone chooses another. */
  proposed = "";

  /**
   * @param {ScriptMessage} nudge
   * @param {ScriptMessage} ask
   */
  constructor(nudge, ask) {
    this.nudge = nudge;
    this.ask = ask;
    this.date = one(nudge.section, "[name=_remind]", HTMLInputElement);
    wireActions(nudge.section, { remind: () => this.save() });
  }

  /** The day that the nudge names, else that of the ask. */
  get named() {
    const { script } = this.nudge.form;
    const days = script.blanks.filter(({ kind }) => kind === "day").map(({ id }) => id);
    const parts = [this.nudge, this.ask].flatMap(({ lines }) => lines.flatMap(({ parts }) => parts));
    return parts.find(({ blank, empty }) => !empty && days.includes(blank ?? ""))?.text ?? "";
  }

  show() {
    const day = written(reminderDay(this.named, new Date()));
    if (this.date.value === this.proposed) this.date.value = day;
    this.proposed = day;
  }

  async save() {
    const { nudge } = this;
    const { script, labels, who } = { ...nudge, script: nudge.form.script, who: nudge.form.who };
    if (nudge.waits(nudge.parts)) return;
    const { calendarFile } = await import("./script-calendar.js");
    const [year, month, date] = (this.date.value || this.proposed).split("-").map(Number);
    const day = new Date(year, month - 1, date);
    const uid = `${script.id}-${Date.now()}@${location.hostname}`;
    const title = told(labels["remind-title"], { who: who || script.title });
    const file = calendarFile({ uid, day, title, text: nudge.words, address: location.href.split("#")[0] });
    const href = URL.createObjectURL(new Blob([file], { type: "text/calendar" }));
    make("a", { href, download: `${script.id}.ics` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000); // once the browser has read it
    say(nudge.section, labels.reminded);
  }
}

/** @param {Date} day */
function written(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
