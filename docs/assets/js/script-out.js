/**
 * What leaves the page on request: a mail, a link.
 *
 * @import { Blank, Draft, MessageName, Texts } from './script-shapes.js'
 * @typedef {{ blanks: Blank[], variants: (Texts & { id: string })[] }} Asked what of a script a draft belongs to
 */
import { isDay } from "./script-days.js";
import { messagesOf, worriesOf } from "./script-fill.js";

const FULL = 20_000; // characters in one text of a shared draft
const OWN = 100_000; // in one of an own draft: more holds each key up, and nobody typed it
const PIECE = 8192; // bytes that are spread into one call: more overflow the stack
const LONGEST = 1800; // characters of a mail link that every system still opens

/**
 * Make a mail link; one that would be too long carries the subject only.
 * @param {string} subject
 * @param {string} body
 */
export function mailAddress(subject, body) {
  const encode = (/** @type {string} */ text) =>
    encodeURIComponent(text.replace(/\p{Cs}/gu, "").replace(/\r?\n/g, "\r\n"));
  const short = `mailto:?subject=${encode(subject)}`;
  const whole = `${short}&body=${encode(body)}`;
  return whole.length <= LONGEST ? { address: whole, whole: true } : { address: short, whole: false };
}

/**
 * Write a draft for the part of an address that no server sees.
 * @param {Draft} draft
 * @returns {{ hash: string, left: number }} `hash` begins with its mark, as in a location; `left` counts the texts that
 *   were too long to hold
 */
export function writeDraft(draft) {
  const fits = (/** @type {[string, string | undefined]} */ [, text]) => (text ?? "").length <= FULL;
  const [values, edited] = [Object.entries(draft.values), Object.entries(draft.edited)];
  const held = { values: values.filter(fits), edited: edited.filter(fits) };
  const short = { ...draft, values: Object.fromEntries(held.values), edited: Object.fromEntries(held.edited) };
  const left = values.length - held.values.length + edited.length - held.edited.length;
  return { hash: `#draft=${coded(JSON.stringify(short))}`, left };
}

/**
 * Code a text in letters that every address holds.
 * @param {string} text
 */
function coded(text) {
  const bytes = new TextEncoder().encode(text);
  let binary = "";
  for (let at = 0; at < bytes.length; at += PIECE) binary += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * Read a draft from an address: undefined where there is none, null where nothing can be read.
 * @param {string} hash
 * @param {Asked} script
 */
export function readDraft(hash, script) {
  const found = /^#draft=([\w-]+)$/.exec(hash);
  if (!found) return hash.startsWith("#draft") ? null : undefined;
  try {
    const binary = atob(found[1].replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return draftOf(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)), script, FULL);
  } catch {
    return null;
  }
}

/**
 * Take what belongs from a draft that anybody may have written, in this edition or in the first. What the script does
 * not have, or its fields would not hold, is counted in `lost`; null where it is no draft at all.
 * @param {any} read
 * @param {Asked} script
 * @param {number} [full] how long a text may be
 * @returns {{ draft: Draft, lost: number } | null}
 */
export function draftOf(read, script, full = OWN) {
  if (!read?.values || typeof read.values !== "object") return null;
  const blanks = new Map(script.blanks.map((blank) => [blank.id, blank]));
  const isText = (/** @type {unknown} */ text) => typeof text === "string" && text.length <= full;
  const values = sorted(Object.entries(read.values), ([id, text]) => isText(text) && holds(blanks.get(id), text));
  const names = messagesOf(script.variants[0]);
  const isMessage = (/** @type {any} */ name) => names.includes(name);
  const edited = sorted(Object.entries(read.edited ?? {}), ([name, text]) => isMessage(name) && isText(text));
  const known = new Set(script.variants.flatMap(worriesOf));
  const worries = sorted(listed(read.worries), (id) => known.has(id));
  const variant = script.variants.find(({ id }) => id === read.variant);
  const draft = {
    values: Object.fromEntries(values.kept),
    variant: (variant ?? script.variants[0]).id,
    worries: [...new Set(worries.kept)],
    edited: Object.fromEntries(edited.kept),
    ...(isMessage(read.answer) && { answer: /** @type {MessageName} */ (read.answer) }),
  };
  const unknown = read.variant && !variant ? 1 : 0;
  return { draft, lost: values.lost + edited.lost + worries.lost + unknown + listed(read.off).length };
}

/**
 * Tell whether a blank's field would hold a text.
 * @param {Blank | undefined} blank
 * @param {string} text
 */
function holds(blank, text) {
  if (!blank || !text) return Boolean(blank);
  if (blank.kind === "choice") return blank.choices?.includes(text) ?? true;
  if (blank.kind === "day") return isDay(text);
  if (blank.kind === "time") return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
  return blank.kind !== "number" || /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text);
}

/**
 * Keep what belongs and count the rest.
 * @template T
 * @param {T[]} entries
 * @param {(entry: T) => boolean} belongs
 */
function sorted(entries, belongs) {
  const kept = entries.filter(belongs);
  return { kept, lost: entries.length - kept.length };
}

/** @param {unknown} read */
const listed = (read) => (Array.isArray(read) ? read : []);
