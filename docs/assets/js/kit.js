/** What the elements here are made with. */

/**
 * Put values into the {names} of a text; a name without a value stays.
 * @param {string | undefined} text
 * @param {Record<string, string | number>} values
 */
export function told(text = "", values) {
  return text.replace(/\{(\w+)\}/g, (name, id) => (Object.keys(values).includes(id) ? String(values[id]) : name));
}

/**
 * Make an element; a string in it is text, never markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/**
 * Find all parts of a kind.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [kind]
 */
export function all(root, selector, kind) {
  const found = /** @type {Iterable<T>} */ (root.querySelectorAll(selector));
  return [...found].filter((part) => part instanceof (kind ?? HTMLElement));
}

/**
 * Find the part that the markup promises.
 * @template {Element} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} [kind]
 */
export function one(root, selector, kind) {
  const found = /** @type {T | null} */ (root.querySelector(selector));
  if (!(found instanceof (kind ?? HTMLElement))) throw new Error(`Nothing here is ${selector}`);
  return found;
}

/**
 * Hide a part, or show it; one that is as it should be stays untouched, or the browser would look at it again.
 * @param {HTMLElement} part
 * @param {boolean} hidden
 */
export function hide(part, hidden) {
  if (part.hidden !== hidden) part.hidden = hidden;
}

/**
 * Find the part that an event happened in, if it did.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function around({ target }, selector) {
  return target instanceof Element ? target.closest(selector) : null;
}

/**
 * Let the buttons in an element do what their data-action says; other words do nothing.
 * @param {HTMLElement} element
 * @param {Record<string, (button: HTMLElement) => unknown>} actions
 */
export function wireActions(element, actions) {
  element.addEventListener("click", (event) => {
    const button = around(event, "[data-action]");
    const word = button?.dataset.action ?? "";
    if (button && Object.keys(actions).includes(word)) actions[word](button);
  });
}

/**
 * Let an element hear that another tab kept something, or that its page is shown again as it was left; or no more.
 * @param {HTMLElement & EventListenerObject} element
 */
export function follow(element, on = true) {
  for (const type of ["storage", "pageshow"]) window[on ? "addEventListener" : "removeEventListener"](type, element);
}

/**
 * Read what the browser keeps; null where that is nothing, or nothing of ours.
 * @param {"localStorage" | "sessionStorage"} storage where it is denied, to name it throws, so that stands in the `try`
 * @param {string} key
 * @returns {unknown}
 */
export function readKept(storage, key) {
  try {
    return JSON.parse(window[storage].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/**
 * Keep a value; null clears it. Where the browser denies it, all else goes on.
 * @param {"localStorage" | "sessionStorage"} storage
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} whether the browser did it
 */
export function keep(storage, key, value) {
  try {
    if (value === null) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false; // denied, or full
  }
}

/**
 * Do something once nothing else is to be done; a browser that cannot tell waits a little, and has some milliseconds.
 * @param {(rest: { timeRemaining: () => number }) => void} run
 */
export function whenIdle(run) {
  if ("requestIdleCallback" in window) return requestIdleCallback(run);
  return setTimeout(run, 200, { timeRemaining: () => 0 });
}
