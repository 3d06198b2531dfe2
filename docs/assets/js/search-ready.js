/** What <site-search> fetches when it is first used: the records, what ranks them, and what shows them. */
import { buildIndex } from "./search-index.js";
import { answer } from "./search-rank.js";
import { drawFound } from "./search-results.js";

/**
 * Fetch the records; return what draws the answer to what was typed into a <site-search>.
 * @param {string} address
 */
export async function ready(address) {
  const { docs } = await (await fetch(address)).json();
  const index = buildIndex(docs);
  return (/** @type {HTMLElement} */ place, /** @type {string} */ typed) => drawFound(place, answer(index, typed));
}
