/** What a better line does to a draft: a sentence stays one, with its capital and its stop. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeOf, gapOf } from "../../docs/assets/js/check-mend.js";

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

test("words take the place of words, with a capital where they begin", () => {
  const rule = { better: "could you" };
  assert.equal(mended("You must send it.", "You must", rule), "Could you send it.");
  assert.equal(mended("Anna, you must send it.", "you must", rule), "Anna, could you send it.");
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
