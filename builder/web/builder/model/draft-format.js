/** The stored form of a draft. Links, and pages of other versions, hold the names in it: they stay as they are. */

import { DAY_MS } from "./days.js";

/**
 * @typedef {import("./edit-history.js").Text} Text
 * @typedef {object} Draft
 * @property {Record<string, string>} answers
 * @property {Record<string, {built: Text, text: Text, suggestion?: Text}>} editions - channel -> what was generated, the
 *   text itself, and what waits behind an edit
 * @property {readonly string[]} dismissed - keys of findings
 * @property {string} [channel] - the one in sight; drafts of earlier versions don't say
 * @property {Record<string, Steps>} [steps] - channel -> its steps of undo and redo, where it has any
 * @property {Record<string, Record<string, string>>} [sourceAnswers] - channel -> the answers that its text was written from
 * @property {Record<string, string>} [sending] - letter -> whether it has been sent, as far as the visitor says
 * @typedef {import("./edit-history.js").Steps} Steps
 * @typedef {{draft: Draft, savedAt: number, keepUntil: number}} SavedDraft - in milliseconds since 1970; keepUntil counts
 *   for drafts on the device only
 */

const VERSION = 1;
/** Few interviews are agreed for longer ahead than a quarter; a reminder and a last note are due within three weeks. */
export const MAX_AGE_MS = 92 * DAY_MS;

/**
 * @param {Draft} draft
 * @param {number} savedAt - milliseconds since 1970
 * @param {number} [keepUntil] - milliseconds since 1970; a day after that if it isn't given
 * @returns {string}
 */
export function formatDraft(draft, savedAt, keepUntil) {
  return JSON.stringify({ v: VERSION, savedAt, keepUntil, ...draft });
}

/**
 * Read a stored draft without trusting its contents.
 *
 * @param {string} text
 * @returns {SavedDraft | null} null if it isn't a draft of this version
 */
export function parseDraft(text) {
  const data = parseJson(text);
  if (!data || data.v !== VERSION || typeof data.savedAt !== "number") return null;
  const { answers, editions, dismissed, channel, steps, sourceAnswers, sending, savedAt, keepUntil } = data;
  const isSound =
    isAnswers(answers) &&
    isRecordOf(editions, (value) => isRecordOf(value, isText) && isText(value.built) && isText(value.text)) &&
    Array.isArray(dismissed) &&
    dismissed.every((key) => typeof key === "string");
  if (!isSound) return null;
  // Unsound steps cost only the undo history.
  return {
    draft: {
      answers,
      editions,
      dismissed,
      ...(typeof channel === "string" && { channel }),
      ...(isRecordOf(steps, isSteps) && { steps }),
      ...(isRecordOf(sourceAnswers, isAnswers) && { sourceAnswers }),
      ...(isAnswers(sending) && { sending }),
    },
    savedAt,
    keepUntil: typeof keepUntil === "number" ? Math.min(keepUntil, savedAt + MAX_AGE_MS) : savedAt + DAY_MS,
  };
}

/** @param {any} value */
function isAnswers(value) {
  return isRecordOf(value, (answer) => typeof answer === "string");
}

/** @param {any} value */
function isSteps(value) {
  return [value?.past, value?.future].every((texts) => Array.isArray(texts) && texts.every(isText));
}

/**
 * @param {any} value
 * @param {(entry: any) => boolean} isEntry
 */
function isRecordOf(value, isEntry) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isEntry);
}

/** @param {any} value */
function isText(value) {
  return typeof value?.subject === "string" && typeof value.body === "string";
}

/** @param {string} text @returns {any} null if it isn't JSON */
function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
