/**
 * What the page can show before Python runs, or without it: the ready-made messages that the build wrote, and which
 * situation the answers lead to.
 */

import { data } from "../../shared/dom.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").MessageResponse} MessageResponse
 */

/** @type {import("../../contract.js").FirstPaint} */
const opening = data("opening");

/**
 * Return the situation that answers lead to, or "".
 *
 * @param {Answers} given
 */
export function situationFrom(given) {
  return opening.situation_by_answers[opening.question_fields.map((name) => given[name] ?? "").join("|")] ?? "";
}

/**
 * Return the answers to set after one of them has changed, so that the questions and the situation agree.
 *
 * @param {Answers} given
 * @param {string} changed - the field that the visitor has just answered
 * @returns {Answers}
 */
export function agreeing(given, changed) {
  const derived = situationFrom(given);
  const situation = given.situation ?? "";
  if (opening.question_fields.includes(changed) && derived) return { situation: derived };
  if (changed !== "situation" || derived === situation) return {};
  return { ...Object.fromEntries(opening.question_fields.map((name) => [name, ""])), ...opening.implied_answers[situation] };
}

/**
 * Return the situation to write for: the one chosen, or the one that the page opens with.
 *
 * @param {Answers} given
 */
export function situationOf(given) {
  return given.situation || opening.default_situation;
}

/**
 * Return the ready-made message for answers, in the form of a reply.
 *
 * @param {Answers} given
 * @returns {MessageResponse}
 */
export function readyMade(given) {
  const situation = situationOf(given);
  const about = opening.situations[situation];
  const causes = opening.messages[situation];
  const locales = causes?.[given.cause ?? ""] ?? causes?.[""] ?? {};
  const message = locales[given.locale ?? ""] ?? Object.values(locales)[0];
  if (!about || !message) throw new Error(`no ready-made message for ${situation}`);
  const { subject, body, mailto } = message;
  const link = { url: mailto, length: mailto.length, limit: mailto.length, fits: true, omitted: /** @type {const} */ ("") };
  return {
    ...about,
    ok: true,
    kind: "message",
    situation,
    subject,
    body,
    form: "email",
    missing: [],
    findings: [],
    errors: {},
    warnings: {},
    address_warnings: [],
    follow_up: null,
    calendar: "",
    links: { mailto: link },
    characters: body.length,
    speaking_seconds: null,
    sms_length: null,
    call: { url: "", number: "" },
  };
}
