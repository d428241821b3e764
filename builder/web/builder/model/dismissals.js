/** Dismissed findings: each is stored as its rule and the words it is about. */

/**
 * @param {string} rule
 * @param {string} words
 * @returns {string}
 */
export function dismissalKey(rule, words) {
  return `${rule}:${words}`;
}
