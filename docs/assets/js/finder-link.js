/** What is ticked, as the part of an address that no server sees. No page is needed for it. */

import { SHARED } from "./finder-form.js";

/**
 * Write what is ticked.
 * @param {string[]} marks
 */
export function writeTicks(marks) {
  return SHARED + marks.join(",");
}

/**
 * Read what was ticked; null where the address holds none. What the page does not have is counted in `lost`.
 * @param {string} hash
 * @param {Set<string>} known all marks of the page
 * @returns {{ marks: string[], lost: number } | null}
 */
export function readTicks(hash, known) {
  if (!hash.startsWith(SHARED)) return null;
  const read = new Set(decoded(hash.slice(SHARED.length)).split(",").filter(Boolean));
  const marks = [...read].filter((mark) => known.has(mark));
  return { marks, lost: read.size - marks.length };
}

/** @param {string} text as an address holds it; what no address could hold is left as it is */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
