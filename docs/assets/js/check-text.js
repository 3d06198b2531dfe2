/**
 * A draft as text, without DOM: places that move with what is typed, the pieces to draw, what a better line does to it.
 *
 * @import { Change, Edit, Mark, Mending, Range } from './check-shapes.js'
 */
const GAP = /\[[^\]]+\]/;
const ASKS =
  /^(?:(?:and|so|or) )?(?:could|would|can|will|may|might|shall|should|do|does|did|is|are|was|were|have|has|what|when|where|which|who|how)\b/i;
const END = /[.?!]["')\]]{0,2}$/;

/**
 * Find the one place where two texts differ.
 * @param {string} before
 * @param {string} after
 * @returns {Edit}
 */
export function editBetween(before, after) {
  const most = Math.min(before.length, after.length);
  let at = 0;
  while (at < most && before[at] === after[at]) at++;
  let end = 0;
  while (end < most - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return { at, removed: before.length - end - at, added: after.length - end - at };
}

/**
 * Move a place with an edit; what was typed inside belongs to it.
 * @template {Range} R
 * @param {R} range
 * @param {Edit} edit
 * @returns {R}
 */
export function moved(range, { at, removed, added }) {
  const by = added - removed;
  const { from, to } = range;
  if (at >= to) return range;
  if (at + removed <= from) return { ...range, from: from + by, to: to + by };
  return { ...range, from: Math.min(from, at), to: Math.max(to + by, at + added) };
}

/**
 * Cut a text into pieces that are marked and pieces that are not; where marks meet, what may wake something is shown.
 * @param {string} text
 * @param {Mark[]} marks
 * @returns {{ text: string, mark?: Mark }[]}
 */
export function pieces(text, marks) {
  const wakes = marks.filter(({ kind }) => kind === "wakes");
  const free = marks.filter((mark) => !wakes.some((one) => one !== mark && meet(one, mark)));
  const shown = [...new Set([...wakes, ...free])].sort((one, other) => one.from - other.from);
  /** @type {{ text: string, mark?: Mark }[]} */
  const cut = [];
  let at = 0;
  for (const mark of shown) {
    if (mark.from < at || mark.to <= mark.from) continue;
    cut.push({ text: text.slice(at, mark.from) }, { text: text.slice(mark.from, mark.to), mark });
    at = mark.to;
  }
  return [...cut, { text: text.slice(at) }].filter((piece) => piece.text);
}

/**
 * Find the mark at a place: the one around it, else the next, else the first.
 * @template {Range} R
 * @param {R[]} ranges
 * @param {number} place
 * @returns {R | undefined}
 */
export function nearest(ranges, place) {
  const around = ranges.filter(({ from, to }) => from <= place && place <= to);
  const [shortest] = around.sort((one, other) => one.to - one.from - (other.to - other.from));
  return shortest ?? ranges.find(({ from }) => from >= place) ?? ranges[0];
}

/**
 * @param {Range} one
 * @param {Range} other
 */
const meet = (one, other) => one.from < other.to && other.from < one.to;

/**
 * Return the change that a rule's better words make, or that leaving its words out makes.
 * @param {string} text
 * @param {Mending} rule
 * @param {Range} found the words, or the ask behind which a missing move goes
 * @param {Range} sentence the one that they stand in
 * @returns {Change}
 */
export function changeOf(text, rule, found, sentence) {
  if (rule.drop) return withoutWords(text, found, sentence);
  const better = rule.better ?? "";
  if (rule.finds === "missing") return behind(text, better, found);
  const { from, to } = rule.instead === "sentence" ? trimmed(text, sentence) : found;
  const whole = rule.instead === "sentence";
  const begins = /^\s*["'(]?$/.test(text.slice(sentence.from, from));
  const after = begins && ASKS.test(better) && /[a-z]/.test(text[from] ?? "") && /, *$/.test(text.slice(0, from));
  const fitting = after ? better[0].toLowerCase() + better.slice(1) : better; // "Hi Sam, could you"
  const words = begins && /[A-Z]/.test(text[from] ?? "") ? capital(better) : fitting;
  if (whole) return { from, to, words: END.test(words) ? words : `${words}${stop(words)}` };
  const rest = text.slice(to, sentence.to);
  if (!begins || !ASKS.test(words) || !/[^.]\.\s*$/.test(rest)) return { from, to, words };
  return { from, to: sentence.to, words: words + rest.replace(/\.(?=\s*$)/, "?") }; // it is a question now
}

/**
 * Find the first gap to type into, in words that were put in at a place.
 * @param {Change} change
 * @returns {Range | null}
 */
export function gapOf({ from, words }) {
  const gap = GAP.exec(words);
  return gap && { from: from + gap.index, to: from + gap.index + gap[0].length };
}

/**
 * @param {string} text
 * @param {string} better
 * @param {Range} ask
 */
function behind(text, better, { to }) {
  const line = `${capital(better)}${END.test(better) ? "" : stop(better)}`;
  const before = END.test(text.slice(0, to)) ? "" : stop(text.slice(0, to));
  return { from: to, to, words: `${before} ${line}` };
}

/**
 * Leave words out, with the blank or the comma that only they needed.
 * @param {string} text
 * @param {Range} found
 * @param {Range} sentence
 * @returns {Change}
 */
function withoutWords(text, { from, to }, sentence) {
  let end = to;
  let start = from;
  const opens = !/\w/.test(text.slice(sentence.from, from));
  if (opens) {
    while (/[,;:\- ]/.test(text[end] ?? "")) end++;
    const next = text[end] ?? "";
    if (/\w/.test(next)) return { from: start, to: end + 1, words: next.toUpperCase() };
    while (/[.?!]/.test(text[end] ?? "")) end++; // nothing else was said
  }
  while (text[start - 1] === " ") start--;
  if (text[start - 1] === "," && /^\s*(?:[.,;:?!]|$)/.test(text.slice(end))) start--;
  return { from: start, to: end, words: "" };
}

/**
 * @param {string} text
 * @param {Range} range
 */
function trimmed(text, { from, to }) {
  const said = text.slice(from, to);
  return { from: from + said.length - said.trimStart().length, to: to - (said.length - said.trimEnd().length) };
}

/** @param {string} words */
const capital = (words) => words.replace(/^(["'(]?)([a-z])/, (_, quote, letter) => quote + letter.toUpperCase());

/** @param {string} words */
const stop = (words) => (ASKS.test(words.trimStart()) ? "?" : ".");
