/** Which words of a text are still there after a change: those before and after the part that differs. */

import { commonEnds } from "./common-ends.js";

/**
 * @param {string} before
 * @param {string} after
 * @returns {(start: number, end: number) => boolean} whether the characters from `start` to `end` of the earlier text are
 *   outside the part that differs
 */
export function untouchedWords(before, after) {
  const common = commonEnds(before, after);
  return (start, end) => end <= common.start || start >= before.length - common.end;
}
