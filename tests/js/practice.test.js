/** Practice without a page: what comes next, what is noted, what an order breaks, what is left to read and how long. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { merged } from "../../docs/assets/js/learn-kept.js";
import { inWords, tally, ticksOf } from "../../docs/assets/js/learn-tally.js";
import { broken } from "../../docs/assets/js/practice-judge.js";
import { logged, readLog } from "../../docs/assets/js/practice-log.js";
import { nextExercise, summed } from "../../docs/assets/js/practice-plan.js";

/** @import { Log } from "../../docs/assets/js/practice-log.js" */

/**
 * Read a round: "-a" is a miss of a.
 * @param {string[]} turns
 */
const round = (...turns) => turns.map((turn) => ({ id: turn.replace("-", ""), good: !turn.startsWith("-") }));

/**
 * Read a log: when each was done, "-9" where that was missed.
 * @param {Record<string, string>} times
 * @returns {Log}
 */
function log(times) {
  const entries = Object.entries(times).map(([id, at]) => [
    id,
    { missed: at.startsWith("-"), at: Math.abs(Number(at)) },
  ]);
  return Object.fromEntries(entries);
}

describe("what two tabs hold is put together", () => {
  test("ticks of both, each step once, and nothing that is no step", () => {
    assert.deepEqual(ticksOf(merged(["a", "b"], ["b", "c", 7, null])), ["a", "b", "c"]);
    for (const other of [{ a: 1 }, "ab", 7, true]) assert.deepEqual(ticksOf(merged(["a"], other)), ["a"]);
    for (const other of [null, {}, "ab"]) assert.deepEqual(ticksOf(other), []);
  });
  test("exercises of both, and of one in both what was noted last", () => {
    const both = merged(log({ a: "1", b: "-5" }), log({ b: "4", c: "-3", a: "-2" }));
    assert.deepEqual(both, log({ a: "-2", b: "-5", c: "-3" }));
    for (const other of ["", 7, true, { b: null }, ["a"]]) {
      assert.deepEqual(readLog(merged(log({ a: "1" }), other)).a, log({ a: "1" }).a);
    }
  });
});

describe("the plan of a round", () => {
  /** @type {[what: string, ids: string, known: Record<string, string>, turns: string[], size: number, next: string][]} */
  const plans = [
    ["what is new comes in its order", "abc", {}, [], 2, "new a"],
    ["what was missed comes before what is new", "ab", { b: "-9" }, [], 2, "missed b"],
    ["of two that were missed, the older comes first", "ab", { a: "-9", b: "-8" }, [], 2, "missed b"],
    ["when nothing is new, the oldest comes", "ab", { a: "9", b: "8" }, [], 2, "old b"],
    ["what was missed comes before what is older", "ab", { a: "8", b: "-9" }, [], 2, "missed b"],
    ["a miss does not come back at once", "abc", { a: "-1" }, ["-a"], 3, "new b"],
    ["nor after one other", "abc", { a: "-1" }, ["-a", "b"], 3, "new c"],
    ["but after two", "abcd", {}, ["-a", "b", "c"], 4, "back a"],
    ["a full round still brings a miss back", "ab", {}, ["a", "-b"], 2, "back b"],
    ["the first miss comes back first", "abcd", {}, ["-a", "-b", "c"], 4, "back a"],
    ["once in a round is enough", "ab", {}, ["a", "-b", "-b"], 2, "end"],
    ["a round that went well ends at its size", "abc", {}, ["a", "b"], 2, "end"],
    ["a round is no longer than there are exercises", "a", {}, ["a"], 6, "end"],
    ["without exercises there is no round", "", {}, [], 6, "end"],
  ];
  for (const [what, ids, known, turns, size, next] of plans) {
    test(what, () => {
      const chosen = nextExercise([...ids], log(known), round(...turns), size);
      assert.equal(chosen ? `${chosen.why} ${chosen.id}` : "end", next);
    });
  }

  test("is summed up by exercises, not by turns", () => {
    assert.deepEqual(summed(round("-a", "b", "a", "-c")), { count: 3, first: 1, missed: ["a", "c"] });
    assert.deepEqual(summed([]), { count: 0, first: 0, missed: [] });
  });
});

describe("the log", () => {
  test("that is not ours is empty, whatever stands there", () => {
    assert.deepEqual([null, 7, "x", [{ missed: true, at: 1 }]].map(readLog), [{}, {}, {}, {}]);
    assert.deepEqual(readLog({ a: null, b: { missed: "yes", at: "x" }, c: 3 }), { b: { missed: false, at: 0 } });
  });

  test("is read as it was written", () => {
    const kept = log({ a: "-9", b: "8" });
    assert.deepEqual(readLog(JSON.parse(JSON.stringify(kept))), kept);
  });

  test("notes the first try; a return in the same round does not undo a miss, the next round does", () => {
    const [miss] = round("-a");
    const [hit] = round("a");
    const once = logged(log({ b: "1" }), [], miss, 5);
    assert.deepEqual(once, log({ b: "1", a: "-5" }));
    assert.deepEqual(logged(once, [miss], hit, 6), log({ b: "1", a: "-6" }));
    assert.deepEqual(logged(once, [], hit, 6), log({ b: "1", a: "6" }));
    assert.deepEqual(logged(log({ a: "5" }), [hit], miss, 6), log({ a: "6" }));
  });
});

test("an order breaks each rule whose later line comes first, told in the rules' own order", () => {
  const rules = ["ab", "bd", "cd"].map(([earlier, later]) => ({ earlier, later }));
  assert.deepEqual(broken([..."abcd"], rules), []);
  assert.deepEqual(broken([..."cabd"], rules), []);
  assert.deepEqual(broken([..."dbac"], rules), rules);
  assert.deepEqual(broken([..."bacd"], rules), [rules[0]]);
});

test("a reading list counts steps, and minutes of what is open, in all and of musts", () => {
  const steps = [
    { done: true, minutes: 5, must: true },
    { done: false, minutes: 7, must: true },
    { done: false, minutes: 11, must: false },
  ];
  assert.deepEqual(tally(steps), { done: 1, all: 3, left: 18, musts: 7 });
  assert.deepEqual(tally([]), { done: 0, all: 0, left: 0, musts: 0 });
});

test("a long time is said in hours, in the words that the pages made at build have", () => {
  const { labels, cases } = JSON.parse(readFileSync(new URL("../cases/times.json", import.meta.url), "utf-8"));
  for (const [minutes, words] of cases) assert.equal(inWords(labels, minutes), words);
});
