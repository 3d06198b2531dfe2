/**
 * Mends a sentence around the words in its slots. macros/filling.py has the part of it that an author's example can need.
 *
 * @import { Blank, Part } from './script-shapes.js'
 * @typedef {Part & { asked?: Blank }} Slot
 */

const SLOT = /\{([a-z][a-z0-9_-]*)\}/;
// no look-behind: an older Safari would not read this file
const SENTENCE = /(?=\S).*?(?:[.?!]["'\u2019\u201d]?(?=\s)|$)/gs;

const WAYS = 8; // in which one text is remembered

/** @typedef {{ used: Blank[], ways: Map<string, Part[]> }} Known of a text: the blanks that it uses, and how it was filled */
/** What was filled, by a script's blanks and by the text. @type {WeakMap<Blank[], Map<string, Known>>} */
let once = new WeakMap();

/** What fits typed words to their sentence, once it was fetched. @type {typeof import("./script-fit.js") | undefined} */
let fitting;

const ARTICLE = /(^|[\s("'\u2018\u201c])([Aa])n? $/;
const OPENING = /^["'\u2018\u201c]?$/; // what may stand before the first word of a sentence
const AN_NUMBER = /^(8\d*|1[18](\d{3})*)(?!\d)/; // eight, eleven, eighteen, and the like with thousands
// Said letter by letter: MRI, X-ray, iPhone; not NASA, which is said as a word, and not O'Brien.
const SPELT = /^(?![B-DF-HJ-NP-TV-Z][AEIOU][A-Z]{2})([A-Z]+|[a-z])(?![a-z'\u2019])/;
const AN_LETTER = /^[aefhilmnorsx]/i;
const AS_YOU_OR_ONE = /^(uni(?!de|ro|ss|[mn])|us[eu]|eu|ewe|one(s|\b)|once|ut(?![mt])|ur[aeiou]|ubi|ug(?![hl])|uk)/i;
const AN_SOUND = /^([aeiou]|hour|honest|honou?r|heir)/i;

export const GLANCE = 80; // characters at either end of what was typed that are looked at: it may be very long
const SOON = /^(?:(?:today|tomorrow|tonight|yesterday)|(?:next|this|last|every) (?:week|month|year|\w+day))\b/i;
const SHORTENED = /(?:^|[\s.(])(?:\p{L}|etc|inc|ltd|co|jr|sr|st|dr|mr|mrs|ms|vs|approx|dept)\.$/iu;

/**
 * Choose between a and an by how the next word sounds.
 * @param {string} next
 */
export function article(next) {
  const word = next
    .slice(0, GLANCE)
    .normalize("NFD")
    .replace(/\p{M}|^[^\p{L}\p{N}]+/gu, "");
  if (/^\d/.test(word)) return AN_NUMBER.test(word) ? "an" : "a";
  if (SPELT.test(word)) return AN_LETTER.test(word) ? "an" : "a";
  return AN_SOUND.test(word) && !AS_YOU_OR_ONE.test(word) ? "an" : "a";
}

/** Fetch what fits typed words to their sentence, for when somebody begins to type; until then they stand as they are. */
export async function fetchFitting() {
  fitting = await import("./script-fit.js");
  once = new WeakMap();
}

/**
 * Fill one text. What was filled so before is the same list again: each key fills every text, and changes a few.
 * @param {Blank[]} blanks
 * @param {string | null | undefined} text
 * @param {Record<string, string>} typed what was typed, cleaned
 * @returns {Part[]}
 */
export function filledText(blanks, text, typed) {
  if (!text) return [];
  /** @type {Map<string, Known>} */
  const texts = once.get(blanks) ?? new Map();
  once.set(blanks, texts);
  const known = texts.get(text) ?? { used: usedIn(text, blanks), ways: new Map() };
  texts.set(text, known);
  const way = known.used.map(({ id }) => typed[id]).join("\0"); // which nothing cleaned holds
  const parts = known.ways.get(way) ?? filledAnew(known.used, text, typed);
  if (known.ways.size > WAYS) known.ways.clear();
  known.ways.set(way, parts);
  return parts;
}

/**
 * @param {string} text
 * @param {Blank[]} blanks
 */
const usedIn = (text, blanks) => blanks.filter(({ id }) => text.includes(`{${id}}`));

/**
 * @param {Blank[]} blanks those that the text uses
 * @param {string} text
 * @param {Record<string, string>} typed
 * @returns {Part[]}
 */
function filledAnew(blanks, text, typed) {
  const left = blanks.filter(({ id, optional }) => optional && !typed[id]);
  const sentences = (text.match(SENTENCE) ?? []).filter((sentence) => {
    return !left.some(({ id }) => sentence.includes(`{${id}}`));
  });
  const parts = sentences.flatMap((sentence, at) => {
    const slots = mend(slotsOf(sentence, blanks, typed));
    return at ? [{ text: " " }, ...slots] : slots;
  });
  return setQuotes(parts.filter((part) => part.text).map(({ asked: _, ...part }) => part));
}

/**
 * Split a sentence at its slots and put into each what was typed, else the example.
 * @param {string} sentence
 * @param {Blank[]} blanks
 * @param {Record<string, string>} typed
 * @returns {Slot[]} text, slot, text, slot, …, text
 */
function slotsOf(sentence, blanks, typed) {
  return sentence.split(SLOT).map((text, at) => {
    const asked = at % 2 ? blanks.find(({ id }) => id === text) : undefined;
    if (!asked) return { text };
    const value = counted(typed[text] || asked.example, asked.unit, asked.units);
    return { text: value, blank: text, empty: !typed[text], asked };
  });
}

/**
 * Say a number with its unit: 1 minute, 10 minutes. Words that were typed behind it are taken for its unit.
 * @param {string} number
 * @param {string | null} [unit]
 * @param {string | null} [units] its plural
 */
export function counted(number, unit, units) {
  if (!unit || /\d\s*\p{L}{2}/u.test(number)) return number;
  return `${number} ${Number(number) === 1 ? unit : units}`;
}

/**
 * Let the words in the slots and the sentence around them meet.
 * @param {Slot[]} slots text, slot, text, slot, …, text
 */
export function mend(slots) {
  for (let at = 1; at < slots.length; at += 2) {
    const [before, slot, after] = slots.slice(at - 1, at + 2);
    if (!slot.asked) continue;
    if (!slot.empty && fitting) slot.text = fitting.fitted(slot, aheadOf(slots.slice(0, at)), after.text);
    if (SOON.test(slot.text)) before.text = before.text.replace(/(^|[\s("'])on $/i, "$1");
    if (/^today$/i.test(slot.text)) before.text = before.text.replace(/\b(by|until|till|before) $/i, "$1 the end of ");
    if (at === 1 && OPENING.test(before.text)) slot.text = capital(slot.text);
    const right = article(slot.text).slice(1);
    before.text = before.text.replace(ARTICLE, (_, ahead, a) => `${ahead}${a}${right} `);
    close(slot, after);
    fitting?.agree(before, slot, after);
  }
  return slots;
}

/**
 * Join texts as readers see them: straight quotes become typographic, across the parts, and each stays as long as it was.
 * @param {Part[]} parts
 * @returns {Part[]}
 */
export function setQuotes(parts) {
  let text = parts.map((part) => part.text).join("");
  if (!/["']/.test(text)) return parts;
  const opens = /(^|[\s([{*/\u2014\u2013\u2018\u201c])(["'])(?=\S)/g;
  for (const _ of [1, 2]) text = text.replace(opens, (_, ahead, mark) => ahead + (mark === '"' ? "\u201c" : "\u2018"));
  text = text.replaceAll('"', "\u201d").replaceAll("'", "\u2019");
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += part.text.length;
    return { ...part, text: text.slice(from, at) };
  });
}

/**
 * Cut what a text ends with; a regular expression would begin anew at every character.
 * @param {string} text
 * @param {RegExp} ends what one character may be
 */
export function trimmedEnd(text, ends) {
  let end = text.length;
  while (end && ends.test(text[end - 1])) end -= 1;
  return text.slice(0, end);
}

/**
 * Return what stands before a slot; what was typed freely counts as something else, since nobody's words repeat it.
 * @param {Slot[]} slots
 */
function aheadOf(slots) {
  return slots.map(({ text, asked }) => (!asked || asked.kind === "choice" ? text : "\n")).join("");
}

/**
 * Give the first word its capital, but for a name that has one inside, and an address.
 * @param {string} text
 */
export function capital(text) {
  const [first] = text.slice(0, GLANCE).split(/\s/);
  if (/^\p{Ll}+\p{Lu}|\S[.@/_][\p{L}\p{N}]/u.test(first)) return text;
  return text.replace(/^(["'\u201c\u2018]?)(\p{Ll})/u, (_, mark, letter) => mark + letter.toUpperCase());
}

/**
 * Let the end of a slot and what follows meet: one stop, none in mid-sentence, and James' for James's.
 * @param {Slot} slot
 * @param {Slot} after
 */
function close(slot, after) {
  const next = after.text[0];
  if (!next) return;
  const goesOn = /^\s+(?!\p{Lu})/u.test(after.text);
  const short = SHORTENED.test(slot.text.slice(-10)) && !/[.'\u2019]/.test(next);
  if (goesOn && !short) slot.text = trimmedEnd(slot.text, /[\s.,;:?!]/) || slot.text;
  if (/[.,;:?!'\u2019]/.test(next) && !short) slot.text = trimmedEnd(slot.text, /[\s.,;:]/) || slot.text;
  const last = slot.text.slice(-1);
  if (/[?!]/.test(last) && [".", ",", last].includes(next)) {
    slot.text = trimmedEnd(slot.text, last === "?" ? /\?/ : /!/) + last;
    after.text = after.text.slice(1);
  }
  if (next === "." && /[.?!]["'\u2019\u201d]$/.test(slot.text)) after.text = after.text.slice(1);
  if (/s/i.test(last)) after.text = after.text.replace(/^(['\u2019])s\b/, "$1");
}
