/** Likely answers as buttons beside their fields, from Python: days near at hand, minutes. */

import { createElement, queryAll, setVisible } from "../../shared/dom.js";
import { changeAnswers } from "../state/answer-transitions.js";
import { ignoreTaps } from "./moving-page.js";

/**
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../../contract.js").Suggestion} Suggestion
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 */

/**
 * @param {Store} store
 * @param {FirstPaint} data
 */
export function mountSuggestions(store, data) {
  let rendered = "";
  store.watch(
    ({ reply }) => [reply],
    ([{ suggestions }]) => {
      const key = JSON.stringify(suggestions);
      if (key === rendered) return;
      rendered = key;
      for (const [field, choices] of Object.entries(suggestions)) renderChoices(store, data, field, choices);
    },
  );
  store.watch(
    ({ answers, reply }) => [answers, reply],
    ([answers]) => {
      for (const button of queryAll("[data-suggest]")) {
        const isChosen = answers[button.dataset.suggest ?? ""] === button.dataset.value;
        button.setAttribute("aria-pressed", String(isChosen));
      }
    },
  );
}

/**
 * @param {Store} store
 * @param {FirstPaint} data
 * @param {string} field
 * @param {readonly Suggestion[]} choices
 */
function renderChoices(store, data, field, choices) {
  const control = document.getElementById(`f-${field}`);
  if (!control) return;
  const existing = control.previousElementSibling;
  const row =
    existing instanceof HTMLElement && existing.matches(".suggestions")
      ? existing
      : createElement("div", { class: "chips suggestions" });
  row.replaceChildren(...choices.map(({ value, label }) => renderChoice(store, data, field, value, label)));
  control.before(row);
  setVisible(row, choices.length > 0);
}

/**
 * @param {Store} store
 * @param {FirstPaint} data
 * @param {string} field
 * @param {string} value
 * @param {string} label
 */
function renderChoice(store, data, field, value, label) {
  const attributes = { class: "chip chip--tab", type: "button", "data-suggest": field, "data-value": value };
  const button = createElement("button", attributes, label);
  button.addEventListener("click", () => {
    const { answers } = store.get();
    const isChosen = answers[field] === value;
    store.update(changeAnswers(data, { ...answers, [field]: isChosen ? "" : value }, { field }));
    ignoreTaps(); // the hint below comes or goes
  });
  return button;
}
