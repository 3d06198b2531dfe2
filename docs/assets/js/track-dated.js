/** The tasks of a track as events of a calendar, which wants a day for each. */
import { dateOf } from "./script-calendar.js";

const TASK = /^BEGIN:VTODO\r\n([\s\S]*?)^END:VTODO\r\n/gm; // a line that goes on begins with a space
const WEEKEND = [0, 6]; // Sunday, Saturday

/**
 * Put each task on a working day of its own, the first one on the given day or the next that is one.
 * @param {string} tasks a calendar file, CRLF after each line
 * @param {Date} first where the reader is
 * @returns {string} the same with events of whole days
 */
export function dated(tasks, first) {
  let day = first;
  return tasks.replace(TASK, (_, /** @type {string} */ said) => {
    while (WEEKEND.includes(day.getDay())) day = after(day);
    const [start, end] = [dateOf(day), dateOf(after(day))];
    day = after(day);
    const lines = [`DTSTART;VALUE=DATE:${start}`, `DTEND;VALUE=DATE:${end}`, "TRANSP:TRANSPARENT", "END:VEVENT", ""];
    return `BEGIN:VEVENT\r\n${said.replace(/^STATUS:.*\r\n/m, "")}${lines.join("\r\n")}`;
  });
}

/** @param {Date} day */
function after(day) {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
}
