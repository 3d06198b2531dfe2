/** What a reader fetches of our own scripts, which reach them as they stand here. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";

const KB = 1000;
const ROOT = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, ROOT), "utf-8");

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
  return names.reduce((sum, name) => sum + gzipSync(read(`docs/assets/js/${name}`), { level: 9 }).length, 0);
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
const pages = "macros/templates/pages/";
const byPage = readdirSync(new URL(pages, ROOT)).map((page) => ({ page, own: named(pages + page) }));
// once a list goes on on other pages
const split = named("macros/templates/parts/split.html");
const apart = [...named("macros/templates/parts/finder-apart.html"), ...split];
byPage.push({ page: "a part of a list with filters", own: ["card-filter.js", "fold-all.js", ...split] });
byPage.push({ page: "diagnose.html with its signs apart", own: apart });

for (const { page, own } of [{ page: "any other page", own: [] }, ...byPage.filter(({ own }) => own.length)]) {
  const most = own.includes("script-builder.js") ? 14 : 8;
  test(`${page} loads at most ${most} KB of scripts`, () => {
    const scripts = withImports([...everywhere, ...own]);
    assert.ok(zipped(scripts) <= most * KB, `${zipped(scripts)} bytes: ${scripts.join(", ")}`);
  });
}

test("who searches fetches at most 11 KB of scripts more", () => {
  const once = withImports(everywhere);
  const more = withImports(["search-ready.js"]).filter((name) => !once.includes(name));
  assert.ok(more.length > 3 && zipped(more) <= 11 * KB, `${zipped(more)} bytes: ${more.join(", ")}`);
});
