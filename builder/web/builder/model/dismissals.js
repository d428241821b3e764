/** Dismissed findings: each is stored as its rule and the words it is about. */

/**
 * @param {string} rule
 * @param {string} words
 * @returns {string}
 */
export function dismissalKey(rule, words) {
  return `${rule}:${words}`;
}

/**
 * Return stored dismissals under the rules' present ids: a draft may be older than those.
 *
 * @param {string[]} keys
 * @param {Record<string, string>} formerRuleIds - from a former id to the present one
 * @returns {string[]}
 */
export function updateDismissals(keys, formerRuleIds) {
  const ids = new Map(Object.entries(formerRuleIds));
  return keys.map((key) => {
    const [rule = ""] = key.split(":", 1);
    return (ids.get(rule) ?? rule) + key.slice(rule.length);
  });
}
