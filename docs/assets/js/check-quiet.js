/**
 * What a reader does not want to be shown: a remark on these words, or all remarks of a kind. It lasts as long as the
 * page; kinds are remembered on this device on request.
 *
 * @import { Finding } from './check-find.js'
 * @import { Item } from './check-list.js'
 */
import { keep, readKept } from "./kit.js";

const KEY = "askwell:check-silenced";

/**
 * Name a finding: its rule, and the words that it found.
 * @param {Finding} finding
 * @param {string} text
 */
function keyOf({ rule, kind, from, to }, text) {
  const words = kind === "missing" ? "" : text.slice(from, to).toLowerCase().replace(/\s+/g, " ");
  return `${rule.id}\n${words}`;
}

export class Quiet {
  /** Remarks that are fine here, by key, with what they say. @type {Map<string, string>} */
  fine = new Map();
  /** Kinds that are silenced, by the rule's id. @type {Set<string>} */
  silenced = new Set();
  /** Whether the kinds are remembered on this device. */
  remembered = false;

  constructor() {
    const kept = readKept("localStorage", KEY);
    if (!Array.isArray(kept)) return;
    this.remembered = true;
    this.silenced = new Set(kept.filter((id) => typeof id === "string"));
  }

  /** Keep the kinds on this device, or forget them there, as was asked; return whether the browser did it. */
  write() {
    return keep("localStorage", KEY, this.remembered ? [...this.silenced] : null);
  }

  /** @param {boolean} remembered */
  remember(remembered) {
    this.remembered = remembered;
    const done = this.write();
    if (!done) this.remembered = false;
    return done;
  }

  /** @param {string} id of a rule */
  silence(id) {
    this.silenced.add(id);
    if (this.remembered) this.write();
  }

  /** @param {string} key of a remark, or the id of a rule */
  undo(key) {
    this.fine.delete(key);
    if (this.silenced.delete(key) && this.remembered) this.write();
  }
}

/**
 * Name findings: by what each is about, told apart where the same words stand twice.
 * @param {Finding[]} found
 * @param {string} text
 * @returns {Item[]}
 */
export function named(found, text) {
  /** @type {Map<string, number>} */
  const times = new Map();
  return found.map((finding) => {
    const fine = keyOf(finding, text);
    const time = times.get(fine) ?? 0;
    times.set(fine, time + 1);
    return { finding, fine, key: `${fine}\n${time}\n${finding.implies}`, words: text.slice(finding.from, finding.to) };
  });
}
