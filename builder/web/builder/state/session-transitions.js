/** Changes to the page as a whole: its first state, drafts, erasing, Python's state. */

import { updateDismissals } from "../model/dismissals.js";
import { applyTyping, createHistory } from "../model/edit-history.js";
import { CUSTOM, DEFAULT_CHANNEL } from "./selectors.js";
import { replaceAnswers } from "./answer-transitions.js";
import { checkOf } from "./message-transitions.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../../contract.js").MessageResponse} Reply
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Transition} Transition
 * @typedef {import("../model/edit-history.js").EditHistory} EditHistory
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
    touched: [],
    activeField: "",
    texts: { [DEFAULT_CHANNEL]: history },
    channel: DEFAULT_CHANNEL,
    reply,
    check: checkOf(reply, reply),
    linksAreCurrent: true,
    dismissed: [],
    source: "ready-made",
    python: { state: "starting", stage: "download" },
    persist: false,
    dirty: false,
    lastChange: { field: "" },
  };
}

/**
 * @param {FirstPaint} data
 * @param {import("../model/draft-storage.js").Draft} draft - untrusted
 * @returns {Transition}
 */
export const restoreDraft =
  (data, { answers, editions, dismissed }) =>
  (state) => ({
    ...replaceAnswers(data, answers)(state),
    texts: {
      ...state.texts,
      ...Object.fromEntries(
        Object.entries(editions).map(([channel, { built, text }]) => [
          channel,
          applyTyping(createHistory(built), text),
        ]),
      ),
    },
    channel: Object.hasOwn(editions, CUSTOM) ? CUSTOM : state.channel,
    dismissed: updateDismissals([...dismissed], data.former_rule_ids),
  });

/**
 * Start over.
 *
 * @param {State} initial
 * @returns {Transition}
 */
export const erase =
  (initial) =>
  ({ python }) => ({ ...initial, python, lastChange: { field: "" } });

/**
 * @param {State} previous - the state before it was erased
 * @returns {Transition}
 */
export const undoErase = (previous) => (state) => ({
  ...previous,
  python: state.python,
  lastChange: { field: "" },
});

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
