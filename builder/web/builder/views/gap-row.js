/** The row of one gap: its button, the fields that fill it, and the sentence that they change. */

import { byId, queryAll, setText, setVisible } from "../../shared/dom.js";
import { keepInPlace } from "./moving-page.js";

/**
 * @typedef {{element: HTMLElement, toggle: HTMLElement, panel: HTMLElement, fields: HTMLElement,
 *   sentence: HTMLElement}} Row
 * @typedef {{toggle: (field: string) => void, next: (field: string) => void, leave: () => void}} RowActions
 */

/**
 * @param {import("../../contract.js").MissingFact} fact
 * @param {RowActions} actions
 * @returns {Row}
 */
export function createRow({ field, say }, actions) {
  const template = byId("gap", HTMLTemplateElement);
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (copy.querySelector(selector));
  const row = {
    element: part(".gap"),
    toggle: part(".gap__row"),
    panel: part(".gap__panel"),
    fields: part(".gap__fields"),
    sentence: part(".gap__sentence"),
  };
  row.element.dataset.gapOf = field;
  setText(part(".gap__name"), say);
  row.toggle.addEventListener("click", () => actions.toggle(field));
  const next = () => reportHalfTyped(row.fields) || actions.next(field);
  part('[data-gap="next"]').addEventListener("click", next);
  part('[data-gap="close"]').addEventListener("click", actions.leave);
  row.panel.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !isTypedInto(event)) return;
    event.preventDefault(); // it would press the button that gets the focus
    next();
  });
  return row;
}

/**
 * Let the browser say that half of a day or a time is typed.
 *
 * @param {HTMLElement} fields
 * @returns {boolean} whether it is
 */
function reportHalfTyped(fields) {
  const inputs = /** @type {HTMLInputElement[]} */ (queryAll("input", fields));
  const input = inputs.find(({ validity }) => validity.badInput);
  return input !== undefined && !input.reportValidity();
}

/** @param {KeyboardEvent} event */
function isTypedInto({ target }) {
  return target instanceof HTMLInputElement && target.type !== "radio" && target.type !== "checkbox";
}

/**
 * @param {string} field
 * @returns {HTMLElement[]} the parts of the form that fill a gap
 */
export function formPartsOf(field) {
  const named = queryAll(`[data-parts~="${CSS.escape(field)}"]`);
  if (named.length > 0) return named;
  const [element] = queryAll(`[data-field="${CSS.escape(field)}"]`);
  const together = element?.closest("[data-together]");
  return together instanceof HTMLElement ? [together] : element ? [element] : [];
}

/**
 * Move parts of the form into a row.
 *
 * @param {HTMLElement} target
 * @param {readonly HTMLElement[]} parts
 * @returns {() => void} puts them back
 */
export function moveInto(target, parts) {
  const places = parts.map((part) => {
    const place = document.createComment("");
    part.replaceWith(place);
    target.append(part);
    for (const input of /** @type {HTMLInputElement[]} */ (queryAll("input", part))) input.enterKeyHint = "next";
    return { part, place };
  });
  return () => {
    for (const { part, place } of places) place.replaceWith(part);
  };
}

/** @param {readonly HTMLElement[]} parts */
export function focusFirst(parts) {
  const controls = parts.flatMap((part) => queryAll("input, select, button", part));
  const control = controls.find((element) => element.offsetParent !== null);
  control?.focus({ preventScroll: true });
  control?.closest(".gap__panel, .field")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Row} row
 * @param {boolean} isOpen
 */
export function showRow({ element, toggle, panel, sentence }, isOpen) {
  toggle.setAttribute("aria-expanded", String(isOpen));
  element.toggleAttribute("data-open", isOpen);
  setVisible(panel, isOpen);
  setVisible(sentence, false);
}

/**
 * Bring the fields and their sentence into sight; of many fields, the first.
 *
 * @param {Row} row
 */
export function showPanel({ panel }) {
  panel.scrollIntoView({ block: panel.offsetHeight > innerHeight / 2 ? "start" : "nearest" });
}

/**
 * Show the sentence above its fields, which don't move.
 *
 * @param {Row} row
 * @param {string} text - "" for none
 */
export function showSentence({ sentence, fields }, text) {
  keepInPlace(fields, () => {
    setText(sentence, text);
    setVisible(sentence, text !== "");
  });
}
