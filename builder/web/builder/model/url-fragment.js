/** The address's fragment: choices that the page opens with, or a share link. */

const MAX_FRAGMENT_CHARS = 8192;
const CHOICE_FIELDS = ["when", "contact", "situation", "cause", "form", "voice", "locale", "first_sent"];

/**
 * Read the fragment of an address. It is untrusted: only what the form itself offers is taken.
 *
 * @param {string} url
 * @param {(name: string, value: string) => boolean} hasOption - whether the form offers a choice
 * @returns {{choices: Record<string, string>, shared: string, isOwnText: boolean, isOurs: boolean}} `shared`: a share
 *   link's fragment, for Python to decode; `isOwnText`: the visitor brings a text to be checked; `isOurs`: the fragment isn't the id of a part of the page, and has to leave the address
 */
export function parseUrlFragment(url, hasOption) {
  const fragment = url.split("#")[1] ?? "";
  /** @type {Record<string, string>} */
  const choices = {};
  const shared = fragment.startsWith("d=") ? `#${fragment.slice(0, MAX_FRAGMENT_CHARS + 1)}` : "";
  if (!shared && fragment.length <= MAX_FRAGMENT_CHARS) {
    const parameters = new URLSearchParams(fragment);
    for (const name of CHOICE_FIELDS) {
      const value = parameters.get(name);
      if (value && hasOption(name, value)) choices[name] = value;
    }
  }
  const isOwnText = !shared && new URLSearchParams(fragment.slice(0, MAX_FRAGMENT_CHARS)).has("own");
  return { choices, shared, isOwnText, isOurs: fragment.includes("=") };
}
