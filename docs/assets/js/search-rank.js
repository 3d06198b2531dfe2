/**
 * Ranking for <site-search>, without DOM: BM25 over runs of one to three words of what people say.
 *
 *   const index = buildIndex(data.docs);
 *   rank(index, "left me on read") -> [{ doc, score, said }], best first
 *
 * `said` is the text of the record that answers best, so that a reader sees why it was found.
 *
 * @typedef {{ u: string, k: string, t: string, said: string[], s: string, text?: string | string[], fair?: string,
 *   next?: [title: string, address: string][] }} Doc as macros/exports/search.py writes it
 * @typedef {{ docs: Doc[], postings: Map<string, Map<number, number>>, lengths: number[], mean: number,
 *   single: string[] }} Index
 */

// How much a text counts by where it stands; measured on the questions in tests/search/.
/** @type {["t" | "said" | "s" | "text", number][]} */
const WEIGHTS = [
  ["t", 1.5],
  ["said", 4],
  ["s", 0.5],
  ["text", 0.55],
];
const RUN_WEIGHTS = [1, 0.6, 0.6]; // by words in the run, beside what rarity gives it
const SATURATION = 4;
const LENGTH = 0.35; // how much a long record is held back
const AFTER = 0.8; // a script comes after its situation, which leads to it

const STOP = new Set(
  "a an the i me my we us our you your he him his she her it its they them their this that these those is am are was were be been do does did have has had will would can could should to of in on at for from by as and or if but so than then there here".split(
    " ",
  ),
);

/**
 * Split a text into plain words.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return (
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u2018\u2019']/g, "")
      .match(/[a-z0-9]+/g) ?? []
  );
}

/**
 * Bring a word to the form that its relatives share, British or American.
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 4) return word;
  let root = word
    .replace(/is(e[ds]?|ing|ation)$/, "iz$1")
    .replace(/our(s|ed|ing|ite|able)?$/, "or$1")
    .replace(/(ss|sh|ch|x)es$/, "$1")
    .replace(/ies$/, "y")
    .replace(/([^s])s$/, "$1");
  root = root.replace(/(ingly|edly|fully|ing|ed|ly|er|ment|ness|ful|able)$/, (end, _, at) => (at > 2 ? "" : end));
  return root
    .replace(/([^aeiouls])\1$/, "$1")
    .replace(/ll$/, "l")
    .replace(/(?<=..)[ei]$|(?<=...)y$/, "");
}

/**
 * Yield every run of one to three stems, and its size less one.
 * @param {string[]} stems
 * @returns {Generator<[string, number]>}
 */
function* runs(stems) {
  for (let from = 0; from < stems.length; from++) {
    let run = "";
    for (let size = 0; size < 3 && from + size < stems.length; size++) {
      run += (size ? " " : "") + stems[from + size];
      yield [run, size];
    }
  }
}

/**
 * Read the records once: which run stands where, how often and how heavily.
 * @param {Doc[]} docs
 * @returns {Index}
 */
export function buildIndex(docs) {
  /** @type {Index["postings"]} */
  const postings = new Map();
  let total = 0;
  const lengths = docs.map((doc, number) => {
    let length = 0;
    for (const [field, weight] of WEIGHTS) {
      for (const text of [doc[field] ?? []].flat()) {
        const stems = words(text).map(stem);
        length += stems.length;
        for (const [run] of runs(stems)) {
          const found = postings.get(run) ?? new Map();
          postings.set(run, found.set(number, (found.get(number) ?? 0) + weight));
        }
      }
    }
    total += length;
    return length;
  });
  const single = [...postings.keys()].filter((run) => !run.includes(" "));
  return { docs, postings, lengths, mean: total / docs.length || 1, single };
}

/**
 * Rank the records for what was typed; nothing but stop words still finds something.
 * @param {Index} index
 * @param {string} query
 * @param {number} most
 */
export function rank(index, query, most = 8) {
  const typed = words(query);
  if (!typed.length) return [];
  const last = typed.length - 1;
  const stems = typed
    .map(stem)
    .map((root, at) => (index.postings.has(root) ? root : (nearest(index, root, at === last) ?? root)));
  /** @type {Map<number, number>} */
  const scores = new Map();
  /** @type {Map<string, number>} */
  const telling = new Map();
  for (const [run, size] of runs(stems)) {
    const found = index.postings.get(run);
    if (!found) continue;
    const stopped = run.split(" ").every((root) => STOP.has(root));
    const rarity = Math.log(1 + (index.docs.length - found.size + 0.5) / (found.size + 0.5));
    const weight = rarity * RUN_WEIGHTS[size] * (stopped ? (size ? 0.35 : 0.1) : 1);
    telling.set(run, weight);
    for (const [number, often] of found) {
      const length = 1 - LENGTH + (LENGTH * index.lengths[number]) / index.mean;
      const share = index.docs[number].u.startsWith("scripts/") ? AFTER : 1;
      const gain = (share * weight * often * (SATURATION + 1)) / (often + SATURATION * length);
      scores.set(number, (scores.get(number) ?? 0) + gain);
    }
  }
  return [...scores]
    .sort((one, other) => other[1] - one[1] || one[0] - other[0])
    .slice(0, most)
    .map(([number, score]) => ({ doc: index.docs[number], score, said: best(index.docs[number], telling) }));
}

/**
 * Find the saying of a record that best meets what was typed: much of it, and little else.
 * @param {Doc} doc
 * @param {Map<string, number>} telling what each run that was typed counts
 */
function best(doc, telling) {
  let top = { score: 0, text: "" };
  for (const text of doc.said) {
    const said = new Set([...runs(words(text).map(stem))].map(([run]) => run));
    const met = [...said].reduce((sum, run) => sum + (telling.get(run) ?? 0), 0);
    const score = (met * met) / (met + said.size);
    if (score > top.score) top = { score, text };
  }
  return top.text;
}

/**
 * Find the known word that was meant: one that begins so while one types, else one slip away.
 * @param {Index} index
 * @param {string} root
 * @param {boolean} unfinished
 */
function nearest(index, root, unfinished) {
  if (root.length < 3) return null;
  const begun = unfinished && index.single.find((known) => known.startsWith(root));
  if (begun) return begun;
  return root.length < 4 ? null : (index.single.find((known) => isOneSlip(root, known)) ?? alike(index, root));
}

/**
 * Find the known word that shares most pairs of letters, if it shares most of them.
 * @param {Index} index
 * @param {string} root
 */
function alike(index, root) {
  const sought = pairs(root);
  /** @type {{ share: number, word: string | null }} */
  let top = { share: 0.5, word: null };
  for (const known of index.single) {
    const own = pairs(known);
    const share = (2 * own.filter((pair) => sought.includes(pair)).length) / (own.length + sought.length);
    if (share > top.share) top = { share, word: known };
  }
  return top.word;
}

const pairs = (/** @type {string} */ word) => [...word].slice(1).map((letter, at) => word[at] + letter);

/**
 * Tell whether two words differ by one letter left out, added, changed, or swapped with its neighbour.
 * @param {string} one
 * @param {string} other
 */
export function isOneSlip(one, other) {
  if (Math.abs(one.length - other.length) > 1 || one === other) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [a, b] = [one.slice(at), other.slice(at)];
  return (
    a.slice(1) === b.slice(1) ||
    a === b.slice(1) ||
    a.slice(1) === b ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}
