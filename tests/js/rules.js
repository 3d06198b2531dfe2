/** The rules as a page gets them, and beside them the drafts that each must and must not hit. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** @import { RuleData } from "../../docs/assets/js/check-rule.js" */

const FOLDER = new URL("../../data/rules/", import.meta.url);

/** @typedef {RuleData & { hits: string[], misses: string[] }} RealRule */

/** @type {RealRule[]} */
export const RULES = readdirSync(FOLDER).map((file) => {
  return { id: file.replace(".yaml", ""), ...parse(readFileSync(new URL(file, FOLDER), "utf-8")) };
});
