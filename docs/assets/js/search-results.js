/** The results of <site-search>: text is always text, every address stands below the site's root, keys walk them. */
import { all, make, one, told } from "./kit.js";
import { stem, words } from "./search-words.js";

/** @typedef {import("./search-rank.js").Hit} Hit */

/**
 * Draw what was found, best first, say how much it is and for which words, and where to go if it is not there; where nothing
 * fits, say so, and keep what is nearest apart.
 * @param {HTMLElement} place the <site-search>, which has the words in its dataset
 * @param {import("./search-rank.js").Answer} answer
 */
export function drawFound(place, { hits, near, unknown, used, roots, early, sure }) {
  const { found, foundOne, none, unknown: nowhere, used: taken, near: nearest } = place.dataset;
  place.toggleAttribute("data-sure", sure);
  const count = hits.length === 1 ? foundOne : told(found, { count: hits.length });
  const lacking = unknown.length ? told(nowhere, { words: quoted(unknown) }) : "";
  const said = hits.length
    ? [used.length ? told(taken, { words: quoted(used) }) : "", count, lacking]
    : [lacking || none, near.length ? nearest : ""];
  const nothing = one(place, "[data-nothing]");
  nothing.hidden = hits.length > 0 || early;
  for (const part of [one(place, "[role=status]"), one(nothing, "p")]) {
    part.textContent = early ? "" : said.filter(Boolean).join(". ");
  }
  one(place, "ol").replaceChildren(...hits.map((hit) => item(place, hit, roots)));
  one(nothing, "ul").replaceChildren(...near.map((hit) => item(place, hit, roots)));
  one(place, ".search-more").hidden = !hits.length;
  place.onkeydown = (event) => walk(place, event);
}

const quoted = (/** @type {string[]} */ some) => some.map((word) => `\u201c${word}\u201d`).join(", ");

/**
 * Draw one record: one link, and the text that answers.
 * @param {HTMLElement} place
 * @param {Hit} hit
 * @param {Set<string>} roots
 */
function item({ dataset: { root } }, { doc, said, saying }, roots) {
  const kind = make("span", { className: "search-kind" }, doc.k);
  const link = make("a", { href: root + doc.u }, kind, " ", ...title(doc));
  const text = saying ? quoted([said.replace(/^["\u201c]|["\u201d]$/g, "")]) : said || doc.s;
  return make("li", {}, link, make("p", { className: "search-said" }, ...marked(text, roots)));
}

/**
 * Name a record: a pattern as it is said, before its name.
 * @param {Hit["doc"]} doc
 */
function title({ plain, t }) {
  return plain
    ? [make("strong", {}, quoted([plain])), " ", make("span", { className: "note" }, t)]
    : [make("strong", {}, t)];
}

/**
 * Go to a result by arrow, from the field and back.
 * @param {HTMLElement} place
 * @param {KeyboardEvent} event
 */
function walk(place, event) {
  const composing = event.isComposing || event.keyCode === 229;
  const step = composing ? 0 : { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = all(place, "[role=search] a").filter((link) => link.getClientRects().length);
  const stops = [one(place, "input"), ...links];
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  if (!step || !links.length || at + step < 0) return;
  stops[Math.min(at + step, links.length)].focus();
  event.preventDefault();
}

/**
 * Split a text so that the words that were sought stand out.
 * @param {string} text
 * @param {Set<string>} roots
 */
function marked(text, roots) {
  /** @type {(string | HTMLElement)[]} */
  const parts = [""];
  for (const part of text.split(/((?:\p{L}-)?[\p{L}\p{N}'\u2019]+)/u)) {
    if (roots.has(stem(words(part)[0] ?? ""))) parts.push(make("mark", {}, part), "");
    else parts[parts.length - 1] += part; // one text for all words between, or each would be laid out by itself
  }
  return parts;
}
