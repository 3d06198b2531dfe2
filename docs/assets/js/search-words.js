/** The search's words, without DOM: split, brought to the form that relatives share, told apart by slips. */

// What is within a word and no letter of it: every sign that is used as an apostrophe, and what nobody sees.
const WITHIN = /['\u2018\u2019\u201b\u02bb\u02bc\u2032\uff07`\u00b4\u00ad\u200b-\u200d\u2060]/g;
/** Letters that no accent makes. @type {Record<string, string>} */
const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "\u2010": "-" };
// One word in two spellings that no rule tells.
const TWINS = new Map([
  ["gray", "grey"],
  ["program", "programme"],
  ["mom", "mum"],
  ["learnt", "learn"],
  ["mold", "mould"],
  ["skeptical", "sceptical"],
]);
// Words that only look as if they had an ending.
const WHOLE = new Set("business evening family news outing quite statement stranger wedding".split(" "));

/**
 * Split a text into plain words, without marks and accents; a letter stays with what a hyphen ties it to, as in e-mail.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  let plain = text.replace(WITHIN, "").toLowerCase();
  if (/[^\0-\x7f]/.test(plain)) {
    plain = plain.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
    plain = plain.replace(/[^\0-\x7f]/g, (letter) => LETTERS[letter] ?? letter);
  }
  return plain.replace(/(^|[^a-z0-9])([a-z])-(?=[a-z])/g, "$1$2").match(/[a-z0-9]+/g) ?? [];
}

/** @type {Map<string, string>} */
const STEMS = new Map();

/**
 * Bring a word to the form that its relatives share, British or American. Short words stay as they are: a car is no
 * care.
 * @param {string} word
 */
export function stem(word) {
  const known = STEMS.get(word);
  if (known !== undefined) return known;
  const root = stemmed(word);
  STEMS.set(word, root);
  return root;
}

/** What says nothing of the subject, as stems. */
export const STOP = new Set(
  "a an the i me my we us our you your he him his she her it its they them their this that these those is am are was were be been do does did have has had will would can could should to of in on at for from by as and or if but so than then there here"
    .split(" ")
    .map(stem),
);

/** @param {string} word */
function stemmed(word) {
  word = TWINS.get(word) ?? word;
  if (word.length < 4 || word.length > 30) return word; // what is longer is no word
  word = word
    .replace(/^(.{3,})our/, "$1or")
    .replace(/([iy])s(?=e[drs]?$|ers$|ing$|able$|ation)/, "$1z")
    .replace(/^practic(?=e|ing)/, "practiz")
    .replace(/ens(e[ds]?|ing)$/, "enc$1")
    .replace(/([^aeiou])re(s?)$/, "$1er$2")
    .replace(/ogue(s?)$/, "og$1")
    .replace(/(ss|sh|ch|x)es$/, "$1")
    .replace(/(..)ie[sd]$/, "$1y")
    .replace(/([^isu])s$/, "$1");
  if (WHOLE.has(word)) return word;
  return word
    .replace(/^(.{3,}e)ed$/, "$1e")
    .replace(/^(.*[aeiouy].*)(?:ing|ed)(?:ly)?$/, rooted)
    .replace(/^(.{4,}?)(fully|ly|ness|ful)$/, "$1")
    .replace(/^(.{4,}|.+y)(?:ment|able)$/, rooted)
    .replace(/^(.{4,}[^t])er$/, "$1")
    .replace(/^(.{2,}(?:ch|k|lt|sh|ss))y$/, "$1")
    .replace(/^(.{2,})([^aeious])\2$/, "$1$2")
    .replace(/^(.{5,})e$/, "$1");
}

/**
 * Take an ending away. A short root that no word ends like had an e (hoping, used, leaving), or the word has no ending
 * (need, sing).
 * @param {string} word
 * @param {string} root
 */
function rooted(word, root) {
  if (root.length < 5 && /^[^aeiouy]*[aeiouy][^aeiouwxy]$|^ow$|..([cuvz]|[^n]g|[^s]s)$/.test(root)) return `${root}e`;
  return root.length < 3 || (root.endsWith("e") && word.endsWith("ed")) ? word : root;
}

/**
 * Count the slips between two words of like length, the first letter right: a letter left out, added, changed, or
 * swapped with its neighbour. In a short word a changed letter makes another word, so it counts two.
 * @param {string} one
 * @param {string} other
 * @returns {number} Infinity where no slip can explain it
 */
export function slips(one, other) {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  if (one[0] !== other[0] && (one[0] !== other[1] || one[1] !== other[0])) return Infinity;
  const changed = Math.min(one.length, other.length) < 6 ? 2 : 1;
  let [last, row] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same ? 0 : changed));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], last[j - 2] + 1);
    }
    [last, row] = [row, next];
  }
  return row[other.length];
}
