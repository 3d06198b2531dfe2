/** Notes the first try at an exercise for mixed practice. */
import { Kept, PRACTICE } from "./learn-kept.js";
import { logged, readLog } from "./practice-log.js";

/** @param {import("./practice-log.js").Turn} turn */
export function note(turn) {
  const kept = new Kept(PRACTICE);
  kept.write(logged(readLog(kept.read()), [], turn, Date.now()));
}
