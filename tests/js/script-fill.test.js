/** Grammar that survives what is typed: the filling itself, without a page around it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  answers,
  article,
  clean,
  counted,
  countWords,
  fetchFitting,
  fill,
  fillText,
  messageText,
  missing,
  neededBlanks,
  numberProblem,
  plain,
  worriesOf,
} from "../../docs/assets/js/script-fill.js";

/**
 * @import { Blank, Part, Said, Texts, Values } from "../../docs/assets/js/script-shapes.js"
 * @typedef {{ say: string, values: Record<string, string>, reads: string }} Case
 */

/**
 * @type {{ blanks: Blank[], plurals: Record<string, string>, articles: Record<string, string[]>,
 *   sentences: Record<string, Case[]>, typed: Record<string, Case[]> }}
 */
const CASES = JSON.parse(readFileSync(new URL("../cases/filling.json", import.meta.url), "utf-8"));
/** The blanks as the page hands them over: a unit comes with its plural. */
const BLANKS = CASES.blanks.map((blank) => ({ ...blank, units: CASES.plurals[blank.unit ?? ""] }));

await fetchFitting();

/**
 * Make a variant of these lines.
 * @param {string[]} says
 * @returns {Texts}
 */
const scripted = (...says) => ({ ask: says.map((say) => ({ say })), nudge: [], if_yes: [], if_no: [] });

/**
 * Fill one line and join it.
 * @param {string} say
 * @param {Values} values
 */
function filled(say, values, blanks = BLANKS) {
  return messageText(fill({ blanks }, scripted(say), values).ask, "\n");
}

for (const [topic, sentences] of Object.entries(CASES.sentences)) {
  describe(topic, () => {
    for (const { say, values, reads } of sentences) {
      test(`typed: ${reads}`, () => assert.equal(filled(say, values), reads));
      test(`as an example: ${reads}`, () => {
        const blanks = BLANKS.map((blank) => ({ ...blank, example: values[blank.id] ?? blank.example }));
        assert.equal(filled(say, {}, blanks), reads);
      });
    }
  });
}

for (const [topic, sentences] of Object.entries(CASES.typed)) {
  describe(`typed: ${topic}`, () => {
    for (const { say, values, reads } of sentences) test(reads, () => assert.equal(filled(say, values), reads));
  });
}

for (const [right, words] of Object.entries(CASES.articles)) {
  test(`${right}, whatever was written`, () => {
    for (const thing of words) {
      for (const written of ["a", "an"]) {
        const blanks = BLANKS.map((blank) => (blank.id === "thing" ? { ...blank, example: "A" } : blank));
        const shown = filled(`Is it ${written} {thing}`, { thing }, blanks);
        assert.equal(shown.replace("\u2019", "'"), `Is it ${right} ${thing}`);
      }
      assert.equal(article(thing), right);
    }
  });
}

test("an article keeps its capital and leaves other words alone", () => {
  assert.equal(filled("A {thing}", { thing: "hour" }), "An hour");
  assert.equal(filled("An {thing}", { thing: "van" }), "A van");
  assert.equal(filled("Visa {thing}", { thing: "hour" }), "Visa hour");
  assert.equal(filled("A red {thing}", { thing: "hour" }), "A red hour");
});

test("a number counts in the unit's own plural, and one in the singular", () => {
  assert.equal(counted("1", "ox", "oxen"), "1 ox");
  assert.equal(counted("01", "ox", "oxen"), "01 ox");
  assert.equal(counted("12", "ox", "oxen"), "12 oxen");
  assert.equal(counted("12"), "12");
});

test("a short text loses its line breaks, and a long text keeps them", () => {
  assert.equal(clean("one\n\ntwo", "text"), "one two");
  assert.equal(clean("one\n\ntwo", "long"), "one\n\ntwo");
  assert.equal(clean(undefined, "text"), "");
});

test("what a sender typed is told from what still stands as an example", () => {
  const [{ parts }] = fill({ blanks: BLANKS }, scripted("To {name}: {thing}."), { name: "Ada" }).ask;
  assert.deepEqual(parts, [
    { text: "To " },
    { text: "Ada", blank: "name", empty: false },
    { text: ": " },
    { text: "van", blank: "thing", empty: true },
    { text: "." },
  ]);
});

test("what is no blank of the script stays as it was written", () => {
  assert.equal(filled("{nobody} and {Nobody} wait.", { nobody: "Ada" }), "nobody and {Nobody} wait.");
});

test("a text has no part without words, and no space at its end", () => {
  const text = (/** @type {string} */ say) => fillText({ blanks: BLANKS }, say, {}).map((part) => part.text);
  assert.deepEqual(text("{name}{thing}. "), ["Marek", "van", "."]);
  assert.deepEqual(text("One. "), ["One."]);
  assert.deepEqual(text(""), []);
});

test("sentences are one space apart", () => {
  const [{ parts }] = fill({ blanks: BLANKS }, scripted("One.  Two?\u201d\nThree."), {}).ask;
  assert.equal(plain(parts), "One. Two?\u201d Three.");
});

test("words behind a number stand in for its unit", () => {
  assert.equal(counted("25 min", "minute", "minutes"), "25 min");
  assert.equal(counted("25-30", "minute", "minutes"), "25-30 minutes");
  assert.equal(counted("1e1", "minute", "minutes"), "1e1 minutes");
});

test("a number is out of form where it is not whole, or the browser holds it back", () => {
  for (const value of ["", " ", "0", "7", "10", " 25 "]) assert.equal(numberProblem(value, false), null, value);
  for (const value of ["25-30", "1e1", "0025", "25.5", "-5", "1,200", "10 min"]) {
    assert.equal(numberProblem(value, false), "form", value);
  }
  for (const value of ["", "10"]) assert.equal(numberProblem(value, true), "form", value);
});

test("words are counted as they are sent", () => {
  assert.equal(countWords(" One two,\n\nthree. "), 3);
  assert.equal(countWords(""), 0);
});

describe("a whole message", () => {
  const script = { blanks: BLANKS };
  const variant = {
    subject: "A {thing} on {day}",
    greeting: "Dear {name},",
    closing: "{name}",
    ask: [{ say: "One." }, { say: "Take {extra}." }, { say: "Three." }],
    nudge: [{ say: "Still?" }],
    if_yes: [{ say: "Good." }],
    if_no: [{ say: "Fine." }],
  };

  test("stands between its greeting and its closing, and every line knows its place", () => {
    const { ask, nudge, if_yes: yes, if_no: no } = fill(script, variant, { extra: "a rope" });
    const places = ask.map(({ line }) => line);
    assert.deepEqual(places, [null, 0, 1, 2, null]);
    assert.equal(messageText(ask, " "), "Dear Marek, One. Take a rope. Three. Marek");
    const others = [nudge, yes, no].map((message) => plain(message[1].parts));
    assert.deepEqual(others, ["Still?", "Good.", "Fine."]);
  });

  test("has its subject filled, and none where none is written", () => {
    assert.equal(plain(fill(script, variant, { thing: "apron" }).subject), "An apron on Friday");
    assert.deepEqual(fill(script, scripted("One."), {}).subject, []);
  });

  test("has between its lines what its channel sets there", () => {
    const { ask } = fill(script, scripted("One.", "Two."), {});
    for (const apart of ["\n", "\n\n"]) assert.equal(messageText(ask, apart), `One.${apart}Two.`);
  });

  test("waits for its empty blanks in the order of the form, each once", () => {
    const asking = { ...variant, ask: [{ say: "{at}, {thing} and {thing}." }] };
    const { ask, subject } = fill(script, asking, { day: "Monday" });
    const parts = ask.flatMap((line) => line.parts);
    const ids = (/** @type {Part[]} */ waiting) => missing(BLANKS, waiting).map(({ id }) => id);
    assert.deepEqual(ids(parts), ["name", "thing", "at"]);
    assert.deepEqual(ids(subject), ["thing"]);
    assert.deepEqual(ids([...subject, ...parts]), ["name", "thing", "at"]);
    assert.deepEqual(ids([]), []);
  });

  test("has each of its texts filled alone as it is filled in the message", () => {
    const values = { thing: "The hall." };
    assert.equal(plain(fillText(script, "See {thing}, please.", values)), "See the hall, please.");
    assert.deepEqual(fillText(script, null, values), []);
  });
});

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
  });

  test("the worries are those of the ask, each once, in the order of its lines", () => {
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
