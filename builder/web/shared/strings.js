/** The page's interface strings, from its JSON block: the code knows keys, never wording. */

import { readJson } from "./dom.js";

/** @type {Record<string, string>} */
const strings = readJson("builder-strings");

/**
 * Return the string for a key, with its placeholders filled in.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [values]
 * @returns {string}
 * @throws {Error} the page has no such string
 */
export function t(key, values = {}) {
  const string = strings[key];
  if (string === undefined) throw new Error(`no string for ${key}`);
  return string.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}
