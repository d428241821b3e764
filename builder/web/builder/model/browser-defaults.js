/** The answers that the browser can give without asking the visitor: the language and the time zone. */

import { preferredLocale } from "../../shared/locale.js";

/**
 * @param {Record<string, {kind: string, choices?: string[]}>} fields
 * @param {readonly string[]} languages - the browser's, the preferred one first
 * @param {string} zone - the browser's time zone, "" if unknown
 * @returns {Record<string, string>}
 */
export function browserDefaults(fields, languages, zone) {
  return { locale: preferredLocale(languages, fields.locale?.choices ?? []), your_zone: zone };
}
