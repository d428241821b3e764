/** Dismissed findings are found again under the rules' present ids. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { dismissalKey, updateDismissals } from "../../../../builder/web/builder/model/dismissals.js";

test("a former rule id becomes the present one, its words unchanged", () => {
  assert.deepEqual(updateDismissals(["R6:my: depression"], { R6: "health-details" }), [
    dismissalKey("health-details", "my: depression"),
  ]);
});

test("present and unknown ids stay as they are", () => {
  const keys = ["health-details:flu", "R60:flu", "__proto__", "constructor:x", ""];
  assert.deepEqual(updateDismissals(keys, { R6: "health-details" }), keys);
});
