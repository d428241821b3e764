/** The address's fragment: what the page opens with. Only what the form itself offers is taken. */

const LONGEST = 8192;
const KEYS = ["situation", "cause", "first_sent"];

/**
 * Return what the address names, and take it out of the address, so that a reload keeps later answers.
 *
 * @param {(name: string, value: string) => boolean} offers - tells whether the form has such a choice
 * @returns {{choices: Record<string, string>, shared: string}} `shared`: a share link's fragment, for Python to read
 */
export function takeFragment(offers) {
  // Not location.hash, which some browsers hand out decoded.
  const fragment = location.href.split("#")[1] ?? "";
  /** @type {Record<string, string>} */
  const choices = {};
  const shared = fragment.startsWith("d=") ? `#${fragment.slice(0, LONGEST + 1)}` : "";
  if (!fragment.includes("=")) return { choices, shared };
  if (!shared && fragment.length <= LONGEST) {
    const given = new URLSearchParams(fragment);
    for (const key of KEYS) {
      const value = given.get(key);
      if (value && offers(key, value)) choices[key] = value;
    }
  }
  history.replaceState(history.state, "", location.pathname + location.search);
  return { choices, shared };
}
