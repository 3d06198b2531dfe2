/** What readers get is read whole or not at all: one sign that a browser does not know, and a module is lost. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const SCRIPTS = new URL("../../docs/assets/js/", import.meta.url);
/** What came to the last of the three engines after 2021: signs that no script may use, and names that ours can do without. */
const LATE = {
  "Object.hasOwn": /\bhasOwn\b/,
  "a place counted from the end": /\.at\(/,
  "look-behind": /\(\?<[=!]/,
  "a static block": /\bstatic \{/,
  "an import with a type": /\bimport\b.* with \{/,
  "top-level await in a module that others import": /^(?:const .* = )?await /m,
};

for (const name of readdirSync(SCRIPTS)) {
  test(`${name} is written in what every engine has known for years`, () => {
    const text = readFileSync(new URL(name, SCRIPTS), "utf-8");
    for (const [what, sign] of Object.entries(LATE)) assert.doesNotMatch(text, sign, what);
  });
}
