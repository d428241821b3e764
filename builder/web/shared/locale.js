/** The locale that a visitor's messages are written in until they choose another. */

/** Where English is written as in the United States. */
const AMERICAN_REGION = /-(US|PH|PR|GU|VI|AS|MP)$/i;

/**
 * @param {readonly string[]} languages - the browser's, the preferred one first
 * @param {readonly string[]} locales - those that there are messages in, the default first
 * @returns {string} "" if there are none
 */
export function preferredLocale(languages, locales) {
  const wanted = languages.flatMap((language) => (AMERICAN_REGION.test(language) ? [language, "en-US"] : [language]));
  return wanted.find((locale) => locales.includes(locale)) ?? locales[0] ?? "";
}
