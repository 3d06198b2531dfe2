/**
 * Reads a draft, without DOM: what others wrote and what is no speech is masked, places stay, sentences know what they
 * are. Text goes through here once; rules see only the plain text of sentences.
 *
 * @import { Sign } from './check-asks.js'
 */
import { signsOf } from "./check-asks.js";

/**
 * @typedef {object} Sentence
 * @property {number} from place of its first letter in the draft
 * @property {number} to place behind its last letter
 * @property {string} text plain and masked, as long as the draft's own
 * @property {boolean} ask whether it asks the reader for something
 * @property {boolean} greeting
 * @property {Set<Sign>} signs
 * @property {[number, number][]} quoted places in the sentence that stand in quotation marks
 */
/** @typedef {{ text: string, words: number, sentences: Sentence[] }} Draft with its text masked */

const SOME = /\w\W+\w+\W+\w/; // three words
const LONGEST = 220; // a sentence without an end is cut: a keystroke reads one sentence anew
// one letter for one, so that places hold
const PLAIN = /** @type {const} */ ([
  [/[\u2018\u2019\u201b\u02bc\u00b4]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"'],
  [/[\u00a0\u2000-\u200b\u202f\t\r]/g, " "],
  [/[\u2010-\u2015]/g, "-"],
  [/\u2026/g, "."],
  [/[\u00a3\u20ac\u00a5\u20b9]/g, "$"],
]);
// What is no word of the asker: code, addresses, older mail, the lines below the name.
const MASKED = [
  /```[^`]{0,4000}```/g,
  /`[^`\n]{1,200}`/g,
  /^ ?>.*$/gm,
  /^ {0,3}On [^\n]{4,150}(?:\n[^\n]{0,80})?\bwrote: *$[\s\S]*/m,
  /^ {0,3}-{2,} ?(?:Original|Forwarded) [\s\S]*/im,
  /^From: [^\n]{1,120}\n(?:Sent|Date|To): [\s\S]*/m,
  /^-- ?$[\s\S]*/m,
  /\b(?:https?:\/\/|www\.)[^\s<>"]{1,300}/g,
  /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}/g,
];
const CLOSING =
  /^ {0,3}(?:(?:with |my |all |many |the )?(?:best|kind(?:est)?|warm(?:est)?|very|good|friendly|yours|many|thanks|thank you|cheers|regards|sincerely|love|take care|bye|respectfully)\b[a-z ]{0,24}[,.! ]*)$/i;
const SHORT =
  /(?:^|[^\w])(?:e\.g|i\.e|etc|vs|mr|mrs|ms|dr|prof|st|no|nr|approx|ca|a\.m|p\.m|incl|tel|min|max|[a-z])$|^\s{0,9}\d{1,2}$/i;
const END = /[.?!]{1,9}["')\]]{0,2}(?=\s|$)|\n/g;
const GREETING =
  /^(?:(?:hi|hey|hello|hiya|hallo|yo|dear|greetings|good (?:morning|afternoon|evening|day)|(?:morning|evening|afternoon))(?: there)?(?: (?:all|both|everyone|everybody|team|folks|mate|guys|sir|madam|or|and|to|you|again|dear|love|neighbours?|neighbors?|colleagues?|friends?|mum|mom|dad|committee|professor|coach|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|[A-Z][\w'-]{1,20}|<person>)){0,5} ?(?:[,:!.-]{1,3}|\n|$|(?= )))|^(?!(?:Sorry|Thanks?|Yes|No|Please|Okay|Ok|So|And|But|Or|Well|Also|Now|Today|Tonight|Tomorrow|Urgent|Hurry|Then|If|Just|Sure|Fine|Stop|Help|Anyway|Unfortunately|Apparently|\w{3,6}day)\b)(?:[A-Z][\w'-]{1,20}(?: (?:and|& )?[A-Z][\w'-]{1,20})?|mate|folks|guys|all|team|everyone|mum|dad) ?(?:,(?! (?:and|or|but)\b)| -|:|!)/;

/**
 * Bring what people and programs type to plain signs, one letter for one.
 * @param {string} text
 */
export const plainly = (text) => PLAIN.reduce((plain, [sign, by]) => plain.replace(sign, by), text);

/** @type {{ text: string, draft: Draft } | null} the last draft, which several readers ask for */
let last = null;

/**
 * Split a draft into sentences that know whether they ask.
 * @param {string} text
 * @returns {Draft}
 */
export function read(text) {
  if (last?.text !== text) last = { text, draft: readAnew(text) };
  return last.draft;
}

/**
 * @param {string} text
 * @returns {Draft}
 */
function readAnew(text) {
  const plain = plainly(text);
  const masked = unsigned(MASKED.reduce((left, sign) => left.replace(sign, blank), plain));
  const quoted = quotations(masked);
  const sentences = spans(masked).map(([from, to], at) => sentenceAt(masked, from, to, quoted, at));
  settle(sentences);
  return { text: masked, words: masked.match(/[\w'-]*\w/g)?.length ?? 0, sentences };
}

/**
 * Blank a text and keep its lines.
 * @param {string} text
 */
const blank = (text) => text.replace(/[^\n]/g, " ");

/**
 * Mask what stands below the name: a closing word alone on one of the last lines, and short lines under it.
 * @param {string} text
 */
function unsigned(text) {
  const lines = text.trimEnd().split("\n");
  for (let at = Math.max(1, lines.length - 7); at < lines.length - 1; at++) {
    const below = lines.slice(at + 1);
    if (!CLOSING.test(lines[at]) || below.some((line) => line.length > 60 || line.includes("?"))) continue;
    const until = lines.slice(0, at + 1).join("\n").length;
    return text.slice(0, until) + blank(text.slice(until));
  }
  return text;
}

/**
 * Find what stands in quotation marks; a draft that stands in them as a whole is no quotation.
 * @param {string} text
 * @returns {[number, number][]}
 */
function quotations(text) {
  /** @type {[number, number][]} */
  const found = [];
  for (const { 0: words, index } of text.matchAll(/"[^"\n]{1,300}"|(?:^|[ (\n])'[^'\n]{2,200}'(?![\w])/g)) {
    found.push([index, index + words.length]);
  }
  return found.some(([from, to]) => to - from > text.trim().length * 0.8) ? [] : found;
}

/**
 * Find the sentences' places.
 * @param {string} text
 * @returns {[number, number][]}
 */
function spans(text) {
  /** @type {[number, number][]} */
  const found = [];
  let from = 0;
  const close = (/** @type {number} */ to) => {
    for (const [start, end] of cut(text, from, to)) {
      const [first, last] = trimmed(text, start, end);
      if (first < last)
        found.push(...(found.length ? [/** @type {[number, number]} */ ([first, last])] : apart(text, first, last)));
    }
    from = to;
  };
  for (const { 0: sign, index } of text.matchAll(END)) {
    if (ends(text, sign, index, from)) close(index + sign.length);
  }
  close(text.length);
  return found;
}

/**
 * Tell an end from a point in a short form, a line from a wrapped one.
 * @param {string} text
 * @param {string} sign
 * @param {number} index
 * @param {number} from where the sentence began
 */
function ends(text, sign, index, from) {
  if (sign === "\n") {
    const start = text.lastIndexOf("\n", index - 1) + 1;
    const next = text.slice(index + 1, index + 3);
    return (
      index - start < 55 ||
      /[.?!:]$/.test(text.slice(start, index).trimEnd()) ||
      next === "" ||
      /^ ?(?:[\n*-]|$)/.test(next)
    );
  }
  if (/^\.\.+$/.test(sign)) return /^ *(?:\n|$|[A-Z])/.test(text.slice(index + sign.length, index + sign.length + 4));
  return sign !== "." || !SHORT.test(text.slice(Math.max(from, index - 12), index));
}

/**
 * Cut what is too long for one sentence.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {[number, number][]}
 */
function cut(text, from, to) {
  /** @type {[number, number][]} */
  const pieces = [];
  while (to - from > LONGEST) {
    const ends = [", ", " "].map((sign) => text.lastIndexOf(sign, from + LONGEST)).filter((end) => end > from + 80);
    const end = ends[0] ?? from + LONGEST;
    pieces.push([from, end]);
    from = end;
  }
  return [...pieces, [from, to]];
}

/**
 * Leave out space at both ends and a list's mark at the first.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 */
function trimmed(text, from, to) {
  const piece = text.slice(from, to);
  const first = from + (piece.match(/^\s*(?:[*-] |\d{1,2}[.)] )?\s*/)?.[0].length ?? 0);
  return [first, from + piece.trimEnd().length];
}

/**
 * Part a greeting from the sentence that it opens.
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @returns {[number, number][]}
 */
function apart(text, from, to) {
  const greeting = text.slice(from, to).match(GREETING)?.[0].trim() ?? "";
  if (!greeting) return [[from, to]];
  const [first, last] = trimmed(text, from + greeting.length, to);
  return [[from, from + greeting.length], ...(first < last ? /** @type {[number, number][]} */ ([[first, last]]) : [])];
}

/** @type {(masked: string, from: number, to: number, quotes: [number, number][], at: number) => Sentence} */
function sentenceAt(masked, from, to, quotes, at) {
  const text = masked.slice(from, to).replace(/\n/g, " ");
  const quoted = quotes.filter(([start, end]) => start < to && end > from);
  const spoken = quoted.reduce((left, [start, end]) => {
    const [first, last] = [Math.max(start - from, 0), end - from];
    return left.slice(0, first) + blank(left.slice(first, last)) + left.slice(last);
  }, text);
  const greeting = at === 0 && GREETING.test(text) && text.match(GREETING)?.[0].trim().length === text.length;
  return {
    from,
    to,
    text,
    ask: false,
    greeting,
    signs: new Set(greeting ? [] : signsOf(text, spoken)),
    quoted: quoted.map(([start, end]) => [Math.max(start - from, 0), Math.min(end, to) - from]),
  };
}

/**
 * Say which sentences ask: the plain ones, and where there is none, those that only hint.
 * @param {Sentence[]} sentences
 */
function settle(sentences) {
  const open = sentences.filter(({ quoted, to, from }) => !quoted.some(([a, b]) => b - a > (to - from) * 0.8));
  const sorry = sentences.filter(({ signs }) => signs.has("_sorry_"));
  for (const { signs } of sorry.slice(1)) signs.add("_again_");
  const asking = open.filter(({ signs }) => signs.has("_ask_"));
  for (const sentence of asking.length ? asking : open.filter(({ signs }) => signs.has("_hint_"))) sentence.ask = true;
  if (sentences.some(({ signs }) => signs.has("_soft_"))) return;
  const says = (/** @type {Sentence} */ { greeting, text }) => !greeting && SOME.test(text); // "Boys." is no sentence that could ask
  (sentences.find(({ ask }) => ask) ?? sentences.find(says))?.signs.add("_none_");
}
