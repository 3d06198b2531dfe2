/** What a reader ticked or practised: in this tab, or on this device when they ask. */
import { keep, readKept } from "./kit.js";

const CLEARED = ""; // what other tabs hear before the entry goes

export class Kept {
  /**
   * @param {string} key the name under which either storage holds it
   * @param {(device: unknown, tab: unknown) => unknown} merged puts together what both hold
   */
  constructor(key, merged) {
    this.key = key;
    this.merged = merged;
  }

  /** Whether it is kept on this device. */
  get asked() {
    return readKept("localStorage", this.key) !== null;
  }

  /** Return what is kept; both storages hold some where another tab has begun to keep, and this one has its own. */
  read() {
    const device = readKept("localStorage", this.key);
    const tab = readKept("sessionStorage", this.key);
    if (device === null || tab === null) return device ?? tab;
    const both = this.merged(device, tab);
    this.ask(true, both);
    return both;
  }

  /** @param {unknown} value */
  write(value) {
    this.ask(this.asked, value);
  }

  /**
   * Keep it on this device, or in this tab only.
   * @param {boolean} yes
   * @param {unknown} value
   * @returns {boolean} whether the device did as it was told
   */
  ask(yes, value) {
    const done = keep("localStorage", this.key, yes ? value : null);
    keep("sessionStorage", this.key, yes && done ? null : value);
    return done;
  }

  clear() {
    if (this.asked) keep("localStorage", this.key, CLEARED);
    return this.ask(false, null);
  }

  /**
   * Take over what another tab did, and tell whether that, or a return to this page, may have changed what is kept.
   * @param {Event} event of those that `follow` hears
   */
  heard(event) {
    if (!(event instanceof StorageEvent)) return /** @type {PageTransitionEvent} */ (event).persisted;
    const { key, oldValue, newValue } = event;
    if (key !== this.key) return key === null;
    if (parsed(newValue) === CLEARED) keep("sessionStorage", key, null);
    else if (newValue === null && parsed(oldValue)) keep("sessionStorage", key, parsed(oldValue)); // this tab loses none
    return true;
  }
}

/** @param {string | null} text */
function parsed(text) {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // somebody else's
  }
}
