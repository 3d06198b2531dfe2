/**
 * What typed words mean to the index, without DOM. A word that the pages hold stands as it is. One that they write in
 * two is split, and two that they write as one are joined. The last may be unfinished. A slip is mended, and told.
 * Anything else is unknown, and is not stretched to what it resembles.
 *
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {{ typed: string, roots: string[], used?: string, sure?: boolean, begun?: boolean }} Meant without roots it is
 *   unknown, or only just begun; `used` was taken for what was typed, and it is `sure` where no letter had to change
 */
import { placesOf } from "./search-index.js";
import { STOP, slips, stem, words } from "./search-words.js";

const SHORT = 5; // letters below which no slip is mended: a pet is no pen
const BEGUN = 4; // letters from which a word is completed: nor is it petrol
const LONG = 9; // letters from which two slips are mended
const ENDLESS = 30; // letters from which it is no word
const ALL = 60; // words that are read; a question has fewer
const BEGINNING = 0.6; // of a word's letters

/**
 * Read what was typed.
 * @param {Index} index
 * @param {string} query
 * @returns {Meant[]}
 */
export function meant(index, query) {
  const typed = words(query).slice(0, ALL);
  const unfinished = /[\p{L}\p{N}]$/u.test(query);
  /** @type {Meant[]} */
  const all = [];
  for (let at = 0; at < typed.length; at++) {
    const [word, next] = typed.slice(at, at + 2);
    const parts = index.hyphened.get(word) ?? [word];
    const roots = parts.map(stem);
    if (isOneWord(index, word, next)) all.push({ typed: `${word} ${typed[++at]}`, roots: [stem(word + next)] });
    else if (parts.length > 1 || index.postings.has(roots[0])) all.push({ typed: word, roots });
    else all.push({ typed: word, roots: [], ...guessed(index, word, unfinished && at === typed.length - 1) });
  }
  return all;
}

/**
 * Tell whether the pages write two words as one: either is unknown by itself, or they are never seen side by side.
 * @param {Index} index
 * @param {string} word
 * @param {string | undefined} next
 */
function isOneWord(index, word, next) {
  const { postings, vocabulary } = index;
  if (!next || !vocabulary.has(word + next)) return false;
  const [one, other] = [stem(word), stem(next)];
  if (!postings.has(one) || !postings.has(other)) return true;
  return word.length > 2 && next.length > 2 && !placesOf(index, `${one} ${other}`);
}

/**
 * Take a word that no page holds for what some do: two words, one that begins so, or one that is a slip away.
 * @param {Index} index
 * @param {string} word
 * @param {boolean} unfinished
 * @returns {Omit<Meant, "typed"> | undefined}
 */
function guessed(index, word, unfinished) {
  const { vocabulary } = index;
  if (word.length > ENDLESS) return undefined;
  for (let at = 3; at <= word.length - 3; at++) {
    const parts = [word.slice(0, at), word.slice(at)];
    const roots = parts.map(stem);
    if (roots.some((root) => STOP.has(root))) continue; // who types forgets does not mean "for gets"
    if (placesOf(index, roots.join(" "))) return { roots, used: parts.join(" "), sure: true };
  }
  const begun = unfinished && commonest(vocabulary, (known) => known.startsWith(word));
  if (begun)
    return word.length < BEGUN ? { roots: [], begun: true } : { roots: [stem(begun)], used: begun, sure: true };
  if (word.length < SHORT) return undefined;
  const away = (/** @type {string} */ known) => (known.length < BEGUN ? 9 : slips(word, known));
  const most = word.length < LONG ? [1] : [1, 2];
  const [used] = most.flatMap((few) => commonest(vocabulary, (known) => away(known) === few) ?? []);
  return used ? { roots: [stem(used)], used } : undefined;
}

/**
 * Find a word to look beside an unknown one: it has most of its beginning.
 * @param {Index} index
 * @param {string} word
 * @returns {Meant[]} one, or none
 */
export function near({ vocabulary }, word) {
  const beginning = word.slice(0, Math.max(BEGUN, Math.ceil(word.length * BEGINNING)));
  const used = word.length < SHORT ? undefined : commonest(vocabulary, (known) => known.startsWith(beginning));
  return used ? [{ typed: word, roots: [stem(used)], used }] : [];
}

/**
 * Find the known word that stands most heavily, among those that fit.
 * @param {Index["vocabulary"]} vocabulary
 * @param {(known: string) => boolean} fits
 */
function commonest(vocabulary, fits) {
  let [most, word] = [0, /** @type {string | undefined} */ (undefined)];
  for (const [known, often] of vocabulary) if (often > most && fits(known)) [most, word] = [often, known];
  return word;
}
