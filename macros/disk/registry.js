/**
 * The site's modules for a page that was opened from disk, where a browser loads none: each stands below as a part of this
 * file, written by macros/disk/modules.py, and runs when it is first needed, once.
 *
 * @typedef {Record<string, any>} Exported what a module hands to those that import it
 */
// biome-ignore lint/correctness/noUnusedVariables: used by what stands below it, and by the files that are scripts
const askwell = (() => {
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  /** @type {Map<string, () => Exported>} */
  const parts = new Map();
  /** @type {Map<string, Exported>} */
  const done = new Map();
  /** @type {Map<unknown, (text: string) => void>} */
  const waiting = new Map();

  /**
   * Return the address of a module.
   * @param {string} name from the site's root
   */
  const at = (name) => new URL(`../${name}`, own.src).href;

  /** @param {string} name */
  function need(name) {
    const found = done.get(name) ?? parts.get(name)?.();
    if (!found) throw new Error(`There is no ${name}`);
    done.set(name, found);
    return found;
  }

  /**
   * Bring a file of the site, of which a copy stands beside it as a script; refused where there is none.
   * @param {string} address
   * @returns {Promise<string>}
   */
  function brought(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      waiting.set(script, resolve);
      script.onload = script.onerror = () => {
        waiting.delete(script);
        script.remove();
        reject(new Error(`There is no ${address}`)); // unless its text came
      };
      script.src = `${new URL(address, document.baseURI).href.split(/[?#]/)[0]}.js`;
      document.head.append(script);
    });
  }

  return {
    at,
    need,
    /** @param {string} name */
    later: async (name) => need(name),
    /**
     * @param {string} name
     * @param {() => Exported} part
     */
    add: (name, part) => parts.set(name, part),
    /** Called by a file that is a script. @param {string} text */
    hold: (text) => waiting.get(document.currentScript)?.(text),
    /**
     * What `fetch` is to the modules.
     * @param {string} address
     */
    async fetch(address) {
      const text = await brought(address);
      return { ok: true, status: 200, statusText: "", text: async () => text, json: async () => JSON.parse(text) };
    },
    /** Run what the page names; where one fails, the others are not held up. */
    run() {
      for (const name of own.dataset.run?.split(" ") ?? []) {
        try {
          need(name);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
})();
