/** The sentences that a change of the answers has made. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { changedSentences } from "../../../../builder/web/builder/model/changed-sentences.js";

test("the sentences that are new are returned, a line counting as one where it has no stop", () => {
  const before = "Dear Hiring Team,\n\nI'm sorry I missed our interview. Could we talk at 9.30am?\n\nKind regards,";
  const after =
    "Dear Ms Okafor,\n\nI'm sorry I missed our 10am interview. Could we talk at 9.30am?\n\nKind regards,\nSam";
  assert.deepEqual(changedSentences(before, after), [
    "Dear Ms Okafor,",
    "I'm sorry I missed our 10am interview.",
    "Sam",
  ]);
  assert.deepEqual(changedSentences(after, after), []);
  assert.deepEqual(changedSentences("", ""), []);
});
