/** What a browser keeps for us. Where it denies that, nothing is kept, and everything else goes on. */

/**
 * Read what is kept; null where nothing is, or nothing of ours.
 * @param {"localStorage" | "sessionStorage"} storage its name: where it is denied, to name it throws, so that stands in the `try`
 * @param {string} key
 * @returns {unknown}
 */
export function readKept(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keep a value; null clears it.
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} key
 * @param {unknown} value
 */
export function keep(storage, key, value) {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
  } catch {
    // denied, or full: what is on the page stays there
  }
}
