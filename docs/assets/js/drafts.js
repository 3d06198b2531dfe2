/**
 * Drafts in the browser: one a script in this tab, and on request a list on this device.
 *
 * What is read back may be of another edition or another hand: give `draft` to `draftOf` in script-out.js.
 *
 * @import { Draft, Kept } from './script-shapes.js'
 */
import { keep, readKept } from "./kit.js";

const LIST = "askwell:drafts";
const MOST = 500; // drafts that are read: more hold the page up, and nobody keeps them
const LONGEST = 100_000; // characters in a text of one
const ASKED = "askwell:keep-drafts";
const MINUTE = 60_000; // milliseconds
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {string} scriptId */
const keyOf = (scriptId) => `askwell:draft:${scriptId}`;

/**
 * Return the draft of a script that this tab holds, and when it was kept; null where there is none.
 * @param {string} scriptId
 * @returns {{ draft: unknown, at: number } | null}
 */
export function tabDraft(scriptId) {
  const read = /** @type {any} */ (readKept("sessionStorage", keyOf(scriptId)));
  return read?.draft && Number.isFinite(read.at) ? { draft: read.draft, at: read.at } : null;
}

/**
 * Keep a draft in this tab; null forgets it.
 * @param {string} scriptId
 * @param {Draft | null} draft
 * @param {number} now in milliseconds since 1970
 * @returns {boolean} whether it was kept
 */
export function keepInTab(scriptId, draft, now) {
  return keep("sessionStorage", keyOf(scriptId), draft && { draft, at: now });
}

/**
 * List the drafts on this device, the newest first.
 * @returns {Kept[]}
 */
export function listKept() {
  const read = readKept("localStorage", LIST);
  const entries = Array.isArray(read) ? read.filter(isKept) : [];
  return entries.sort((one, other) => other.at - one.at).slice(0, MOST);
}

/**
 * Keep a draft on this device, in place of the one with its id.
 * @param {Kept} entry
 * @returns {boolean} whether it was kept
 */
export const keepOnDevice = (entry) => keepList([entry, ...listKept().filter(({ id }) => id !== entry.id)]);

/**
 * @param {string} id
 * @returns {boolean} whether the browser did it
 */
export const dropKept = (id) => keepList(listKept().filter((entry) => entry.id !== id));

/** @returns {boolean} whether the browser did it */
export const dropAll = () => keepList([]);

/** Tell whether this device was asked to keep drafts. */
export const keptAsked = () => readKept("localStorage", ASKED) === true;

/**
 * Ask this device to keep drafts from now on, or no more; those that it holds stay until they are dropped.
 * @param {boolean} yes
 * @returns {boolean} whether the browser did it
 */
export const askToKeep = (yes) => keep("localStorage", ASKED, yes || null);

/**
 * Say how old something is, in the largest unit that it fills.
 * @param {number} at in milliseconds since 1970
 * @param {number} now the same
 * @returns {{ unit: "minute" | "hour" | "day", count: number }}
 */
export function ageWords(at, now) {
  const age = Math.max(0, now - at); // a clock may have been set back
  if (age < HOUR) return { unit: "minute", count: Math.floor(age / MINUTE) };
  if (age < DAY) return { unit: "hour", count: Math.floor(age / HOUR) };
  return { unit: "day", count: Math.floor(age / DAY) };
}

/** @param {Kept[]} entries */
const keepList = (entries) => keep("localStorage", LIST, entries.length ? entries : null);

/**
 * @param {any} entry
 * @returns {entry is Kept}
 */
function isKept(entry) {
  const texts = ["id", "script", "title", "who", "text"];
  const isText = (/** @type {unknown} */ text) => typeof text === "string" && text.length <= LONGEST;
  return Boolean(entry?.draft) && Number.isFinite(entry.at) && texts.every((name) => isText(entry[name]));
}
