/**
 * Fits what was typed to its sentence: what stands there already, a capital too many, a verb for more than one.
 *
 * @import { Slot } from './script-mend.js'
 */
import { capital, GLANCE } from "./script-mend.js";

const REPEAT = 4; // words that may stand twice where text and slot meet
const DAY = "(?:today|tomorrow|tonight|noon|midnight|next|this|the end|\\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)";
/** Beginnings that go where the text before ends so: a verb after "could you", a thing after "because of". */
const NEEDLESS = [
  [/\b(?:could|can|would|will|may|shall|should|must|['\u2019]ll)(?: (?:you|I|we|they|someone))? $/i, /^to +/i],
  [/['\u2019](?:ll|d) $/i, /^(?:I|we)(?:['\u2019](?:ll|d)| will| would) +/i],
  [/\bbecause of $/i, /^because +/i],
  [/^(?:Dear|Hello|Hi) $/, /^the +/i],
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
work write coffee dinner invoice lunch minutes page section time end beginning middle".split(/\s+/),
);
const TITLES = new Set("a an the my all one our".split(" ")); // before a name they may be a part of it: The Hague

/** @type {Record<string, string>} */
const MANY = { is: "are", was: "were", has: "have", does: "do", says: "say" };
const VERB = /^( )(is|was|has|does|says)(?=n['\u2019]t|\P{L}|$)/u;
const NARROWS = /[^\S\n](?:of|for|about|with|in|on|at|to|from|by|between|that|which|who|behind|under|near)\b.*/is;
const PLAIN = /^(?:\p{Ll}|(?:The|My|Our|Your|These|Those|All|Some) )/u; // no name, even where a sentence begins
const ENDS_LIKE_ONE = /(?:[aious]s|ics|news|lens|yes|series|species|headquarters)$/;

/**
 * Fit what was typed to what stands around it.
 * @param {Slot} slot
 * @param {string} ahead
 * @param {string} after
 */
export function fitted({ text, asked }, ahead, after) {
  let words = text.replace(/^(?:[,;:.\u2013\u2014-]+\s+|(?:\u2026|\.{2,})\s*)+/, "");
  words = withoutRepeat(words, ahead, after);
  for (const [stem, needless] of NEEDLESS) if (stem.test(ahead)) words = words.replace(needless, "");
  const begins = asked?.kind === "long" || /(?:^|["'\u2018\u201c])$/.test(ahead); // a sentence, or what is quoted
  return (begins ? words : lowered(words, /^\p{Lu}/u.test(asked?.example ?? ""))) || text;
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

/**
 * Take the capital from an everyday word that is no part of a name.
 * @param {string} text
 * @param {boolean} named whether its blank asks for names: there one word alone is taken for one
 */
function lowered(text, named) {
  const [first, next = ""] = text.slice(0, GLANCE).split(" ");
  const word = bare(first);
  if (!EVERYDAY.has(word) || !/^\p{Lu}[^\p{Lu}]*$/u.test(first)) return text;
  if (!next && (named || word.length < 4)) return text; // short ones are names too: An, My
  const title = /^\p{Lu}\p{Ll}/u.test(next) && !/day\b/.test(next) && (named || TITLES.has(word));
  return title ? text : text[0].toLowerCase() + text.slice(1);
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
  return PLAIN.test(core) && /^\p{Ll}+s$/u.test(last) && !ENDS_LIKE_ONE.test(last);
}

/**
 * Let the verb beside a slot that names more than one follow it: were for was.
 * @param {Slot} before
 * @param {Slot} slot
 * @param {Slot} after
 */
export function agree(before, slot, after) {
  if (!areMany(slot.text)) return;
  after.text = after.text.replace(VERB, (_, space, verb) => space + MANY[verb]);
  before.text = before.text.replace(/^(Is|Was|Has|Does) $/, (verb) => `${capital(MANY[verb.trim().toLowerCase()])} `);
}
