/** Judging an order of lines. No page is needed for it. */

/**
 * Return the rules that an order breaks, in their own order.
 * @param {string[]} order ids of the lines, as they stand
 * @param {{first: string, then: string}[]} rules each says which line comes before which
 */
export function broken(order, rules) {
  return rules.filter(({ first, then }) => order.indexOf(then) < order.indexOf(first));
}

/** Return a copy of a list with the item at `from` moved by `step` places; past an end it stays where it is. */
export function moved(list, from, step) {
  const to = from + step;
  if (to < 0 || to >= list.length) return list;
  const copy = [...list];
  copy.splice(to, 0, ...copy.splice(from, 1));
  return copy;
}
