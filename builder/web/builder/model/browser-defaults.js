/** The answers that the browser can give without asking the visitor: the language and the time zone. */

/**
 * @param {Record<string, {kind: string, choices?: string[]}>} fields
 * @param {readonly string[]} languages - the browser's, the preferred one first
 * @param {string} zone - the browser's time zone, "" if unknown
 * @returns {Record<string, string>}
 */
export function browserDefaults(fields, languages, zone) {
  const locales = fields.locale?.choices ?? [];
  return { locale: languages.find((language) => locales.includes(language)) ?? locales[0] ?? "", your_zone: zone };
}
