/** Days: how a date is said, what counts as a day, and when to be reminded of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { DAYS, dateChoices, isDay, reminderDay, weekdayOf } from "../../docs/assets/js/script-days.js";

test("a date is offered with and without its weekday", () => {
  assert.deepEqual(dateChoices("2026-03-12"), ["Thursday 12 March", "12 March"]);
  assert.deepEqual(dateChoices("2028-02-29"), ["Tuesday 29 February", "29 February"]);
  assert.deepEqual(dateChoices("2026-12-01"), ["Tuesday 1 December", "1 December"]);
});

test("what is no date offers nothing", () => {
  for (const iso of ["", "soon", "2026-3-12", "2026-02-29", "2026-13-01", "2026-00-10", "12026-03-12", "2026-03-121"]) {
    assert.deepEqual(dateChoices(iso), [], iso);
  }
});

test("a day is one of the week, today, tomorrow, or a date as it is offered", () => {
  for (const text of [...DAYS, "12 March", "Thursday 12 March", "29 February"]) assert.ok(isDay(text), text);
  for (const text of [
    "",
    "soon",
    "friday",
    "12 Mar",
    "0 March",
    "31 April",
    "30 February",
    "Someday 12 March",
    "a 1 May",
  ]) {
    assert.ok(!isDay(text), text);
  }
});

test("which days are offered without a date is the page's to say", () => {
  assert.ok(isDay("Samstag", ["Samstag"]));
  assert.ok(!isDay("Friday", ["Samstag"]));
});

test("today and tomorrow have a name for who reads them on another day; any other text is left alone", () => {
  const wednesday = new Date(2026, 10, 25, 23, 59);
  assert.equal(weekdayOf("today", wednesday), "Wednesday");
  assert.equal(weekdayOf("tomorrow", wednesday), "Thursday");
  assert.equal(weekdayOf("tomorrow", new Date(2026, 11, 31)), "Friday"); // over the year's end
  for (const text of ["", "Friday", "12 March", "tomorrow night"]) assert.equal(weekdayOf(text, wednesday), text);
});

describe("a reminder stands", () => {
  const thursday = new Date(2026, 2, 12, 17, 30);
  /** @type {(text: string, from?: Date) => string} */
  const on = (text, from = thursday) => reminderDay(text, from).toDateString();

  test("on the weekday that comes next, today included", () => {
    assert.equal(on("Friday"), "Fri Mar 13 2026");
    assert.equal(on("Wednesday"), "Wed Mar 18 2026");
    assert.equal(on("Thursday"), "Thu Mar 12 2026");
    assert.equal(on("sunday"), "Sun Mar 15 2026");
  });

  test("on today and on tomorrow", () => {
    assert.equal(on("today"), "Thu Mar 12 2026");
    assert.equal(on("tomorrow"), "Fri Mar 13 2026");
    assert.equal(on("tomorrow", new Date(2026, 11, 31)), "Fri Jan 01 2027");
  });

  test("on the date that comes next, today included", () => {
    assert.equal(on("12 March"), "Thu Mar 12 2026");
    assert.equal(on("Thursday 12 March"), "Thu Mar 12 2026");
    assert.equal(on(" 2 April "), "Thu Apr 02 2026");
    assert.equal(on("11 March"), "Thu Mar 11 2027");
    assert.equal(on("29 February"), "Tue Feb 29 2028");
    assert.equal(on("29 February", new Date(2096, 2, 1)), "Fri Feb 29 2104");
  });

  test("three working days on where no day is named", () => {
    assert.equal(on(""), "Tue Mar 17 2026");
    assert.equal(on("soon", new Date(2026, 2, 9)), "Thu Mar 12 2026");
    assert.equal(on("", new Date(2026, 2, 14)), "Wed Mar 18 2026");
  });

  test("at the beginning of the day", () => {
    for (const text of ["today", "Monday", "12 March", ""]) assert.equal(reminderDay(text, thursday).getHours(), 0);
  });
});
