/** What the tests of the filling share: the cases, and a line filled and joined. */
import { readFileSync } from "node:fs";
import { fetchFitting, fill, messageText } from "../../docs/assets/js/script-fill.js";

/**
 * @import { Blank, Texts, Values } from "../../docs/assets/js/script-shapes.js"
 * @typedef {{ say: string, values: Record<string, string>, reads: string }} Case
 */

/**
 * @type {{ blanks: Blank[], plurals: Record<string, string>, articles: Record<string, string[]>,
 *   sentences: Record<string, Case[]>, typed: Record<string, Case[]> }}
 */
export const CASES = JSON.parse(readFileSync(new URL("../cases/filling.json", import.meta.url), "utf-8"));
/** The blanks as the page hands them over: a unit comes with its plural. */
export const BLANKS = CASES.blanks.map((blank) => ({ ...blank, units: CASES.plurals[blank.unit ?? ""] }));

await fetchFitting();

/**
 * Make a variant of these lines.
 * @param {string[]} says
 * @returns {Texts}
 */
export const scripted = (...says) => ({ ask: says.map((say) => ({ say })), nudge: [], if_yes: [], if_no: [] });

/**
 * Fill one line and join it.
 * @param {string} say
 * @param {Values} values
 */
export function filled(say, values, blanks = BLANKS) {
  return messageText(fill({ blanks }, scripted(say), values).ask, "\n");
}
