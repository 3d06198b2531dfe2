/**
 * Fills a script: pure functions without DOM. The cases that it shares with macros/filling.py: tests/cases/filling.json.
 *
 * @import { Blank, Line, MessageName, Part, Texts, Values } from './script-shapes.js'
 */

/** @type {MessageName[]} */
export const MESSAGES = ["ask", "nudge", "if_yes", "if_no"];
const SLOT = /\{([a-z][a-z0-9_-]*)\}/;
// What steers and is not seen: controls but line break and tab, halves of characters, and marks that turn the order.
const CONTROL = /(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const SENTENCE = /(?<=[.?!]["'\u2019\u201d]?)\s+/;
const ARTICLE = /(^|[\s("'\u2018\u201c])([Aa])n? $/;
const OPENING = /^["'\u2018\u201c]?$/; // what may stand before the first word of a sentence

const AN_NUMBER = /^(8\d*|1[18](\d{3})*)(?!\d)/; // eight, eleven, eighteen, and the like with thousands
// Said letter by letter: MRI, X-ray, iPhone; not NASA, which is said as a word, and not O'Brien.
const SPELT = /^(?![B-DF-HJ-NP-TV-Z][AEIOU][A-Z]{2})([A-Z]+|[a-z])(?![a-z'\u2019])/;
const AN_LETTER = /^[aefhilmnorsx]/i;
const AS_YOU_OR_ONE = /^(uni(?!de|ro|ss|[mn])|us[eu]|eu|ewe|one(s|\b)|once|ut(?![mt])|ur[aeiou]|ubi|ug(?![hl])|uk)/i;
const AN_SOUND = /^([aeiou]|hour|honest|honou?r|heir)/i;

/**
 * Bring what was typed to what can stand in a sentence: no stray spaces, no line breaks in a short text.
 * @param {string | undefined} value
 * @param {string} [kind] the blank's
 */
export function clean(value = "", kind) {
  const spaces = kind === "long" ? /[^\S\n]+/g : /\s+/g;
  const text = value.replace(CONTROL, "").replace(spaces, " ").trim();
  return kind === "time" ? text.replace(/^0(?=\d:)/, "") : text;
}

/**
 * Say a number with its unit: 1 minute, 10 minutes.
 * @param {string} number
 * @param {string | null} [unit]
 * @param {string | null} [units] its plural
 */
export function counted(number, unit, units) {
  return unit ? `${number} ${Number(number) === 1 ? unit : units}` : number;
}

/**
 * Choose between a and an by how the next word sounds.
 * @param {string} next
 */
export function article(next) {
  const word = next.normalize("NFD").replace(/\p{M}|^[^\p{L}\p{N}]+/gu, "");
  if (/^\d/.test(word)) return AN_NUMBER.test(word) ? "an" : "a";
  if (SPELT.test(word)) return AN_LETTER.test(word) ? "an" : "a";
  return AN_SOUND.test(word) && !AS_YOU_OR_ONE.test(word) ? "an" : "a";
}

/**
 * Fill the variant's texts with what was typed.
 * @param {{ blanks: Blank[] }} script
 * @param {Texts} variant
 * @param {Values} values
 * @param {Set<string>} [off] lines that are left out, as "ask.2"
 */
export function fill(script, variant, values, off) {
  const greeting = { parts: fillText(script, variant.greeting, values), line: null };
  const closing = { parts: fillText(script, variant.closing, values), line: null };
  const messages = MESSAGES.map((name) => {
    const lines = variant[name].map(({ say }, line) => {
      return { parts: off?.has(`${name}.${line}`) ? [] : fillText(script, say, values), line };
    });
    return [name, [greeting, ...lines, closing].filter(({ parts }) => parts.length)];
  });
  const filled = /** @type {Record<MessageName, Line[]>} */ (Object.fromEntries(messages));
  return { ...filled, subject: fillText(script, variant.subject, values) };
}

/**
 * Fill one text; a sentence whose optional blank is empty goes as a whole.
 * @param {{ blanks: Blank[] }} script
 * @param {string | null | undefined} text
 * @param {Values} values
 * @returns {Part[]}
 */
export function fillText({ blanks }, text, values) {
  const left = blanks.filter(({ id, kind, optional }) => optional && !clean(values[id], kind));
  const sentences = (text ?? "").split(SENTENCE).filter((sentence) => {
    return sentence && !left.some(({ id }) => sentence.includes(`{${id}}`));
  });
  return sentences.flatMap((sentence, at) => {
    const parts = mended(sentenceParts(sentence, blanks, values));
    return at ? [{ text: " " }, ...parts] : parts;
  });
}

/**
 * Split a sentence at its slots and put into each what was typed, else the example.
 * @param {string} sentence
 * @param {Blank[]} blanks
 * @param {Values} values
 * @returns {Part[]}
 */
function sentenceParts(sentence, blanks, values) {
  const parts = sentence.split(SLOT).map((text, at) => {
    const blank = at % 2 ? blanks.find(({ id }) => id === text) : undefined;
    if (!blank) return { text };
    const typed = clean(values[text], blank.kind);
    return { text: counted(typed || blank.example, blank.unit, blank.units), blank: text, empty: !typed };
  });
  return parts.filter(({ text }) => text);
}

/**
 * Mend what the words in the slots did to the sentence around them.
 * @param {Part[]} parts
 */
function mended(parts) {
  for (const [at, part] of parts.entries()) {
    if (!part.blank) continue;
    const [before, after] = [parts[at - 1], parts[at + 1]];
    if (!before || (at === 1 && OPENING.test(before.text))) part.text = capital(part.text);
    if (before) {
      const right = article(part.text).slice(1);
      before.text = before.text.replace(ARTICLE, (_, ahead, a) => `${ahead}${a}${right} `);
    }
    if (!after) continue;
    if (/^[.,;:?!'\u2019]/.test(after.text)) part.text = part.text.replace(/[\s.,;:]+$/, "") || part.text;
    const last = part.text.slice(-1);
    if (/[?!]/.test(last) && [".", ",", last].includes(after.text[0])) after.text = after.text.slice(1);
    if (/s/i.test(last)) after.text = after.text.replace(/^(['\u2019])s\b/, "$1");
  }
  return parts.filter(({ text }) => text);
}

/** @param {string} text */
function capital(text) {
  return text.replace(/^(["'\u201c\u2018]?)(\p{Ll})/u, (_, mark, letter) => mark + letter.toUpperCase());
}

/**
 * Join parts to the text that they show.
 * @param {Part[]} parts
 */
export const plain = (parts) => parts.map(({ text }) => text).join("");

/**
 * Join a message to what is sent: paragraphs in a mail or letter, one run of sentences elsewhere.
 * @param {{ parts: Part[] }[]} message
 * @param {string} channel
 */
export function messageText(message, channel) {
  const apart = channel === "mail" || channel === "letter" ? "\n\n" : " ";
  return message.map(({ parts }) => plain(parts)).join(apart);
}

/**
 * List the needed blanks that some parts still wait for, in the script's order.
 * @template {{ id: string }} B
 * @param {B[]} blanks
 * @param {Part[]} parts
 */
export function missing(blanks, parts) {
  return blanks.filter(({ id }) => parts.some(({ blank, empty }) => empty && blank === id));
}
