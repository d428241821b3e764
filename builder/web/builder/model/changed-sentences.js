/** Which sentences of a text are new: what a change of the answers has done to the message. */

import { sentencesOf } from "./sentences.js";

/**
 * Return the sentences that a text has and an earlier one had not.
 *
 * @param {string} before
 * @param {string} after
 * @returns {string[]}
 */
export function changedSentences(before, after) {
  const known = new Set(sentencesOf(before));
  return sentencesOf(after).filter((sentence) => !known.has(sentence));
}
