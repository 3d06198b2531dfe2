/**
 * Finds what rules say of a draft, without DOM: what it wakes, what is good, what is missing.
 *
 * @import { Sentence } from './check-read.js'
 * @import { Compiled, Kind, Mode, Rule, RuleData } from './check-rule.js'
 */
import { read } from "./check-read.js";
import { lowered, matches, sees } from "./check-rule.js";

export { guess } from "./check-mode.js";
export { compile, without } from "./check-rule.js";

/**
 * @typedef {object} Finding
 * @property {RuleData} rule
 * @property {Kind} kind
 * @property {string} about a pattern where it wakes, else a tactic
 * @property {number} from place in the draft
 * @property {number} to
 * @property {number} place number of its sentence
 * @property {string[]} implies tactics that it names as advice
 * @property {string[]} also other patterns that its sentence may wake, and no finding names
 */
/** @typedef {{ at: number, from: number, to: number }} Hit a rule's number, and places in the sentence */
/** @typedef {{ hits: Hit[], silenced: number[] }} Seen what rules see in one sentence */
/** @typedef {{ rule: Rule, from: number, to: number, place: number, also?: string[] }} Firing */

const MANY = 3000; // sentences that are remembered
const ALSO = 2; // patterns that a finding names beside its own

/**
 * Find what an editor might remark, in the order of the text.
 * @param {Compiled} compiled
 * @param {string} text
 * @param {Mode} [mode]
 * @returns {Finding[]}
 */
export function find(compiled, text, mode = "ask") {
  const firings = fired(compiled, text, mode).filter(({ rule }) => rule.data.shown !== false);
  const good = firings.filter(({ rule }) => rule.data.finds === "good");
  const there = new Set(good.map(({ rule }) => rule.data.about));
  const wakes = gravest(firings.filter(({ rule }) => rule.data.finds === "wakes"));
  const implied = (/** @type {Firing} */ { rule }) => (rule.data.implies ?? []).filter((tactic) => !there.has(tactic));
  const advised = new Set(wakes.flatMap(implied));
  const missing = firings.filter(({ rule: { data } }) => {
    if (data.finds !== "missing" || (data.beside_faults && !wakes.length)) return false;
    return !there.has(data.about) && !advised.has(data.about);
  });
  const shown = [...wakes, ...praise(good, wakes, text), ...once(missing)];
  return shown
    .sort((one, other) => one.from - other.from || one.to - other.to)
    .map((firing) => {
      const { rule, from, to, place } = firing;
      return {
        rule: rule.data,
        kind: rule.data.finds,
        about: rule.data.about,
        from,
        to,
        place,
        implies: implied(firing),
        also: firing.also ?? [],
      };
    });
}

/**
 * Add the weights of the rules that fire, each once: of all, and of what is shown.
 * @param {Compiled} compiled
 * @param {string} text
 */
export function total(compiled, text) {
  const sum = (/** @type {RuleData[]} */ rules) => {
    return [...new Set(rules)].reduce((left, { finds, weight = finds === "good" ? 1 : -1 }) => left + weight, 0);
  };
  const all = fired(compiled, text, "ask").map(({ rule }) => rule.data);
  return { all: sum(all), shown: sum(find(compiled, text).map(({ rule }) => rule)) };
}

/**
 * Name the rules that fire, shown or not.
 * @param {Compiled} compiled
 * @param {string} text
 * @param {Mode} [mode]
 */
export const firedIds = (compiled, text, mode = "ask") => [
  ...new Set(fired(compiled, text, mode).map(({ rule }) => rule.data.id)),
];

/**
 * List what fires, silenced rules left out.
 * @param {Compiled} compiled
 * @param {string} text
 * @param {Mode} mode
 * @returns {Firing[]}
 */
function fired(compiled, text, mode) {
  const { sentences, words } = read(text);
  const seen = sentences.map((sentence) => remembered(compiled, sentence));
  const asks = asksOf(sentences);
  const near = (/** @type {number} */ place, /** @type {number | undefined} */ most) => {
    if (!asks.length) return most !== 0; // it asks in a way that is not known, so all of it is near
    return most === undefined || asks.some((ask) => Math.abs(ask - place) <= most);
  };
  const heard = (/** @type {number} */ at, /** @type {number} */ place) => {
    const { any, data } = compiled.rules[at];
    return any || near(place, data.near_ask); // what is missing is missing near the ask
  };
  const silenced = new Set(seen.flatMap((one, place) => one.silenced.filter((at) => heard(at, place))));
  const fits = (/** @type {Rule} */ { at, data, modes }) => {
    return modes.has(mode) && words >= (data.from_words ?? 0) && !silenced.has(at);
  };
  const found = seen.flatMap(({ hits }, place) => {
    const here = hits.filter(({ at }) => {
      const rule = compiled.rules[at];
      return fits(rule) && near(place, rule.data.near_ask);
    });
    const quieted = new Set(here.flatMap(({ at }) => compiled.rules[at].data.quiets ?? []));
    return here
      .filter(({ at }) => !quieted.has(compiled.rules[at].data.id))
      .map(({ at, from, to }) => {
        const start = sentences[place].from;
        return { rule: compiled.rules[at], from: start + from, to: start + to, place };
      });
  });
  if (!asks.length) return found;
  const { from, to } = sentences[asks[0]];
  const absent = compiled.rules.filter((rule) => rule.data.finds === "missing" && !rule.any && fits(rule));
  return [...found, ...absent.map((rule) => ({ rule, from, to, place: asks[0] }))];
}

/**
 * See a sentence, or remember it: a keystroke changes one.
 * @param {Compiled} compiled
 * @param {Sentence} sentence
 * @returns {Seen}
 */
function remembered(compiled, sentence) {
  const key = `${sentence.text}\n${[...sentence.signs]}${sentence.quoted}`;
  const known = compiled.seen.get(key);
  if (known) return known;
  if (compiled.seen.size > MANY) compiled.seen.clear();
  const read = { ...sentence, low: lowered(sentence.text) };
  const hits = compiled.rules.flatMap((rule) => {
    const place = rule.any && matches(rule, read);
    return place ? [{ at: rule.at, from: place[0], to: place[1] }] : [];
  });
  const silenced = compiled.rules.filter(({ unless }) => unless && sees(unless, read)).map(({ at }) => at);
  compiled.seen.set(key, { hits, silenced });
  return { hits, silenced };
}

/**
 * Keep one firing a sentence: the gravest, and of two alike the one that saw words before the one that saw a sign. It
 * tells of the patterns that it stands for as well.
 * @param {Firing[]} firings
 */
function gravest(firings) {
  const grave = (/** @type {Firing} */ { rule }) => Math.min(rule.data.weight ?? -1, -1) + (rule.any?.words ? 0 : 0.5);
  /** @type {Map<number, Firing>} */
  const kept = new Map();
  const sorted = [...firings].sort((one, other) => grave(one) - grave(other));
  for (const firing of sorted) kept.set(firing.place, kept.get(firing.place) ?? firing);
  const named = new Set([...kept.values()].map(({ rule }) => rule.data.about));
  return [...kept.values()].map((firing) => {
    const besides = sorted.filter(({ place }) => place === firing.place).map(({ rule }) => rule.data.about);
    return { ...firing, also: [...new Set(besides)].filter((about) => !named.has(about)).slice(0, ALSO) };
  });
}

/**
 * Praise each tactic once, where it stands nearest to an ask, and no words that wake something as well.
 * @param {Firing[]} good
 * @param {Firing[]} wakes
 * @param {string} text
 */
function praise(good, wakes, text) {
  const asks = asksOf(read(text).sentences);
  const clean = good.filter(({ from, to }) => !wakes.some((one) => one.from < to && from < one.to));
  const far = clean.map(({ place }) => Math.min(...asks.map((ask) => Math.abs(ask - place))));
  const order = clean
    .map((_, at) => at)
    .sort((one, other) => far[one] - far[other] || clean[one].from - clean[other].from);
  return once(order.map((at) => clean[at]));
}

/**
 * Return the numbers of the sentences that ask.
 * @param {Sentence[]} sentences
 */
const asksOf = (sentences) => sentences.flatMap(({ ask }, place) => (ask ? [place] : []));

/**
 * Keep the first firing of each tactic.
 * @param {Firing[]} firings
 */
function once(firings) {
  /** @type {Map<string, Firing>} */
  const kept = new Map();
  for (const firing of firings) {
    if (!kept.has(firing.rule.data.about)) kept.set(firing.rule.data.about, firing);
  }
  return [...kept.values()];
}
