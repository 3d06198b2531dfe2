/** Another page of the site, to look into it, in the place of docs/assets/js/fetched-page.js: from disk none is asked for. */

/**
 * @param {string} address
 * @returns {Promise<Document>} refused where it does not come
 */
export async function fetchPage(address) {
  const text = await (await fetch(address)).text();
  return new DOMParser().parseFromString(text, "text/html");
}
