/** The form: takes answers, and shows the fields that apply. It knows no field by name. */

import { byId, queryAll, setValue, setVisible } from "../../shared/dom.js";
import { applies } from "../model/fields.js";
import { effectiveSituation } from "../model/situation.js";
import { changeAnswers, leaveField } from "../state/answer-transitions.js";
import { addZoneOption } from "./zone-lists.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */

/**
 * @param {import("../state/store.js").Store<import("../state/state.js").State>} store
 * @param {FirstPaint} data
 */
export function mountForm(store, data) {
  const form = byId("builder-form", HTMLFormElement);

  /** @param {Event} event */
  const controlOf = ({ target }) => {
    const isControl = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
    return isControl && target.form === form && target.name ? target : null;
  };

  // Controls outside the form element can belong to it too; their events pass the document, not the form.
  document.addEventListener("input", (event) => {
    const control = controlOf(event);
    if (!control) return;
    const isTyping = !isToggle(control) && control instanceof HTMLInputElement;
    // The whole form: what fills in several fields at once need not say so for each.
    store.update(
      changeAnswers(data, readAnswers(), { field: control.name, isTyping, together: fieldsTogether(control) }),
    );
  });
  document.addEventListener("focusout", (event) => {
    const control = controlOf(event);
    if (!control || isToggle(control)) return;
    store.update(leaveField(control.name, control.value ? [control.name, ...fieldsTogether(control)] : []));
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  store.watch(
    ({ answers }) => [answers],
    ([answers]) => {
      renderAnswers(form, answers);
      renderVisibility(form, data, { ...answers, situation: effectiveSituation(data, answers) });
    },
  );
}

/** @returns {Answers} what the form's controls hold */
function readAnswers() {
  return answersOf(controls(byId("builder-form", HTMLFormElement)));
}

/** @returns {Answers} what the visitor gave before the script ran: where a control differs from what the page brought */
export function readEarlyAnswers() {
  return answersOf(controls(byId("builder-form", HTMLFormElement)).filter(isChanged));
}

/**
 * @param {Control[]} controls
 * @returns {Answers}
 */
function answersOf(controls) {
  /** @type {Record<string, string>} */
  const answers = {};
  for (const control of controls) {
    if (!isToggle(control) || control.checked) answers[control.name] = control.value;
  }
  return answers;
}

/** @param {Control} control */
function isChanged(control) {
  if (isToggle(control)) return control.checked && !control.defaultChecked;
  if (control instanceof HTMLInputElement) return control.value !== control.defaultValue;
  const options = [...control.options];
  return (
    control.selectedIndex !==
    Math.max(
      0,
      options.findIndex(({ defaultSelected }) => defaultSelected),
    )
  );
}

/**
 * @param {HTMLFormElement} form
 * @param {Answers} answers
 */
function renderAnswers(form, answers) {
  for (const control of controls(form)) {
    const value = answers[control.name];
    if (control.name === "form") continue; // the channel, which message-header.js shows
    if (isToggle(control)) control.checked = control.value === value;
    else {
      if (control instanceof HTMLSelectElement && control.dataset.zones !== undefined)
        addZoneOption(control, value ?? "");
      setValue(control, value ?? "");
    }
  }
}

/**
 * Show what applies. A choice that was made stays visible, so that its error has a place.
 *
 * @param {HTMLFormElement} form
 * @param {FirstPaint} data
 * @param {Answers} facts - the answers, and the situation they lead to
 */
function renderVisibility(form, data, facts) {
  for (const field of queryAll("[data-field]"))
    setVisible(field, applies(data.fields[field.dataset.field ?? ""] ?? {}, facts));
  for (const chip of queryAll("[data-cause]", form)) {
    const cause = chip.dataset.cause ?? "";
    setVisible(chip, cause === facts.cause || applies(data.causes[cause] ?? {}, facts));
  }
  for (const kinds of queryAll("[data-of-cause]", form)) setVisible(kinds, kinds.dataset.ofCause === facts.cause);
  // From the inside out: a part with nothing to show isn't shown either.
  for (const part of ["[data-together]", "[data-cluster]", "[data-group]"].flatMap((kind) => queryAll(kind, form))) {
    const contents = queryAll("[data-field], [data-cause]", part);
    setVisible(
      part,
      contents.some((element) => !element.hidden),
    );
  }
}

/**
 * @param {Control} control
 * @returns {string[]} the fields whose answers only make sense together with this one: a date and its times
 */
function fieldsTogether(control) {
  const group = control.closest("[data-together]");
  return group ? queryAll("[data-field]", group).map((field) => field.dataset.field ?? "") : [];
}

/** @param {HTMLFormElement} form */
function controls(form) {
  return /** @type {Control[]} */ (
    [...form.elements].filter((part) => part instanceof HTMLSelectElement || part instanceof HTMLInputElement)
  ).filter((control) => control.name);
}

/**
 * @param {Control} control
 * @returns {control is HTMLInputElement}
 */
function isToggle(control) {
  return control.type === "radio" || control.type === "checkbox";
}
