/**
 * What leaves the page on request: the clipboard, a mail, a link.
 *
 * @import { Draft } from './script-shapes.js'
 */

const FULL = 20000; // characters in one blank of a shared draft
const LONGEST = 1800; // characters of a mail link that every system still opens

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

/**
 * Make a mail link; one that would be too long carries the subject only.
 * @param {string} subject
 * @param {string} body
 */
export function mailAddress(subject, body) {
  const encode = (/** @type {string} */ text) => encodeURIComponent(text.replace(/\r?\n/g, "\r\n"));
  const short = `mailto:?subject=${encode(subject)}`;
  const whole = `${short}&body=${encode(body)}`;
  return whole.length <= LONGEST ? { address: whole, whole: true } : { address: short, whole: false };
}

/**
 * Write a draft for the part of an address that no server sees.
 * @param {Draft} draft
 */
export function writeDraft(draft) {
  const bytes = [...new TextEncoder().encode(JSON.stringify(draft))];
  const coded = btoa(bytes.map((byte) => String.fromCharCode(byte)).join(""));
  return `draft=${coded.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
}

/**
 * Read a draft from an address: undefined where there is none, null where nothing can be read.
 * @param {string} hash
 * @param {string[]} known ids of the script's blanks
 */
export function readDraft(hash, known) {
  const found = /^#draft=([\w-]+)$/.exec(hash);
  if (!found) return hash.startsWith("#draft") ? null : undefined;
  try {
    const coded = atob(found[1].replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(coded, (letter) => letter.charCodeAt(0));
    return draftOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), known, FULL);
  } catch {
    return null;
  }
}

/**
 * Take what belongs from a draft that anybody may have written: known blanks whose values are texts of a fitting
 * length. The rest is counted in `lost`; null where it is no draft at all.
 * @param {any} read
 * @param {string[]} known
 * @returns {Draft & { lost: number } | null}
 */
export function draftOf(read, known, full = Number.POSITIVE_INFINITY) {
  if (!read?.values || typeof read.values !== "object") return null;
  const given = Object.entries(read.values);
  const values = given.filter(([id, text]) => known.includes(id) && typeof text === "string" && text.length <= full);
  const off = Array.isArray(read.off) ? read.off.filter((/** @type {unknown} */ line) => typeof line === "string") : [];
  const lost = given.length - values.length;
  return { values: Object.fromEntries(values), variant: String(read.variant ?? ""), off, lost };
}
