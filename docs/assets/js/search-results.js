/** The results of <site-search>: text is always text, every address stands below the site's root, keys walk them. */
import { all, make, one, told } from "./kit.js";
import { stem, words } from "./search-rank.js";

/**
 * Draw the records that were found, best first, say how many they are, and where to go from the best.
 * @param {HTMLElement} place the <site-search>, which has the words in its dataset
 * @param {ReturnType<typeof import("./search-rank.js").rank>} found
 * @param {string} typed
 */
export function drawFound(place, found, typed) {
  const { root, found: some, none, said, fair, next } = place.dataset;
  const sought = new Set(words(typed).map(stem));
  const items = found.map(({ doc, said: text }) => {
    const kind = make("span", { className: "search-kind" }, doc.k);
    const link = make("a", { href: root + doc.u }, kind, " ", make("strong", {}, doc.t));
    const quoted = `\u201c${text.replace(/^["\u201c]|["\u201d]$/g, "")}\u201d`;
    const met = text ? [`${said} `, ...marked(quoted, sought)] : marked(doc.s, sought);
    const point = doc.fair ? [make("p", { className: "search-fair" }, `${fair} ${doc.fair}`)] : [];
    return make("li", {}, link, make("p", { className: "search-said" }, ...met), ...point);
  });
  one(place, "ol").replaceChildren(...items);
  one(place, "[role=status]").textContent = told(found.length ? some : none, { count: found.length });
  const best = found.find(({ doc }) => doc.next)?.doc;
  const ways = (best?.next ?? []).flatMap(([title, address], at) => {
    return [at ? " \u00b7 " : "", make("a", { href: root + address }, title)];
  });
  one(place, ".search-next").replaceChildren(...(best ? [`${told(next, { title: best.t })} `, ...ways] : []));
  place.onkeydown = (event) => walk(place, event);
}

/**
 * Go to a result by arrow, from the field and back, or by Enter from the field to the best.
 * @param {HTMLElement} place
 * @param {KeyboardEvent} event
 */
function walk(place, event) {
  const stops = [one(place, "input"), ...all(place, "[role=search] a")];
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter" && at === 0 && stops[1]) stops[1].click();
  else if (step && at + step >= 0 && stops[1]) stops[Math.min(at + step, stops.length - 1)].focus();
  else return;
  event.preventDefault();
}

/**
 * Split a text so that the words that were sought stand out.
 * @param {string} text
 * @param {Set<string>} sought stems
 */
function marked(text, sought) {
  return text.split(/([\p{L}\p{N}'\u2019]+)/u).map((part) => {
    return sought.has(stem(words(part)[0] ?? "")) ? make("mark", {}, part) : part;
  });
}
