/**
 * Reads drafts as the page does, for `bench/checking.py`.
 *
 * In, as JSON on standard input: `{ rules: [RuleData], texts: [{ text, mode }], typed: text }`. Out: `took`, the ms
 * that each key in the midst of *typed* takes, and `read`, one a text, in their order:
 * `{ all, shown, fired: [rule ids], found: [{ rule, kind, about, from, to, place, implies, also }], guessed }`.
 *
 * @import { Mode, RuleData } from '../docs/assets/js/check-rule.js'
 */
import { readFileSync } from "node:fs";
import * as engine from "../docs/assets/js/check-find.js";

const KEYS = 200;
/** @type {{ rules: RuleData[], texts: { text: string, mode: Mode }[], typed: string }} */
const { rules, texts, typed } = JSON.parse(readFileSync(0, "utf8"));
const compiled = engine.compile(rules);
const alone = rules.map((rule) => engine.compile([{ ...rule, quiets: [], weight: 1 }]));

const read = texts.map(({ text, mode }) => {
  const { all, shown } = engine.total(compiled, text);
  const found = engine.find(compiled, text, mode).map(({ rule, ...found }) => {
    return { ...found, rule: rule.id };
  });
  const fired = rules.flatMap(({ id }, at) => (engine.total(alone[at], text).all ? [id] : []));
  return { all, shown, fired, found, guessed: engine.guess(text) };
});

const shown = engine.compile(rules.filter(({ shown }) => shown !== false));
const middle = typed.length / 2;
engine.find(shown, typed);
const took = Array.from({ length: KEYS }, (_, at) => {
  const text = `${typed.slice(0, middle)}${"quiet words ".repeat(KEYS).slice(0, at + 1)}${typed.slice(middle)}`;
  const start = performance.now();
  engine.find(shown, text);
  return performance.now() - start;
});
process.stdout.write(JSON.stringify({ read, took }));
