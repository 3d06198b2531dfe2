/**
 * Which exercise comes next in mixed practice: what was missed, then what is new, then what was done longest ago.
 *
 * @import { Log, Turn } from './practice-log.js'
 */

export { logged, readLog } from "./practice-log.js";

const APART = 2; // other exercises between a miss and its return

/**
 * Choose the next exercise.
 * @param {string[]} ids every exercise, in the order for newcomers
 * @param {Log} log
 * @param {Turn[]} turns the round so far
 * @param {number} size how many different exercises a round has
 * @returns {{ id: string, why: "back" | "missed" | "new" | "old" } | null} null at the round's end
 */
export function nextExercise(ids, log, turns, size) {
  const waiting = turns.filter(({ id, good }) => !good && turns.filter((turn) => turn.id === id).length === 1);
  const ready = waiting.find((turn) => turns.length - 1 - turns.indexOf(turn) >= APART);
  if (ready) return { id: ready.id, why: "back" };
  const left = ids.filter((id) => !turns.some((turn) => turn.id === id));
  if (summed(turns).count >= size || !left.length) return waiting.length ? { id: waiting[0].id, why: "back" } : null;
  const known = left.filter((id) => log[id]).sort((one, other) => log[one].at - log[other].at);
  const missed = known.find((id) => log[id].missed);
  if (missed) return { id: missed, why: "missed" };
  const unknown = left.find((id) => !log[id]);
  return unknown ? { id: unknown, why: "new" } : { id: known[0], why: "old" };
}

/**
 * Sum up a round: how many different exercises, how many right at the first try, and which were not.
 * @param {Turn[]} turns
 */
export function summed(turns) {
  const firsts = turns.filter((turn, at) => turns.findIndex(({ id }) => id === turn.id) === at);
  const missed = firsts.filter(({ good }) => !good).map(({ id }) => id);
  return { count: firsts.length, first: firsts.length - missed.length, missed };
}
