/** The real scripts, filled in every way: what people type and which worries they add is theirs, the grammar is ours. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import {
  answers,
  fetchFitting,
  fill,
  fillText,
  linesOf,
  messagesOf,
  messageText,
  neededBlanks,
  plain,
  worriesOf,
} from "../../docs/assets/js/script-fill.js";
import { SCRIPTS } from "./scripts.js";

/** @import { Values } from "../../docs/assets/js/script-shapes.js" */

await fetchFitting();

const FEW = 6; // worries whose every combination is tried

/**
 * List every combination of a few worries; of more, none, one, two, all but one, and all.
 * @param {string[]} worries
 * @returns {Set<string>[]}
 */
function choices(worries) {
  const pairs = worries.flatMap((one) => worries.map((other) => [one, other])); // one beside itself is one alone
  const most = worries.map((left) => worries.filter((worry) => worry !== left));
  const sets = worries.length <= FEW ? combinations(worries) : [[], ...pairs, ...most, worries];
  return sets.map((some) => new Set(some));
}

/**
 * @param {string[]} things
 * @returns {string[][]}
 */
const combinations = ([first, ...rest]) =>
  first ? combinations(rest).flatMap((some) => [some, [first, ...some]]) : [[]];

/** What nobody would send, whatever was typed: it is looked for in every line. */
const BROKEN = {
  "a double space": / {2}/,
  "a space before a stop": / [.,;:?!]/,
  "two stops": /[.,;:?!][.,;:]|\.\.|\?\?/,
  "a brace": /[{}]/,
  "a straight quote": /["']/,
  "a word twice": /(?<![\p{L}])(\p{L}+) \1(?![\p{L}\u2019-])/iu,
  "a small letter at the start": /^["\u201c]?\p{Ll}/u,
  "a small letter after a stop": /[.?!] \p{Ll}/u,
  "on before today": /\bon (today|tomorrow|tonight)\b/i,
  "a before a vowel": /\ba [aeio]/i,
  "a word of the machine": /undefined|null|NaN|\[object/,
};

/**
 * @param {string} text
 * @param {string} where
 */
function readsWhole(text, where) {
  for (const [fault, sign] of Object.entries(BROKEN)) assert.doesNotMatch(text, sign, `${where}: ${fault}: ${text}`);
  assert.match(text, /[.?!\u201d]$/, `${where}: no end: ${text}`);
}

for (const script of SCRIPTS) {
  describe(script.id, () => {
    // a sentence without its optional blank is not there
    const optional = script.blanks.filter((blank) => blank.optional).map(({ id, example }) => [id, example]);
    const values = Object.fromEntries(optional);
    for (const variant of script.variants) {
      const sets = choices(worriesOf(variant));

      test(`${variant.id}: every line reads whole, whichever worries are added`, () => {
        const seen = new Set();
        for (const [worries, typed] of sets.flatMap((set) => [/** @type {const} */ ([set, {}]), [set, values]])) {
          const filled = fill(script, variant, typed, worries);
          for (const name of messagesOf(variant)) {
            const heard = answers(script, variant, name, typed, worries).map(({ parts }) => parts);
            const lines = filled[name].filter(({ line }) => line !== null).map(({ parts }) => parts);
            for (const text of [...lines, ...heard].map(plain)) if (!seen.has(text)) readsWhole(text, name);
            for (const parts of [...lines, ...heard]) seen.add(plain(parts));
          }
        }
      });

      test(`${variant.id}: an added worry adds its own lines and changes no other`, () => {
        const lines = (/** @type {Set<string>} */ worries) =>
          messagesOf(variant).flatMap((name) => {
            return fill(script, variant, {}, worries)[name].map(
              ({ parts, line, worry }) => `${name}.${line}.${worry}: ${plain(parts)}`,
            );
          });
        const whole = lines(new Set(worriesOf(variant)));
        for (const worries of sets) {
          const kept = whole.filter((line) => {
            const [, , worry] = line.split(":")[0].split(".");
            return worry === "null" || worries.has(worry);
          });
          assert.deepEqual(lines(worries), kept);
        }
      });

      test(`${variant.id}: what is asked for is what its texts hold`, () => {
        for (const worries of [sets[0], sets[sets.length - 1]]) {
          const { subject, ...messages } = fill(script, variant, values, worries);
          const parts = [
            subject,
            ...Object.values(messages).flatMap((lines) => lines.map((line) => line.parts)),
            ...messagesOf(variant).flatMap((name) =>
              answers(script, variant, name, values, worries).map((answer) => answer.parts),
            ),
          ].flat();
          const asked = new Set(parts.flatMap(({ blank }) => blank ?? []));
          assert.deepEqual(new Set(neededBlanks(script, variant, worries)), asked);
        }
      });
    }

    test("no example is changed by what mends typed words", () => {
      const typed = Object.fromEntries(script.blanks.map(({ id, example }) => [id, example]));
      for (const variant of script.variants) {
        for (const line of messagesOf(variant).flatMap((name) => linesOf(variant, name))) {
          const [example, own] = [values, typed].map((given) => plain(fillText(script, line.say, given)));
          assert.equal(own, example);
        }
      }
    });
  });
}

describe("any ask", () => {
  const script = /** @type {typeof SCRIPTS[0]} */ (SCRIPTS.find(({ id }) => id === "any-ask"));
  const cased = (/** @type {string} */ words) => [words, words[0].toUpperCase() + words.slice(1)];
  const of = (/** @type {string[]} */ ...words) => words.flatMap(cased);
  const ended = (/** @type {fc.Arbitrary<string>} */ words) => {
    return fc.tuple(words, fc.constantFrom("", ".", " ", " .", ",")).map(([text, end]) => text + end);
  };
  const verbs = fc.constantFrom(
    ...of("check the menu", "to check the menu", "look at two pages", "use an old van", "could you check the menu"),
    ...of("move my shift", "send us an hour-by-hour plan", "write a short reference", "help with the boxes"),
  );
  const things = fc.constantFrom(
    ...of("the opening on Saturday", "two hours on your stall", "an honest price", "my children", "it's for the fair"),
    ...of("for the fair", "because of the fair", "Spanish and French", "20 minutes", "a first draft"),
  );
  const names = fc.constantFrom("Ana", "Ana and Tom", "Ms O'Brien", "Dr. Okafor", "everyone");
  const days = fc.constantFrom("Friday", "today", "tomorrow", "12 March", "Thursday 12 March");
  const kinds = { name: names, ask: fc.constantFrom("could you", "may I", "could we"), day: days, sender: names };
  const values = fc.record(
    Object.fromEntries(
      script.blanks.map(({ id }) => {
        return [
          id,
          Object.hasOwn(kinds, id)
            ? kinds[/** @type {keyof typeof kinds} */ (id)]
            : ended(id === "what" || id === "otherwise" ? verbs : things),
        ];
      }),
    ),
  );

  for (const variant of script.variants) {
    test(`${variant.id}: whatever verb, thing, plural and time is typed, it reads right`, () => {
      const all = fc.subarray(worriesOf(variant));
      fc.assert(
        fc.property(/** @type {fc.Arbitrary<Values>} */ (values), all, (typed, worries) => {
          const filled = fill(script, variant, typed, new Set(worries));
          for (const name of messagesOf(variant)) {
            const lines = filled[name].filter(({ line }) => line !== null);
            for (const { parts } of lines) readsWhole(plain(parts), name);
            const text = messageText(lines, "\n");
            assert.doesNotMatch(text, /\b(could you|may I|could we) to\b|[\u2019]ll to\b|because of because|for for/i);
            assert.doesNotMatch(
              text,
              /[a-z,] (The|My|An?|Two|Check|Look|Use|Send|Write|Help|Move|For|Because|To|It)\b/,
            );
          }
        }),
        { numRuns: 300 },
      );
    });
  }
});
