/** The tools that are fetched for this: the same on every machine, whichever registry it uses. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (/** @type {string} */ name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf-8");
const { "//": reasons, devDependencies, ...rest } = JSON.parse(read("package.json"));

test("each tool stands at an exact version, with its reason", () => {
  for (const [name, version] of Object.entries(devDependencies)) {
    assert.match(version, /^\d+\.\d+\.\d+$/, name);
    assert.ok(reasons[name], name);
  }
});

test("readers get none of it", () => assert.equal(rest.dependencies, undefined));

test("the lock holds a checksum for every package and names no registry", () => {
  const { packages } = JSON.parse(read("package-lock.json"));
  for (const [name, entry] of Object.entries(packages)) {
    assert.equal(entry.resolved, undefined, name);
    assert.ok(entry.integrity || !name, name);
  }
});
