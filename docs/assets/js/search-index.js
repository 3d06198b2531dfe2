/**
 * The records of <site-search>, read once: which run of one to three words stands where, how often and how heavily.
 *
 * @typedef {{ u: string, k: string, t: string, said: string[], s: string, text?: string[], plain?: string,
 *   of?: string, rest?: boolean }} Doc as macros/exports/search.py writes it
 * @typedef {{ docs: Doc[], postings: Map<string, Map<number, number>>, ids: Map<string, number>,
 *   texts: [stems: number[], weight: number][][], lengths: number[], mean: number, vocabulary: Map<string, number>,
 *   hyphened: Map<string, string[]>, held: Map<string, Set<string>> }} Index where `postings` hold every single stem,
 *   and what was asked for of several; `texts` are each record's by field, as the stems' numbers, a 0 after each text;
 *   `vocabulary` says how heavily each word stands in all records, and `hyphened` what "followup" is made of
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
  const [postings, ids, vocabulary, hyphened, held] = [new Map(), new Map(), new Map(), new Map(), new Map()];
  /** @type {Index} */
  const index = { docs, postings, ids, texts: [], lengths: [], mean: 1, vocabulary, hyphened, held };
  for (const text of docs.flatMap((doc) => WEIGHTS.flatMap(([field]) => doc[field] ?? []))) {
    for (const [both] of text.matchAll(/[a-z]{2,}-[a-z]{2,}/gi)) hyphened.set(words(both).join(""), words(both));
  }
  for (const [number, doc] of docs.entries()) {
    let length = 0;
    const texts = WEIGHTS.map(([field, weight]) => {
      const noted = [doc[field] ?? []].flat().map((text) => note(index, number, text, weight));
      for (const stems of noted) length += stems.length - 1;
      return /** @type {[number[], number]} */ ([noted.flat(), weight]);
    });
    index.texts.push(texts);
    index.lengths.push(length);
    yield index;
  }
  index.mean = index.lengths.reduce((sum, length) => sum + length, 0) / docs.length || 1;
  yield index;
}

/**
 * Note the words of a text of a record; return their stems' numbers, and a 0 after them.
 * @param {Index} index
 * @param {number} number
 * @param {string} text
 * @param {number} weight
 */
function note(index, number, text, weight) {
  const { postings, ids, vocabulary } = index;
  const stems = wordsIn(index, text).map((word) => {
    vocabulary.set(word, (vocabulary.get(word) ?? 0) + weight);
    const root = stem(word);
    const found = postings.get(root) ?? new Map();
    postings.set(root, found.set(number, (found.get(number) ?? 0) + weight));
    const id = ids.get(root) ?? postings.size;
    ids.set(root, id);
    return id;
  });
  stems.push(0);
  return stems;
}

/**
 * Say in which records a run stands, and how heavily; nothing where it stands in none.
 * @param {Index} index
 * @param {string} run
 */
export function placesOf(index, run) {
  const found = index.postings.get(run) ?? (run.includes(" ") ? lookedUp(index, run) : undefined);
  return found?.size ? found : undefined;
}

/**
 * Find a run of several words, once somebody asks for it: to note each that anybody might ask for would double the time
 * until the first answer.
 * @param {Index} index
 * @param {string} run
 */
function lookedUp({ postings, ids, texts }, run) {
  const roots = run.split(" ");
  const sought = roots.map((root) => ids.get(root) ?? -1);
  const often = roots.map((root) => postings.get(root)?.size ?? 0);
  const rare = often.indexOf(Math.min(...often));
  /** @type {Map<number, number>} */
  const found = new Map();
  for (const number of postings.get(roots[rare])?.keys() ?? []) {
    for (const [stems, weight] of texts[number]) {
      for (let at = stems.indexOf(sought[rare]); at >= 0; at = stems.indexOf(sought[rare], at + 1)) {
        if (sought.every((id, step) => stems[at - rare + step] === id))
          found.set(number, (found.get(number) ?? 0) + weight);
      }
    }
  }
  postings.set(run, found);
  return found;
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
  const all = words(text);
  const { hyphened } = index;
  return all.some((word) => hyphened.has(word)) ? all.flatMap((word) => hyphened.get(word) ?? [word]) : all;
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
export function rarity(index, run) {
  const some = placesOf(index, run)?.size ?? 0;
  return Math.log(1 + (index.docs.length - some + 0.5) / (some + 0.5));
}
