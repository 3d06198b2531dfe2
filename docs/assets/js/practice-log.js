/**
 * What is noted of exercises that were done. No page is needed for it.
 *
 * @typedef {Record<string, { missed: boolean, at: number }>} Log by exercise: whether the last first try missed, and when
 * @typedef {{ id: string, good: boolean }} Turn of a round: an exercise, and whether the first try was good
 */

/**
 * Read a log that may have been written by an older version, or by somebody else.
 * @param {unknown} value
 * @returns {Log}
 */
export function readLog(value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return {};
  const entries = Object.entries(value).filter(([, entry]) => entry && typeof entry === "object");
  return Object.fromEntries(
    entries.map(([id, { missed, at }]) => [id, { missed: missed === true, at: typeof at === "number" ? at : 0 }]),
  );
}

/**
 * Return the log after a turn; a return in the same round does not undo a miss, the next round does.
 * @param {Log} log
 * @param {Turn[]} turns the round before it
 * @param {Turn} turn
 * @param {number} now
 * @returns {Log}
 */
export function logged(log, turns, { id, good }, now) {
  const again = turns.some((turn) => turn.id === id);
  return { ...log, [id]: { missed: again ? log[id]?.missed === true : !good, at: now } };
}
