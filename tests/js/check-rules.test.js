/** The real rules: each hits what it must, on no draft that it must not, and none can hang a page. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, test } from "node:test";
import { SIGNS } from "../../docs/assets/js/check-asks.js";
import { compile, find, firedIds } from "../../docs/assets/js/check-find.js";
import { fetchFitting, fill, messagesOf, messageText, worriesOf } from "../../docs/assets/js/script-fill.js";
import { RULES } from "./rules.js";
import { against } from "./runaway.js";
import { SCRIPTS } from "./scripts.js";

/** @import { Mode } from "../../docs/assets/js/check-rule.js" */

await fetchFitting();

const TRIES = 20; // matches that the checker looks at in one sentence
const SHOWN = RULES.filter(({ shown }) => shown !== false);
const ids = (/** @type {string} */ folder) => {
  return readdirSync(new URL(`../../data/${folder}/`, import.meta.url)).map((file) => file.replace(".yaml", ""));
};

describe("each rule", () => {
  for (const rule of RULES) {
    const alone = compile([rule]);
    const mode = rule.modes?.[0] ?? "ask";
    test(`${rule.id} fires where it must, and nowhere else`, () => {
      for (const text of rule.hits) assert.deepEqual(firedIds(alone, text, mode), [rule.id], text);
      for (const text of rule.misses) assert.deepEqual(firedIds(alone, text, mode), [], text);
    });
  }
});

test("rules are shown on every pattern and every tactic", () => {
  assert.ok(SHOWN.length >= 70);
  const woken = new Set(SHOWN.filter(({ finds }) => finds === "wakes").map(({ about }) => about));
  assert.deepEqual(
    ids("patterns").filter((id) => !woken.has(id)),
    [],
  );
  const praised = new Set(SHOWN.filter(({ finds }) => finds === "good").map(({ about }) => about));
  assert.deepEqual(
    ids("tactics").filter((id) => !praised.has(id)),
    [],
  );
});

test("better words wake nothing themselves, after an ask that leaves room", () => {
  const compiled = compile(RULES);
  for (const { id, better = "", modes = ["ask"] } of SHOWN) {
    const draft = `Could you read page 2 by Friday? ${better.replace(/[[\]]/g, "")}`;
    const woken = find(compiled, draft, /** @type {Mode} */ (modes[0])).filter(({ kind }) => kind === "wakes");
    assert.deepEqual(
      woken.map(({ rule }) => rule.id),
      [],
      `${id}: ${draft}`,
    );
  }
});

test("no message of our scripts, with no worry, with each and with all, is taken to wake anything", () => {
  const compiled = compile(RULES);
  /** @type {Record<string, Mode>} */
  const modes = { ask: "ask", nudge: "nudge", yes: "answer", partly: "answer", later: "answer", no: "answer" };
  const remarks = [];
  for (const script of SCRIPTS) {
    for (const variant of script.variants) {
      const all = worriesOf(variant);
      for (const worries of [[], ...all.map((one) => [one]), all].map((some) => new Set(some))) {
        const filled = fill(script, variant, {}, worries);
        for (const name of messagesOf(variant).filter((one) => Object.hasOwn(modes, one))) {
          const text = messageText(filled[name], ["mail", "letter"].includes(variant.channel) ? "\n\n" : "\n");
          for (const { kind, rule, from, to } of find(compiled, text, modes[name])) {
            if (kind === "wakes")
              remarks.push(`${script.id} ${variant.id} ${name}: ${rule.id}: ${text.slice(from, to)}`);
          }
        }
      }
    }
  }
  assert.deepEqual(remarks, []);
});

test("100,000 letters that an expression likes least take it less than 100 ms, and no more than their length asks", () => {
  const expressions = new Set(
    RULES.flatMap(({ any = [], not = [], not_in_draft = [] }) => [any, not, not_in_draft].flat()),
  );
  for (const sign of SIGNS) expressions.delete(sign);
  const spent = (/** @type {RegExp} */ expression, /** @type {string} */ text) => {
    const start = performance.now();
    let found = 0;
    for (const { index } of text.matchAll(expression)) if (index >= 0 && ++found === TRIES) break;
    return performance.now() - start;
  };
  /** The least of some tries: what else runs on the machine makes each longer, and none shorter. */
  const least = (/** @type {number} */ tries, /** @type {RegExp} */ expression, /** @type {string} */ text) => {
    return Math.min(...Array.from({ length: tries }, () => spent(expression, text)));
  };
  for (const source of expressions) {
    const expression = new RegExp(source, "gi");
    for (const text of against(source, 100_000)) {
      if (least(2, expression, text) < 20) continue;
      const all = least(9, expression, text);
      if (all < 20) continue; // too short to tell growth from chance
      assert.ok(all < 100, `${source} takes ${all} ms on ${text.slice(0, 40)}`);
      const quarter = least(9, expression, text.slice(0, 25_000));
      assert.ok(all < quarter * 10, `${source} takes ${quarter} ms on a quarter and ${all} ms on the whole`);
    }
  }
});

test("a keystroke in 10,000 characters reads one sentence anew", () => {
  const compiled = compile(SHOWN);
  const lines = SHOWN.flatMap(({ hits, misses }) => [...hits, ...misses]);
  let text = "";
  for (let at = 0; text.length < 10_000; at++) text += `${lines[(at * 7) % lines.length]}\n`;
  find(compiled, text);
  const lengthy = compiled.seen.size;
  for (let at = 0; at < 60; at++) {
    text = `${text.slice(0, 5000 + at)}${"abcfd"[at % 5]}${text.slice(5000 + at)}`;
    find(compiled, text);
  }
  assert.equal(compiled.seen.size, lengthy + 60);
});
