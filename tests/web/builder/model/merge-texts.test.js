/** Edits merged with new answers, sentence by sentence. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { mergeTexts } from "../../../../builder/web/builder/model/merge-texts.js";

/** @param {string} body @param {string} [subject] */
const text = (body, subject = "S") => ({ subject, body });

const BEFORE = "Dear Hiring Team,\n\nI'm sorry. I overslept.\n\nIs there another time?\n\nKind regards,";

test("an answer changes the sentences that the visitor has left alone", () => {
  const edited = BEFORE.replace("I overslept.", "My alarm didn't go off.");
  const after = BEFORE.replace("Dear Hiring Team,", "Dear Ms Okafor,").replace("Kind regards,", "Kind regards,\nSam");
  assert.deepEqual(
    mergeTexts(text(edited), text(BEFORE), text(after, "S – Sam")),
    text(
      "Dear Ms Okafor,\n\nI'm sorry. My alarm didn't go off.\n\nIs there another time?\n\nKind regards,\nSam",
      "S – Sam",
    ),
  );
});

test("nothing is merged where both changed the same sentence, in the text or in the subject", () => {
  const edited = BEFORE.replace("I overslept.", "My alarm didn't go off.");
  const after = BEFORE.replace("I overslept.", "I forgot.");
  assert.equal(mergeTexts(text(edited), text(BEFORE), text(after)), null);
  assert.equal(mergeTexts(text(BEFORE, "Mine"), text(BEFORE), text(BEFORE, "S – Sam")), null);
});

test("the same change on both sides is made once", () => {
  const same = BEFORE.replace("I overslept.", "I forgot.");
  assert.deepEqual(mergeTexts(text(same), text(BEFORE), text(same)), text(same));
});
