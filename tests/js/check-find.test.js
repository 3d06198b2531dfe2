/** Rules are tried on a draft: near its ask, in the asker's own words, one remark a sentence. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compile, find, firedIds, total } from "../../docs/assets/js/check-find.js";
import { RULES } from "./rules.js";

/** @import { Mode, RuleData } from "../../docs/assets/js/check-rule.js" */

/** @type {(more: Partial<RuleData>) => RuleData} */
const rule = (more) => ({ id: "one", finds: "wakes", about: "a", any: ["\\bnow\\b"], ...more });
/** @type {(rules: Partial<RuleData>[], text: string, mode?: Mode) => string[]} */
const found = (rules, text, mode) => find(compile(rules.map(rule)), text, mode).map(({ rule: { id } }) => id);

test("a finding knows its words, its sentence and what it advises", () => {
  const [one] = find(compile([rule({ implies: ["give-an-out"] })]), "Hi Ana, could you come now?");
  assert.deepEqual([one.from, one.to, one.place, one.kind, one.implies], [23, 26, 1, "wakes", ["give-an-out"]]);
});

test("a finding marks whole words, without the blanks and commas at its ends", () => {
  const marked = (/** @type {string} */ one, /** @type {string} */ text) => {
    const [{ from, to }] = find(compile([rule({ any: [one] })]), text);
    return text.slice(from, to);
  };
  assert.equal(marked("thank you for th", "So, thank you for these."), "thank you for these");
  assert.equal(marked("ou don't", "If you don't come, I go."), "you don't");
  assert.equal(marked(", so ", "It rains, so come."), "so");
  assert.equal(marked("!!", "Please come!!"), "!!");
});

test("letters of either case, and curly signs, are read alike", () => {
  assert.deepEqual(found([{ any: ["\\bdon't\\b"] }], "Please DON’T go"), ["one"]);
});

test("a rule stays near the ask, and where no ask is known all is near but the ask itself", () => {
  const story = "I had it now. Then it rained. Could you come?";
  assert.deepEqual(found([{ near_ask: 1 }], story), []);
  assert.deepEqual(found([{ near_ask: 2 }], story), ["one"]);
  assert.deepEqual(found([{ near_ask: 0 }], "It rains now."), []);
  assert.deepEqual(found([{ near_ask: 1 }], "It rains now."), ["one"]);
});

test("what is turned round does not count, unless a rule keeps it", () => {
  assert.deepEqual(found([{}], "It need not be now"), []);
  assert.deepEqual(found([{}], "You don't have to come now"), []);
  assert.deepEqual(found([{}], "Not today, but now"), ["one"]);
  assert.deepEqual(found([{}], "Why not now?"), ["one"]);
  assert.deepEqual(found([{ negated: "keep" }], "It need not be now"), ["one"]);
});

test("what stands in quotation marks is somebody else's, unless the whole draft does or a rule keeps it", () => {
  assert.deepEqual(found([{}], 'He wrote "come now" to me'), []);
  assert.deepEqual(found([{ quotes: "keep" }], 'He wrote "come now" to me'), ["one"]);
  assert.deepEqual(found([{}], '"Could you come now?"'), ["one"]);
});

test("what a third person says or does is not the asker's", () => {
  const must = { any: ["\\byou must\\b"], speaks_to: /** @type {const} */ ("reader") };
  assert.deepEqual(found([must], "You must come"), ["one"]);
  assert.deepEqual(found([must], "She said that you must come"), []);
  assert.deepEqual(found([must], "I said that you must come"), ["one"]);
  const lazy = { any: ["\\bis lazy\\b"], speaks_to: /** @type {const} */ ("reader") };
  assert.deepEqual(found([lazy], "He is lazy"), []);
});

test("the same sentence, another one, or too few words can keep a rule quiet", () => {
  assert.deepEqual(found([{ not: ["\\bplease\\b"] }], "Please come now"), []);
  assert.deepEqual(found([{ not: ["\\bplease\\b"] }], "Please. Come now"), ["one"]);
  assert.deepEqual(found([{ not_in_draft: ["\\bplease\\b"] }], "Please. Come now"), []);
  assert.deepEqual(found([{ from_words: 3 }], "Come now"), []);
});

test("a rule speaks in its modes", () => {
  assert.deepEqual(found([{ modes: ["nudge"] }], "Come now", "ask"), []);
  assert.deepEqual(found([{ modes: ["nudge"] }], "Come now", "nudge"), ["one"]);
});

test("of what a sentence wakes, the gravest is shown; a sign that a sentence bears comes last", () => {
  const rules = [{ any: ["_order_"] }, { id: "two" }, { id: "three", weight: -2 }];
  assert.deepEqual(found(rules, "Come here now. It's now."), ["three", "three"]);
  assert.deepEqual(found(rules.slice(0, 2), "Come here now."), ["two"]);
});

test("the gravest tells of other patterns that its sentence may wake, and that nothing else names", () => {
  const rules = [{ weight: -2 }, { id: "two", about: "b" }, { id: "three", about: "c" }, { id: "four" }];
  const also = (/** @type {string} */ text) => find(compile(rules.map(rule)), text).map((one) => one.also);
  assert.deepEqual(also("Come now."), [["b", "c"]]);
  const elsewhere = [...rules, { id: "five", about: "b", any: ["\\bsoon\\b"] }].map(rule);
  assert.deepEqual(
    find(compile(elsewhere), "Come now. Go soon.").map((one) => one.also),
    [["c"], []],
  );
});

test("a rule silences those that it names, in its sentence", () => {
  const rules = [{ quiets: ["two"] }, { id: "two", about: "b", finds: /** @type {const} */ ("good") }];
  assert.deepEqual(found(rules, "Come now."), ["one"]);
});

test("what is there is neither missed nor advised", () => {
  /** @type {Partial<RuleData>[]} */
  const rules = [
    { implies: ["out"] },
    { id: "good", finds: "good", about: "out", any: ["\\bif not\\b"] },
    { id: "gone", finds: "missing", about: "out", any: undefined },
  ];
  const all = find(compile(rules.map(rule)), "Could you come now? If not, I go alone.");
  assert.deepEqual(
    all.map(({ rule: { id }, implies }) => [id, implies]),
    [
      ["one", []],
      ["good", []],
    ],
  );
  assert.deepEqual(found(rules, "It rains. Could you come?"), ["gone"]);
  assert.deepEqual(found(rules, "Could you come now?"), ["one"]); // advised, so not missed a second time
});

test("what is missing is missed at the ask, and nowhere where nothing asks", () => {
  const compiled = compile([rule({ finds: "missing", any: undefined })]);
  const [one] = find(compiled, "It rains. Could you come?");
  assert.deepEqual([one.from, one.place], [10, 1]);
  assert.deepEqual(find(compiled, "It rains."), []);
});

test("some things are missed beside a fault alone, and near the ask where a rule says so", () => {
  const missed = { id: "gone", finds: /** @type {const} */ ("missing"), about: "out", any: undefined };
  assert.deepEqual(found([{}, { ...missed, beside_faults: true }], "Could you come?"), []);
  assert.deepEqual(found([{}, { ...missed, beside_faults: true }], "Could you come now?"), ["gone", "one"]);
  const near = { ...missed, not_in_draft: ["\\b\\d\\b"], near_ask: 1 };
  assert.deepEqual(found([near], "I had 2. It rained. Could you come?"), ["gone"]);
  assert.deepEqual(found([near], "I had it. It rained 2 days. Could you come?"), []);
});

test("each tactic is praised once, at the words nearest to an ask", () => {
  /** @type {Partial<RuleData>[]} */
  const rules = [
    { finds: "good", about: "cost" },
    { id: "two", finds: "good", about: "cost", any: ["\\bcome\\b"] },
  ];
  assert.deepEqual(found(rules, "It rains now. Could you come?"), ["two"]);
  assert.deepEqual(found(rules, "It rains now. They come."), ["one"]);
});

test("what wakes something is not praised as well", () => {
  /** @type {Partial<RuleData>[]} */
  const rules = [{}, { id: "two", finds: "good", about: "cost", any: ["\\bcome now\\b"] }];
  assert.deepEqual(found(rules, "Could you come now?"), ["one"]);
  assert.deepEqual(found(rules.slice(1), "Could you come now?"), ["two"]);
});

test("a rule that is not shown counts in the sum of all alone", () => {
  const compiled = compile([rule({}), rule({ id: "two", shown: false, weight: 2, finds: "good" })]);
  assert.deepEqual(total(compiled, "Could you come now? Now."), { all: 1, shown: -1 });
  assert.deepEqual(firedIds(compiled, "Come now"), ["one", "two"]);
});

test("findings stand in the order of the text, one that wakes a sentence; what is remembered is what is seen anew", () => {
  const compiled = compile(RULES);
  const lines = RULES.filter(({ shown }) => shown !== false).flatMap(({ hits, misses }) => [...hits, ...misses]);
  const draft = fc.array(fc.oneof(fc.constantFrom(...lines), fc.string({ maxLength: 20 })), { maxLength: 6 });
  fc.assert(
    fc.property(draft, fc.constantFrom("\n", " "), fc.constantFrom("ask", "nudge", "answer"), (some, by, mode) => {
      const text = some.join(by);
      const known = find(compiled, text, /** @type {Mode} */ (mode));
      const places = known.filter(({ kind }) => kind === "wakes").map(({ place }) => place);
      assert.equal(new Set(places).size, places.length);
      const starts = known.map(({ from }) => from);
      assert.deepEqual(
        starts,
        starts.toSorted((one, other) => one - other),
      );
      for (const { from, to } of known) assert.ok(from >= 0 && to >= from && to <= text.length);
      compiled.seen.clear();
      assert.deepEqual(find(compiled, text, /** @type {Mode} */ (mode)), known);
    }),
    { numRuns: 60 },
  );
});
