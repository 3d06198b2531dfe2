/** What a reader fetches of our own scripts, which reach them as they stand here but for their comments. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const KB = 1000;
const ROOT = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), "utf-8");
// as macros/exports/assets.py leaves them out
const COMMENTS = /^[ \t]*\/\*(?:[^*]|\*(?!\/))*\*\/[ \t]*\n|^[ \t]*\/\/.*\n/gm;

/**
 * Add the modules that scripts import at once.
 * @param {string[]} names
 * @returns {string[]}
 */
function withImports(names) {
  const imported = names.flatMap((name) => {
    const lines = read(`docs/assets/js/${name}`).matchAll(/^(?:import|export) (?:.* from )?"\.\/([\w-]+\.js)";$/gm);
    return [...lines].map(([, module]) => module);
  });
  const all = [...new Set([...names, ...imported])];
  return all.length === names.length ? names : withImports(all);
}

/**
 * Return the bytes that scripts take gzipped, each by itself.
 * @param {string[]} names
 */
function zipped(names) {
  const sent = names.map((name) => read(`docs/assets/js/${name}`).replace(COMMENTS, ""));
  return sent.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
}

/**
 * Return the scripts that a template names, or the filters that it takes from the kit.
 * @param {string} path
 * @returns {string[]}
 */
function named(path) {
  const own = [...read(path).matchAll(/assets\/js\/([\w-]+\.js)/g)].map(([, name]) => name);
  return read(path).includes("{{ filters(") ? [...own, ...named("macros/templates/parts/kit.html")] : own;
}

const everywhere = named("macros/theme/main.html");
const builder = named("macros/templates/parts/builder.html");
const pages = "macros/templates/pages/";
const byPage = readdirSync(new URL(pages, ROOT)).map((page) => ({ page, own: named(pages + page) }));
// once a list goes on on other pages
const split = named("macros/templates/parts/split.html");
const apart = [...named("macros/templates/parts/finder-apart.html"), ...split];
byPage.push({ page: "a part of a list with filters", own: ["card-filter.js", "fold-all.js", ...split] });
byPage.push({ page: "a page with a builder", own: builder });
byPage.push({ page: "diagnose.html with its signs apart", own: apart });

for (const { page, own } of [{ page: "any other page", own: [] }, ...byPage.filter(({ own }) => own.length)]) {
  test(`${page} loads at most 6 KB of scripts`, () => {
    const scripts = withImports([...everywhere, ...own]);
    assert.ok(zipped(scripts) <= 6 * KB, `${zipped(scripts)} bytes: ${scripts.join(", ")}`);
  });
}

for (const { who, first, later, most } of [
  { who: "who searches", first: everywhere, later: "search-ready.js", most: 8.5 },
  { who: "who writes in a builder", first: [...everywhere, ...builder], later: "script-works.js", most: 23 },
]) {
  test(`${who} fetches at most ${most} KB of scripts more`, () => {
    const once = withImports(first);
    const more = withImports([later]).filter((name) => !once.includes(name));
    assert.ok(more.length > 3 && zipped(more) <= most * KB, `${zipped(more)} bytes: ${more.join(", ")}`);
  });
}
