/** Worries, turns, and whatever else may be typed. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  answers,
  clean,
  fill,
  messageText,
  neededBlanks,
  plain,
  worriesOf,
  worryLines,
} from "../../docs/assets/js/script-fill.js";
import { BLANKS, filled, scripted } from "./filling.js";

/** @import { Said } from "../../docs/assets/js/script-shapes.js" */

describe("worries and turns", () => {
  const script = { blanks: BLANKS };
  /** @type {Record<string, Said>} */
  const said = {
    core: { say: "Could you take {thing}?", pause: true },
    yes: { say: "Then come by {at}.", heard: "They say yes." },
    cost: { say: "It takes {minutes}.", worry: "hidden-costs" },
    again: { say: "And {copies}.", worry: "hidden-costs" },
    status: { say: "{place} is near.", worry: "status-signals", pause: true },
    near: { say: "It's {boxes}.", worry: "status-signals", heard: "They ask how far." },
    late: { say: "Fine.", heard: "They hesitate." },
  };
  const variant = {
    closing: "{name}",
    ask: [said.core, said.yes, said.cost, said.again, said.status, said.near, said.late],
    nudge: [{ say: "Still?" }, { say: "By {day}.", worry: "hidden-costs" }],
    if_yes: [{ say: "Good." }],
    if_no: [{ say: "Fine." }],
  };
  const hidden = new Set(["hidden-costs"]);

  test("a line of a worry stands in its place once the worry is added, in every message", () => {
    const text = (/** @type {Set<string>} */ worries) => {
      const { ask, nudge } = fill(script, variant, {}, worries);
      return [messageText(ask, "|"), messageText(nudge, "|")];
    };
    assert.deepEqual(text(new Set()), ["Could you take van?|Marek", "Still?|Marek"]);
    assert.deepEqual(text(hidden), [
      "Could you take van?|It takes 10 minutes.|And 2 copies.|Marek",
      "Still?|By Friday.|Marek",
    ]);
    assert.deepEqual(text(new Set(["status-signals", "nobody"])), [
      "Could you take van?|The school is near.|Marek",
      "Still?|Marek",
    ]);
  });

  test("a line knows its place, its worry, and whether one waits after it", () => {
    const { ask } = fill(script, variant, {}, new Set(["hidden-costs", "status-signals"]));
    const marks = ask.map(({ line, worry, pause }) => [line, worry, pause]);
    assert.deepEqual(marks, [
      [0, null, true],
      [2, "hidden-costs", false],
      [3, "hidden-costs", false],
      [4, "status-signals", true],
      [null, null, false],
    ]);
  });

  test("what is said after an answer stands apart, behind the pause that it follows", () => {
    const shown = (/** @type {Set<string> | undefined} */ worries) => {
      return answers(script, variant, "ask", {}, worries).map(({ after, heard, parts }) => [
        after,
        heard,
        plain(parts),
      ]);
    };
    assert.deepEqual(shown(undefined), [
      [0, "They say yes.", "Then come by 15:00."],
      [0, "They hesitate.", "Fine."],
    ]);
    assert.deepEqual(shown(new Set(["status-signals"])), [
      [0, "They say yes.", "Then come by 15:00."],
      [4, "They ask how far.", "It\u2019s 2 boxes."],
      [4, "They hesitate.", "Fine."],
    ]);
    const early = { ...variant, nudge: [said.late] };
    const [{ after, parts }] = answers(script, early, "nudge", {});
    assert.deepEqual([after, plain(parts)], [null, "Fine."]);
    assert.deepEqual(answers(script, variant, "if_no", {}), []);
  });

  test("an answer is filled with what was typed", () => {
    const [{ parts }] = answers(script, variant, "ask", { at: "09:30" });
    assert.deepEqual(parts[1], { text: "9:30", blank: "at", empty: false });
  });

  test("the blanks that are asked for are those of what is shown, in the order of the form", () => {
    assert.deepEqual(neededBlanks(script, variant), ["name", "thing", "at"]);
    assert.deepEqual(neededBlanks(script, variant, hidden), ["name", "thing", "day", "minutes", "copies", "at"]);
    const framed = { ...variant, subject: "{count}", greeting: "{why}", if_no: [{ say: "{shown}" }] };
    assert.deepEqual(neededBlanks(script, framed), ["name", "thing", "shown", "count", "at", "why"]);
    const later = { ...framed, nudge: [{ say: "{copies}" }], if_no: [{ say: "{at} {why}" }] };
    const ask = neededBlanks(script, later, undefined, ["ask"]);
    assert.deepEqual(new Set([...ask, "copies"]), new Set(neededBlanks(script, later)));
    assert.ok(!ask.includes("copies"));
  });

  test("each worry's line can be read before it is added, filled with what was typed", () => {
    assert.deepEqual(worryLines(script, variant, { minutes: "1" }, "ask"), {
      "hidden-costs": "It takes 1 minute. And 2 copies.",
      "status-signals": "The school is near. It\u2019s 2 boxes.",
    });
  });

  test("the worries are those that it has a line for, each once, in the order of its lines", () => {
    assert.deepEqual(worriesOf(variant), ["hidden-costs", "status-signals"]);
    assert.deepEqual(worriesOf(scripted("One.")), []);
  });
});

describe("whatever is typed", () => {
  const nasty =
    "|   |...|?!|<b>|{name}|\u202ex|\u{1f600}|'|\"|no|$&|\\1|%7B|A.,;|\ud800|\u0645\u0631\u062d|[object]".split("|");
  const text = fc.oneof(
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(..." .,;:?!'\"\u2019\u201d\n\t\u0000\u202e\u2066\ufeff\udc00aAs8"),
      maxLength: 12,
    }),
    fc.constantFrom(...nasty, "a".repeat(400)),
  );
  const values = fc.record(Object.fromEntries(BLANKS.map(({ id }) => [id, text])));
  const says = [
    "{name}, a {thing} for {minutes}? {why}. Take {extra}.",
    "'{thing}'s {name}', {at}.",
    "{extra} {extra}",
  ];

  test("no sentence breaks: no brace of ours, no double space, no word of the machine, nothing that steers", () => {
    const steering = /(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/u;
    fc.assert(
      fc.property(values, fc.constantFrom(...says), (typed, say) => {
        const given = Object.values(typed).join("");
        const shown = filled(say, typed);
        for (const broken of [/ {2}/, /^\s/, steering]) assert.doesNotMatch(shown, broken);
        if (!/[{}]/.test(given)) assert.doesNotMatch(shown, /[{}]/);
        for (const word of ["undefined", "null", "NaN", "[object"]) {
          if (!given.includes(word)) assert.ok(!shown.includes(word), shown);
        }
      }),
    );
  });

  test("all of it that can be seen is in the message", () => {
    const words = fc.string({ unit: fc.constantFrom(..."abc xyz"), maxLength: 30 });
    fc.assert(
      fc.property(words, (name) => {
        assert.ok(filled("For {name} only", { name }).includes(clean(name) || "Marek"), name);
      }),
    );
  });

  test("cleaning twice is cleaning once", () => {
    const kinds = fc.constantFrom("text", "long", "number", "time");
    fc.assert(
      fc.property(text, kinds, (typed, kind) => assert.equal(clean(clean(typed, kind), kind), clean(typed, kind))),
    );
  });

  test("a very long text does not freeze the page", () => {
    for (const long of [
      "a".repeat(200_000),
      " .".repeat(100_000),
      "? ".repeat(100_000),
      "\u200b".repeat(200_000),
      '"'.repeat(200_000),
      `${"!".repeat(200_000)}x`,
    ]) {
      const begun = performance.now();
      filled("Could you take a {thing}, {name}? {why} is due. {thing}?", { name: long, thing: long, why: long });
      assert.ok(performance.now() - begun < 3000, `${long.slice(0, 4)} took ${performance.now() - begun} ms`);
    }
  });
});
