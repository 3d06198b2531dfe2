/** What readers get is read whole or not at all: one sign that a browser does not know, and a module is lost. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const SCRIPTS = new URL("../../docs/assets/js/", import.meta.url);
/** Signs that came to the last of the three engines after 2021, with what they are called. */
const LATE = {
  "look-behind": /\(\?<[=!]/,
  "a static block": /\bstatic \{/,
  "an import with a type": /\bimport\b.* with \{/,
  "top-level await in a module that others import": /^(?:const .* = )?await /m,
};

for (const name of readdirSync(SCRIPTS)) {
  test(`${name} is written in signs that every engine has known for years`, () => {
    const text = readFileSync(new URL(name, SCRIPTS), "utf-8");
    for (const [what, sign] of Object.entries(LATE)) assert.doesNotMatch(text, sign, what);
  });
}
