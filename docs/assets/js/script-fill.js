/**
 * Fills a script: pure functions without DOM. The cases that it shares with macros/filling.py: tests/cases/filling.json.
 *
 * @import { Answer, Blank, Filled, Line, MessageName, Part, Said, Texts, Values } from './script-shapes.js'
 */
import { filledText, trimmedEnd } from "./script-mend.js";

export { article, counted, fetchFitting } from "./script-mend.js";

// What steers and is not seen: controls but line break and tab, halves of characters, and marks that turn the order.
const CONTROL = /(?![\n\t])[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const UNSEEN = /^[\s\p{Default_Ignorable_Code_Point}\u2800]*$/u; // U+2800 is the Braille cell without a dot
const UNSEEN_EDGE = /^[\s\u00ad\u200b\u2060\u2800\u3164]+/;
const WHOLE_NUMBER = /^(0|[1-9]\d*)$/;

/**
 * Name the messages that a variant holds, in their order: they are its only lists.
 * @param {Texts} variant
 * @returns {MessageName[]}
 */
export function messagesOf(variant) {
  const names = /** @type {MessageName[]} */ (Object.keys(variant));
  return names.filter((name) => Array.isArray(variant[name]));
}

/**
 * List the lines of a message.
 * @template {Said} L
 * @param {Partial<Record<MessageName, L[]>>} variant
 * @param {MessageName} name
 * @returns {L[]}
 */
export const linesOf = (variant, name) => variant[name] ?? [];

/**
 * Bring what was typed to what can stand in a sentence: no stray spaces, no line breaks in a short text. What nobody
 * can see is empty.
 * @param {string | undefined} value
 * @param {string} [kind] the blank's
 */
export function clean(value = "", kind) {
  const spaces = kind === "long" ? /[^\S\n]+/g : /\s+/g;
  const seen = value.replace(CONTROL, "").replace(spaces, " ");
  if (UNSEEN.test(seen)) return "";
  const text = trimmedEnd(seen.replace(UNSEEN_EDGE, ""), /[\s\u00ad\u200b\u2060\u2800\u3164]/);
  return kind === "time" ? text.replace(/^0(?=\d:)/, "") : text;
}

/**
 * Tell what is wrong with what stands in a number's field: "form" where it is no whole number.
 * @param {string} value
 * @param {boolean} badInput whether the browser holds back what stands there
 */
export function numberProblem(value, badInput) {
  const number = value.trim();
  return badInput || (number && !WHOLE_NUMBER.test(number)) ? "form" : null;
}

/**
 * Fill the variant's texts with what was typed: the core and the lines of the worries that were added. What is said
 * only after an answer is left out; `answers` has it.
 * @param {{ blanks: Blank[] }} script
 * @param {Texts} variant
 * @param {Values} values
 * @param {Set<string>} [worries] pattern ids
 * @returns {Filled}
 */
export function fill({ blanks }, variant, values, worries) {
  const typed = cleaned(blanks, values);
  /** @type {(text: string | null | undefined, line?: number, said?: Said) => Line} */
  const lineOf = (text, line, said) => {
    const parts = filledText(blanks, text, typed);
    return { parts, line: line ?? null, worry: said?.worry ?? null, pause: said?.pause === true };
  };
  const [greeting, closing] = [lineOf(variant.greeting), lineOf(variant.closing)];
  const messages = messagesOf(variant).map((name) => {
    const lines = linesOf(variant, name).flatMap((line, at) => {
      return shows(line, worries) && !line.heard ? [lineOf(line.say, at, line)] : [];
    });
    return [name, [greeting, ...lines, closing].filter(({ parts }) => parts.length)];
  });
  const filled = /** @type {Record<MessageName, Line[]>} */ (Object.fromEntries(messages));
  return { ...filled, subject: filledText(blanks, variant.subject, typed) };
}

/**
 * List what to say in a message after the other spoke, each with what was heard and the pause that it follows.
 * @param {{ blanks: Blank[] }} script
 * @param {Texts} variant
 * @param {MessageName} name
 * @param {Values} values
 * @param {Set<string>} [worries] pattern ids
 * @returns {Answer[]}
 */
export function answers({ blanks }, variant, name, values, worries) {
  const typed = cleaned(blanks, values);
  /** @type {number | null} */
  let after = null;
  return linesOf(variant, name).flatMap((line, at) => {
    if (!shows(line, worries)) return [];
    if (line.pause) after = at;
    return line.heard ? [{ after, heard: line.heard, parts: filledText(blanks, line.say, typed) }] : [];
  });
}

/**
 * List the blanks that some messages and what surrounds them use, in the script's order.
 * @param {{ blanks: Blank[] }} script
 * @param {Texts} variant
 * @param {Set<string>} [worries] pattern ids
 * @param {MessageName[]} [names] the messages; without them, all
 * @returns {string[]}
 */
export function neededBlanks({ blanks }, variant, worries, names = messagesOf(variant)) {
  const lines = names.flatMap((name) => linesOf(variant, name)).filter((line) => shows(line, worries));
  const texts = [variant.subject, variant.greeting, variant.closing, ...lines.map(({ say }) => say)].join("\n");
  return blanks.map(({ id }) => id).filter((id) => texts.includes(`{${id}}`));
}

/**
 * List the patterns that a variant has a line for, each once, in the order of the lines.
 * @param {Texts} variant
 * @returns {string[]}
 */
export function worriesOf(variant) {
  const lines = messagesOf(variant).flatMap((name) => linesOf(variant, name));
  return [...new Set(lines.flatMap(({ worry }) => worry ?? []))];
}

/**
 * Fill the lines that each worry would add to a message.
 * @param {{ blanks: Blank[] }} script
 * @param {Texts} variant
 * @param {Values} values
 * @param {MessageName} name
 * @returns {Record<string, string>} by pattern id; empty where it would add none
 */
export function worryLines({ blanks }, variant, values, name) {
  const typed = cleaned(blanks, values);
  return Object.fromEntries(
    worriesOf(variant).map((id) => {
      const lines = linesOf(variant, name).filter(({ worry }) => worry === id);
      return [id, lines.map(({ say }) => plain(filledText(blanks, say, typed))).join(" ")];
    }),
  );
}

/**
 * Fill one text; a sentence whose optional blank is empty goes as a whole.
 * @param {{ blanks: Blank[] }} script
 * @param {string | null | undefined} text
 * @param {Values} values
 * @returns {Part[]}
 */
export function fillText({ blanks }, text, values) {
  return filledText(blanks, text, cleaned(blanks, values));
}

/**
 * Join parts to the text that they show.
 * @param {Part[]} parts
 */
export const plain = (parts) => parts.map(({ text }) => text).join("");

/**
 * Join a message to what is sent.
 * @param {{ parts: Part[] }[]} message
 * @param {string} apart what stands between two lines
 */
export const messageText = (message, apart) => message.map(({ parts }) => plain(parts)).join(apart);

/** @param {string} text */
export const countWords = (text) => text.split(/\s+/).filter(Boolean).length;

/**
 * List the needed blanks that some parts still wait for, in the script's order.
 * @template {{ id: string }} B
 * @param {B[]} blanks
 * @param {Part[]} parts
 */
export function missing(blanks, parts) {
  return blanks.filter(({ id }) => parts.some(({ blank, empty }) => empty && blank === id));
}

/**
 * @param {Said} line
 * @param {Set<string>} [worries]
 */
const shows = ({ worry }, worries) => !worry || worries?.has(worry) === true;

/**
 * @param {Blank[]} blanks
 * @param {Values} values
 * @returns {Record<string, string>}
 */
const cleaned = (blanks, values) => Object.fromEntries(blanks.map(({ id, kind }) => [id, clean(values[id], kind)]));
