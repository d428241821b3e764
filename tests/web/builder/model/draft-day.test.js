/** Drafts that are continued on another day, by the local clock. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { draftAsOf, isOfEarlierDay } from "../../../../builder/web/builder/model/draft-day.js";

const SAVED_AT = new Date(2026, 10, 4, 23, 40).getTime();
const SAME_EVENING = new Date(2026, 10, 4, 23, 59).getTime();
const PAST_MIDNIGHT = new Date(2026, 10, 5, 0, 1).getTime();

/** @param {Record<string, string>} answers */
const draft = (answers) => ({ answers, editions: {}, dismissed: [], sourceAnswers: { email: answers } });

/** @param {Record<string, string>} answers */
const continued = (answers, now = PAST_MIDNIGHT) => draftAsOf({ draft: draft(answers), savedAt: SAVED_AT }, now);

test("what was today has its date on another day", () => {
  for (const when of ["hour", "today"]) {
    const { answers } = continued({ when, cause: "overslept" });
    assert.deepEqual(answers, { when: "earlier", cause: "overslept", interview_date: "2026-11-04" });
  }
});

test("a text still knows the answers that it was written from", () => {
  assert.deepEqual(continued({ when: "today" }).sourceAnswers, { email: { when: "today" } });
});

test("a date that was given stays", () => {
  const { answers } = continued({ when: "today", interview_date: "2026-11-03" });
  assert.deepEqual(answers, { when: "earlier", interview_date: "2026-11-03" });
});

test("what depends on no day stays as it is", () => {
  for (const when of ["before", "earlier", ""]) {
    assert.deepEqual(continued({ when }), draft({ when }));
  }
  assert.deepEqual(continued({}), draft({}));
});

test("on the same day, or with a clock set back, nothing changes", () => {
  for (const now of [SAME_EVENING, SAVED_AT - 48 * 3600 * 1000]) {
    assert.deepEqual(continued({ when: "today" }, now), draft({ when: "today" }));
  }
});

test("a stored time that is no time is of no earlier day", () => {
  assert.equal(isOfEarlierDay(1e300, PAST_MIDNIGHT), false);
});
