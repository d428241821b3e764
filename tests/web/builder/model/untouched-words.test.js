/** Which words of a text a change has left alone. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { untouchedWords } from "../../../../builder/web/builder/model/untouched-words.js";

/**
 * @param {string} before
 * @param {string} after
 * @returns {string[]} the words of the earlier text that were left alone
 */
function untouched(before, after) {
  const isUntouched = untouchedWords(before, after);
  return [...before.matchAll(/\w+/g)]
    .filter(({ index, 0: word }) => isUntouched(index, index + word.length))
    .map(([word]) => word);
}

test("words before and after an insertion are untouched, wherever they have moved to", () => {
  assert.deepEqual(untouched("Dear Ms Lee, sorry.", "Dear Ms Ada Lee, sorry."), ["Dear", "Ms", "Lee", "sorry"]);
});

test("a word that was changed, removed or cut is not", () => {
  assert.deepEqual(untouched("one two three", "one too three"), ["one", "three"]);
  assert.deepEqual(untouched("one big three", "one three"), ["one", "three"]);
  assert.deepEqual(untouched("one two three", "one two th"), ["one", "two"]);
  assert.deepEqual(untouched("one two", ""), []);
});

test("in the same text all are untouched", () => {
  assert.deepEqual(untouched("one two", "one two"), ["one", "two"]);
});

test("no part of the text counts both as before and as after the change", () => {
  assert.deepEqual(untouched("very very sorry", "very sorry"), ["very", "sorry"]);
});
