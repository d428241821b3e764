/** The facts that were read from an invitation, a row each. Loaded while Python reads (invitation.js). */

import { createElement, queryAll } from "../../shared/dom.js";
import { ISO_DATE, isAccepted } from "../model/fields.js";

/** What a thread's subject brings along: the ids of its emails, which nobody reads. */
const THREAD_IDS = "thread_ids";
const LOCALE = "locale";
const THREAD_SUBJECT = "thread_subject";

/**
 * Return a row for each fact that the form takes: what it is, its value, and the words it was read from.
 *
 * @param {import("../../contract.js").ReadingData} reading
 * @param {import("../../contract.js").FirstPaint} data
 * @param {import("../state/state.js").State} state
 */
export function factRows({ answers, evidence, questions }, data, { answers: given, defaults, touched }) {
  const ids = answers[THREAD_IDS];
  const isLanguageChosen = touched.includes(LOCALE) || given[LOCALE] !== defaults[LOCALE];
  const unsure = new Map(questions.map(({ field, say }) => [field, say]));
  /** @type {[string, string][]} */
  const asked = questions.flatMap(({ field, choices }) =>
    field in answers ? [] : choices.map((value) => /** @type {[string, string]} */ ([field, value])),
  );
  const facts = [...Object.entries(answers), ...asked].filter(
    ([field, value]) =>
      field !== THREAD_IDS &&
      !(field === LOCALE && isLanguageChosen) &&
      isAccepted(data.fields, field, value) &&
      (given[field] !== value || (field === THREAD_SUBJECT && ids && ids !== given[THREAD_IDS])),
  );
  return facts.map(([field, value]) => {
    const isOwn = touched.includes(field) && Boolean(given[field]);
    const box = createElement("input", { type: "checkbox", "data-fact": field, "data-value": value });
    if (field === THREAD_SUBJECT) box.dataset.ids = ids ?? "";
    box.checked = !isOwn && !unsure.has(field);
    const words = (evidence[field]?.text ?? "").trim().slice(0, 80);
    const name = createElement("b", {}, labelOf(field));
    const quoted = words ? [" ", createElement("q", {}, words)] : [];
    const question = unsure.get(field);
    const note = question ? [" ", createElement("em", {}, question)] : [];
    return createElement(
      "li",
      {},
      createElement("label", {}, box, name, `: ${valueOf(field, value, given.locale || "en-GB")}`, ...quoted, ...note),
    );
  });
}

/** @param {string} field */
function labelOf(field) {
  const holder = document.querySelector(`[data-field="${field}"]`);
  return (holder?.querySelector("legend, label")?.textContent ?? field).trim().replace(/\?$/, "");
}

/**
 * Return a value as the form shows it: a choice by its label, a date in words.
 *
 * @param {string} field
 * @param {string} value
 * @param {string} locale
 */
function valueOf(field, value, locale) {
  const choices = /** @type {(HTMLOptionElement | HTMLInputElement)[]} */ (
    queryAll(`[name="${field}"] option, [name="${field}"][type=radio]`)
  );
  const choice = choices.find((item) => item.value === value);
  if (choice) return (choice.closest("label") ?? choice).textContent?.trim() ?? value;
  if (!ISO_DATE.test(value)) return value;
  return new Date(value).toLocaleDateString(locale, { dateStyle: "full", timeZone: "UTC" });
}
