/** Notes the first try at an exercise for mixed practice. */
import { Kept } from "./learn-kept.js";
import { logged, mergedLogs, PRACTICE, readLog } from "./practice-log.js";

/** @param {import("./practice-log.js").Turn} turn */
export function note(turn) {
  const kept = new Kept(PRACTICE, mergedLogs);
  kept.write(logged(readLog(kept.read()), [], turn, Date.now()));
}
