/** The page's own words, from its JSON block: this file and its callers know keys, never wording. */

import { data } from "./dom.js";

/** @type {Record<string, string>} */
const words = data("builder-words");

/**
 * Return what the page says for a key, with its facts filled in.
 *
 * @param {string} key
 * @param {Record<string, string | number>} [facts]
 * @returns {string}
 */
export function say(key, facts = {}) {
  const text = words[key];
  if (text === undefined) throw new Error(`no words for ${key}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(facts[name] ?? ""));
}
