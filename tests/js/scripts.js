/** The real scripts as the page hands them over, as far as filling needs it. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

/** @import { Blank, Texts } from "../../docs/assets/js/script-shapes.js" */

const FOLDER = new URL("../../data/scripts/", import.meta.url);

/** @typedef {{ id: string, blanks: Blank[], variants: (Texts & { id: string, channel: string })[] }} RealScript */

/** @type {RealScript[]} */
export const SCRIPTS = readdirSync(FOLDER).map((file) => {
  const script = parse(readFileSync(new URL(file, FOLDER), "utf-8"));
  for (const blank of script.blanks) blank.units = blank.unit && `${blank.unit}s`;
  return { ...script, id: file.replace(".yaml", "") };
});
