/** Changes to the answers. */

import { acceptAnswers } from "../model/fields.js";
import { hasOwn } from "../model/has-own.js";
import { reconcileAnswers } from "../model/situation.js";
import { CUSTOM, DEFAULT_CHANNEL } from "./selectors.js";

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
  return (state) => ({
    ...state,
    answers: { ...answers, ...reconcileAnswers(data, answers, field) },
    touched: touch(state, isTyping ? [] : [field, ...together]),
    activeField: isTyping ? field : "",
    channel: field === "form" ? channelFor(state, answers.form ?? "") : state.channel,
    dirty: true,
    lastChange: { field },
  });
}

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
