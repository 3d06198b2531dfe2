/** What a reader ticked or practised: in this tab, or on this device when they ask. */
import { around, keep, one, readKept } from "./kit.js";

export const PRACTICE = "askwell:practice"; // the name under which the log of exercises is kept
const CLEARED = '""'; // what other tabs hear before the entry goes

export class Kept {
  /** @param {string} key the name under which either storage holds it */
  constructor(key) {
    this.key = key;
  }

  /** Whether it is kept on this device. */
  get asked() {
    return readKept("localStorage", this.key) !== null;
  }

  /** Return what is kept. Both storages hold some where another tab has begun to keep, and this one has its own. */
  read() {
    const device = readKept("localStorage", this.key);
    const tab = readKept("sessionStorage", this.key);
    if (device === null || tab === null) return device ?? tab;
    this.ask(true, merged(device, tab));
    return merged(device, tab);
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
    if (this.asked) keep("localStorage", this.key, "");
    return this.ask(false, null);
  }

  /**
   * Tell whether what is kept may have changed, and take over what another tab did.
   * @param {Event} event one that `follow` hears
   */
  heard(event) {
    if (!(event instanceof StorageEvent)) return /** @type {PageTransitionEvent} */ (event).persisted;
    const { key, oldValue, newValue } = event;
    if (key !== this.key) return key === null;
    if (newValue === CLEARED) sessionStorage.removeItem(key);
    else if (!newValue && oldValue && oldValue !== CLEARED) sessionStorage.setItem(key, oldValue); // none is lost here
    return true;
  }
}

/**
 * Put together what two storages hold: ticks of both; of what is noted in both with its time, the later.
 * @param {any} device
 * @param {any} tab
 */
export function merged(device, tab) {
  if (Array.isArray(device)) return Array.isArray(tab) ? [...new Set([...device, ...tab])] : device;
  const later = Object.entries(tab).filter(([id, note]) => !(timeOf(device[id]) > timeOf(note)));
  return { ...device, ...Object.fromEntries(later) };
}

/** @param {any} note may be of another hand */
const timeOf = (note) => (typeof note?.at === "number" ? note.at : 0);

/**
 * Wire the box that keeps `value` and the button that clears it; `open` shows what is kept.
 * @param {HTMLElement & { kept: Kept, value: unknown, open: () => void }} element has both, and the words in its dataset
 */
export function wireKeeping(element) {
  /** @param {string} word */
  const say = (word) => {
    one(element, ".keep .said").textContent = element.dataset[word] ?? "";
  };
  element.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement && "keep" in target.dataset)) return;
    const done = element.kept.ask(target.checked, element.value);
    if (!done) target.checked = element.kept.asked;
    say(done ? (target.checked ? "kept" : "unkept") : "refused");
  });
  element.addEventListener("click", (event) => {
    if (!around(event, "[data-clear]")) return;
    const done = element.kept.clear();
    element.open();
    say(done ? "cleared" : "refused");
  });
}
