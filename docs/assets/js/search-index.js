/**
 * The records of <site-search>, read once: which run of one to three words stands where, how often and how heavily.
 *
 * @typedef {{ u: string, k: string, t: string, said: string[], s: string, text?: string[], plain?: string,
 *   of?: string, rest?: boolean }} Doc as macros/exports/search.py writes it
 * @typedef {{ docs: Doc[], postings: Map<string, Map<number, number>>, lengths: number[], mean: number,
 *   vocabulary: Map<string, number>, hyphened: Map<string, string[]>, held: Map<string, Set<string>> }} Index where `vocabulary` says how heavily each
 *   word stands in all records, and `hyphened` what "followup" is made of
 */
import { stem, words } from "./search-words.js";

// How much a text counts by where it stands; measured on the questions in tests/search/.
/** @type {["t" | "said" | "s" | "text", number][]} */
const WEIGHTS = [
  ["t", 1.5],
  ["said", 5],
  ["s", 0.5],
  ["text", 0.55],
];

/**
 * Gather what stands list by list, a place in each for every page.
 * @param {Record<string, any[]>} fields
 */
export const docsIn = (fields) =>
  fields.u.map(
    (_, n) =>
      /** @type {Doc} */ (
        Object.fromEntries(Object.entries(fields).flatMap(([name, all]) => (all[n] === null ? [] : [[name, all[n]]])))
      ),
  );

/** @param {Doc[]} docs */
export const buildIndex = (docs) => [...building(docs)][0];

/**
 * Read the records, one at each step.
 * @param {Doc[]} docs
 * @returns {Generator<Index>}
 */
export function* building(docs) {
  const [postings, vocabulary, hyphened, held] = [new Map(), new Map(), new Map(), new Map()];
  /** @type {Index} */
  const index = { docs, postings, lengths: [], mean: 1, vocabulary, hyphened, held };
  for (const text of docs.flatMap((doc) => WEIGHTS.flatMap(([field]) => doc[field] ?? []))) {
    for (const [both] of text.matchAll(/[a-z]{2,}-[a-z]{2,}/gi)) hyphened.set(words(both).join(""), words(both));
  }
  for (const [number, doc] of docs.entries()) {
    let length = 0;
    for (const [field, weight] of WEIGHTS) {
      for (const text of [doc[field] ?? []].flat()) {
        const all = wordsIn(index, text);
        length += all.length;
        for (const word of all) vocabulary.set(word, (vocabulary.get(word) ?? 0) + weight);
        for (const [run] of runs(all.map(stem))) {
          const found = postings.get(run) ?? new Map();
          postings.set(run, found.set(number, (found.get(number) ?? 0) + weight));
        }
      }
    }
    index.lengths.push(length);
    yield index;
  }
  index.mean = index.lengths.reduce((sum, length) => sum + length, 0) / docs.length || 1;
  yield index;
}

/**
 * Return the runs of a text.
 * @param {Index} index
 * @param {string} text
 */
export function runsIn(index, text) {
  const held = index.held.get(text) ?? new Set([...runs(wordsIn(index, text).map(stem))].map(([run]) => run));
  index.held.set(text, held);
  return held;
}

/**
 * Split a text into words; what any record writes with a hyphen is two words everywhere.
 * @param {Index} index
 * @param {string} text
 */
export function wordsIn(index, text) {
  return words(text).flatMap((word) => index.hyphened.get(word) ?? [word]);
}

/**
 * Yield every run of one to three stems, and its size less one.
 * @param {string[]} stems
 * @returns {Generator<[string, number]>}
 */
export function* runs(stems) {
  for (let from = 0; from < stems.length; from++) {
    let run = "";
    for (let size = 0; size < 3 && from + size < stems.length; size++) {
      run += (size ? " " : "") + stems[from + size];
      yield [run, size];
    }
  }
}

/**
 * Say how rare a run is; the rarest is one that no record has.
 * @param {Index} index
 * @param {string} run
 */
export function rarity({ docs, postings }, run) {
  const some = postings.get(run)?.size ?? 0;
  return Math.log(1 + (docs.length - some + 0.5) / (some + 0.5));
}
