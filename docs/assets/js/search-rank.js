/**
 * Ranking for <site-search>, without DOM: BM25 over runs of words, and a measure of how much of the question is met.
 * Where that is too little, nothing fits, and this is the answer.
 *
 *   answer(buildIndex(data.docs), "left me on read") -> { hits: [{ doc, said }], near: [], unknown: [], used: [] }
 *
 * @typedef {import("./search-index.js").Doc} Doc
 * @typedef {import("./search-index.js").Index} Index
 * @typedef {import("./search-meant.js").Meant} Meant
 * @typedef {{ doc: Doc, said: string, saying: boolean }} Hit `said` is the text of the record that answers best, or
 *   nothing; a `saying` is what people say
 * @typedef {{ hits: Hit[], near: Hit[], unknown: string[], used: string[], roots: Set<string>, early: boolean,
 *   sure: boolean }} Answer
 *   best first; where nothing fits, `near` holds what comes closest and `hits` is empty; `unknown` words stand nowhere,
 *   `used` ones were taken for what was typed, `roots` are the stems that were sought; `early`: a letter or two say
 *   nothing; `sure`: one text of the best hit holds every word that tells the subject
 */
import { placesOf, rarity, runs, runsIn } from "./search-index.js";
import { meant, near } from "./search-meant.js";
import { STOP, stem } from "./search-words.js";

const RUN_WEIGHTS = [1, 0.4, 0.4]; // by words in the run, beside what rarity gives it
const SATURATION = 4;
const LENGTH = 0.35; // how much a long record is held back
const AFTER = 0.8; // a script comes after its situation, which leads to it
const REST = 1.3; // many a wish has no situation of its own, and is answered by the one for the rest
const MOST = 8;
const NEAREST = 3;
const WEAK = 0.25; // of the best score; what is below does not answer
const WEAK_OF_FEW = 0.5; // for a question of few telling words
// What a fit takes: the best score over what the telling words are worth. The fewer they are, the more each has to
// say. Chosen on the questions of tests/search, those that are held out aside.
const ENOUGH = 0.8;
const ENOUGH_BY_ONE = 3; // divided by how many there are
const ENOUGH_OF_TWO = 2.3;
const ENOUGH_ALONE = 1.2;
const FEW = 3;
const MENDED = 0.7; // of what a word is worth, where a letter had to change
const APART = 0.8; // of a text that holds all: words in several texts may tell of several things
const TOLD = 3; // letters from which a word just begun is told to be nowhere

const QUESTION = new Set("how what when where who whom whose which why".split(" ").map(stem));
// A figure, and what is left of I've and don't.
const SILENT =
  /^(\d+|(i|you|he|she|it|we|they|that|there|what|who|how)(m|ve|ll|d|s|re)|(do|does|did|is|are|was|were|has|have|had|ca|wo|could|would|should|must|need)nt)$/;

/**
 * Find what answers the words that were typed.
 * @param {Index} index
 * @param {string} query
 * @returns {Answer}
 */
export function answer(index, query) {
  const all = meant(index, query);
  const telling = tellingOf(index, all);
  const found = rank(index, all);
  const unknown = all.filter((word) => isUnknown(word) && !(word.begun && word.typed.length < TOLD));
  const stopped = all.length === 1 && STOP.has(all[0].roots[0]);
  if (!stopped && fits(found, telling)) {
    const weak = (telling.size > FEW ? WEAK : WEAK_OF_FEW) * found[0].score;
    const strong = explained(index, found.filter(({ score }) => score >= weak).slice(0, MOST), all);
    const used = all.flatMap((word) => word.used ?? []);
    const sure = met(index, found[0].doc, telling) >= worth(telling);
    return { hits: strong, near: [], unknown: typedOf(unknown), used, roots: rootsOf(all), early: false, sure };
  }
  const guessed = all.filter(({ used, sure }) => used && !sure);
  const certain = all.map((word) => (guessed.includes(word) ? { ...word, roots: [] } : word));
  const telltale = [...tellingOf(index, certain).keys()].flatMap((root) => index.postings.get(root) ?? []);
  const close = rank(index, certain).filter(({ number }) => telltale.some((records) => records.has(number)));
  const alike = [...guessed, ...unknown.flatMap(({ typed }) => near(index, typed))];
  const beside = close.length ? certain : alike;
  const nearest = explained(index, (close.length ? close : rank(index, alike)).slice(0, NEAREST), beside);
  const nowhere = typedOf([...unknown, ...guessed]);
  const early = !nowhere.length && Boolean(all[all.length - 1]?.begun);
  return { hits: [], near: nearest, unknown: nowhere, used: [], roots: rootsOf(beside), early, sure: false };
}

const typedOf = (/** @type {Meant[]} */ all) => [...new Set(all.map(({ typed }) => typed))];
const rootsOf = (/** @type {Meant[]} */ all) => new Set(all.flatMap(({ roots }) => roots));

/**
 * Tell a word that no page holds from one that says nothing of the subject.
 * @param {Meant} word
 */
const isUnknown = ({ typed, roots }) => !roots.length && !SILENT.test(typed) && !isDull(stem(typed));
const isDull = (/** @type {string} */ root) => STOP.has(root) || QUESTION.has(root);

/**
 * Say what the words are worth that tell the subject: what each could bring in `full`, what it does bring in `gain`.
 * A mended word may be another than was meant, so it brings less; one that is just begun waits, unless it is alone.
 * @param {Index} index
 * @param {Meant[]} all
 */
function tellingOf(index, all) {
  /** @type {Map<string, { full: number, gain: number }>} */
  const telling = new Map();
  const most = rarity(index, "");
  for (const word of all) {
    if (isUnknown(word) && !(word.begun && telling.size)) telling.set(word.typed, { full: most, gain: 0 });
    for (const root of word.roots.filter((root) => !isDull(root))) {
      const own = rarity(index, root);
      telling.set(root, { full: own, gain: word.used && !word.sure ? own * MENDED : own });
    }
  }
  return telling;
}

/**
 * Yield every run of what was typed that some record holds, with what it counts.
 * @param {Index} index
 * @param {Meant[]} all
 * @returns {Generator<[run: string, weight: number]>}
 */
function* weighted(index, all) {
  for (const [run, size] of runs(all.flatMap(({ roots }) => (roots.length ? roots : [""])))) {
    if (!placesOf(index, run)) continue;
    const stopped = run.split(" ").every((root) => STOP.has(root));
    yield [run, rarity(index, run) * RUN_WEIGHTS[size] * (stopped ? (size ? 0.35 : 0.1) : 1)];
  }
}

/**
 * Score the records for the words, best first; of a situation and its scripts the best stands for all.
 * @param {Index} index
 * @param {Meant[]} all
 */
function rank(index, all) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const [run, weight] of weighted(index, all)) {
    for (const [number, often] of placesOf(index, run) ?? []) {
      const length = 1 - LENGTH + (LENGTH * index.lengths[number]) / index.mean;
      const { of, rest } = index.docs[number];
      const share = of ? AFTER : rest ? REST : 1;
      const gain = (share * weight * often * (SATURATION + 1)) / (often + SATURATION * length);
      scores.set(number, (scores.get(number) ?? 0) + gain);
    }
  }
  const ranked = [...scores].sort((one, other) => other[1] - one[1] || one[0] - other[0]);
  /** @type {Map<string, { number: number, doc: Doc, score: number }>} */
  const byPlace = new Map();
  for (const [number, score] of ranked) {
    const doc = index.docs[number];
    const place = doc.of ?? doc.u;
    if (!byPlace.has(place)) byPlace.set(place, { number, doc, score });
  }
  return [...byPlace.values()];
}

/**
 * Tell whether the best record answers the question, or only holds a word of it.
 * @param {ReturnType<typeof rank>} found
 * @param {ReturnType<typeof tellingOf>} telling
 */
function fits(found, telling) {
  const several = Math.min(ENOUGH + ENOUGH_BY_ONE / telling.size, ENOUGH_OF_TWO);
  const enough = telling.size > 1 ? several : ENOUGH_ALONE;
  // no word tells in "what's in it for me", and the run does: that is infinite
  return found.length > 0 && found[0].score / worth(telling) >= enough;
}

const worth = (/** @type {ReturnType<typeof tellingOf>} */ telling) => {
  return [...telling.values()].reduce((sum, { full }) => sum + full, 0);
};

/**
 * Say how much of what tells the subject one text of a record holds; all that is said of it counts less, and what is
 * said in passing half.
 * @param {Index} index
 * @param {Doc} doc
 * @param {ReturnType<typeof tellingOf>} telling
 */
function met(index, doc, telling) {
  const held = (/** @type {string} */ text) => {
    const roots = runsIn(index, text);
    return [...telling].reduce((sum, [root, { gain }]) => sum + (roots.has(root) ? gain : 0), 0);
  };
  const said = [doc.t, doc.s, ...doc.said];
  return Math.max(...said.map(held), APART * held(said.join(" ")), ...sentences(doc).map((text) => held(text) / 2));
}

const sentences = (/** @type {Doc} */ { text = [] }) => text.flatMap((part) => part.match(/[^.?!]+[.?!]*/g) ?? []);

/**
 * Find the text of each record that best meets the words, much of it and little else: a saying before any other.
 * @param {Index} index
 * @param {{ doc: Doc }[]} found
 * @param {Meant[]} all
 * @returns {Hit[]}
 */
function explained(index, found, all) {
  const weights = new Map(weighted(index, all));
  const best = (/** @type {string[]} */ texts) => {
    let top = { score: 0, text: "" };
    for (const text of texts) {
      const held = runsIn(index, text);
      let met = 0;
      for (const run of held) met += weights.get(run) ?? 0;
      const score = (met * met) / (met + held.size);
      if (score > top.score) top = { score, text: text.trim() };
    }
    return top.text;
  };
  return found.map(({ doc }) => {
    const saying = best(doc.said);
    return { doc, said: saying || best([doc.s, ...sentences(doc)]), saying: Boolean(saying) };
  });
}
