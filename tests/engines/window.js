/**
 * A window of an engine, as the smoke test uses it: what a reader does, and what a page says of itself.
 *
 * @typedef {object} Window
 * @property {(path: string) => Promise<void>} go
 * @property {() => Promise<void>} reload
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type by keys, behind what stands in the field
 * @property {(selector: string) => Promise<void>} paste by keys
 * @property {<Args extends any[], Result>(work: (...args: Args) => Result, ...args: Args) => Promise<Awaited<Result>>} run
 *   a function that stands by itself, in the page
 * @property {(path: string, width: number) => Promise<number>} spare how many px of a page can be scrolled to sideways
 * @property {(path: string, across: boolean) => Promise<number>} sheets how many A4 sheets a page is on paper
 * @property {() => Promise<void>} close
 */
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/**
 * Find the first of some programs, which may be whole paths.
 * @param {...string} names
 */
export function program(...names) {
  const places = names.flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name)));
  const found = [...names.filter((name) => name.startsWith("/")), ...places].find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`None of these is installed: ${names.join(", ")}; tests/find-engines installs them`);
  return found;
}

/**
 * Wait until something in a page holds, and return it.
 * @template {any[]} Args
 * @template Result
 * @param {Window} window
 * @param {(...args: Args) => Result} work
 * @param {Args} args
 */
export async function until(window, work, ...args) {
  const end = Date.now() + 10_000;
  for (;;) {
    const found = await window.run(work, ...args).catch((error) => {
      if (Date.now() > end) throw error; // until then the page may be on its way to another
    });
    if (found) return found;
    if (Date.now() > end) throw new Error(`This never came to hold: ${work} of ${JSON.stringify(args)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
