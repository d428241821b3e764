/** A draft that was saved on another day: what it calls today is that day. */

import { isoDay } from "./days.js";

/**
 * @typedef {import("./draft-format.js").Draft} Draft
 * @typedef {import("./draft-format.js").SavedDraft} SavedDraft
 */

/** Answers to when the interview was that are true on the same day only. */
const SAME_DAY = ["hour", "today"];

/**
 * @param {number} savedAt - milliseconds since 1970, as `now`
 * @param {number} now
 * @returns {boolean} whether it was saved on an earlier day of the visitor's
 */
export function isOfEarlierDay(savedAt, now) {
  return isoDay(new Date(savedAt)) < isoDay(new Date(now));
}

/**
 * Return a draft to continue now. Its texts stay: they are written again from the answers, or the visitor's own.
 *
 * @param {Pick<SavedDraft, "draft" | "savedAt">} saved
 * @param {number} now - milliseconds since 1970
 * @returns {Draft}
 */
export function draftAsOf({ draft, savedAt }, now) {
  const { answers } = draft;
  if (!isOfEarlierDay(savedAt, now) || !SAME_DAY.includes(answers.when ?? "")) return draft;
  const day = answers.interview_date || isoDay(new Date(savedAt));
  return { ...draft, answers: { ...answers, when: "earlier", interview_date: day } };
}
