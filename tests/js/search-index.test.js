/** What the search remembers of the records: where each run of words stands, and how heavily. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { buildIndex, placesOf, runs, wordsIn } from "../../docs/assets/js/search-index.js";
import { stem } from "../../docs/assets/js/search-words.js";

/** @import { Doc, Index } from "../../docs/assets/js/search-index.js" */

// Few words, so that they repeat, overlap and meet at the ends of texts; one is written in two.
const text = fc.array(fc.constantFrom("me", "too", "a", "reply", "no", "follow-up", "followup"), { maxLength: 7 });
const texts = fc.array(
  text.map((words) => words.join(" ")),
  { maxLength: 3 },
);
const doc = fc.record({
  u: fc.constant("patterns/one/"),
  k: fc.constant("Pattern"),
  t: text.map((words) => words.join(" ")),
  said: texts,
  s: text.map((words) => words.join(" ")),
  text: texts,
});
const WEIGHTS = /** @type {const} */ ({ t: 1.5, said: 5, s: 0.5, text: 0.55 });

/**
 * Count every run of every text.
 * @param {Index} index
 * @returns {Map<string, Map<number, number>>}
 */
function counted(index) {
  const all = new Map();
  for (const [number, one] of index.docs.entries()) {
    for (const [field, weight] of Object.entries(WEIGHTS)) {
      for (const part of [one[/** @type {keyof typeof WEIGHTS} */ (field)] ?? []].flat()) {
        for (const [run] of runs(wordsIn(index, part).map(stem))) {
          const places = all.get(run) ?? new Map();
          all.set(run, places.set(number, (places.get(number) ?? 0) + weight));
        }
      }
    }
  }
  return all;
}

describe("a run of words", () => {
  test("is found in every record that has it, as often as it stands there, and across no two texts", () => {
    fc.assert(
      fc.property(fc.array(doc, { maxLength: 4 }), (docs) => {
        const index = buildIndex(/** @type {Doc[]} */ (docs));
        const all = counted(index);
        for (const [run, places] of all) assert.deepEqual(placesOf(index, run), places, run);
        const known = [...new Set([...all.keys()].filter((run) => !run.includes(" "))), "nowhere"];
        for (const run of known.flatMap((one) => known.map((other) => `${one} ${other}`))) {
          assert.deepEqual(placesOf(index, run), all.get(run), run);
        }
      }),
    );
  });

  test("that overlaps itself counts each time", () => {
    const index = buildIndex([{ u: "", k: "", t: "no no no", said: [], s: "" }]);
    assert.deepEqual(placesOf(index, "no no"), new Map([[0, 3]]));
  });

  test("is nothing where one of its words was left out", () => {
    const index = buildIndex([{ u: "", k: "", t: "reply", said: ["me too"], s: "" }]);
    for (const run of ["", " ", "reply ", " me", "reply  me", "reply me"])
      assert.equal(placesOf(index, run), undefined);
  });
});

test("the words of a record and its length are those of its texts", () => {
  const index = buildIndex([{ u: "", k: "", t: "No reply", said: ["me too", "no"], s: "", text: ["A reply."] }]);
  assert.deepEqual([index.lengths, index.mean], [[7], 7]);
  assert.deepEqual(index.vocabulary.get("no"), 6.5);
});
