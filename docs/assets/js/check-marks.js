/**
 * Marks in a draft that is being typed, without DOM: places that move with what is typed, and the pieces to draw.
 *
 * @typedef {{ from: number, to: number }} Range
 * @typedef {{ at: number, removed: number, added: number }} Edit
 * @typedef {Range & { kind: string, key: string }} Mark
 */

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
