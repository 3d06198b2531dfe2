/** The finder without a page: which pattern leads, how far the ticks carry, what comes first, what a link holds. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import { readTicks, writeTicks } from "../../docs/assets/js/finder-link.js";
import { adviceOf, equals, ranked, verdictOf } from "../../docs/assets/js/finder-rank.js";

/** @import { Tick } from "../../docs/assets/js/finder-rank.js" */

const PATTERNS = ["loose", "dark", "wet"];

/**
 * Make a tick: `counts` is what it counts for, as in "dark 3, wet -1".
 * @param {string} mark
 * @param {string} counts
 * @param {Partial<Tick>} [more]
 * @returns {Tick}
 */
function tick(mark, counts, more = {}) {
  const read = counts.split(", ").filter(Boolean);
  const list = read.map((part) => ({ id: part.split(" ")[0], weight: Number(part.split(" ")[1]), because: mark }));
  return { mark, about: mark, counts: list, ...more };
}

/**
 * @param {string} mark
 * @param {string} counts
 * @param {Partial<Tick>} [more]
 */
const sign = (mark, counts, more) => tick(mark, counts, { seen: true, ...more });
const silence = sign("silence", "dark 1", { advice: true });
const no = sign("said-no", "", { no: true, advice: true });

/** @param {Tick[]} ticks */
const outcome = (...ticks) => {
  const results = ranked(ticks, PATTERNS);
  return { order: results.map(({ id, score }) => `${id} ${score}`).join(", "), verdict: verdictOf(ticks, results) };
};

describe("the order of the patterns", () => {
  test("goes by what counts for each", () => {
    const { order } = outcome(sign("a", "dark 3"), sign("b", "wet 3"), sign("c", "dark 3, wet 1"));
    assert.equal(order, "dark 6, wet 4");
  });

  test("leaves out what nothing speaks for, or as much speaks against", () => {
    assert.equal(outcome(sign("a", "dark 2"), tick("b", "dark -2, wet -1")).order, "");
  });

  test("puts what was seen before what is only known, and then keeps the patterns' own order", () => {
    assert.equal(outcome(tick("a", "loose 2"), sign("b", "wet 2")).order, "wet 2, loose 2");
    assert.equal(outcome(sign("a", "wet 3"), sign("b", "loose 3")).order, "loose 3, wet 3");
    const against = [sign("a", "loose 3, wet 3"), sign("b", "wet -1"), tick("c", "wet 1")];
    assert.equal(outcome(...against).order, "loose 3, wet 3");
  });

  test("comes with every reason, the weightiest first and what speaks against last", () => {
    const [{ reasons }] = ranked([tick("c", "dark -1"), tick("b", "dark 2"), sign("a", "dark 3")], PATTERNS);
    assert.deepEqual(
      reasons.map(({ because, weight }) => `${because} ${weight}`),
      ["a 3", "b 2", "c -1"],
    );
  });
});

describe("how far the ticks carry", () => {
  /** @type {[what: string, verdict: string, ticks: Tick[]][]} */
  const cases = [
    ["nothing is too few", "too-few", []],
    ["one sign is too few", "too-few", [sign("a", "dark 3")]],
    ["one sign is, though it counts for two", "too-few", [sign("a", "dark 3, wet 1")]],
    ["circumstances alone are, however many", "too-few", [tick("a", "dark 2"), tick("b", "dark 2")]],
    ["silence alone is", "too-few", [silence]],
    ["silence is one thing, however it is told", "too-few", [silence, tick("waited", "dark 1", { about: "silence" })]],
    ["a sign and a fact for another pattern are", "too-few", [sign("a", "dark 3"), tick("b", "wet 2")]],
    ["a sign and what only speaks against are", "too-few", [sign("a", "dark 3"), tick("b", "wet -2")]],
    ["what speaks against the best is no reason", "too-few", [sign("a", "dark 3"), tick("b", "dark -1, wet 1")]],
    ["a sign and a fact for the same are enough", "clear", [sign("a", "dark 3"), tick("b", "dark 1")]],
    ["silence and a fact for the same are enough", "clear", [silence, tick("load", "dark 2")]],
    ["two signs of one pattern are enough", "clear", [sign("a", "dark 3"), sign("b", "dark 3")]],
    ["two signs of two are equal", "several", [sign("a", "dark 3"), sign("b", "wet 3")]],
    ["a lead of one point is none", "several", [sign("a", "dark 3"), sign("b", "wet 3"), tick("c", "wet 1")]],
    ["a lead of two is one", "clear", [sign("a", "dark 3"), sign("b", "wet 3"), tick("c", "wet 2")]],
    ["a no is a no", "a-no", [no]],
    ["however many signs there are", "a-no", [no, sign("a", "dark 3"), sign("b", "dark 3")]],
    ["unless it is about what is owed", "too-few", [no, tick("no-to=owed", "", { owed: true })]],
    ["silence after two reminders is one", "a-no", [silence, tick("asked=more", "", { no: true })]],
  ];
  for (const [what, verdict, ticks] of cases) {
    test(what, () => assert.equal(outcome(...ticks).verdict, verdict));
  }

  test("equals are all within a point of the best", () => {
    const results = ranked([sign("a", "dark 3"), sign("b", "wet 3, loose 2")], PATTERNS);
    assert.deepEqual(
      equals(results).map(({ id }) => id),
      ["dark", "wet", "loose"],
    );
  });
});

describe("what to do first", () => {
  test("comes from each thing that advises, in the order of the page", () => {
    assert.deepEqual(adviceOf([silence, tick("a", "dark 1"), no]), ["silence", "said-no"]);
  });

  test("of one thing it is the last that counts, and what does not advise takes nothing away", () => {
    const waited = tick("waited=longer", "", { about: "silence", advice: true });
    const asked = tick("asked=once", "", { about: "silence" });
    assert.deepEqual(adviceOf([silence, waited, asked]), ["waited=longer"]);
  });
});

describe("a link", () => {
  const known = new Set(["silence", "load=full", "dark/peers"]);

  test("holds the ticks as they stand", () => {
    const hash = writeTicks(["silence", "load=full", "dark/peers"]);
    assert.equal(hash, "#ticks=silence,load=full,dark/peers");
    assert.deepEqual(readTicks(hash, known), { marks: [...known], lost: 0 });
  });

  test("is read where a mail program coded its marks", () => {
    assert.deepEqual(readTicks("#ticks=silence%2Cload%3Dfull%2Cdark%2Fpeers", known)?.marks, [...known]);
  });

  test("tells how many of its ticks the page has no more", () => {
    assert.deepEqual(readTicks("#ticks=silence,dark/gone,load=half", known), { marks: ["silence"], lost: 2 });
  });

  test("to nothing ticked has lost nothing", () => {
    assert.deepEqual(readTicks(writeTicks([]), known), { marks: [], lost: 0 });
  });

  test("to a place on the page is none", () => {
    assert.deepEqual(
      ["", "#which", "#tick"].map((hash) => readTicks(hash, known)),
      [null, null, null],
    );
  });

  test("may hold anything and breaks nothing", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = readTicks(`#ticks=${text}`, known);
        assert.ok(read?.marks.every((mark) => known.has(mark)));
      }),
    );
  });
});

describe("of this edition's own facts", () => {
  const root = new URL("../../data/", import.meta.url);
  /** @type {any} */
  const { facts } = parse(readFileSync(new URL("diagnosis.yaml", root), "utf-8"));

  test("silence is the first, and is ticked", () => {
    assert.equal(facts[0].id, "silence");
    assert.equal(facts[0].options, undefined);
  });

  test("no fact outweighs a sign", () => {
    const answers = facts.flatMap((/** @type {any} */ fact) => [fact, ...(fact.options ?? [])]);
    const weights = answers.flatMap((/** @type {any} */ { counts }) =>
      (counts ?? []).map((/** @type {any} */ one) => one.weight),
    );
    assert.ok(weights.length > 20 && Math.max(...weights) < 3);
  });

  test("silence, for however long, says to ask again, until it has to be taken as a no", () => {
    const about = facts.filter((/** @type {any} */ { id, after }) => id === "silence" || after === "silence");
    const advice = about.flatMap((/** @type {any} */ fact) => [fact, ...(fact.options ?? [])]);
    for (const { advice: text, no: isNo, owed } of advice.filter((/** @type {any} */ one) => one.advice)) {
      if (owed) assert.match(text, /not their answer yet/);
      else assert.match(text, isNo ? /as a no/ : /\(scripts:(yes-no-or-a-thumb|nothing-left-to-answer)\)/);
    }
  });
});
