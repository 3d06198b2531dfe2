/**
 * What was found in a draft, as lists: what is good first, then what may wake resistance, then questions.
 *
 * @import { Finding } from './check-find.js'
 * @import { Item } from './check-shapes.js'
 * @import { Works } from './check-works.js'
 */
import { all, hide, make, one, told } from "./kit.js";

const OPEN = 2; // questions that stand open; more would hide the two that matter
const KINDS = ["good", "wakes", "missing"];

export class FoundList {
  /** Parts of the page by the finding's key, so that one that stays is not made anew. @type {Map<string, HTMLElement>} */
  parts = new Map();
  made = 0;

  /** @param {Works} works */
  constructor({ element, template, words }) {
    this.place = element;
    this.words = words;
    this.pattern = one(template, "[data-finding]");
    this.subjects = new Map(all(template, "[data-subject]").map((part) => [part.dataset.subject ?? "", part]));
  }

  /** @param {Item[]} items */
  show(items) {
    const focused = document.activeElement;
    this.items = items;
    this.parts = new Map(items.map((item) => [item.key, this.parts.get(item.key) ?? this.make(item)]));
    for (const kind of KINDS) {
      const own = [...this.parts.values()].filter(({ dataset }) => dataset.kind === kind);
      if (kind === "good") byTactic(own);
      const part = one(this.place, `[data-part=${kind}]`);
      const [list, rest] = all(part, "ol");
      part.hidden = !own.length;
      fill(list, rest ? own.slice(0, OPEN) : own);
      if (!rest) continue;
      fill(rest, own.slice(OPEN));
      one(part, "details").hidden = own.length <= OPEN;
    }
    explainOnce([...this.parts.values()]);
    const lost = focused !== document.activeElement; // to focus without need lays out the page once more
    if (lost && focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    this.summarise(items);
  }

  /** @param {Item} item */
  make({ finding: { rule, kind, about, implies, also }, words }) {
    const part = /** @type {HTMLElement} */ (this.pattern.cloneNode(true));
    Object.assign(part.dataset, { kind, about });
    const said = one(part, ".remark");
    said.textContent = rule.say ?? "";
    said.id = `remark-${this.made++}`;
    for (const button of all(part, "button")) button.setAttribute("aria-describedby", said.id);
    const quoted = one(part, ".words");
    quoted.hidden = kind === "missing";
    one(quoted, "button").textContent = words;
    one(part, ".subject-line").append(...this.subject(about));
    const [better, drop] = all(part, ".instead");
    better.hidden = !rule.better;
    one(better, "q").textContent = rule.better ?? "";
    drop.hidden = !rule.drop;
    this.inside(one(part, "[data-also]"), "wakes", also);
    this.inside(one(part, "[data-implied]"), "missing", implies);
    if (kind === "good") {
      part.prepend(one(part, ".subject-line"));
      one(part, ".hush").hidden = true; // nobody wants praise out of the way
    }
    return part;
  }

  /**
   * Name what a finding tells of beside its own.
   * @param {HTMLElement} place
   * @param {string} kind
   * @param {string[]} subjects
   */
  inside(place, kind, subjects) {
    place.hidden = !subjects.length;
    for (const about of subjects) {
      const line = make("li", {}, ...this.subject(about));
      Object.assign(line.dataset, { finding: "", kind, about });
      one(place, "ul").append(line);
    }
  }

  /**
   * @param {string} id of a pattern or a tactic
   * @returns {Node[]}
   */
  subject(id) {
    return [...(this.subjects.get(id)?.cloneNode(true).childNodes ?? [])];
  }

  /**
   * Say of each need in words how it fares.
   * @param {Item[]} items
   */
  summarise(items) {
    const [good, wakes] = KINDS.map((kind) => {
      const found = items.filter(({ finding }) => finding.kind === kind);
      const about = found.flatMap(({ finding }) => [finding.about, ...finding.also]);
      return about.map((id) => ` ${this.subjects.get(id)?.dataset.needs} `).join("");
    });
    for (const part of all(this.place, "[data-need]")) {
      const id = ` ${part.dataset.need} `;
      const how = good.includes(id) ? (wakes.includes(id) ? "both" : "good") : wakes.includes(id) ? "wakes" : "none";
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
    const counts = KINDS.map((kind) => [kind, items.filter(({ finding }) => finding.kind === kind).length]);
    return told(this.words.found, Object.fromEntries(counts));
  }

  /**
   * @param {HTMLElement} inside something in a finding
   * @returns {Item | undefined}
   */
  itemAt(inside) {
    const [found] = [...this.parts].filter(([, part]) => part.contains(inside));
    return found && this.items?.find(({ key }) => key === found[0]);
  }

  /**
   * Mark the finding that is meant, and lead to it where asked.
   * @param {string} [key]
   */
  point(key = "", lead = false) {
    for (const [name, part] of this.parts) part.toggleAttribute("data-at", name === key);
    const part = this.parts.get(key);
    if (!part || !lead) return;
    const fold = part.closest("details");
    if (fold) fold.open = true;
    this.button(part)?.focus({ preventScroll: true });
    part.scrollIntoView({ block: "nearest" });
  }

  /**
   * Lead to what stands where a finding was, once it is gone.
   * @param {number} at its place among all
   */
  leadOn(at) {
    const parts = [...this.parts.values()];
    const [next] = [...parts.slice(at), ...parts.slice(0, at).reverse()].flatMap((part) => this.button(part) ?? []);
    (next ?? one(this.place, "#found")).focus();
  }

  /**
   * Find the first button of a part that can be pressed.
   * @param {HTMLElement} part
   */
  button(part) {
    return all(part, "button").find((button) => !button.closest("[hidden], details:not([open])"));
  }
}

/**
 * Put parts about the same tactic beside one another.
 * @param {HTMLElement[]} parts
 */
function byTactic(parts) {
  const order = parts.map(({ dataset }) => dataset.about);
  parts.sort((one, other) => order.indexOf(one.dataset.about) - order.indexOf(other.dataset.about));
}

/**
 * Say why only where a pattern or a tactic is named first.
 * @param {HTMLElement[]} parts
 */
function explainOnce(parts) {
  const explained = new Set();
  for (const part of parts) {
    const { about } = part.dataset;
    for (const why of all(part, ".subject-line .why-said")) hide(why, explained.has(about));
    explained.add(about);
  }
}

/**
 * Put parts into a list, unless they stand there.
 * @param {HTMLElement} list
 * @param {HTMLElement[]} parts
 */
function fill(list, parts) {
  const same = list.childNodes.length === parts.length && parts.every((part, at) => list.childNodes[at] === part);
  if (!same) list.replaceChildren(...parts);
}

/**
 * Name findings: by the rule and the words, told apart where the same words stand twice.
 * @param {Finding[]} found
 * @param {string} text
 * @returns {Item[]}
 */
export function named(found, text) {
  /** @type {Map<string, number>} */
  const times = new Map();
  return found.map((finding) => {
    const { rule, kind, implies, also, from, to } = finding;
    const words = text.slice(from, to);
    const fine = `${rule.id}\n${kind === "missing" ? "" : words.toLowerCase().replace(/\s+/g, " ")}`;
    times.set(fine, (times.get(fine) ?? 0) + 1);
    return { finding, words, fine, key: `${fine}\n${times.get(fine)}\n${implies}\n${also}` };
  });
}
