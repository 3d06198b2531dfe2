/** The tasks of a track on days of their own. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dated } from "../../docs/assets/js/track-dated.js";

/** @param {string[]} texts */
const tasks = (...texts) =>
  [
    "BEGIN:VCALENDAR",
    ...texts.flatMap((text) => ["BEGIN:VTODO", `SUMMARY:${text}`, "STATUS:NEEDS-ACTION", "END:VTODO"]),
    "END:VCALENDAR",
    "",
  ].join("\r\n");
/** @param {string} file */
const starts = (file) => [...file.matchAll(/DTSTART;VALUE=DATE:(\d+)/g)].map(([, day]) => day);

test("each step has a day of its own, and none is a Saturday or a Sunday", () => {
  const file = dated(tasks("1", "2", "3"), new Date(2026, 10, 26)); // a Thursday
  assert.deepEqual(starts(file), ["20261126", "20261127", "20261130"]);
});

test("a first day in a weekend is the Monday after", () => {
  assert.deepEqual(starts(dated(tasks("1"), new Date(2026, 11, 5))), ["20261207"]);
});

test("a task becomes an event of a whole day, which has no state", () => {
  assert.deepEqual(dated(tasks("Read"), new Date(2026, 11, 31)).split("\r\n"), [
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "SUMMARY:Read",
    "DTSTART;VALUE=DATE:20261231",
    "DTEND;VALUE=DATE:20270101",
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});

test("a text that goes on in the next line ends no task", () => {
  const file = dated(tasks("a\r\n END:VTODO\r\n STATUS:x"), new Date(2026, 10, 26));
  assert.ok(file.includes("SUMMARY:a\r\n END:VTODO\r\n STATUS:x\r\nDTSTART"));
});
