/**
 * Which exercise comes next in mixed practice: what was missed, then what is new, then what was done longest ago.
 *
 * A log is `{ [id]: { missed, at } }`: whether the last first try missed, and when that was, in milliseconds.
 * A round is a list of turns, `{ id, good }`, in the order in which they were answered.
 */

const APART = 2; // other exercises between a miss and its return

/** Read a log that may have been written by an older version, or by somebody else. */
export function readLog(value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(([, entry]) => entry && typeof entry === "object");
  return Object.fromEntries(
    entries.map(([id, { missed, at }]) => [id, { missed: missed === true, at: Number(at) || 0 }]),
  );
}

/**
 * Choose the next exercise.
 * @param {string[]} ids every exercise, in the order for newcomers
 * @param {object} log
 * @param {{id: string, good: boolean}[]} turns the round so far
 * @param {number} size how many different exercises a round has
 * @returns {{id: string, why: "back" | "missed" | "new" | "old"} | null} null at the end of the round
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
  if (seen.length < size && left.length) return fresh(left, log);
  return waiting.length ? { id: waiting[0], why: "back" } : null;
}

function fresh(left, log) {
  const known = left.filter((id) => log[id]).sort((one, other) => log[one].at - log[other].at);
  const missed = known.find((id) => log[id].missed);
  if (missed) return { id: missed, why: "missed" };
  const unknown = left.find((id) => !log[id]);
  return unknown ? { id: unknown, why: "new" } : { id: known[0], why: "old" };
}

/** Return the log after a turn; a return in the same round does not undo a miss, the next round does. */
export function logged(log, turns, { id, good }, now) {
  const again = turns.some((turn) => turn.id === id);
  return { ...log, [id]: { missed: again ? log[id]?.missed === true : !good, at: now } };
}

/** Sum up a round: how many different exercises, how many right at the first try, and which were not. */
export function summed(turns) {
  const firsts = turns.filter((turn, at) => turns.findIndex(({ id }) => id === turn.id) === at);
  const missed = firsts.filter(({ good }) => !good).map(({ id }) => id);
  return { count: firsts.length, first: firsts.length - missed.length, missed };
}
