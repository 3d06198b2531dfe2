/**
 * The rules and what reads by them, fetched once for the page and warmed up before anyone types.
 *
 * @import { Finding } from './check-find.js'
 * @import { Mode, RuleData } from './check-rule.js'
 */
import { compile, find, guess } from "./check-find.js";
import { read } from "./check-read.js";

const WARM = "Hi Ana,\ncould you look at page 2 by Thursday, 10 minutes? If not, I'll ask Ben.\nThanks, Jo";
const TIMES = 3; // the first runs of an expression are the slow ones

export class Engine {
  /** @param {RuleData[]} rules */
  constructor(rules) {
    this.rules = rules;
    this.compiled = compile(rules);
    for (let time = 0; time < TIMES; time++) find(this.compiled, `${WARM}\n${time}`);
    this.guess = guess;
  }

  /**
   * Leave some rules out, so that what they stood before can be seen.
   * @param {Set<string>} ids
   */
  silence(ids) {
    this.compiled = compile(this.rules.filter(({ id }) => !ids.has(id)));
  }

  /**
   * @param {string} text
   * @param {Mode} mode
   * @returns {Finding[]}
   */
  find(text, mode) {
    return find(this.compiled, text, mode);
  }

  /**
   * Return the sentence that a finding stands in.
   * @param {string} text
   * @param {Finding} finding
   */
  sentence(text, { place, from, to }) {
    return read(text).sentences[place] ?? { from, to };
  }
}

/**
 * @param {string} address of the rules
 * @returns {Promise<Engine>}
 */
export async function fetchEngine(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`);
  return new Engine((await answer.json()).rules);
}
