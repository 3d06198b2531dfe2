/** What the elements here are made with. Nothing of a page is touched before one of these is called. */

/**
 * Put values into the {names} of a text; a name without a value stays.
 * @param {string | undefined} text
 * @param {Record<string, string | number>} values
 */
export function told(text = "", values) {
  return text.replace(/\{(\w+)\}/g, (name, id) => (Object.hasOwn(values, id) ? String(values[id]) : name));
}

/**
 * Make an element; a child that is a string is text, never markup.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Partial<HTMLElementTagNameMap[Name]>} [properties]
 * @param {(Node | string)[]} children
 */
export function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/**
 * Let the buttons inside an element do what their data-action says; a word that is not in the table does nothing.
 * @param {HTMLElement} element
 * @param {Record<string, (button: HTMLElement) => unknown>} actions
 */
export function wireActions(element, actions) {
  element.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    const action = button?.dataset.action;
    if (Object.hasOwn(actions, action)) actions[action](button);
  });
}
