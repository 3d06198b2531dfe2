/**
 * Mends a sentence around the words in its slots. macros/filling.py has the part of it that an author's example can need.
 *
 * @import { Blank, Part } from './script-shapes.js'
 * @typedef {Part & { asked?: Blank }} Slot
 */

const ARTICLE = /(^|[\s("'\u2018\u201c])([Aa])n? $/;
const OPENING = /^["'\u2018\u201c]?$/; // what may stand before the first word of a sentence
const AN_NUMBER = /^(8\d*|1[18](\d{3})*)(?!\d)/; // eight, eleven, eighteen, and the like with thousands
// Said letter by letter: MRI, X-ray, iPhone; not NASA, which is said as a word, and not O'Brien.
const SPELT = /^(?![B-DF-HJ-NP-TV-Z][AEIOU][A-Z]{2})([A-Z]+|[a-z])(?![a-z'\u2019])/;
const AN_LETTER = /^[aefhilmnorsx]/i;
const AS_YOU_OR_ONE = /^(uni(?!de|ro|ss|[mn])|us[eu]|eu|ewe|one(s|\b)|once|ut(?![mt])|ur[aeiou]|ubi|ug(?![hl])|uk)/i;
const AN_SOUND = /^([aeiou]|hour|honest|honou?r|heir)/i;

const GLANCE = 80; // characters at either end of what was typed that are looked at: it may be very long
const REPEAT = 4; // words that may stand twice where text and slot meet
const DAY = "(?:today|tomorrow|tonight|noon|midnight|next|this|the end|\\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)";
const SOON = /^(?:(?:today|tomorrow|tonight|yesterday)|(?:next|this|last|every) (?:week|month|year|\w+day))\b/i;
/** Beginnings that go where the text before ends so: a verb after "could you", a thing after "because of". */
const NEEDLESS = [
  [/\b(?:could|can|would|will|may|shall|should|must|['\u2019]ll)(?: (?:you|I|we|they|someone))? $/i, /^to +/i],
  [/['\u2019](?:ll|d) $/i, /^(?:I|we)(?:['\u2019](?:ll|d)| will| would) +/i],
  [/\bbecause of $/i, /^because +/i],
  [/\bbecause $/i, /^because of +/i],
  [/\b(?:an?|the|your|my|our) $/i, /^(?:an?|the) +/i],
  [/\b(?:on|by|until|before|after|since) $/i, new RegExp(`^(?:on|by|before|until) +(?=${DAY}\\b)`, "i")],
];
/** Words that begin what people type and are seldom a name; a telephone gives them a capital. */
const EVERYDAY = new Set(
  "a an the my your our their his her its this that these those all both each every some any no one two three four five \
six ten another and or but so because since if when whether how what where which who why as than to of in on at by for \
from with about after before until into over under it it's it'll he she we we're we'd we'll they you there there's not \
is are was were today tomorrow tonight next last early late please just only maybe everything something nothing someone \
anything half part several many more most last first second new old good quick short ask book borrow bring buy call \
check clean come confirm cook cover do drive explain feed fill find finish fix get give go have help join keep leave \
lend let listen look make meet move open order pay pick prepare print proofread read reply review run say see send share \
show sign speak start stay stop swap take talk teach tell test translate try turn update use visit wait walk watch water \
work write coffee dinner invoice lunch minutes page section time".split(/\s+/),
);
const TITLES = new Set("a an the my all one our".split(" ")); // before a name they may be a part of it: The Hague

/** @type {Record<string, string>} */
const MANY = { is: "are", was: "were", has: "have", does: "do", says: "say" };
const VERB = /^( )(is|was|has|does|says)(?=n['\u2019]t|\P{L}|$)/u;
const NARROWS = /[^\S\n](?:of|for|about|with|in|on|at|to|from|by|between|that|which|who|behind|under|near)\b.*/is;
const ENDS_LIKE_ONE = /(?:[aious]s|news|lens|series|species|headquarters)$/;
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

/**
 * Let the words in the slots and the sentence around them meet.
 * @param {Slot[]} slots text, slot, text, slot, …, text
 */
export function mend(slots) {
  for (let at = 1; at < slots.length; at += 2) {
    const [before, slot, after] = slots.slice(at - 1, at + 2);
    if (!slot.asked) continue;
    if (!slot.empty) slot.text = fitted(slot, aheadOf(slots.slice(0, at)), after.text);
    if (SOON.test(slot.text)) before.text = before.text.replace(/(^|[\s("'])on $/i, "$1");
    if (/^today$/i.test(slot.text)) before.text = before.text.replace(/\b(by|until|till|before) $/i, "$1 the end of ");
    if (at === 1 && OPENING.test(before.text)) slot.text = capital(slot.text);
    const right = article(slot.text).slice(1);
    before.text = before.text.replace(ARTICLE, (_, ahead, a) => `${ahead}${a}${right} `);
    close(slot, after);
    if (areMany(slot.text)) agree(before, after, at === 1);
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
 * Fit what was typed to what stands around it.
 * @param {Slot} slot
 * @param {string} ahead
 * @param {string} after
 */
function fitted({ text, asked }, ahead, after) {
  let words = text.replace(/^(?:[,;:.\u2013\u2014-]+\s+|(?:\u2026|\.{2,})\s*)+/, "");
  words = withoutRepeat(words, ahead, after);
  for (const [stem, needless] of NEEDLESS) if (stem.test(ahead)) words = words.replace(needless, "");
  const named = /^\p{Lu}/u.test(asked?.example ?? "");
  return (named || /(?:^|["'\u2018\u201c])$/.test(ahead) ? words : lowered(words)) || text;
}

/**
 * Leave out the words that stand before or behind the slot already.
 * @param {string} text
 * @param {string} ahead
 * @param {string} after
 */
function withoutRepeat(text, ahead, after) {
  let words = text;
  for (let count = REPEAT; count; count--) {
    const [first, behind] = [words.slice(0, GLANCE).split(" "), words.slice(-GLANCE).split(" ")];
    const [tail, head] = [ahead.split(" ").slice(-count - 1, -1), after.split(" ").slice(1, count + 1)];
    if (ahead.endsWith(" ") && first.length > count && same(first.slice(0, count), tail)) {
      words = words.split(" ").slice(count).join(" ");
    }
    if (after.startsWith(" ") && behind.length > count && same(behind.slice(-count), head)) {
      words = words.split(" ").slice(0, -count).join(" ");
    }
  }
  return words;
}

/**
 * @param {string[]} some
 * @param {string[]} others
 */
const same = (some, others) => some.map(bare).join(" ") === others.map(bare).join(" ");

/** @param {string} word */
const bare = (word) =>
  word
    .toLowerCase()
    .replaceAll("\u2019", "'")
    .replace(/[.,;:?!]$/, "");

/** @param {string} text */
function lowered(text) {
  const [first, next = ""] = text.slice(0, GLANCE).split(" ");
  const word = bare(first);
  if (!EVERYDAY.has(word) || !/^\p{Lu}[^\p{Lu}]*$/u.test(first)) return text;
  if (!next && word.length < 4) return text; // a name may be as short: An, My
  const name = /^\p{Lu}\p{Ll}/u.test(next) && !/day\b/.test(next);
  return TITLES.has(word) && name ? text : text[0].toLowerCase() + text.slice(1);
}

/**
 * Give the first word its capital, but for a name that has one inside, and an address.
 * @param {string} text
 */
function capital(text) {
  const [first] = text.slice(0, GLANCE).split(/\s/);
  if (/^\p{Ll}+\p{Lu}|\S[.@/_]\S/u.test(first)) return text;
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

/**
 * Tell whether words name more than one: "2041 and 2055", "the heaters in the hall".
 * @param {string} text
 */
function areMany(text) {
  const words = text.slice(0, GLANCE);
  const core = /^\d/.test(words) ? words : words.replace(NARROWS, "");
  if (/^both\b|\s(?:and|&)\s/i.test(core)) return true;
  const [last = ""] = core.split(" ").slice(-1);
  return /^\p{Ll}/u.test(core) && /^\p{Ll}+s$/u.test(last) && !ENDS_LIKE_ONE.test(last);
}

/**
 * Let the verb beside a slot that names more than one follow it: were for was.
 * @param {Slot} before
 * @param {Slot} after
 * @param {boolean} first whether nothing but `before` stands before the slot
 */
function agree(before, after, first) {
  after.text = after.text.replace(VERB, (_, space, verb) => space + MANY[verb]);
  if (!first) return;
  before.text = before.text.replace(/^(Is|Was|Has|Does) $/, (verb) => `${capital(MANY[verb.trim().toLowerCase()])} `);
}
