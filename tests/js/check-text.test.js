/** Marks move with what is typed, no letter of a draft is lost, and a better line leaves a sentence whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { changeOf, editBetween, gapOf, moved, nearest, pieces } from "../../docs/assets/js/check-text.js";

const TEXT = fc.string({ maxLength: 40 });

test("an edit is the one place where two texts differ", () => {
  assert.deepEqual(editBetween("you must go", "you could go"), { at: 4, removed: 4, added: 5 });
  assert.deepEqual(editBetween("aa", "aaa"), { at: 2, removed: 0, added: 1 });
  assert.deepEqual(editBetween("same", "same"), { at: 4, removed: 0, added: 0 });
});

test("an edit taken and put in makes the other text", () => {
  fc.assert(
    fc.property(TEXT, TEXT, (before, after) => {
      const { at, removed, added } = editBetween(before, after);
      const made = before.slice(0, at) + after.slice(at, at + added) + before.slice(at + removed);
      assert.equal(made, after);
    }),
  );
});

test("words that are not touched keep their mark, wherever else one types", () => {
  const before = "Anna, you must go now";
  const mark = { from: 6, to: 14, kind: "wakes", key: "a" };
  for (const after of [
    "Dear Anna, you must go now",
    "Anna, you must go now, please",
    "you must go now",
    "Anna, you must",
  ]) {
    const { from, to } = moved(mark, editBetween(before, after));
    assert.equal(after.slice(from, to), "you must");
  }
});

test("what is typed inside a mark belongs to it, and a mark that is deleted is empty", () => {
  const mark = { from: 0, to: 8, kind: "wakes", key: "a" };
  const after = "you really must go";
  const { from, to } = moved(mark, editBetween("you must go", after));
  assert.equal(after.slice(from, to), "you really must");
  const gone = moved(mark, editBetween("you must go", " go"));
  assert.equal(gone.from, gone.to);
});

test("pieces hold the whole text in its order, whatever is marked", () => {
  const marks = fc.array(
    fc.record({
      from: fc.nat(50),
      to: fc.nat(50),
      kind: fc.constantFrom("wakes", "good"),
      key: fc.string(),
    }),
  );
  fc.assert(
    fc.property(TEXT, marks, (text, some) => {
      assert.equal(
        pieces(text, some)
          .map((piece) => piece.text)
          .join(""),
        text,
      );
    }),
  );
});

test("where marks meet, what may wake something is shown", () => {
  const [good, wakes] = [
    { from: 0, to: 9, kind: "good", key: "g" },
    { from: 4, to: 6, kind: "wakes", key: "w" },
  ];
  const shown = pieces("if you must", [good, wakes]).filter(({ mark }) => mark);
  assert.deepEqual(
    shown.map(({ mark }) => mark?.key),
    ["w"],
  );
});

test("a caret leads to the mark around it, else to the next, else to the first", () => {
  const ranges = [
    { from: 2, to: 20 },
    { from: 5, to: 8 },
    { from: 30, to: 33 },
  ];
  assert.equal(nearest(ranges, 6), ranges[1]);
  assert.equal(nearest(ranges, 25), ranges[2]);
  assert.equal(nearest(ranges, 40), ranges[0]);
  assert.equal(nearest([], 4), undefined);
});

/**
 * Put a rule's words into a text where some of its words are found.
 * @param {string} text
 * @param {string} words
 * @param {object} rule
 * @param {string} [sentence] the sentence around them, left out where it is the whole text
 */
function mended(text, words, rule, sentence = text) {
  const from = text.indexOf(words);
  const start = text.indexOf(sentence);
  const change = changeOf(
    text,
    { finds: "wakes", ...rule },
    { from, to: from + words.length },
    { from: start, to: start + sentence.length },
  );
  return text.slice(0, change.from) + change.words + text.slice(change.to);
}

test("words take the place of words, with a capital where there was one, and make a question of the sentence", () => {
  const rule = { better: "could you" };
  assert.equal(mended("You must send it.", "You must", rule), "Could you send it?");
  assert.equal(mended("Anna, you must send it.", "you must", rule), "Anna, could you send it.");
  const sentence = "you must send it. ";
  assert.equal(mended(`Anna, ${sentence}Jo`, "you must", rule, sentence), "Anna, could you send it? Jo");
  assert.equal(mended("You must send it...", "You must", rule), "Could you send it...");
  assert.equal(mended("You must send it!", "You must", rule), "Could you send it!");
});

test("a sentence takes the place of a sentence, and ends as it should", () => {
  const text = "Hi Anna. You must send it today! Thanks";
  const rule = { better: "could you send it by [the day]", instead: "sentence" };
  const sentence = "You must send it today!";
  assert.equal(mended(text, "must", rule, sentence), "Hi Anna. Could you send it by [the day]? Thanks");
  assert.equal(
    mended(text, "must", { ...rule, better: "It is one page" }, sentence),
    "Hi Anna. It is one page. Thanks",
  );
  assert.equal(mended(text, "must", { ...rule, better: "Is it done?" }, sentence), "Hi Anna. Is it done? Thanks");
  const greeted = mended("Hi Anna, you must go.", "must", { ...rule, better: "Could you go?" }, "you must go.");
  assert.equal(greeted, "Hi Anna, could you go?");
});

test("a missing move goes behind the ask", () => {
  const rule = { finds: "missing", better: "if not, [what you will do]" };
  const text = "Could you bring the van? Thanks";
  assert.equal(
    mended(text, "Could you bring the van?", rule),
    "Could you bring the van? If not, [what you will do]. Thanks",
  );
  assert.equal(
    mended("could you bring it", "could you bring it", rule),
    "could you bring it? If not, [what you will do].",
  );
});

test("words that are left out leave no hole behind", () => {
  const rule = { drop: true };
  assert.equal(mended("I am so sorry, but could you?", "I am so sorry, but", rule), "Could you?");
  assert.equal(mended("Could you, so sorry, come?", "so sorry,", rule), "Could you, come?");
  assert.equal(mended("Could you come, so sorry?", "so sorry", rule), "Could you come?");
  assert.equal(mended("Hi. So sorry. Could you?", "So sorry", rule, "So sorry."), "Hi. Could you?");
});

test("the first gap is where one types on", () => {
  assert.deepEqual(gapOf({ from: 10, to: 12, words: "by [the day], [why]" }), { from: 13, to: 22 });
  assert.equal(gapOf({ from: 0, to: 0, words: "by Friday" }), null);
});
