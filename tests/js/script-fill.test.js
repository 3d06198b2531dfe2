/** Grammar that survives what is typed: the filling itself, without a page around it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { article, clean, counted, fill, messageText, missing, plain } from "../../docs/assets/js/script-fill.js";

/**
 * @import { Blank, Part, Texts, Values } from "../../docs/assets/js/script-shapes.js"
 * @typedef {{ say: string, values: Record<string, string>, reads: string }} Case
 */

/**
 * @type {{ blanks: Blank[], plurals: Record<string, string>, articles: Record<string, string[]>,
 *   sentences: Record<string, Case[]>, typed: Record<string, Case[]> }}
 */
const CASES = JSON.parse(readFileSync(new URL("../cases/filling.json", import.meta.url), "utf-8"));
/** The blanks as the page hands them over: a unit comes with its plural. */
const BLANKS = CASES.blanks.map((blank) => ({ ...blank, units: CASES.plurals[blank.unit ?? ""] }));

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
  return messageText(fill({ blanks }, scripted(say), values).ask, "chat");
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
        assert.equal(filled(`Is it ${written} {thing}`, { thing }), `Is it ${right} ${thing}`);
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

test("sentences are one space apart, and none follows the last", () => {
  assert.equal(filled("One.  Two?\u201d\nThree. ", {}), "One. Two?\u201d Three.");
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
    assert.equal(messageText(ask, "chat"), "Dear Marek, One. Take a rope. Three. Marek");
    const others = [nudge, yes, no].map((message) => plain(message[1].parts));
    assert.deepEqual(others, ["Still?", "Good.", "Fine."]);
  });

  test("has its subject filled, and none where none is written", () => {
    assert.equal(plain(fill(script, variant, { thing: "apron" }).subject), "An apron on Friday");
    assert.deepEqual(fill(script, scripted("One."), {}).subject, []);
  });

  test("is without the lines that are left out, in that message alone", () => {
    const { ask, nudge } = fill(script, variant, {}, new Set(["ask.0", "nudge.1"]));
    assert.equal(messageText(ask, "chat"), "Dear Marek, Three. Marek");
    assert.equal(messageText(nudge, "chat"), "Dear Marek, Still? Marek");
    const places = ask.map(({ line }) => line);
    assert.deepEqual(places, [null, 2, null]);
  });

  test("has paragraphs in a mail and a letter, and runs on elsewhere", () => {
    const { ask } = fill(script, scripted("One.", "Two."), {});
    for (const channel of ["mail", "letter"]) assert.equal(messageText(ask, channel), "One.\n\nTwo.");
    for (const channel of ["chat", "spoken"]) assert.equal(messageText(ask, channel), "One. Two.");
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
        assert.ok(filled("For {name} only", { name }).includes(clean(name) || "Marek"));
      }),
    );
  });

  test("cleaning twice is cleaning once", () => {
    const kinds = fc.constantFrom("text", "long", "number", "time");
    fc.assert(
      fc.property(text, kinds, (typed, kind) => assert.equal(clean(clean(typed, kind), kind), clean(typed, kind))),
    );
  });
});
