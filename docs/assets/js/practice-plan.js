/**
 * Which exercise comes next in mixed practice: what was missed, then what is new, then what was done longest ago.
 *
 * @import { Log, Turn } from './practice-log.js'
 */

const APART = 2; // other exercises between a miss and its return

/**
 * Choose the next exercise.
 * @param {string[]} ids all, in the order for newcomers
 * @param {Log} log
 * @param {Turn[]} turns so far
 * @param {number} size of a round, in different exercises
 * @returns {{ id: string, why: "back" | "missed" | "new" | "old" } | null} null at the round's end
 */
export function nextExercise(ids, log, turns, size) {
  const seen = [...new Set(turns.map(({ id }) => id))];
  const waiting = seen.filter((id) => {
    const own = turns.filter((turn) => turn.id === id);
    return own.length === 1 && !own[0].good;
  });
  const ready = waiting.find((id) => turns.length - 1 - turns.findIndex((turn) => turn.id === id) >= APART);
  if (ready) return { id: ready, why: "back" };
  const left = ids.filter((id) => !seen.includes(id));
  if (seen.length >= size || !left.length) return waiting.length ? { id: waiting[0], why: "back" } : null;
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
