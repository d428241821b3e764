/** What would make the message better: a row each, most useful first, that opens its field beside the sentence. */

import { byId, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { CUSTOM } from "../state/selectors.js";
import { watchChanges } from "./message-changes.js";

/**
 * @typedef {import("../../contract.js").MissingFact} MissingFact
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 * @typedef {{element: HTMLElement, toggle: HTMLElement, panel: HTMLElement, fields: HTMLElement,
 *   sentence: HTMLElement}} Row
 */

const WIDE = matchMedia("(min-width: 60em)");

/**
 * @param {Store} store
 * @param {(field: string) => Promise<string>} preview - resolves to the sentence that a field would change, or ""
 */
export function mountGaps(store, preview) {
  const section = byId("missing", HTMLElement);
  const list = byId("missing-list", HTMLElement);
  /** @type {Map<string, Row>} */
  const rows = new Map();
  let active = "";
  /** @type {() => void} */
  let putBack = () => {};

  /** @param {string} field */
  function open(field) {
    const parts = partsOf(field);
    const isAmongQuestions = parts.some((part) => part.closest(".questions .field, .pair") && !section.contains(part));
    close();
    const row = rows.get(field);
    if (!row || parts.length === 0) return;
    if (isAmongQuestions) {
      focusFirst(parts);
      return;
    }
    active = field;
    putBack = moveInto(row.fields, parts);
    show(row, true);
    focusFirst(parts);
    preview(field).then((sentence) => active === field && showSentence(row, sentence));
  }

  function close() {
    const row = rows.get(active);
    active = "";
    putBack();
    putBack = () => {};
    if (row) show(row, false);
    render();
  }

  /** @param {string} field - the gap to leave for the next one */
  function openNext(field) {
    const names = [...rows.keys()];
    const next = names[names.indexOf(field) + 1] ?? "";
    if (next) open(next);
    else leave();
  }

  function leave() {
    close();
    byId("missing-title", HTMLElement).focus();
  }

  /** @param {MissingFact} fact */
  function createRow({ field, say }) {
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
    row.toggle.addEventListener("click", () => (active === field ? close() : open(field)));
    part('[data-gap="next"]').addEventListener("click", () => openNext(field));
    part('[data-gap="close"]').addEventListener("click", leave);
    row.panel.addEventListener("keydown", (event) => event.key === "Enter" && isTypedInto(event) && openNext(field));
    return row;
  }

  function render() {
    const { reply, channel } = store.get();
    const facts = reply.missing.map(({ field }) => field);
    for (const fact of reply.missing) if (!rows.has(fact.field)) rows.set(fact.field, createRow(fact));
    for (const [field, row] of rows) {
      if (facts.includes(field) || field === active) continue;
      row.element.remove();
      rows.delete(field);
    }
    const order = [...rows.keys()].sort((a, b) => rank(facts, a) - rank(facts, b));
    for (const [index, field] of order.entries()) {
      const element = rows.get(field)?.element;
      if (element && list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    }
    const isShown = rows.size > 0 && channel !== CUSTOM;
    setVisible(section, isShown);
    setText(byId("to-add", HTMLElement), isShown && facts.length > 0 ? t("to-add", { count: facts.length }) : "");
  }

  store.watch(({ reply, channel }) => [reply, channel], render);
  watchChanges(store, ([sentence = ""]) => {
    const row = rows.get(active);
    if (row) showSentence(row, sentence);
  });
  placeBesideMessage(section);
}

/**
 * A gap that was just filled keeps its place, at the top, until it is closed.
 *
 * @param {readonly string[]} facts
 * @param {string} field
 */
function rank(facts, field) {
  return facts.indexOf(field);
}

/** @param {KeyboardEvent} event */
function isTypedInto({ target }) {
  return target instanceof HTMLInputElement && target.type !== "radio" && target.type !== "checkbox";
}

/**
 * @param {string} field
 * @returns {HTMLElement[]} the parts of the form that fill a gap
 */
function partsOf(field) {
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
function moveInto(target, parts) {
  const places = parts.map((part) => {
    const place = document.createComment("");
    part.replaceWith(place);
    target.append(part);
    return { part, place };
  });
  return () => {
    for (const { part, place } of places) place.replaceWith(part);
  };
}

/** @param {readonly HTMLElement[]} parts */
function focusFirst(parts) {
  const controls = parts.flatMap((part) => queryAll("input, select, button", part));
  const control = controls.find((element) => element.offsetParent !== null);
  control?.focus({ preventScroll: true });
  control?.closest(".gap__panel, .field")?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Row} row
 * @param {boolean} isOpen
 */
function show({ element, toggle, panel, sentence }, isOpen) {
  toggle.setAttribute("aria-expanded", String(isOpen));
  element.toggleAttribute("data-open", isOpen);
  setVisible(panel, isOpen);
  setVisible(sentence, false);
}

/**
 * @param {Row} row
 * @param {string} text
 */
function showSentence({ sentence }, text) {
  setText(sentence, text);
  setVisible(sentence, text !== "");
}

/**
 * Where there is room, the gaps stand under the questions, beside the message; else under the message.
 *
 * @param {HTMLElement} section
 */
function placeBesideMessage(section) {
  const place = document.createComment("");
  section.before(place);
  const move = () => (WIDE.matches ? byId("questions", HTMLElement).append(section) : place.after(section));
  move();
  WIDE.addEventListener("change", move);
}
