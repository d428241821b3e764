/** Changes to the message: what Python wrote or reported, what the visitor edits, what is done about findings. */

import { applyEdit, applyGenerated, createHistory, textEquals } from "../model/edit-history.js";
import {
  CUSTOM,
  DEFAULT_CHANNEL,
  canApplyRepair,
  currentHistory,
  currentText,
  findingKey,
  matchesReply,
} from "./selectors.js";

/**
 * @typedef {import("../../contract.js").FindingData} Finding
 * @typedef {import("../../contract.js").MessageResponse} Reply
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").TextReport} TextReport
 * @typedef {import("./state.js").Transition} Transition
 * @typedef {import("../model/edit-history.js").EditHistory} EditHistory
 * @typedef {import("../model/edit-history.js").Text} Text
 */

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
  texts: { ...state.texts, [state.channel]: change(currentHistory(state)) },
  dirty: true,
});

/** @type {Transition} */
export const openCustomText = (state) => ({
  ...state,
  channel: CUSTOM,
  answers: { ...state.answers, form: "" },
  dirty: true,
  lastChange: { field: "" },
});

/** @type {Transition} */
export const closeCustomText = (state) => ({
  ...state,
  texts: Object.fromEntries(Object.entries(state.texts).filter(([channel]) => channel !== CUSTOM)),
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
 * @returns {Transition}
 */
export const applyReply = (reply, source, field) => (state) => {
  const answered = { ...state, reply, source };
  const next = state.channel === CUSTOM ? answered : applyText(answered, field);
  return matchesReply(next) ? applyCheck(reply, reply)(next) : next;
};

/**
 * @param {State} state - with a new reply
 * @param {string} field
 * @returns {State}
 */
function applyText({ reply, ...state }, field) {
  const channel = reply.form;
  const text = { subject: reply.subject, body: reply.body };
  const history = state.texts[channel];
  const changeKey = channel === state.channel ? field : "";
  return {
    ...state,
    reply,
    channel,
    // The ready-made messages are all emails: until Python writes, another channel stays chosen.
    answers: state.source === "python" ? { ...state.answers, form: channel } : state.answers,
    texts: { ...state.texts, [channel]: history ? applyGenerated(history, text, changeKey) : createHistory(text) },
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
export function checkOf({ links, findings, characters, speaking_seconds, sms_length, call }, { subject, body }) {
  return { links, findings, characters, speaking_seconds, sms_length, call, text: { subject, body } };
}
