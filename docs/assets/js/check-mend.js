/**
 * What a better line does to a draft, without DOM.
 *
 * @import { Range } from './check-marks.js'
 * @typedef {{ better?: string, instead?: "words" | "sentence", drop?: boolean, finds: string }} Mending
 * @typedef {Range & { words: string }} Change what is put in the place of what
 */

const GAP = /\[[^\]]+\]/;
const ASKS =
  /^(?:(?:and|so|or) )?(?:could|would|can|will|may|might|shall|should|do|does|did|is|are|was|were|have|has|what|when|where|which|who|how|if not, (?:could|would))\b/i;
const END = /[.?!]["')\]]{0,2}$/;

/**
 * Return the change that a rule's better words make, or that leaving its words out makes.
 * @param {string} text
 * @param {Mending} rule
 * @param {Range} found the words, or the ask behind which a missing move goes
 * @param {Range} sentence the one that they stand in
 * @returns {Change}
 */
export function changeOf(text, rule, found, sentence) {
  if (rule.drop) return withoutWords(text, found, sentence);
  const better = rule.better ?? "";
  if (rule.finds === "missing") return behind(text, better, found);
  const { from, to } = rule.instead === "sentence" ? trimmed(text, sentence) : found;
  const whole = rule.instead === "sentence";
  const begins = /^\s*["'(]?$/.test(text.slice(sentence.from, from));
  const words = begins ? capital(better) : better;
  return { from, to, words: whole && !END.test(words) ? `${words}${stop(words)}` : words };
}

/**
 * Find the first gap to type into, in words that were put in at a place.
 * @param {Change} change
 * @returns {Range | null}
 */
export function gapOf({ from, words }) {
  const gap = GAP.exec(words);
  return gap && { from: from + gap.index, to: from + gap.index + gap[0].length };
}

/**
 * @param {string} text
 * @param {string} better
 * @param {Range} ask
 */
function behind(text, better, { to }) {
  const line = `${capital(better)}${END.test(better) ? "" : stop(better)}`;
  const before = END.test(text.slice(0, to)) ? "" : stop(text.slice(0, to));
  return { from: to, to, words: `${before} ${line}` };
}

/**
 * Leave words out, with the blank or the comma that only they needed.
 * @param {string} text
 * @param {Range} found
 * @param {Range} sentence
 * @returns {Change}
 */
function withoutWords(text, { from, to }, sentence) {
  let end = to;
  let start = from;
  const opens = !/\w/.test(text.slice(sentence.from, from));
  if (opens) {
    while (/[,;:\- ]/.test(text[end] ?? "")) end++;
    const next = text[end] ?? "";
    if (/\w/.test(next)) return { from: start, to: end + 1, words: next.toUpperCase() };
    while (/[.?!]/.test(text[end] ?? "")) end++; // nothing else was said
  }
  while (text[start - 1] === " ") start--;
  if (text[start - 1] === "," && /^\s*(?:[.,;:?!]|$)/.test(text.slice(end))) start--;
  return { from: start, to: end, words: "" };
}

/**
 * @param {string} text
 * @param {Range} range
 */
function trimmed(text, { from, to }) {
  const said = text.slice(from, to);
  return { from: from + said.length - said.trimStart().length, to: to - (said.length - said.trimEnd().length) };
}

/** @param {string} words */
const capital = (words) => words.replace(/^(["'(]?)([a-z])/, (_, quote, letter) => quote + letter.toUpperCase());

/** @param {string} words */
const stop = (words) => (ASKS.test(words.trimStart()) ? "?" : ".");
