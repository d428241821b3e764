/** Changes to the page as a whole: its first state, drafts, erasing, Python's state. */

import { applyEdit, applyTyping, createHistory, restoreSteps, textEquals } from "../model/edit-history.js";
import { hasOwn } from "../model/has-own.js";
import { readyMadeReply } from "../model/ready-made.js";
import { CUSTOM, DEFAULT_CHANNEL, currentText, requestAnswers } from "./selectors.js";
import { applyChoices, replaceAnswers } from "./answer-transitions.js";
import { checkOf } from "./message-transitions.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../model/ready-made.js").Reply} Reply
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Transition} Transition
 * @typedef {import("../model/edit-history.js").EditHistory} EditHistory
 * @typedef {import("../model/edit-history.js").Text} Text
 */

/**
 * @param {Answers} answers
 * @param {EditHistory} history - the email's
 * @param {Reply} reply - the ready-made one
 * @returns {State}
 */
export function createState(answers, history, reply) {
  return {
    answers,
    defaults: answers,
    touched: [],
    activeField: "",
    texts: { [DEFAULT_CHANNEL]: history },
    channel: DEFAULT_CHANNEL,
    readyMade: textOf(reply),
    reply,
    check: checkOf(reply, reply),
    linksAreCurrent: true,
    dismissed: [],
    source: "ready-made",
    python: { state: "starting", stage: "download" },
    persist: false,
    dirty: false,
    erasures: 0,
    isUnsaved: false,
    sourceAnswers: { [DEFAULT_CHANNEL]: answers },
    sending: {},
    letterChange: null,
    lastChange: { field: "" },
  };
}

/**
 * @param {FirstPaint} data
 * @param {import("../model/draft-format.js").Draft} draft - untrusted
 * @returns {Transition}
 */
export const restoreDraft =
  (data, { answers, editions, dismissed, channel, steps = {}, sourceAnswers = {}, sending = {} }) =>
  (state) => {
    const restored = replaceAnswers(data, answers)(state);
    const texts = Object.entries(editions).map(([name, { built, text, suggestion = null }]) => {
      const history = { ...applyTyping(createHistory(built), text), suggestion };
      const saved = hasOwn(steps, name) ? steps[name] : undefined;
      return [name, saved ? restoreSteps(history, saved) : history];
    });
    return {
      ...restored,
      texts: { ...state.texts, ...Object.fromEntries(texts) },
      sourceAnswers: {
        ...state.sourceAnswers,
        ...Object.fromEntries(Object.keys(editions).map((name) => [name, restored.answers])),
        ...sourceAnswers,
      },
      channel: restoredChannel(editions, channel) ?? state.channel,
      readyMade: hasOwn(editions, DEFAULT_CHANNEL)
        ? textOf(readyMadeReply(data, requestAnswers(data, restored)))
        : state.readyMade,
      dismissed: [...dismissed],
      sending,
    };
  };

/**
 * Return the channel that a draft was left in.
 *
 * @param {import("../model/draft-format.js").Draft["editions"]} editions
 * @param {string | undefined} channel - as stored; drafts of earlier versions have a text of the visitor's own only
 *   while it is in sight
 */
function restoredChannel(editions, channel = CUSTOM) {
  return hasOwn(editions, channel) ? channel : undefined;
}

/**
 * Take what the visitor typed before the page's script ran. It is newer than a draft: an earlier text stays one step of
 * undo away.
 *
 * @param {FirstPaint} data
 * @param {{answers: Answers, text: Text | null}} input - of fields and boxes that differ from what the page brought
 * @returns {Transition}
 */
export const applyEarlyInput =
  (data, { answers, text }) =>
  (state) => {
    const answered = Object.keys(answers).length > 0 ? applyChoices(data, answers)(state) : state;
    if (!text || textEquals(text, currentText(state))) return answered;
    const history = answered.texts[DEFAULT_CHANNEL] ?? createHistory(text);
    return {
      ...answered,
      // The page brought an email, so that is what was edited.
      answers: { ...answered.answers, form: DEFAULT_CHANNEL },
      channel: DEFAULT_CHANNEL,
      texts: { ...answered.texts, [DEFAULT_CHANNEL]: applyEdit(history, text) },
      dirty: true,
    };
  };

/**
 * Start over.
 *
 * @param {State} initial
 * @returns {Transition}
 */
export const erase =
  (initial) =>
  ({ python, erasures }) => ({ ...initial, python, erasures: erasures + 1, lastChange: { field: "" } });

/**
 * @param {State} previous - the state before it was erased
 * @returns {Transition}
 */
export const undoErase = (previous) => (state) => ({
  ...previous,
  python: state.python,
  erasures: state.erasures,
  lastChange: { field: "" },
});

/**
 * The draft has been saved, or couldn't be.
 *
 * @param {boolean} isSaved
 * @returns {Transition}
 */
export const setSaved = (isSaved) => (state) => ({ ...state, isUnsaved: !isSaved });

/**
 * @param {State["python"]} python
 * @returns {Transition}
 */
export const setPython = (python) => (state) => ({ ...state, python });

/**
 * @param {boolean} persist
 * @returns {Transition}
 */
export const setPersist = (persist) => (state) => ({ ...state, persist, dirty: state.dirty || persist });

/** @param {Text} text @returns {Text} nothing but the text */
function textOf({ subject, body }) {
  return { subject, body };
}
