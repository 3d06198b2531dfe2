/**
 * Fills a script: pure functions without DOM.
 *
 *   fill(script, variant, values, off) -> { subject, ask, nudge, if_yes, if_no }
 *     script   { blanks: [{ id, kind, example, unit?, optional? }], variants: [variant] }
 *     variant  { subject?, greeting?, closing?, ask: [{ say, tactic, optional? }], … }
 *     values   what was typed, by blank id; off: a Set of "ask.2" for lines that are left out
 *     subject  parts; a message: [{ parts, line }], where line is null for the greeting and the closing
 *     parts    [{ text }] or [{ text, blank, empty }]: `empty` where the example stands for what is missing
 *   plain(parts) -> text;  messageText(message, channel) -> what is sent
 *   missing(script, filled) -> ids of the needed blanks that a message still waits for
 */

export const MESSAGES = ["ask", "nudge", "if_yes", "if_no"];
const SLOT = /\{([a-z][a-z0-9_-]*)\}/;
// Characters that steer and are not seen: controls but line break and tab, and marks that turn the order of letters.
const CONTROL = /(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const SENTENCE = /(?<=[.?!]["'\u2019\u201d]?)\s+/;

/** Bring what was typed to what can stand in a sentence: no stray spaces, no line breaks in a short text. */
export function clean(value, kind) {
  const text = String(value ?? "")
    .replace(CONTROL, "")
    .replace(kind === "long" ? /[^\S\n]+/g : /\s+/g, " ")
    .trim();
  return kind === "time" ? text.replace(/^0(?=\d:)/, "") : text;
}

/** Say a number with its unit: 1 minute, 10 minutes, 2 copies, 3 batches. */
export function counted(number, unit) {
  if (!unit) return String(number);
  if (Number(number) === 1) return `${number} ${unit}`;
  const plural = /(s|x|ch|sh)$/.test(unit)
    ? `${unit}es`
    : /[^aeiou]y$/.test(unit)
      ? `${unit.slice(0, -1)}ies`
      : `${unit}s`;
  return `${number} ${plural}`;
}

/** Choose between a and an by how the next word sounds. */
export function article(next) {
  const word = next.replace(/^[^\p{L}\p{N}]+/u, "");
  if (/^(8|11|18|80|800)(?!\d)/.test(word) || /^8\d*/.test(word)) return "an";
  if (/^\d/.test(word)) return "a";
  if (/^[A-Z]{2,}(?![a-z])/.test(word)) return /^[AEFHILMNORSX]/.test(word) ? "an" : "a";
  if (/^(uni([^nm]|$)|use|usu|eu|ewe|one\b|once|ut(e|i)|ura)/i.test(word)) return "a";
  return /^([aeiou]|hour|honest|honour|honor|heir)/i.test(word) ? "an" : "a";
}

/** Fill the variant's texts with what was typed. */
export function fill(script, variant, values, off = new Set()) {
  const blanks = new Map(script.blanks.map((blank) => [blank.id, blank]));
  const shown = (text) => (text ? line(text, blanks, values) : []);
  const filled = { subject: shown(variant.subject) };
  for (const name of MESSAGES) {
    const lines = variant[name].map((each, at) => ({
      parts: off.has(`${name}.${at}`) ? [] : shown(each.say),
      line: at,
    }));
    const around = (text) => (text ? [{ parts: shown(text), line: null }] : []);
    filled[name] = [...around(variant.greeting), ...lines, ...around(variant.closing)].filter(
      ({ parts }) => parts.length,
    );
  }
  return filled;
}

/** Fill one line; a sentence whose optional blank is empty goes as a whole. */
function line(text, blanks, values) {
  const kept = text.split(SENTENCE).filter((sentence) => {
    const ids = [...sentence.matchAll(new RegExp(SLOT, "g"))].map(([, id]) => id);
    return !ids.some((id) => blanks.get(id).optional && !clean(values[id], blanks.get(id).kind));
  });
  return kept.flatMap((sentence, at) => [
    ...(at ? [{ text: " " }] : []),
    ...mend(sentenceParts(sentence, blanks, values)),
  ]);
}

function sentenceParts(sentence, blanks, values) {
  return sentence
    .split(SLOT)
    .map((text, at) => {
      if (at % 2 === 0) return { text };
      const blank = blanks.get(text);
      const typed = clean(values[text], blank.kind);
      return { text: counted(typed || blank.example, blank.unit), blank: text, empty: !typed };
    })
    .filter((part) => part.text);
}

/** Mend what the typed words did to the sentence around them. */
function mend(parts) {
  parts.forEach((part, at) => {
    if (!part.blank) return;
    const before = parts[at - 1];
    const after = parts[at + 1];
    if (before)
      before.text = before.text.replace(
        /(^|\s)(a|an|A|An) $/,
        (_, space, old) => `${space}${old[0] === "A" ? cap(article(part.text)) : article(part.text)} `,
      );
    if (after && /^[.,;:?!'\u2019]/.test(after.text)) part.text = part.text.replace(/[\s.,;:]+$/, "") || part.text;
    if (after && /[?!]$/.test(part.text)) after.text = after.text.replace(/^[.,]/, "");
    if (after && /s$/i.test(part.text)) after.text = after.text.replace(/^(['\u2019])s\b/, "$1");
    if (!before || (/(^|\s)["\u201c]?$/.test(before.text) && !before.text.trim())) part.text = cap(part.text);
  });
  return parts.filter((part) => part.text);
}

const cap = (text) => text.replace(/^(["'\u201c\u2018]?)(\p{Ll})/u, (_, mark, letter) => mark + letter.toUpperCase());

/** Join parts to the text that they show. */
export const plain = (parts) => parts.map(({ text }) => text).join("");

/** Join a message to what is sent: paragraphs in a mail or letter, one run of sentences elsewhere. */
export function messageText(message, channel) {
  const apart = channel === "mail" || channel === "letter" ? "\n\n" : " ";
  return message.map(({ parts }) => plain(parts)).join(apart);
}

/** List the needed blanks that a message, or the subject, still waits for, in the script's order. */
export function missing(script, ...partLists) {
  const waiting = new Set(
    partLists
      .flat(2)
      .filter((part) => part.empty)
      .map((part) => part.blank),
  );
  return script.blanks.map(({ id }) => id).filter((id) => waiting.has(id));
}
