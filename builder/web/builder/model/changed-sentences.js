/** Which sentences of a text are new: what a change of the answers has done to the message. */

/** A sentence ends at its stop, or with its line. */
const SENTENCE = /\S.*?(?:[.!?](?=\s|$)|$)/gm;

/**
 * Return the sentences that a text has and an earlier one had not.
 *
 * @param {string} before
 * @param {string} after
 * @returns {string[]}
 */
export function changedSentences(before, after) {
  const known = new Set(before.match(SENTENCE));
  return (after.match(SENTENCE) ?? []).filter((sentence) => !known.has(sentence));
}
