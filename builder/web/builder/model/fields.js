/** The form's fields, from the catalogue: which apply, and which answers they take. */

import { hasOwn } from "./has-own.js";
import { transitions } from "./time-zones.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").Conditions} Conditions
 * @typedef {import("../../contract.js").FieldSummary} FieldSpec
 * @typedef {Record<string, FieldSpec>} Fields
 */

export const ISO_DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Return whether a part of the form applies.
 *
 * @param {Conditions} conditions
 * @param {Answers} answers - the situation among them
 */
export function applies({ situations, causes, recipients }, answers) {
  return (
    (!situations || situations.includes(answers.situation ?? "")) &&
    (!causes || causes.includes(answers.cause ?? "")) &&
    (!recipients || recipients.includes(answers.recipient ?? ""))
  );
}

/**
 * Return the answers that count: those given to fields that apply.
 *
 * @param {Fields} fields
 * @param {Answers} answers
 * @param {string} situation - the one to write for
 * @returns {Answers}
 */
export function applicableAnswers(fields, answers, situation) {
  const facts = { ...answers, situation };
  return filterAnswers(answers, (name, value) => {
    const field = fields[name];
    return value !== "" && field !== undefined && applies(field, facts);
  });
}

/**
 * Return the answers that the form can hold, as its controls would: stored and linked answers are untrusted.
 *
 * @param {Fields} fields
 * @param {Answers} answers
 * @returns {Answers}
 */
export function acceptAnswers(fields, answers) {
  const singleLine = Object.entries(answers).map(([name, value]) => [name, value.replace(/[\r\n]/g, "")]);
  return filterAnswers(Object.fromEntries(singleLine), (name, value) => isAccepted(fields, name, value));
}

/**
 * Return whether a field takes a value.
 *
 * @param {Fields} fields
 * @param {string} name
 * @param {string} value
 * @returns {boolean}
 */
export function isAccepted(fields, name, value) {
  const field = hasOwn(fields, name) ? fields[name] : undefined;
  if (!field || value === "") return false;
  if (field.kind === "choice" || field.kind === "tick") return field.choices?.includes(value) ?? false;
  if (field.kind === "zone") return transitions(value) !== null;
  if (field.kind === "date") return ISO_DATE.test(value) && isCalendarDay(value);
  return field.kind !== "time" || TIME.test(value);
}

/** @param {string} iso - shaped like a date */
function isCalendarDay(iso) {
  const day = new Date(iso);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(iso);
}

/**
 * @param {Answers} answers
 * @param {(name: string, value: string) => boolean} keep
 * @returns {Answers}
 */
function filterAnswers(answers, keep) {
  return Object.fromEntries(Object.entries(answers).filter(([name, value]) => keep(name, value)));
}
