/**
 * What was found in a draft, as lists: what is good first, then what may wake resistance, then questions.
 *
 * @import { Finding } from './check-find.js'
 */
import { all, make, one, told } from "./kit.js";

const OPEN = 2; // questions that stand open; more would hide the two that matter
const KINDS = /** @type {const} */ (["good", "wakes", "missing"]);

/**
 * A finding, its own name, the name by which it can be fine, and the words that it is about.
 * @typedef {{ finding: Finding, key: string, fine: string, words: string }} Item
 */

export class FoundList {
  /** Parts of the page by finding, so that one that stays is not made anew. @type {Map<string, HTMLElement>} */
  parts = new Map();
  /** @type {Map<HTMLElement, Item>} */
  items = new Map();
  made = 0;

  /**
   * @param {HTMLElement} place
   * @param {Record<string, string>} words
   */
  constructor(place, words) {
    this.place = place;
    this.words = words;
    const template = one(place, "template", HTMLTemplateElement).content;
    this.pattern = one(template, "[data-finding]");
    this.subjects = new Map(all(template, "[data-subject]").map((part) => [part.dataset.subject ?? "", part]));
  }

  /** @param {Item[]} items */
  show(items) {
    const focused = document.activeElement;
    const parts = new Map(items.map((item) => [item.key, this.parts.get(item.key) ?? this.make(item)]));
    this.parts = parts;
    this.items = new Map(items.map((item) => [/** @type {HTMLElement} */ (parts.get(item.key)), item]));
    for (const kind of KINDS) {
      const own = items.filter(({ finding }) => finding.kind === kind).map(({ key }) => parts.get(key) ?? "");
      const part = one(this.place, `[data-part=${kind}]`);
      const [list, rest] = all(part, "ol");
      const open = kind === "missing" ? own.slice(0, OPEN) : own;
      fill(list, open);
      if (rest) {
        fill(rest, own.slice(OPEN));
        one(part, "details").hidden = own.length <= OPEN;
      }
      part.hidden = !own.length;
    }
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    this.summarise(items);
  }

  /** @param {Item} item */
  make({ finding: { rule, kind, about, implies }, words }) {
    const part = /** @type {HTMLElement} */ (this.pattern.cloneNode(true));
    Object.assign(part.dataset, { kind, about });
    const say = one(part, ".remark");
    say.textContent = rule.say ?? "";
    say.id = `say-${this.made++}`;
    for (const button of all(part, "button")) button.setAttribute("aria-describedby", say.id);
    const quoted = one(part, ".words");
    quoted.hidden = kind === "missing";
    one(quoted, "button").textContent = words;
    one(part, ".subject-line").replaceChildren(...this.subject(about));
    const [better, drop] = all(part, ".instead");
    better.hidden = !rule.better;
    one(better, "q").textContent = rule.better ?? "";
    drop.hidden = !rule.drop;
    one(part, ".implied").hidden = !implies.length;
    const moves = implies.map((tactic) => {
      const move = make("li", {}, ...this.subject(tactic));
      Object.assign(move.dataset, { finding: "", kind: "missing", about: tactic });
      return move;
    });
    one(part, ".implied-moves").replaceChildren(...moves);
    one(part, ".hush").hidden = kind === "good"; // nobody wants praise out of the way
    return part;
  }

  /**
   * @param {string} id of a pattern or a tactic
   * @returns {Node[]}
   */
  subject(id) {
    return [...(this.subjects.get(id)?.cloneNode(true).childNodes ?? [])];
  }

  /** @param {string} id */
  needsOf(id) {
    return this.subjects.get(id)?.dataset.needs?.split(" ") ?? [];
  }

  /**
   * Say of each need in words how it fares.
   * @param {Item[]} items
   */
  summarise(items) {
    const of = (/** @type {string} */ kind) => {
      const found = items.filter(({ finding }) => finding.kind === kind);
      return new Set(found.flatMap(({ finding }) => this.needsOf(finding.about)));
    };
    const [good, wakes] = [of("good"), of("wakes")];
    for (const part of all(this.place, "[data-need]")) {
      const id = part.dataset.need ?? "";
      const how = good.has(id) ? (wakes.has(id) ? "both" : "good") : wakes.has(id) ? "wakes" : "none";
      part.dataset.how = how;
      one(part, "dd").textContent = this.words[`need-${how}`];
    }
    one(this.place, "[data-summary]").hidden = !items.length;
  }

  /**
   * Say how much was found.
   * @param {Item[]} items
   * @param {boolean} short whether there is too little to read
   */
  outcome(items, short) {
    if (!items.length) return this.words[short ? "found-short" : "found-none"];
    const count = (/** @type {string} */ kind) => items.filter(({ finding }) => finding.kind === kind).length;
    return told(this.words.found, Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])));
  }

  /**
   * @param {HTMLElement} inside something in a finding
   * @returns {Item | undefined}
   */
  itemAt(inside) {
    const part = /** @type {HTMLElement | null} */ (
      inside.closest(":is([data-part] > ol, details > ol) > [data-finding]")
    );
    return part ? this.items.get(part) : undefined;
  }

  /**
   * Mark the finding that is meant, and lead to it where asked.
   * @param {string} [key]
   */
  point(key, lead = false) {
    for (const [name, part] of this.parts) part.toggleAttribute("data-at", name === key);
    const part = this.parts.get(key ?? "");
    if (!part || !lead) return;
    const fold = part.closest("details");
    if (fold) fold.open = true;
    one(part, "button").focus({ preventScroll: true });
    part.scrollIntoView({ block: "nearest" });
  }

  /**
   * Lead to what stands where a finding was, once it is gone.
   * @param {number} at its place among all
   */
  leadOn(at) {
    const parts = [...this.parts.values()].map((part) => all(part, "button:not([hidden])").find(visible));
    const next = parts.slice(at).find(Boolean) ?? parts.at(-1);
    (next ?? one(this.place, "#found")).focus();
  }
}

/** @param {HTMLElement} part */
const visible = (part) => !part.closest("[hidden]");

/**
 * Put parts into a list, unless they stand there.
 * @param {HTMLElement} list
 * @param {(HTMLElement | string)[]} parts
 */
function fill(list, parts) {
  const same = list.childNodes.length === parts.length && parts.every((part, at) => list.childNodes[at] === part);
  if (!same) list.replaceChildren(...parts);
}
