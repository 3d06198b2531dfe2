/** What is done and what is left. No page is needed for it. */

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
