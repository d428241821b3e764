/** Values derived from the page's state. */

import { DAY_MS } from "../model/days.js";
import { dismissalKey } from "../model/dismissals.js";
import { MAX_AGE_MS } from "../model/draft-format.js";
import { createHistory, isEdited, savedSteps, textEquals } from "../model/edit-history.js";
import { applicableAnswers, applies } from "../model/fields.js";
import { hasOwn } from "../model/has-own.js";
import { effectiveSituation } from "../model/situation.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FindingData} Finding
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("./state.js").State} State
 * @typedef {import("../model/edit-history.js").Text} Text
 */

/** The channel of a text that the visitor brought along; drafts are stored under this name. */
export const CUSTOM = "own";
export const DEFAULT_CHANNEL = "email";

/** Where the message goes and how it's said: no text lacks an answer to these. */
const NOT_IN_TEXT = ["recipient_email", "recipient_phone", "form", "voice", "wording"];

/** Every message says the visitor's own name, where it's known. */
export const NAME = "your_name";
/** Where nothing follows it, the closing has no name under it. */
const OPEN_CLOSING = /,\s*$/;

const EMPTY = createHistory({ subject: "", body: "" });

/** @param {Pick<State, "texts" | "channel">} state */
export function currentHistory({ texts, channel }) {
  return texts[channel] ?? EMPTY;
}

/** @param {Pick<State, "texts" | "channel">} state */
export function currentText(state) {
  return currentHistory(state).current;
}

/** @param {State} state @returns {boolean} whether the text in the editor is the visitor's: edited, or brought along */
export function isUserText(state) {
  return state.channel === CUSTOM || isEdited(currentHistory(state));
}

/** @param {State} state @returns {boolean} whether the text in the editor is the one that the answers give */
export function matchesReply(state) {
  return textEquals(currentText(state), state.reply);
}

/** @param {State} state @returns {boolean} whether links are about the text in the editor */
export function areLinksCurrent(state) {
  return state.linksAreCurrent && textEquals(currentText(state), state.check.text);
}

/** @param {State} state @returns {boolean} whether links and findings are about the text in the editor */
export function isCheckCurrent(state) {
  return areLinksCurrent(state) && state.check.findings !== null;
}

/**
 * Return the answers that count, without the situation that they may lead to.
 *
 * @param {FirstPaint} data
 * @param {Pick<State, "answers">} state
 * @returns {Answers}
 */
export function countingAnswers(data, { answers }) {
  return applicableAnswers(data.fields, answers, effectiveSituation(data, answers));
}

/**
 * Return the answers to ask Python about: those that count, and a situation in any case.
 *
 * @param {FirstPaint} data
 * @param {State} state
 * @returns {Answers}
 */
export function requestAnswers(data, state) {
  return { ...countingAnswers(data, state), situation: effectiveSituation(data, state.answers) };
}

/** @param {State} state @returns {string} which letter is in sight, whatever it says by now */
export function letterOf({ reply, channel }) {
  return `${reply.situation} ${channel}`;
}

/** @param {State} state @returns {string} what is known about whether the letter in sight has been sent; "" for nothing */
export function sendingOf(state) {
  return state.sending[letterOf(state)] ?? "";
}

/** @param {FirstPaint} data @param {State} state @returns {boolean} whether the message continues a thread of emails */
export function isReply({ fields }, { reply, channel }) {
  return channel === DEFAULT_CHANNEL && applies(fields.thread_subject ?? {}, { situation: reply.situation });
}

/**
 * @param {State} state
 * @returns {import("../model/draft-format.js").Draft}
 */
export function draftOf({ answers, texts, channel, dismissed, sourceAnswers, sending }) {
  const histories = Object.entries(texts);
  const steps = histories.filter(([, { past, future }]) => past.length + future.length > 0);
  return {
    answers: Object.fromEntries(Object.entries(answers).filter(([, value]) => value)),
    editions: Object.fromEntries(
      histories.map(([name, { generated, current, suggestion }]) => [
        name,
        { built: generated, text: current, ...(suggestion && { suggestion }) },
      ]),
    ),
    dismissed,
    channel,
    sourceAnswers,
    ...(Object.keys(sending).length > 0 && { sending }),
    ...(steps.length > 0 && { steps: Object.fromEntries(steps.map(([name, history]) => [name, savedSteps(history)])) }),
  };
}

/**
 * Return why a channel can't be chosen.
 *
 * @param {State} state
 * @param {string} channel
 * @returns {"" | "unsuitable" | "unwritten"} unsuitable: for the situation; unwritten: it has no text, and Python, which
 *   would write one, doesn't run. A text that is there can always be reached while nothing else is on offer.
 */
export function channelObstacle({ texts, reply, source, python }, channel) {
  const hasText = hasOwn(texts, channel);
  const isPythonActive = source === "python" && python.state !== "failed";
  if (reply.forms[channel]) return hasText && !isPythonActive ? "" : "unsuitable";
  return hasText || python.state !== "failed" ? "" : "unwritten";
}

/**
 * Return the channel whose button is selected: the one that was chosen, if Python is on its way to writing for it, else
 * the one in sight.
 *
 * @param {State} state
 */
export function selectedChannel({ channel, answers, python }) {
  return (channel !== CUSTOM && python.state !== "failed" && answers.form) || channel;
}

/** @param {State} state @returns {boolean} whether leaving the page would cost the visitor something */
export function isAtRisk({ dirty, isUnsaved }) {
  return dirty && isUnsaved;
}

/** @param {State} state @returns {boolean} whether the check has read a text of the visitor's as it is now */
export function isJudged(state) {
  return isUserText(state) && isCheckCurrent(state) && currentText(state).body.trim() !== "";
}

/** @param {State} state @returns {Finding[]} those that aren't dismissed, the most serious first */
export function openFindings({ check, dismissed }) {
  const order = ["fix", "warn", "tip"];
  return (check.findings ?? [])
    .filter((finding) => !dismissed.includes(findingKey(check.text, finding)))
    .sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
}

/** @param {State} state @returns {boolean} whether there is something to say about the message: findings, or that none is left */
export function hasVerdict(state) {
  return openFindings(state).length > 0 || isJudged(state);
}

/**
 * Return what a finding is remembered by once dismissed: its rule, and the words it is about.
 *
 * @param {Text} text
 * @param {Finding} finding
 */
export function findingKey(text, { rule, where, start, end }) {
  return dismissalKey(rule, text[where].slice(start, end));
}

/**
 * Return whether the words of a finding are still where the check saw them.
 *
 * @param {State} state
 * @param {Finding} finding
 */
export function canApplyRepair(state, finding) {
  return findingKey(currentText(state), finding) === findingKey(state.check.text, finding);
}

/**
 * Return what to say beside each field: errors and warnings about fields the visitor has answered or left. A field
 * that is being typed into keeps its note, but gets no new one.
 *
 * @param {State} state
 * @param {ReadonlySet<string>} noted - fields with a note so far
 * @returns {Map<string, {kind: "error" | "warning", text: string}>}
 */
export function fieldNotes({ reply, touched, activeField }, noted) {
  /** @type {Map<string, {kind: "error" | "warning", text: string}>} */
  const notes = new Map();
  for (const name of touched) {
    if (activeField === name && !noted.has(name)) continue;
    const error = reply.errors[name];
    const warning = reply.warnings[name];
    if (error) notes.set(name, { kind: "error", text: error });
    else if (warning) notes.set(name, { kind: "warning", text: warning });
  }
  return notes;
}

/**
 * Return the fields whose answers the text doesn't follow yet. Words that the visitor typed into it themselves are in it.
 *
 * @param {FirstPaint} data
 * @param {State} state
 * @returns {string[]}
 */
export function unwrittenFields(data, state) {
  const { subject, body } = currentText(state);
  const text = wordsOf(`${subject} ${body}`);
  const given = countingAnswers(data, state);
  const inText = countingAnswers(data, { answers: state.sourceAnswers[state.channel] ?? {} });
  const standIn = selectedChannel(state) === state.channel ? [] : ["form"];
  const unwritten = Object.keys({ ...given, ...inText }).filter((name) => {
    const answer = given[name] ?? "";
    const isTyped = data.fields[name]?.kind === "line" && answer !== "" && text.includes(wordsOf(answer));
    return answer !== (inText[name] ?? "") && !isTyped && !NOT_IN_TEXT.includes(name);
  });
  return [...standIn, ...unwritten];
}

/** @param {string} text @returns {string} its words, with a space on either side of each */
function wordsOf(text) {
  return ` ${text.split(/[^\p{L}\p{N}]+/u).join(" ")} `.replaceAll(/ +/g, " ");
}

/**
 * Return why a text isn't all that the visitor has answered.
 *
 * @param {FirstPaint} data
 * @param {State} state
 * @returns {"" | "edited" | "starting" | "failed"} edited: newer answers wait behind an edit; starting, failed: Python
 *   hasn't written it, because it isn't there yet or doesn't run
 */
export function missingFromText(data, state) {
  if (state.channel === CUSTOM) return "";
  if (currentHistory(state).suggestion !== null) return "edited";
  if (unwrittenFields(data, state).length === 0) return "";
  return state.python.state === "failed" ? "failed" : "starting";
}

/**
 * Return whether the text in the editor is the builder's, without the visitor's own name. An edited one may have it
 * anywhere but under its closing.
 *
 * @param {State} state
 */
export function lacksName(state) {
  const { channel, source, reply, answers } = state;
  const isOurs = channel !== CUSTOM && (!isUserText(state) || OPEN_CLOSING.test(currentText(state).body));
  return isOurs && (source === "python" ? reply.missing.some(({ field }) => field === NAME) : !answers[NAME]);
}

/**
 * Return until when to keep a draft on the device: through the last day on which its answers may be needed, of the last
 * note or the new interview; a day where there is none.
 *
 * @param {Pick<State, "reply">} state
 * @param {number} now - milliseconds since 1970
 * @returns {number} milliseconds since 1970
 */
export function keepUntil({ reply: { needed_until: day } }, now) {
  const lastMoment = day ? new Date(`${day}T23:59:59`).getTime() : 0;
  return Math.min(Math.max(lastMoment, now + DAY_MS), now + MAX_AGE_MS);
}
