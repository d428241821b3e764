/** Merges what the visitor changed in a text with what their answers change, sentence by sentence. */

import { diff3Merge } from "node-diff3";
import { partsOf } from "./sentences.js";

/** @typedef {import("./edit-history.js").Text} Text */

/**
 * Return the edited text with the changes that lead from one generated text to the next.
 *
 * @param {Text} edited - the visitor's
 * @param {Text} before - the generated text that was edited
 * @param {Text} after - the one that the answers give now
 * @returns {Text | null} null where both changed the same sentence, or neighbours
 */
export function mergeTexts(edited, before, after) {
  const subject = mergeStrings(edited.subject, before.subject, after.subject);
  const body = mergeStrings(edited.body, before.body, after.body);
  return subject === null || body === null ? null : { subject, body };
}

/**
 * @param {string} edited
 * @param {string} before
 * @param {string} after
 * @returns {string | null}
 */
function mergeStrings(edited, before, after) {
  const blocks = diff3Merge(partsOf(edited), partsOf(before), partsOf(after));
  return blocks.some(({ conflict }) => conflict) ? null : blocks.flatMap(({ ok }) => ok ?? []).join("");
}
