/**
 * From what was ticked to the patterns it may be. No page is needed for it.
 *
 * @typedef {{ id: string, weight: number, because: string }} Count what counts for a pattern, or against it below 0
 * @typedef {object} Tick something that a reader ticked or answered
 * @property {string} about what it tells of; two answers about one thing are one thing to go by
 * @property {boolean} [seen] whether it is something that they did, and not what was so before
 * @property {boolean} [no] whether it is a no to be taken as one
 * @property {boolean} [owed] whether a no is not the end, as with pay or a right
 * @property {boolean} [advice] whether there is something to do first, whatever the pattern
 * @property {string} mark how the page and the link name it
 * @property {Count[]} counts
 * @typedef {{ id: string, score: number, reasons: Count[] }} Result a pattern, with what counts for or against it
 * @typedef {"a-no" | "too-few" | "several" | "clear"} Verdict
 */

const CLOSE = 1; // points; a lead that one small fact gives is none
const ENOUGH = 2; // signs, or reasons for one pattern

/**
 * Rank the patterns for which something counts: best first; of equals the one with more that was seen, then as listed.
 * @param {Tick[]} ticks in the order of the page
 * @param {string[]} patterns all ids, in their order
 * @returns {Result[]}
 */
export function ranked(ticks, patterns) {
  const results = patterns.map((id, place) => {
    const found = ticks.flatMap((tick) =>
      tick.counts.filter((count) => count.id === id).map((count) => ({ tick, count })),
    );
    const score = found.reduce((sum, { count }) => sum + count.weight, 0);
    const seen = found.filter(({ tick, count }) => tick.seen && count.weight > 0).length;
    const reasons = found.map(({ count }) => count).sort((one, other) => other.weight - one.weight);
    return { place, seen, result: { id, score, reasons } };
  });
  return results
    .filter(({ result }) => result.score > 0)
    .sort((one, other) => other.result.score - one.result.score || other.seen - one.seen || one.place - other.place)
    .map(({ result }) => result);
}

/**
 * Return the results that fit about as well as the best, the best among them.
 * @param {Result[]} results
 */
export function equals(results) {
  return results.filter(({ score }) => score >= results[0].score - CLOSE);
}

/**
 * Say how far the ticks carry.
 * @param {Tick[]} ticks
 * @param {Result[]} results
 * @returns {Verdict}
 */
export function verdictOf(ticks, results) {
  if (ticks.some(({ no }) => no) && !ticks.some(({ owed }) => owed)) return "a-no";
  if (!results.length || !isEnough(ticks, results[0].id)) return "too-few";
  return equals(results).length > 1 ? "several" : "clear";
}

/**
 * Tell whether there is enough to go by: two things that they did, or one and a fact that points the same way.
 * @param {Tick[]} ticks
 * @param {string} best id of the pattern that leads
 */
function isEnough(ticks, best) {
  const counted = ticks.filter(({ counts }) => counts.some(({ weight }) => weight > 0));
  const things = (/** @type {Tick[]} */ some) => new Set(some.map(({ about }) => about)).size;
  const seen = counted.filter((tick) => tick.seen);
  const forBest = counted.filter(({ counts }) => counts.some(({ id, weight }) => id === best && weight > 0));
  return things(seen) >= ENOUGH || (things(seen) > 0 && things(forBest) >= ENOUGH);
}

/**
 * Return the marks of what to do first: one for each thing that the ticks tell of, that of the last that has any.
 * @param {Tick[]} ticks
 */
export function adviceOf(ticks) {
  const advising = ticks.filter(({ advice }) => advice);
  return [...new Map(advising.map(({ about, mark }) => [about, mark])).values()];
}
