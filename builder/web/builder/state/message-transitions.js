/** Changes to the message: what Python wrote or reported, what the visitor edits, what is done about findings. */

import { applyEdit, applyGenerated, createHistory, textEquals } from "../model/edit-history.js";
import { hasOwn } from "../model/has-own.js";
import {
  CUSTOM,
  DEFAULT_CHANNEL,
  canApplyRepair,
  currentHistory,
  currentText,
  findingKey,
  letterOf,
  matchesReply,
} from "./selectors.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FindingData} Finding
 * @typedef {import("../model/ready-made.js").Reply} Reply
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").TextReport} TextReport
 * @typedef {import("./state.js").Transition} Transition
 * @typedef {import("../model/edit-history.js").EditHistory} EditHistory
 * @typedef {import("../model/edit-history.js").Text} Text
 */

/** Fields that the ready-made messages follow: what has happened, and the language. */
const READY_MADE_FIELDS = ["when", "plan", "contact", "situation", "cause", "locale"];

/** Fields of which each change is undone by itself. */
const OWN_STEPS = ["form", "wording"];

/** What stands for the links of an edited text until Python has made them. */
const PENDING_LINKS = {
  mailto: { url: "", length: 0, limit: 0, fits: false, omitted: /** @type {const} */ ("waiting") },
};

/**
 * The visitor has changed the text in the editor.
 *
 * @param {(history: EditHistory) => EditHistory} change
 * @returns {Transition}
 */
export const editText = (change) => (state) => ({
  ...state,
  ...settleChannel(state),
  texts: { ...state.texts, [state.channel]: change(currentHistory(state)) },
  dirty: true,
});

/**
 * Until Python writes, an email stands in for another channel that was chosen. Whoever edits it writes an email: Python's
 * text must not take its place later.
 *
 * @param {State} state
 */
function settleChannel({ channel, answers, lastChange }) {
  const isStandIn = channel !== CUSTOM && (answers.form ?? "") !== "" && answers.form !== channel;
  return isStandIn
    ? { answers: { ...answers, form: channel }, lastChange: { field: "form" } }
    : { answers, lastChange };
}

/**
 * Show the text that the visitor brought along: the one of last time, or an empty box for it.
 *
 * @type {Transition}
 */
export const openCustomText = (state) => ({
  ...state,
  channel: CUSTOM,
  answers: { ...state.answers, form: "" },
  dirty: true,
  lastChange: { field: "" },
});

/**
 * Go back to the message; the visitor's own text is kept.
 *
 * @type {Transition}
 */
export const closeCustomText = (state) => ({
  ...state,
  channel: DEFAULT_CHANNEL,
  dirty: true,
  lastChange: { field: "" },
});

/**
 * Take a reply to the answers. A text that the visitor has edited stays, and the new one is suggested.
 *
 * @param {Reply} reply
 * @param {State["source"]} source - who wrote it
 * @param {string} field - the one whose change was asked about
 * @param {Answers} [sourceAnswers] - the answers that it's about: the visitor may have given more since
 * @returns {Transition}
 */
export const applyReply = (reply, source, field, sourceAnswers) => (state) => {
  const answered = { ...state, reply, source };
  const apply = source === "python" ? applyText : applyReadyMade;
  const next = state.channel === CUSTOM ? answered : apply(answered, field, sourceAnswers ?? state.answers);
  return matchesReply(next) ? applyCheck(reply, reply)(next) : next;
};

/**
 * @param {State} state - with a new reply
 * @param {string} field
 * @param {Answers} sourceAnswers
 * @returns {State}
 */
function applyText({ reply, ...state }, field, sourceAnswers) {
  const channel = reply.form;
  const text = { subject: reply.subject, body: reply.body };
  const history = state.texts[channel];
  // Each return to a channel is a change of its own, and so is each wording.
  const changeKey = channel === state.channel && !OWN_STEPS.includes(field) ? field : null;
  return {
    ...state,
    reply,
    channel,
    answers: { ...state.answers, form: channel },
    texts: { ...state.texts, [channel]: history ? applyGenerated(history, text, changeKey) : createHistory(text) },
    sourceAnswers: { ...state.sourceAnswers, [channel]: sourceAnswers },
  };
}

/**
 * The ready-made messages are all emails: until Python writes, another channel shows the text that it has, if any, and
 * stays chosen. A text that Python wrote earlier says more than the ready-made one for the same answers.
 *
 * @param {State} state - with a new reply
 * @param {string} field
 * @param {Answers} sourceAnswers
 * @returns {State}
 */
function applyReadyMade({ reply, ...state }, field, sourceAnswers) {
  const text = { subject: reply.subject, body: reply.body };
  const chosen = state.answers.form ?? "";
  const history = state.texts[DEFAULT_CHANNEL];
  const isNew = !history || !textEquals(text, state.readyMade);
  const earlier = isNew ? state.defaults : state.sourceAnswers[DEFAULT_CHANNEL];
  const followed = Object.fromEntries(READY_MADE_FIELDS.map((name) => [name, sourceAnswers[name] ?? ""]));
  return {
    ...state,
    reply,
    readyMade: text,
    channel: hasOwn(state.texts, chosen) ? chosen : DEFAULT_CHANNEL,
    texts: isNew
      ? { ...state.texts, [DEFAULT_CHANNEL]: history ? applyGenerated(history, text, field) : createHistory(text) }
      : state.texts,
    sourceAnswers: { ...state.sourceAnswers, [DEFAULT_CHANNEL]: { ...earlier, ...followed } },
  };
}

/**
 * Take the report on a text, unless the editor holds another one by now.
 *
 * @param {TextReport} report
 * @param {Text} text
 * @returns {Transition}
 */
export const applyCheck = (report, text) => (state) =>
  textEquals(text, currentText(state)) ? { ...state, check: checkOf(report, text), linksAreCurrent: true } : state;

/**
 * The links are about another text. Until Python writes, nothing can make new ones, so the old ones go.
 *
 * @type {Transition}
 */
export const invalidateLinks = (state) => ({
  ...state,
  linksAreCurrent: false,
  check: state.source === "ready-made" ? { ...state.check, links: PENDING_LINKS } : state.check,
});

/**
 * @param {string} sending - of the letter in sight: "asked" where it may have been sent, "yes" where the visitor says so,
 *   "" where it hasn't been
 * @returns {Transition}
 */
export const setSending = (sending) => (state) => ({
  ...state,
  sending: { ...state.sending, [letterOf(state)]: sending },
});

/**
 * @param {Finding} finding
 * @returns {Transition}
 */
export const dismissFinding = (finding) => (state) => ({
  ...state,
  dismissed: [...state.dismissed, findingKey(state.check.text, finding)],
  dirty: true,
});

/**
 * Replace the words of a finding by its repair, unless the visitor has changed them meanwhile.
 *
 * @param {Finding} finding
 * @returns {Transition}
 */
export const repairFinding = (finding) => (state) => {
  if (!canApplyRepair(state, finding)) return state;
  const { where, start, end, repair } = finding;
  const text = currentText(state);
  const repaired = text[where].slice(0, start) + (repair ?? "") + text[where].slice(end);
  return editText((history) => applyEdit(history, { ...text, [where]: repaired }))(state);
};

/**
 * @param {TextReport} report
 * @param {Text} text
 * @returns {State["check"]}
 */
export function checkOf(report, { subject, body }) {
  const { links, findings = null, characters, speaking_seconds, sms_length, call } = report;
  return { links, findings, characters, speaking_seconds, sms_length, call, text: { subject, body } };
}
