/** What is done and what is left, and how long that takes. No page is needed for it. */
import { told } from "./kit.js";

/** The most minutes that are still said as minutes; macros/times.py has the same. */
const MOST_MINUTES = 90;

/**
 * Say how long something takes: minutes, and hours where it is long.
 * @param {Record<string, string | undefined>} labels `minute`, and `minutes` with a place for the number; so for hours
 * @param {number} minutes
 */
export function inWords(labels, minutes) {
  const counted = (/** @type {"minute" | "hour"} */ unit, /** @type {number} */ count) =>
    told(labels[count === 1 ? unit : `${unit}s`], { [`${unit}s`]: count });
  if (minutes <= MOST_MINUTES) return counted("minute", minutes);
  const whole = counted("hour", Math.floor(minutes / 60));
  const rest = minutes % 60;
  return rest ? `${whole} ${counted("minute", rest)}` : whole;
}

/**
 * Sum up a list of steps.
 * @param {{done: boolean, minutes: number, must: boolean}[]} steps
 * @returns {{done: number, all: number, left: number, musts: number}} steps done and in all; minutes left, in all and of musts
 */
export function tally(steps) {
  const open = steps.filter(({ done }) => !done);
  const sum = (/** @type {typeof steps} */ list) => list.reduce((minutes, step) => minutes + step.minutes, 0);
  return {
    done: steps.length - open.length,
    all: steps.length,
    left: sum(open),
    musts: sum(open.filter(({ must }) => must)),
  };
}

/**
 * Read ticks that may have been written by an older version, or by somebody else.
 * @param {unknown} value
 * @returns {string[]} ids of steps
 */
export const ticksOf = (value) => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : []);
