/** Changes to the answers. */

import { acceptAnswers } from "../model/fields.js";
import { hasOwn } from "../model/has-own.js";
import { effectiveSituation, letterAnswers, reconcileAnswers } from "../model/situation.js";
import { CUSTOM, DEFAULT_CHANNEL, isUserText } from "./selectors.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Transition} Transition
 */

/**
 * The visitor has answered a field.
 *
 * @param {FirstPaint} data
 * @param {Answers} answers - of the whole form, the new one among them
 * @param {{field: string, isTyping?: boolean, together?: readonly string[]}} change - together: fields whose answers
 *   only make sense with this one
 * @returns {Transition}
 */
export function changeAnswers(data, answers, { field, isTyping = false, together = [] }) {
  const reconciled = { ...answers, ...reconcileAnswers(data, answers, field) };
  return (state) => ({
    ...state,
    answers: reconciled,
    touched: touch(state, isTyping ? [] : [field, ...together]),
    activeField: isTyping ? field : "",
    channel: field === "form" ? channelFor(state, answers.form ?? "") : state.channel,
    dirty: true,
    letterChange: data.question_fields.includes(field) ? letterChange(data, state, reconciled, field) : null,
    lastChange: { field },
  });
}

/**
 * Return what to say about a change that makes the message another letter. Somebody who answers for the first time has
 * none yet, unless they have edited the text, or a link or a draft named it.
 *
 * @param {FirstPaint} data
 * @param {State} state - before the change
 * @param {Answers} answers - after it
 * @param {string} field - the question that was answered; "" for a link
 * @returns {State["letterChange"]}
 */
function letterChange(data, state, answers, field) {
  // Arrow keys pass over answers: all of them together are one change.
  const isOngoing = field !== "" && state.lastChange.field === field;
  const earlier = isOngoing ? state.letterChange?.before : undefined;
  const before = effectiveSituation(data, earlier ?? state.answers);
  const isNamed = before !== data.default_situation && (field === "" || state.touched.includes("situation"));
  const hadLetter = isUserText(state) || isNamed || Boolean(isOngoing ? earlier : state.answers[field]);
  const isOther = before !== effectiveSituation(data, answers);
  return isOther && hadLetter && state.channel !== CUSTOM
    ? { field, before: earlier ?? letterAnswers(data, state.answers) }
    : null;
}

/**
 * Go back to the letter that it was.
 *
 * @type {Transition}
 */
export const keepLetter = (state) => ({
  ...state,
  answers: { ...state.answers, ...state.letterChange?.before },
  letterChange: null,
  lastChange: { field: "" },
});

/**
 * The visitor has left a field.
 *
 * @param {string} field
 * @param {readonly string[]} touched - it, if it has an answer, and those that belong with it
 * @returns {Transition}
 */
export const leaveField = (field, touched) => (state) => ({
  ...state,
  touched: touch(state, touched),
  activeField: state.activeField === field ? "" : state.activeField,
});

/**
 * The address names choices: set them, and leave the other answers alone.
 *
 * @param {FirstPaint} data
 * @param {Answers} choices
 * @returns {Transition}
 */
export const applyChoices = (data, choices) => (state) => {
  let answers = { ...state.answers, ...choices };
  for (const field of Object.keys(choices)) answers = { ...answers, ...reconcileAnswers(data, answers, field) };
  return {
    ...state,
    answers,
    touched: touch(state, Object.keys(choices)),
    dirty: true,
    letterChange: letterChange(data, state, answers, ""),
    lastChange: { field: "" },
  };
};

/**
 * Replace all answers by those of a share link.
 *
 * @param {FirstPaint} data
 * @param {Answers} answers - untrusted
 * @returns {Transition}
 */
export const replaceAnswers = (data, answers) => (state) => {
  const accepted = acceptAnswers(data.fields, answers);
  return {
    ...state,
    answers: accepted,
    touched: touch(state, Object.keys(accepted)),
    dirty: true,
    letterChange: null,
    lastChange: { field: "" },
  };
};

/**
 * Return the channel to show once one is chosen: that one if it has a text, for Python may not be there to write one.
 *
 * @param {State} state
 * @param {string} chosen
 */
function channelFor({ texts, channel }, chosen) {
  if (hasOwn(texts, chosen)) return chosen;
  return channel === CUSTOM ? DEFAULT_CHANNEL : channel;
}

/**
 * @param {State} state
 * @param {readonly string[]} fields
 */
function touch({ touched }, fields) {
  return [...new Set([...touched, ...fields])];
}
