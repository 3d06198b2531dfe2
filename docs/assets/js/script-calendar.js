/** A reminder as a file that every calendar reads: RFC 5545. */

const OCTETS = 75; // of a line, before its line break
const ALARM = "PT9H"; // at nine on the day itself

/**
 * Write an event of a whole day, with an alarm that morning.
 * @param {{ uid: string, day: Date, title: string, text: string, address: string }} event
 * @param {Date} [now]
 * @returns {string} with CRLF after each line
 */
export function calendarFile({ uid, day, title, text, address }, now = new Date()) {
  const next = new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Askwell//Reminder//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    `UID:${escaped(uid)}`,
    `DTSTAMP:${now.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    `DTSTART;VALUE=DATE:${dateOf(day)}`,
    `DTEND;VALUE=DATE:${dateOf(next)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${address.replace(/\s/g, "")}`,
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER:${ALARM}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @param {Date} day where the reader is */
export function dateOf(day) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}${two(day.getMonth() + 1)}${two(day.getDate())}`;
}

/** @param {string} text */
function escaped(text) {
  const marked = text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|[\n\u2028\u2029]/g, "\\n");
  return marked.replace(/(?!\t)[\p{Cc}\p{Cs}]/gu, "");
}

/**
 * Fold a line that is too long, and never inside a character.
 * @param {string} line
 */
function folded(line) {
  const encoder = new TextEncoder();
  let [text, room] = ["", OCTETS];
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (size > room) [text, room] = [`${text}\r\n `, OCTETS - 1]; // the space counts
    text += letter;
    room -= size;
  }
  return text;
}
