/**
 * Times to offer, half a day at a tap; the form's own fields behind them take any other time. Loaded later (load-views.js):
 * which days there are, Python says.
 */

import { byId, queryAll, setText, setVisible } from "../../shared/dom.js";
import { changeAnswers } from "../state/answer-transitions.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 */

const PARTS = ["date", "part", "start", "end"];

/**
 * @param {Store} store
 * @param {FirstPaint} data
 */
export function mountOffers(store, data) {
  const slots = Object.keys(data.fields).flatMap((name) => name.match(/^slot\d+(?=_date$)/) ?? []);
  let rendered = "";
  store.watch(
    ({ reply, answers }) => [reply, answers],
    ([{ offer_days: days }, answers]) => {
      const key = JSON.stringify(days);
      if (key !== rendered) renderDays(days, (date, part) => toggle(store, data, slots, date, part));
      rendered = key;
      for (const button of queryAll("#offer-days [data-part]")) {
        const { date = "", part = "" } = button.dataset;
        button.setAttribute("aria-pressed", String(slotOf(answers, slots, date, part) !== undefined));
      }
      setVisible(byId("offers", HTMLElement), days.length > 0);
    },
  );
}

/**
 * @param {State["reply"]["offer_days"]} days
 * @param {(date: string, part: string) => void} onTap
 */
function renderDays(days, onTap) {
  const template = byId("offer-day", HTMLTemplateElement);
  const rows = days.map(({ date, label, parts }) => {
    const row = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
    const [element] = queryAll(".offer", row);
    element?.setAttribute("aria-label", label);
    for (const name of queryAll(".offer__day", row)) setText(name, label);
    for (const button of queryAll("[data-part]", row)) {
      const { part = "" } = button.dataset;
      button.dataset.date = date;
      if (parts.includes(part)) button.addEventListener("click", () => onTap(date, part));
      else button.remove();
    }
    return row;
  });
  byId("offer-days", HTMLElement).replaceChildren(...rows);
}

/**
 * Offer a part of a day, or take it back. Without a free slot nothing changes.
 *
 * @param {Store} store
 * @param {FirstPaint} data
 * @param {readonly string[]} slots
 * @param {string} date
 * @param {string} part
 */
function toggle(store, data, slots, date, part) {
  const { answers } = store.get();
  const chosen = slotOf(answers, slots, date, part);
  const slot = chosen ?? slots.find((name) => PARTS.every((field) => !answers[`${name}_${field}`]));
  if (slot === undefined) return;
  const values = chosen ? { date: "", part: "" } : { date, part };
  const changes = Object.fromEntries(Object.entries(values).map(([field, value]) => [`${slot}_${field}`, value]));
  const fields = Object.keys(changes);
  store.update(changeAnswers(data, { ...answers, ...changes }, { field: fields[0] ?? "", together: fields }));
}

/**
 * @param {Answers} answers
 * @param {readonly string[]} slots
 * @param {string} date
 * @param {string} part
 * @returns {string | undefined} the slot that offers a part of a day
 */
function slotOf(answers, slots, date, part) {
  return slots.find(
    (name) =>
      answers[`${name}_date`] === date &&
      answers[`${name}_part`] === part &&
      !answers[`${name}_start`] &&
      !answers[`${name}_end`],
  );
}
