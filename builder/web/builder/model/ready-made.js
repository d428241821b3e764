/** The ready-made messages, which the build writes into the page: they serve until Python does, or without it. */

import { effectiveSituation } from "./situation.js";

/**
 * What the page shows of a message: Python's is checked after it is shown, in a ready-made one there is nothing to find.
 *
 * @typedef {Omit<import("../../contract.js").MessageResponse, "type" | "fault">
 *   & {findings?: import("../../contract.js").FindingData[]}} Reply
 */

/**
 * Return the ready-made message for answers, as Python would reply.
 *
 * @param {import("../../contract.js").FirstPaint} data
 * @param {import("../../contract.js").Answers} answers - those that count
 * @returns {Reply}
 */
export function readyMadeReply(data, answers) {
  const situation = effectiveSituation(data, answers);
  const about = data.situations[situation];
  const causes = data.messages[situation];
  const locales = causes?.[answers.cause ?? ""] ?? causes?.[""] ?? {};
  const message = locales[answers.locale ?? ""] ?? Object.values(locales)[0];
  if (!about || !message) throw new Error(`no ready-made message for ${situation}`);
  const { subject, body } = message;
  const mailto = mailtoUrl(subject, body);
  const link = {
    url: mailto,
    length: mailto.length,
    limit: mailto.length,
    fits: true,
    omitted: /** @type {const} */ (""),
  };
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
    needed_until: "",
    calendar: "",
    links: { mailto: link },
    characters: body.length,
    speaking_seconds: null,
    sms_length: null,
    call: { url: "", number: "" },
    voice: "plain",
    cause: { sentence: "", detail_hint: "", remedies: [] },
    call_steps: [],
    suggestions: {},
    offer_days: [],
  };
}

/**
 * Return the link that opens a message in a mail app, as builder/emails/export/compose_links.py makes it.
 *
 * @param {string} subject
 * @param {string} body
 */
function mailtoUrl(subject, body) {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
}
