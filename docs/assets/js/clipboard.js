/** The clipboard. */

/**
 * Copy what an element shows; where the clipboard refuses, select it instead and return false.
 * @param {HTMLElement} element
 */
export async function copyText(element) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
    return true;
  } catch {
    getSelection()?.selectAllChildren(element);
    return false;
  }
}
