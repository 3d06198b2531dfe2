/**
 * What the finder found: the verdict, what to do first, and the patterns with what counts for each.
 *
 * @import { Count, Result, Tick, Verdict } from './finder-rank.js'
 */
import { copyText } from "./clipboard.js";
import { writeTicks } from "./finder-link.js";
import { adviceOf, equals, ranked, verdictOf } from "./finder-rank.js";
import { all, make, one, told } from "./kit.js";

const WEIGHTS = ["counts-against", "counts-little", "counts", "a-sign"]; // words, by weight
const FEW = 2; // names that a phone shows in one or two rows
/** @type {Record<Verdict, string>} */
const OUTCOMES = { "a-no": "likely-no", "too-few": "likely-none", several: "likely-several", clear: "likely" };

export class Found {
  /** @type {Result[]} */
  results = [];
  /** @type {Verdict} */
  verdict = "too-few";

  /**
   * @param {HTMLElement} place holds the parts to fill, and a template of what they may hold
   * @param {Record<string, string>} words what to say, by name
   */
  constructor(place, words) {
    this.words = words;
    const parts = one(place, "template", HTMLTemplateElement).content;
    this.place = place;
    this.patterns = new Map(all(parts, "[data-result]").map((part) => [part.dataset.result ?? "", part]));
    this.advice = new Map(all(parts, "[data-of]").map((part) => [part.dataset.of ?? "", part]));
  }

  /** @param {Tick[]} ticks */
  show(ticks) {
    this.results = ranked(ticks, [...this.patterns.keys()]);
    this.verdict = verdictOf(ticks, this.results);
    for (const part of all(this.place, "[data-verdict]")) part.hidden = part.dataset.verdict !== this.verdict;
    fill(one(this.place, "[data-advice]"), adviceOf(ticks), this.advice);
    this.showResults();
    if (this.verdict === "several") this.pointToWhich(this.results[0].id);
  }

  /** Show the patterns; where it is a no they are for another time, and folded. */
  showResults() {
    const { place, results, patterns } = this;
    const behind = one(place, "[data-behind]", HTMLDetailsElement);
    const words = this.verdict === "a-no" ? "behind-no" : "behind";
    if (behind.dataset.behind !== words) behind.open = words === "behind"; // else as the reader left it
    behind.dataset.behind = words;
    behind.hidden = !results.length;
    one(behind, "summary").textContent = this.words[words];
    for (const { id, reasons } of results) {
      const part = patterns.get(id);
      if (part) one(part, ".because").replaceChildren(...reasons.map((count) => this.reason(count)));
    }
    const ids = results.map(({ id }) => id);
    fill(one(place, "[data-results]"), ids, patterns);
  }

  /** @param {Count} count */
  reason({ weight, because }) {
    const words = this.words[WEIGHTS[Math.max(0, Math.min(weight, 3))]];
    return make("li", { className: weight < 0 ? "against" : "" }, because, " ", make("span", {}, words));
  }

  /** @param {string} id of the pattern whose row tells it apart */
  pointToWhich(id) {
    const row = this.patterns.get(id)?.querySelector("a.which")?.getAttribute("href");
    one(this.place, "[data-which]").setAttribute("href", row ?? "#which");
  }

  /** Say the outcome; the same is not said again. */
  tell() {
    const { results, verdict } = this;
    const shown = verdict === "several" ? equals(results) : results.slice(0, 1);
    const names = shown.map(({ id }) => this.patterns.get(id)?.querySelector("a")?.textContent).join(", ");
    const words = shown.length > FEW ? "likely-many" : OUTCOMES[verdict];
    const text = told(this.words[words], { names, count: shown.length });
    const status = one(this.place, "[data-likely]");
    if (status.textContent !== text) status.textContent = text;
  }

  /**
   * Put what is ticked into the address, show and copy that; return the name of what to say.
   * @param {string[]} marks
   */
  async share(marks) {
    const shown = one(this.place, "[data-shared]");
    const hash = writeTicks(marks);
    shown.textContent = location.href.split("#")[0] + hash;
    shown.hidden = false;
    history.replaceState(history.state, "", hash);
    return (await copyText(shown)) ? "shared" : "share-refused";
  }
}

/**
 * Show the parts of some ids in a list, in their order; an empty list is hidden.
 * @param {HTMLElement} list
 * @param {string[]} ids
 * @param {Map<string, HTMLElement>} parts
 */
function fill(list, ids, parts) {
  list.replaceChildren(...ids.flatMap((id) => parts.get(id) ?? []));
  list.hidden = !ids.length;
}
