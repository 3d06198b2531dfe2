/** What <site-search> fetches when it is first used: the records, what ranks them, and what shows them. */
import { building, docsIn } from "./search-index.js";
import { answer } from "./search-rank.js";
import { drawFound } from "./search-results.js";

const SHARE = 24; // ms

/**
 * Fetch the records; return what draws the answer to what was typed into a <site-search>.
 * @param {string} address
 */
export async function ready(address) {
  const steps = building(docsIn(await (await fetch(address)).json()));
  const { value: index } = steps.next();
  let end = 0;
  for (const _ of steps) {
    if (performance.now() < end) continue;
    await new Promise((go) => setTimeout(go)); // who types meanwhile sees each letter
    end = performance.now() + SHARE;
  }
  return (/** @type {HTMLElement} */ place, /** @type {string} */ typed) => drawFound(place, answer(index, typed));
}
