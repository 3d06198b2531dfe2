/** Grammar that survives what is typed: the filling itself, without a page around it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  article,
  clean,
  counted,
  countWords,
  fill,
  fillText,
  messageText,
  missing,
  numberProblem,
  plain,
} from "../../docs/assets/js/script-fill.js";
import { BLANKS, CASES, filled, scripted } from "./filling.js";

/** @import { Part } from "../../docs/assets/js/script-shapes.js" */

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

test("a blank may have a figure and a hyphen in its id", () => {
  const [, thing] = BLANKS;
  assert.equal(filled("Take {old_thing-2}.", {}, [{ ...thing, id: "old_thing-2" }]), "Take van.");
});

test("an example is its author's own words, and keeps a capital that a typed word would lose", () => {
  const [, thing] = BLANKS;
  const blanks = [{ ...thing, example: "The plan" }];
  assert.equal(filled("Read {thing} now.", {}, blanks), "Read The plan now.");
  const typed = [{ ...thing, example: "the plan" }];
  assert.equal(filled("Read {thing} now.", { thing: "The plan" }, typed), "Read the plan now.");
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
    assert.equal(plain(fillText(script, "At {at}.", { at: " 09:30" })), "At 9:30.");
    assert.deepEqual(fillText(script, null, values), []);
  });
});
