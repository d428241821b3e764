/** The address's fragment: which message the page opens with. Only what the form itself offers is taken. */

const LONGEST = 8000;
const KEYS = ["situation", "cause"];

/**
 * Return the choices that the address names, and take them out of it, so that a reload keeps later answers.
 *
 * @param {(name: string, value: string) => boolean} offers - tells whether the form has such a choice
 * @returns {Record<string, string>}
 */
export function takeChoices(offers) {
  // Not location.hash, which some browsers hand out decoded.
  const fragment = location.href.split("#")[1] ?? "";
  /** @type {Record<string, string>} */
  const found = {};
  if (fragment.length > LONGEST || !fragment.includes("=")) return found;
  const given = new URLSearchParams(fragment);
  for (const key of KEYS) {
    const value = given.get(key);
    if (value && offers(key, value)) found[key] = value;
  }
  history.replaceState(history.state, "", location.pathname + location.search);
  return found;
}
