/** Where a text's sentences begin and end. */

/** A sentence ends at its stop, or with its line. */
const SENTENCE = /\S.*?(?:[.!?](?=\s|$)|$)/gm;
const PART = new RegExp(`\\s+|${SENTENCE.source}`, "gm");

/**
 * @param {string} text
 * @returns {string[]} its sentences
 */
export function sentencesOf(text) {
  return text.match(SENTENCE) ?? [];
}

/**
 * @param {string} text
 * @returns {string[]} its sentences and the space between them: joined, they are the text
 */
export function partsOf(text) {
  return text.match(PART) ?? [];
}
