/** Likely answers as buttons beside their fields, from Python: days near at hand, minutes. Loaded later (load-views.js). */

import { createElement, queryAll, setVisible } from "../../shared/dom.js";
import { changeAnswers } from "../state/answer-transitions.js";

/**
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../../contract.js").Suggestion} Suggestion
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 * @typedef {{ignoreTaps: typeof import("./moving-page.js").ignoreTaps}} Page - what the rest of the page does for this view
 */

/**
 * @param {Store} store
 * @param {FirstPaint} data
 * @param {Page} page
 */
export function mountSuggestions(store, data, page) {
  let rendered = "";
  /** @param {string} field @param {string} value */
  const give = (field, value) => {
    const { answers } = store.get();
    const isChosen = answers[field] === value;
    store.update(changeAnswers(data, { ...answers, [field]: isChosen ? "" : value }, { field }));
    page.ignoreTaps(); // the hint below comes or goes
  };
  store.watch(
    ({ reply }) => [reply],
    ([{ suggestions }]) => {
      const key = JSON.stringify(suggestions);
      if (key === rendered) return;
      rendered = key;
      for (const [field, choices] of Object.entries(suggestions)) renderChoices(field, choices, give);
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
 * @param {string} field
 * @param {readonly Suggestion[]} choices
 * @param {(field: string, value: string) => void} onTap
 */
function renderChoices(field, choices, onTap) {
  const control = document.getElementById(`f-${field}`);
  if (!control) return;
  const existing = control.previousElementSibling;
  const row =
    existing instanceof HTMLElement && existing.matches(".suggestions")
      ? existing
      : createElement("div", { class: "chips suggestions" });
  const buttons = choices.map(({ value, label }) => {
    const attributes = { class: "chip chip--tab", type: "button", "data-suggest": field, "data-value": value };
    const button = createElement("button", attributes, label);
    button.addEventListener("click", () => onTap(field, value));
    return button;
  });
  row.replaceChildren(...buttons);
  control.before(row);
  setVisible(row, choices.length > 0);
}
