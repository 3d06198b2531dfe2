/** A draft is read: what others wrote is masked, places hold, and a sentence knows what it does to its reader. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { guess } from "../../docs/assets/js/check-mode.js";
import { plainly, read } from "../../docs/assets/js/check-read.js";

const texts = (/** @type {string} */ text) => read(text).sentences.map((sentence) => sentence.text);
const asks = (/** @type {string} */ text) =>
  read(text)
    .sentences.filter(({ ask }) => ask)
    .map(({ text }) => text);
const signs = (/** @type {string} */ text) => [...(read(text).sentences.at(-1)?.signs ?? [])];

const PIECES = [
  "Hi Ana,\n",
  "could you send it by Friday? ",
  "“Not now”, she said. ",
  "> older mail\n",
  "\nOn Monday Tom wrote:\n",
  "a@b.org ",
  "https://x.org/a ",
  "`code` ",
  "I’ve £20… ",
  "\n\nBest,\nJo",
  "-- \n",
  "e.g. this ",
  "\t- a point\n",
  '"',
  "'",
];
const DRAFT = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 14 });

test("places hold, whatever is typed: a sentence is what stands there, plain and masked", () => {
  fc.assert(
    fc.property(DRAFT, (pieces) => {
      const text = pieces.join("");
      const draft = read(text);
      assert.equal(draft.text.length, text.length);
      let end = 0;
      for (const { from, to, text: own, quoted } of draft.sentences) {
        assert.ok(from >= end && to > from && to <= text.length);
        end = to;
        assert.equal(own.length, to - from);
        const plain = plainly(text).slice(from, to).replaceAll("\n", " ");
        for (const [at, letter] of [...own].entries()) if (letter !== " ") assert.equal(letter, plain[at]);
        for (const [start, close] of quoted) assert.ok(start >= 0 && close <= own.length + 1);
      }
    }),
  );
});

test("signs that programs type become plain ones, one letter for one", () => {
  assert.equal(plainly("“I’ll pay £5 – or 6…”\u00a0ok"), '"I\'ll pay $5 - or 6." ok');
});

test("what is not the asker's own is not read", () => {
  assert.deepEqual(texts("Could you look?\n> Do it now\n>> or else"), ["Could you look?"]);
  assert.deepEqual(texts("Any news?\n\nOn 3 May Tom Hall wrote:\nSend it now!"), ["Any news?"]);
  assert.deepEqual(texts("Could you look?\n-- \nJo Hall\nASAP Ltd"), ["Could you look?"]);
  assert.deepEqual(texts("Could you look?\n\nKind regards,\nJo\nHead of Now"), ["Could you look?", "Kind regards,"]);
  assert.deepEqual(texts("Run `now()` please."), ["Run         please."]);
});

test("thanks at the end stay, and so does a question below a closing word", () => {
  assert.deepEqual(texts("Could you look?\nThanks, Jo"), ["Could you look?", "Thanks, Jo"]);
  assert.deepEqual(texts("Hi\nThanks,\nCould you come on Friday?").at(-1), "Could you come on Friday?");
});

test("a greeting stands apart from the sentence that it opens", () => {
  assert.deepEqual(texts("Hi Ana, could you come?"), ["Hi Ana,", "could you come?"]);
  assert.deepEqual(texts("Dear Ms Ito,\n\nPlease send it."), ["Dear Ms Ito,", "Please send it."]);
  assert.deepEqual(texts("hey can u come"), ["hey", "can u come"]);
  assert.deepEqual(texts("Ben, the key is here."), ["Ben,", "the key is here."]);
});

test("a sentence ends at its mark and at its line, not in a short form and not in a wrapped line", () => {
  assert.deepEqual(texts("Bring e.g. a cake. Or two"), ["Bring e.g. a cake.", "Or two"]);
  assert.deepEqual(texts("Dr. Hall is in at 9.30 today"), ["Dr. Hall is in at 9.30 today"]);
  assert.deepEqual(texts("one line\nanother"), ["one line", "another"]);
  const wrapped = "I wanted to ask you today whether there is any way in which\nyou could come to the hall on Friday.";
  assert.equal(texts(wrapped).length, 1);
  assert.deepEqual(texts("- first thing\n- second"), ["first thing", "second"]);
});

test("a sentence without an end is cut, so that a keystroke reads little anew", () => {
  const lengths = texts("word ".repeat(500)).map(({ length }) => length);
  assert.ok(lengths.length > 9 && Math.max(...lengths) <= 230);
});

test("what asks is found, with and without its mark, and small talk is not", () => {
  assert.deepEqual(asks("How are you? Could you lend me the van?"), ["Could you lend me the van?"]);
  assert.deepEqual(asks("can u cover me on sat"), ["can u cover me on sat"]);
  assert.deepEqual(asks("My sister is ill. I was wondering if you could drive."), [
    "I was wondering if you could drive.",
  ]);
  assert.deepEqual(asks("She told me she could come. It rains."), []);
  assert.deepEqual(asks("It would be a joy. Who has a ladder?"), ["Who has a ladder?"]);
});

test("an order is told from a courtesy and from a thing", () => {
  assert.ok(signs("Send me the list.").includes("_order_"));
  assert.ok(signs("I'm out, so move the car by noon.").includes("_order_"));
  for (const text of [
    "Take care.",
    "Let me know.",
    "Work is slow today.",
    "Clean linen's on the trolley.",
    "See you!",
  ]) {
    assert.ok(!signs(text).includes("_order_"), text);
  }
});

test("signs that need the whole draft: a second sorry, and a draft that nowhere asks softly", () => {
  assert.ok(signs("Sorry! It broke. Sorry again.").includes("_again_"));
  assert.ok(!signs("It broke. Sorry.").includes("_again_"));
  assert.ok(read("Move the car. It stands in my way.").sentences[0].signs.has("_none_"));
  assert.ok(!read("Could you move the car? It stands in my way.").sentences.some(({ signs }) => signs.has("_none_")));
  const boys = read("Boys. There are forty chairs in the hall.").sentences;
  assert.deepEqual(
    boys.map(({ signs }) => signs.has("_none_")),
    [false, true],
  ); // two words say nothing
});

test("words in capitals are loud, short forms and quotations are not", () => {
  assert.ok(signs("DO IT RIGHT NOW").includes("_loud_"));
  assert.ok(!signs("The PDF is on the NHS site").includes("_loud_"));
  assert.ok(!signs('The sign says "NO DOGS HERE"').includes("_loud_"));
});

test("a draft's mode is guessed from how it speaks", () => {
  assert.equal(guess("Hi Ana, could you lend me the van on Friday?"), "ask");
  assert.equal(guess("Hi Ana, any news about the van?"), "nudge");
  assert.equal(guess("I come back to my mail from Monday."), "nudge");
  assert.equal(guess("Hi Jo, yes, gladly. Friday works."), "answer");
  assert.equal(guess("Sorry, I can't on Friday."), "answer");
  assert.equal(guess("No rush, but could you look at page 2?"), "ask");
});

test("a number may stand last in a sentence, and first in a list", () => {
  const texts = (/** @type {string} */ text) => read(text).sentences.map((one) => one.text);
  assert.deepEqual(texts("I need you on dock 4. Cancel the lake."), ["I need you on dock 4.", "Cancel the lake."]);
  assert.deepEqual(texts("1. Bring the keys\n2. Lock the gate"), ["Bring the keys", "Lock the gate"]);
});
