/**
 * A draft on its way between the checker and a builder: it waits in this tab for the page that opens next, which takes
 * it away.
 *
 * @import { Handed, ToCheck } from './check-shapes.js'
 */
import { keep, readKept } from "./kit.js";

const KEYS = { check: "askwell:to-check", script: "askwell:to-script" };

/**
 * @param {"check" | "script"} to
 * @param {Handed | ToCheck} draft
 */
export const handOver = (to, draft) => keep("sessionStorage", KEYS[to], draft);

/**
 * Take what waits, if it is whole.
 * @param {"check" | "script"} to
 * @returns {ToCheck | null}
 */
export function takeHanded(to) {
  const found = /** @type {Partial<ToCheck> | null} */ (readKept("sessionStorage", KEYS[to]));
  keep("sessionStorage", KEYS[to], null);
  if (!found || typeof found !== "object") return null;
  const { script = "", message = "", text, title = "", mode = "" } = found;
  if (typeof text !== "string" || [script, message, title, mode].some((part) => typeof part !== "string")) return null;
  return { script, message, text, title, mode };
}
