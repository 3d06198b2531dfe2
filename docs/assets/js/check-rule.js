/**
 * A rule, ready to be tried on a sentence, without DOM.
 *
 * @import { Sentence } from './check-read.js'
 * @import { Sign } from './check-asks.js'
 * @import { Seen } from './check-find.js'
 */
import { SIGNS } from "./check-asks.js";

/** @typedef {"wakes" | "good" | "missing"} Kind */
/** @typedef {"ask" | "nudge" | "answer"} Mode */
/**
 * A rule as `/assets/rules.json` has it: what is left out has its default.
 * @typedef {object} RuleData
 * @property {string} id
 * @property {Kind} finds
 * @property {string} about
 * @property {string} [say]
 * @property {string} [better]
 * @property {"words" | "sentence"} [instead]
 * @property {boolean} [drop]
 * @property {string[]} [any]
 * @property {string[]} [not]
 * @property {string[]} [not_in_draft]
 * @property {number} [near_ask]
 * @property {"reader" | "writer" | "any"} [speaks_to]
 * @property {"skip" | "keep"} [negated]
 * @property {"skip" | "keep"} [quotes]
 * @property {Mode[]} [modes]
 * @property {number} [from_words]
 * @property {boolean} [beside_faults]
 * @property {number} [weight]
 * @property {boolean} [shown]
 * @property {string[]} [quiets]
 * @property {string[]} [implies]
 */
/** @typedef {{ signs: Sign[], words: RegExp | null }} Look signs and expressions, one of which must hold */
/** @typedef {{ at: number, data: RuleData, modes: Set<Mode>, any: Look | null, not: Look | null, unless: Look | null }} Rule */
/** @typedef {{ rules: Rule[], seen: Map<string, Seen> }} Compiled */
/** @typedef {Sentence & { low: string }} Read a sentence, and its text in small letters */

const TRIES = 20; // matches of one rule in one sentence
// What turns the words after it round, in the same clause.
const NEGATION =
  /\b(?:not|never|no|without|nothing|nobody|none|neither|nor|hardly|cannot|(?:do|does|did|is|are|was|were|have|has|had|ca|wo|would|could|should|need|must|ai)n'?t|dont|didnt|isnt|wont|cant|doesnt|wasnt|neednt)\b[^.,;:?!-]{0,30}$/i;
const NO_NEGATION =
  /\b(?:why (?:not|don't|didn't|haven't|won't|can't|isn't)|not only|no longer|(?:if|when) (?:not|no))\b[^.,;:?!-]{0,30}$/i;
// Somebody else says it, or it is told of somebody else.
const REPORTED =
  /\b(?:he|she|they|who|it|people|someone|somebody|everyone|(?:my|his|her|their|the|our) (?!point|feeling|worry|own)\w{2,20}(?: \w{2,20})?|[a-z]\w{1,15})(?:'s| has| had| have| is| was| always| just| then| even| never)? (?:said|says|saying|told|tells|telling|asked|asks|asking|wants|wanted|wrote|writes|insist(?:s|ed)|demand(?:s|ed)|shout(?:s|ed|ing)|expect(?:s|ed)|think(?:s)?|thought|keeps|kept|felt|feels|claim(?:s|ed)|replied|answered|went|goes)\b[^.;?!]{0,60}$/i;
const TOLD_BY_US =
  /\b(?:i|we|you|u|i've|we've|you've|i'd|we'd|you'd)(?: \w{2,10})? (?:said|told|asked|wanted|wrote|insisted|thought|think|kept|felt|replied)\b/i;
const AUX =
  "(?:'s|'re|'ve|'d|'ll| is| was| are| were| has| have| had| will| would| can| could| does| did| never| always| really| just)";
const THIRD = new RegExp(
  `(?:^|[ ,])(?:(?:he|she|they|who)${AUX}{0,3}|(?:my|his|her|their|the|our) \\w{2,20}${AUX}{1,3})(?: an?| the)? ?$`,
  "i",
);

/**
 * Make rules ready. An expression that does not compile throws.
 * @param {RuleData[]} rules
 * @returns {Compiled}
 */
export function compile(rules) {
  return {
    seen: new Map(),
    rules: rules.map((data, at) => ({
      at,
      data,
      modes: new Set(data.modes ?? /** @type {Mode[]} */ (["ask"])),
      any: look(data.any),
      not: look(data.not),
      unless: look(data.not_in_draft),
    })),
  };
}

/**
 * Leave some rules out; what was made ready stays so.
 * @param {Compiled} compiled
 * @param {Set<string>} ids
 * @returns {Compiled}
 */
export function without({ rules }, ids) {
  const left = rules.filter(({ data }) => !ids.has(data.id));
  return { seen: new Map(), rules: left.map((rule, at) => ({ ...rule, at })) };
}

/**
 * Try a rule's expressions on a text that they may see nothing in: the first two runs are the slow ones.
 * @param {Rule} rule
 * @param {string} text in small letters
 */
export function warm({ any, not, unless }, text) {
  for (const words of [any?.words, not?.words, unless?.words]) {
    for (let time = 0; words && time < 2; time++) {
      words.lastIndex = 0;
      words.test(text);
    }
  }
}

/**
 * Bring letters to small ones, one for one, so that places hold.
 * @param {string} text
 */
export const lowered = (text) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/**
 * Write an expression as engines run it soonest: in small letters, which texts are brought to as well, and with groups
 * that capture, for which none unrolls repeats. What it matches stays the same.
 * @param {string} expression
 */
const swift = (expression) => {
  return expression.replace(/\\.|\(\?:|[A-Z]/g, (part) => (part === "(?:" ? "(" : part[1] ? part : part.toLowerCase()));
};

/**
 * @param {string[]} [expressions]
 * @returns {Look | null}
 */
function look(expressions) {
  if (!expressions?.length) return null;
  const signs = SIGNS.filter((sign) => expressions.includes(sign));
  const words = expressions.filter((one) => !(/** @type {string[]} */ (SIGNS).includes(one)));
  return { signs, words: words.length ? new RegExp(words.map((one) => `(${swift(one)})`).join("|"), "g") : null };
}

/**
 * Tell whether a sentence shows what is looked for, whoever says it.
 * @param {Look} look
 * @param {Read} sentence
 */
export function sees({ signs, words }, { signs: own, low }) {
  if (signs.some((sign) => own.has(sign))) return true;
  if (!words) return false;
  words.lastIndex = 0;
  return words.test(low);
}

/**
 * Find where a rule holds in a sentence: said by the asker, not turned round, not of somebody else.
 * @param {Rule} rule
 * @param {Read} sentence
 * @returns {[number, number] | null} places in the sentence
 */
export function matches({ any, not, data }, sentence) {
  const place = any && (placeOf(any, data, sentence) ?? signed(any, sentence));
  return place && !(not && sees(not, sentence)) ? place : null;
}

/**
 * @param {Look} look
 * @param {Sentence} sentence
 * @returns {[number, number] | null}
 */
const signed = ({ signs }, { signs: own, text }) => (signs.some((sign) => own.has(sign)) ? [0, text.length] : null);

/**
 * @param {Look} look
 * @param {RuleData} data
 * @param {Read} sentence
 * @returns {[number, number] | null}
 */
function placeOf({ words }, data, { text, low, quoted }) {
  if (!words) return null;
  words.lastIndex = 0;
  for (let tries = 0; tries < TRIES; tries++) {
    const found = words.exec(low);
    if (!found) return null;
    const [from, to] = [found.index, found.index + found[0].length];
    if (to === from) words.lastIndex++;
    const said = data.quotes === "keep" || !quoted.some(([start, end]) => from >= start && from < end);
    if (said && meant(text.slice(0, from), data)) return wholeWords(low, from, to);
  }
  return null;
}

/**
 * Widen a place to whole words, and leave out the blanks and commas at its ends.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {[number, number]}
 */
function wholeWords(text, from, to) {
  const within = (/** @type {number} */ at) => /^[\w'][\w']$/.test(text.slice(at - 1, at + 1));
  while (within(from)) from--;
  while (within(to)) to++;
  while (from < to - 1 && /[ ,;:]/.test(text[from])) from++;
  while (from < to - 1 && /[ ,;:]/.test(text[to - 1])) to--;
  return [from, to];
}

/**
 * Tell from the words before whether what follows is meant as it stands.
 * @param {string} before
 * @param {RuleData} data
 */
function meant(before, { negated, speaks_to: to = "any" }) {
  if (negated !== "keep" && NEGATION.test(before) && !NO_NEGATION.test(before)) return false;
  if (to === "any") return true;
  if (THIRD.test(before)) return false;
  return !REPORTED.test(before) || TOLD_BY_US.test(before);
}
