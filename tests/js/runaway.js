/** Texts that an expression likes least: what it almost matches, again and again. */

/**
 * Write texts of some length against an expression: its beginnings and its nearly whole matches, repeated.
 * @param {string} expression
 * @param {number} length
 * @returns {string[]}
 */
export function against(expression, length) {
  const long = whole(expression, 0).text;
  const seeds = [long.slice(0, -1), long.slice(0, Math.ceil(long.length / 2)), long.slice(0, 4), "a", "a "];
  return [...new Set(seeds)]
    .filter(Boolean)
    .map((seed) => seed.repeat(Math.ceil(length / seed.length)).slice(0, length));
}

/**
 * Write the longest text that a part of an expression could match, as far as its last alternatives go.
 * @param {string} source
 * @param {number} at
 * @returns {{ text: string, end: number }}
 */
function whole(source, at) {
  let [best, text] = ["", ""];
  let last = "";
  while (at < source.length && source[at] !== ")") {
    const group = /^\(\?[:=!]/.exec(source.slice(at))?.[0];
    if (source[at] === "|") {
      if (text.length > best.length) best = text;
      [text, last] = ["", ""];
      at++;
    } else if (group) {
      const inside = whole(source, at + group.length);
      last = group === "(?:" ? inside.text : "";
      text += last;
      at = inside.end + 1;
    } else if (source[at] === "[") {
      const end = source.indexOf("]", source[at + 1] === "^" ? at + 3 : at + 2);
      last = source[at + 1] === "^" ? "a" : source[at + 1] === "\\" ? "a" : source[at + 1];
      text += last;
      at = end + 1;
    } else if (source[at] === "\\") {
      last = { w: "a", d: "1", s: " ", b: "", n: "\n", W: "-" }[source[at + 1]] ?? source[at + 1];
      text += last;
      at += 2;
    } else if (source[at] === "{") {
      const end = source.indexOf("}", at);
      const most = Number(
        source
          .slice(at + 1, end)
          .split(",")
          .pop(),
      );
      text += last.repeat(Math.max(0, most - 1));
      at = end + 1;
    } else {
      last = "^$?".includes(source[at]) ? "" : source[at];
      text += last;
      at++;
    }
  }
  return { text: text.length > best.length ? text : best, end: at };
}
