/**
 * The text of one channel and its undo history. Every function returns a new history and leaves the old one alone.
 *
 * A text is "edited" once it differs from what was generated. From then on new answers never overwrite it: what they
 * change is merged into the sentences that the visitor hasn't touched. Where it can't be, it becomes a suggestion, which
 * the visitor accepts or dismisses.
 */

import { mergeTexts } from "./merge-texts.js";

/**
 * @typedef {{subject: string, body: string}} Text
 * @typedef {object} EditHistory
 * @property {Text} generated - the latest generated text that the visitor has accepted or dismissed
 * @property {Text} current - the text in the editor
 * @property {Text | null} suggestion - what the answers generate now, while an edit stands in its way
 * @property {readonly Text[]} past - what undo goes back to, oldest first
 * @property {readonly Text[]} future - what redo goes forward to, the next one last
 * @property {string} changeKey - the field behind the last change; changes with one key are undone in one step
 */

/** @typedef {Pick<EditHistory, "past" | "future">} Steps */

export const MAX_UNDO_STEPS = 100;
/** A draft holds fewer steps, in each direction: it is written at every key. */
export const MAX_SAVED_STEPS = 20;
/** The characters of all steps that a draft holds, of one channel and in one direction. */
export const MAX_SAVED_CHARS = 50_000;

/**
 * @param {Text} generated
 * @returns {EditHistory}
 */
export function createHistory(generated) {
  return { generated, current: generated, suggestion: null, past: [], future: [], changeKey: "" };
}

/**
 * @param {Text} a
 * @param {Text} b
 */
export function textEquals(a, b) {
  return a.subject === b.subject && a.body === b.body;
}

/** @param {EditHistory} history */
export function isEdited({ current, generated }) {
  return !textEquals(current, generated);
}

/**
 * Take a newly generated text: into the editor if the visitor hasn't edited it, else merged with the edit, else as a
 * suggestion.
 *
 * @param {EditHistory} history
 * @param {Text} generated
 * @param {string | null} changeKey - the field whose answer changed; null for a change that is undone by itself
 * @returns {EditHistory}
 */
export function applyGenerated(history, generated, changeKey) {
  if (textEquals(generated, history.generated)) return { ...history, suggestion: null };
  if (!isEdited(history)) return replaceCurrent(history, generated, generated, changeKey);
  if (textEquals(generated, history.current)) return { ...history, generated, suggestion: null };
  const merged = mergeTexts(history.current, history.generated, generated);
  return merged ? replaceCurrent(history, generated, merged, changeKey) : { ...history, suggestion: generated };
}

/**
 * @param {EditHistory} history
 * @param {Text} generated
 * @param {Text} current
 * @param {string | null} changeKey
 * @returns {EditHistory}
 */
function replaceCurrent(history, generated, current, changeKey) {
  const isSameChange = changeKey === history.changeKey && history.past.length > 0;
  const base = isSameChange ? history : pushUndo(history);
  return { ...base, generated, current, suggestion: null, changeKey: changeKey ?? "" };
}

/**
 * Take what the visitor typed. The browser's own undo covers typing.
 *
 * @param {EditHistory} history
 * @param {Text} current
 * @returns {EditHistory}
 */
export function applyTyping(history, current) {
  return { ...history, current, changeKey: "" };
}

/**
 * Replace the text at the visitor's request, as one step to undo: a repair, for example.
 *
 * @param {EditHistory} history
 * @param {Text} current
 * @returns {EditHistory}
 */
export function applyEdit(history, current) {
  return applyTyping(pushUndo(history), current);
}

/**
 * @param {EditHistory} history
 * @returns {EditHistory}
 */
export function acceptSuggestion(history) {
  const { suggestion } = history;
  if (!suggestion) return history;
  return { ...applyEdit(history, suggestion), generated: suggestion, suggestion: null };
}

/**
 * Keep the edit; nothing is suggested until the answers generate a different text.
 *
 * @param {EditHistory} history
 * @returns {EditHistory}
 */
export function dismissSuggestion(history) {
  return { ...history, generated: history.suggestion ?? history.generated, suggestion: null };
}

/**
 * @param {EditHistory} history
 * @returns {EditHistory}
 */
export function undo(history) {
  const text = history.past.at(-1);
  if (!text) return history;
  return applyTyping(
    { ...history, past: history.past.slice(0, -1), future: [...history.future, history.current] },
    text,
  );
}

/**
 * @param {EditHistory} history
 * @returns {EditHistory}
 */
export function redo(history) {
  const text = history.future.at(-1);
  if (!text) return history;
  return applyTyping(
    { ...history, past: [...history.past, history.current], future: history.future.slice(0, -1) },
    text,
  );
}

/**
 * Return the steps that a draft has room for: those that undo and redo reach first.
 *
 * @param {Steps} history
 * @returns {Steps}
 */
export function savedSteps({ past, future }) {
  return { past: lastSteps(past), future: lastSteps(future) };
}

/**
 * Put saved steps back.
 *
 * @param {EditHistory} history
 * @param {Steps} steps
 * @returns {EditHistory}
 */
export function restoreSteps(history, { past, future }) {
  return { ...history, past: past.slice(-MAX_UNDO_STEPS), future: future.slice(-MAX_UNDO_STEPS) };
}

/**
 * @param {readonly Text[]} steps - the next one last
 * @returns {readonly Text[]}
 */
function lastSteps(steps) {
  let room = MAX_SAVED_CHARS;
  const firstKept = steps.findLastIndex(({ subject, body }) => (room -= subject.length + body.length) < 0) + 1;
  return steps.slice(Math.max(firstKept, steps.length - MAX_SAVED_STEPS));
}

/**
 * @param {EditHistory} history
 * @returns {EditHistory}
 */
function pushUndo(history) {
  return { ...history, past: [...history.past, history.current].slice(-MAX_UNDO_STEPS), future: [] };
}
