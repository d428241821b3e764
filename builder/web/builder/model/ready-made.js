/**
 * What the page can show before Python runs, or without it: the ready-made messages that the build wrote, and which
 * situation the answers lead to.
 */

import { data } from "../../shared/dom.js";

/**
 * @typedef {import("../views/form.js").Answers} Answers
 * @typedef {import("../views/message.js").Reply} Reply
 * @typedef {{subject: string, body: string, mailto: string}} Message
 * @typedef {object} Opening
 * @property {string} first - the situation that the page opens with
 * @property {string[]} asks - the fields whose answers lead to a situation, in the order of the keys of `leads`
 * @property {Record<string, string>} leads - their answers, joined by "|" -> situation
 * @property {Record<string, Answers>} means - situation -> the answers that it takes for granted
 * @property {Record<string, {why: string, first_step: string, forms: Record<string, string>}>} situations
 * @property {Record<string, Record<string, Record<string, Message>>>} messages - situation -> cause -> locale
 */

/** @type {Opening} */
const opening = data("opening");

/**
 * Return the situation that answers lead to, or "".
 *
 * @param {Answers} given
 */
export function situationFrom(given) {
  return opening.leads[opening.asks.map((name) => given[name] ?? "").join("|")] ?? "";
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
  if (opening.asks.includes(changed) && derived) return { situation: derived };
  if (changed !== "situation" || derived === situation) return {};
  return { ...Object.fromEntries(opening.asks.map((name) => [name, ""])), ...opening.means[situation] };
}

/**
 * Return the situation to write for: the one chosen, or the one that the page opens with.
 *
 * @param {Answers} given
 */
export function situationOf(given) {
  return given.situation || opening.first;
}

/**
 * Return the ready-made message for answers, in the form of a reply.
 *
 * @param {Answers} given
 * @returns {Reply}
 */
export function readyMade(given) {
  const situation = situationOf(given);
  const about = opening.situations[situation];
  const causes = opening.messages[situation];
  const locales = causes?.[given.cause ?? ""] ?? causes?.[""] ?? {};
  const message = locales[given.locale ?? ""] ?? Object.values(locales)[0];
  if (!about || !message) throw new Error(`no ready-made message for ${situation}`);
  const { subject, body, mailto } = message;
  const link = { url: mailto, length: mailto.length, limit: mailto.length, within: true, why: "" };
  return {
    ...about,
    situation,
    subject,
    body,
    form: "email",
    missing: [],
    findings: [],
    errors: {},
    questions: {},
    doubts: [],
    again: { nudge: "", last_from: "", last_by: "" },
    calendar: "",
    links: { mailto: link },
    characters: body.length,
    seconds: null,
    segments: null,
  };
}
