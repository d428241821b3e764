/** How far two sequences are the same from either end. */

/**
 * @param {string | readonly string[]} one
 * @param {string | readonly string[]} other
 * @returns {{start: number, end: number}} how many items both begin with, and how many of the rest both end with
 */
export function commonEnds(one, other) {
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start++;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return { start, end };
}
