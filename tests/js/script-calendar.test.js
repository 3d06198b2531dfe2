/** A reminder that every calendar reads, as RFC 5545 has it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { calendarFile } from "../../docs/assets/js/script-calendar.js";

const event = {
  uid: "any-ask-1@askwell",
  day: new Date(2026, 11, 31),
  title: "Ask Ana again",
  text: "Ana, could you tell me?",
  address: "https://example.org/scripts/any-ask/",
};
const now = new Date(Date.UTC(2026, 11, 20, 9, 5, 7));
/** @param {Partial<typeof event>} changed */
const lines = (changed) => calendarFile({ ...event, ...changed }, now).split("\r\n");
/** @param {string} file */
const unfolded = (file) => file.replaceAll("\r\n ", "");

test("a reminder is an event of a whole day, with an alarm that morning", () => {
  assert.deepEqual(lines({}), [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Askwell//Reminder//EN",
    "CALSCALE:GREGORIAN",
    "BEGIN:VEVENT",
    "UID:any-ask-1@askwell",
    "DTSTAMP:20261220T090507Z",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "SUMMARY:Ask Ana again",
    "DESCRIPTION:Ana\\, could you tell me?",
    "URL:https://example.org/scripts/any-ask/",
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "DESCRIPTION:Ask Ana again",
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("a day has two figures, and so has its month", () => {
  const day = lines({ day: new Date(2026, 2, 5) });
  assert.ok(day.includes("DTSTART;VALUE=DATE:20260305"));
  assert.ok(day.includes("DTEND;VALUE=DATE:20260306"));
});

test("its text is escaped, and what nobody sees is left out", () => {
  const said = (/** @type {string} */ text) => lines({ text }).find((line) => line.startsWith("DESCRIPTION:"));
  assert.equal(said("a\\b; c, d: e"), "DESCRIPTION:a\\\\b\\; c\\, d: e");
  assert.equal(said("a\nb\r\nc\rd\u2028e"), "DESCRIPTION:a\\nb\\nc\\nd\\ne");
  assert.equal(said("a\u0000b\ud800c\td"), "DESCRIPTION:abc\td");
});

test("nothing that was typed adds a line of its own", () => {
  const evil = "x\r\nBEGIN:VEVENT";
  const written = lines({ uid: evil, title: evil, text: evil, address: evil });
  assert.equal(written.filter((line) => line === "BEGIN:VEVENT").length, 1);
});

test("a line has at most 75 octets and comes back whole", () => {
  const texts = fc.string({ unit: fc.constantFrom(..."a \u00e4\u20ac\u{1f600}"), maxLength: 400 });
  fc.assert(
    fc.property(texts, (text) => {
      const file = calendarFile({ ...event, text }, now);
      for (const line of file.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
      assert.ok(unfolded(file).includes(`DESCRIPTION:${text}\r\n`));
    }),
  );
  const long = calendarFile({ ...event, title: "x".repeat(67) }, now);
  assert.ok(long.includes(`SUMMARY:${"x".repeat(67)}\r\n`), "75 octets stay in one line");
  const longer = calendarFile({ ...event, title: "x".repeat(142) }, now);
  assert.ok(longer.includes(`SUMMARY:${"x".repeat(67)}\r\n ${"x".repeat(74)}\r\n x\r\n`));
});
