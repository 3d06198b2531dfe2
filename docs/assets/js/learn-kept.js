/** What a reader ticked or practised: in this tab at once, on this device only when they ask. */

export class Kept {
  /** @param {string} key the name under which both storages hold it */
  constructor(key) {
    this.key = key;
  }

  /** Whether the reader asked to keep it on this device. */
  get asked() {
    return get("localStorage", this.key) !== null;
  }

  read() {
    return get("localStorage", this.key) ?? get("sessionStorage", this.key);
  }

  write(value) {
    const { asked } = this;
    put("sessionStorage", this.key, value);
    if (asked) put("localStorage", this.key, value);
  }

  /** Keep on this device what this tab holds, or keep it in this tab only. */
  ask(yes, value) {
    put("sessionStorage", this.key, value);
    put("localStorage", this.key, yes ? value : null);
  }

  clear() {
    put("sessionStorage", this.key, null);
    put("localStorage", this.key, null);
  }
}

function get(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(key));
  } catch {
    return null; // storage refused, or not ours
  }
}

function put(storage, key, value) {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
  } catch {
    // a browser that refuses to keep still shows
  }
}

/**
 * Wire the box that keeps and the button that clears, both inside `element`.
 * `element` has `kept`, `value` (what to keep), `open()` (show what is kept) and the words in its dataset.
 */
export function wireKeeping(element) {
  const box = element.querySelector("[data-keep]");
  const say = (text) => (element.querySelector(".keep .said").textContent = text);
  box.addEventListener("change", () => {
    element.kept.ask(box.checked, element.value);
    say(element.dataset[box.checked ? "kept" : "unkept"]);
  });
  element.querySelector("[data-clear]").addEventListener("click", () => {
    element.kept.clear();
    box.checked = false;
    element.open();
    say(element.dataset.cleared);
  });
}
