/**
 * The rules and what reads by them, fetched once for the page and warmed up before anyone types.
 *
 * @import { Finding } from './check-find.js'
 * @import { Mode, Rule, RuleData } from './check-rule.js'
 */
import { compile, find, guess, without } from "./check-find.js";
import { read } from "./check-read.js";
import { warm } from "./check-rule.js";
import { whenIdle } from "./kit.js";

const WARM = "could you look at page 2 by thursday, 10 minutes? if not, i'll ask ben.";
const LEAST = 8; // ms of rest, without which no rule is warmed up: on a slow phone one takes as long

export class Engine {
  /** @param {RuleData[]} rules */
  constructor(rules) {
    this.rules = rules;
    this.whole = compile(rules);
    this.compiled = this.whole;
    this.guess = guess;
    for (const name of ["Ana", "Ben"]) find(compile([]), `Hi ${name},\n${WARM}\nThanks, Jo`); // what reads a draft
    this.warmUp([...this.whole.rules]);
  }

  /**
   * Warm rules up while nothing else is to be done.
   * @param {Rule[]} left
   */
  warmUp(left) {
    whenIdle((rest) => {
      do {
        const rule = left.pop();
        if (rule) warm(rule, WARM);
      } while (left.length && rest.timeRemaining() > LEAST);
      if (left.length) this.warmUp(left);
    });
  }

  /**
   * Leave some rules out, so that what they stood before can be seen.
   * @param {Set<string>} ids
   */
  silence(ids) {
    this.compiled = without(this.whole, ids);
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
