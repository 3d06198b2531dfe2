/** Judging an order of lines. No page is needed for it. */

/**
 * Return the rules that an order breaks, in their own order.
 * @template {{ earlier: string, later: string }} Rule each names two lines
 * @param {string[]} order ids of the lines, as they stand
 * @param {Rule[]} rules
 */
export function broken(order, rules) {
  return rules.filter(({ earlier, later }) => order.indexOf(later) < order.indexOf(earlier));
}
