/** The form: reads answers, shows what applies, says what is wrong. Knows no field by name, only by attribute. */

import { all, element, setText, show } from "../../shared/dom.js";
import { offerZone } from "./browser-defaults.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {HTMLInputElement | HTMLSelectElement} Control
 */

export const form = element("builder-form", HTMLFormElement);

/** Fields that the visitor has answered or left: only these are told what is wrong. @type {Set<string>} */
const visited = new Set();
/** The field being typed into: it gets no new error until it is left. */
let typing = "";
/** @type {Pick<import("../../contract.js").IncompleteResponse, "errors" | "warnings">} */
let notes = { errors: {}, warnings: {} };

const conditional = all("#builder *").flatMap((part) => {
  const conditions = [...part.attributes]
    .filter(({ name }) => name === "data-for" || name.startsWith("data-for-"))
    .map(({ name, value }) => ({ field: name.slice("data-for-".length) || "situation", values: value.split(" ") }));
  return conditions.length ? [{ part, conditions }] : [];
});

/** @returns {Control[]} every control that holds an answer */
export function controls() {
  return /** @type {Control[]} */ (
    [...form.elements].filter((part) => part instanceof HTMLSelectElement || part instanceof HTMLInputElement)
  ).filter((control) => control.name);
}

/**
 * Return the answers given. A control that does not apply keeps its answer but gives none, unless `kept` asks for it.
 *
 * @param {boolean} [kept]
 * @returns {Answers}
 */
export function answers(kept = false) {
  /** @type {Answers} */
  const found = {};
  for (const control of controls()) {
    if (control.type === "radio" && !(/** @type {HTMLInputElement} */ (control).checked)) continue;
    if (control.value && (kept || !control.closest("[hidden]"))) found[control.name] = control.value;
  }
  return found;
}

/**
 * Set answers. Fields that `given` does not name are emptied, unless `others` says to leave them.
 *
 * @param {Answers} given
 * @param {boolean} [others]
 */
export function fill(given, others = false) {
  for (const control of controls()) {
    if (others && !(control.name in given)) continue;
    const value = given[control.name] ?? "";
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = Boolean(value) && control.value === value;
    else {
      if (control instanceof HTMLSelectElement && control.dataset.zones !== undefined) offerZone(control, value);
      control.value = value;
    }
    if (value) visited.add(control.name);
  }
}

/**
 * Tell whether the form offers a choice, or takes such a date.
 *
 * @param {string} name
 * @param {string} value
 */
export function offers(name, value) {
  return controls().some((control) =>
    control.name !== name
      ? false
      : control instanceof HTMLSelectElement
        ? [...control.options].some((option) => option.value === value)
        : control.type === "date"
          ? /^\d{4}-\d\d-\d\d$/.test(value)
          : control.type === "radio" && control.value === value,
  );
}

/**
 * Show what applies to the answers. A choice that was made stays in sight, so that its error has a place.
 *
 * @param {Answers} facts - the answers, and the situation that they lead to
 */
export function showWhatApplies(facts) {
  for (const { part, conditions } of conditional) {
    const applies = conditions.every(({ field, values }) => values.includes(facts[field] ?? ""));
    show(part, applies || part.querySelector(":scope > input:checked") !== null);
  }
  for (const group of all("[data-cluster]")) show(group, all(".chip:not([hidden])", group).length > 0);
  for (const group of all("[data-group]", form)) {
    show(group, true);
    const fields = all("[data-field]", group);
    show(group, fields.length === 0 || fields.some((field) => !field.closest("[hidden]")));
  }
}

/**
 * Take in what is wrong with the answers, and say it beside the fields that the visitor has been at.
 *
 * @param {Answers} errors
 * @param {Answers} warnings
 */
export function setNotes(errors, warnings) {
  notes = { errors, warnings };
  drawNotes();
}

/** @param {import("../../contract.js").AddressWarning[]} warnings - about the address that the message goes to */
export function setDoubts(warnings) {
  for (const note of all("[data-doubts]")) {
    setText(note, warnings.map((warning) => warning.say).join(" "));
    show(note, warnings.length > 0);
  }
}

function drawNotes() {
  for (const note of all("[id$='-error']")) {
    const name = note.id.slice("f-".length, -"-error".length);
    const error = notes.errors[name];
    const text = error ?? notes.warnings[name] ?? "";
    const seen = !note.hidden;
    const due = Boolean(text) && visited.has(name) && (seen || typing !== name);
    const prefix = say(error ? "error" : "question");
    const changed = due && note.textContent !== `${prefix} ${text}`;
    if (due) setText(note, `${prefix} ${text}`);
    else setText(note, "");
    show(note, due);
    note.classList.toggle("note--question", due && !error);
    for (const control of controls()) if (control.name === name) mark(control, due && Boolean(error));
    if (changed && typing !== name) announce(text);
  }
}

/**
 * @param {Control} control
 * @param {boolean} wrong
 */
function mark(control, wrong) {
  if (control.type === "radio") return;
  if (wrong) control.setAttribute("aria-invalid", "true");
  else control.removeAttribute("aria-invalid");
}

/**
 * Move the focus to a field, after opening what it stands in.
 *
 * @param {string} name
 */
export function focusField(name) {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  for (let part = field?.parentElement; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  const own = controls().filter((control) => control.name === name && !control.closest("[hidden]"));
  const target = own.find((control) => control instanceof HTMLInputElement && control.checked) ?? own[0];
  target?.focus();
  field?.scrollIntoView({ block: "nearest" });
}

/** Forget which fields were visited. */
export function forgetVisits() {
  visited.clear();
  typing = "";
}

/**
 * Call back at each change of an answer.
 *
 * @param {(name: string) => void} changed
 */
export function onAnswer(changed) {
  // Controls outside the form element belong to it too; their events pass the document, not the form.
  document.addEventListener("input", (event) => {
    const control = own(event);
    if (!control) return;
    typing = control.type === "radio" || control instanceof HTMLSelectElement ? "" : control.name;
    if (!typing) visit(control);
    changed(control.name);
  });
  document.addEventListener("focusout", (event) => {
    const control = own(event);
    if (!control || control.type === "radio") return;
    if (control.value) visit(control);
    if (typing === control.name) typing = "";
    drawNotes();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
}

/** @param {Control} control - it and the fields that belong together with it count as visited */
function visit(control) {
  visited.add(control.name);
  const together = control.closest("[data-together]");
  if (together) for (const field of all("[data-field]", together)) visited.add(field.dataset.field ?? "");
}

/**
 * @param {Event} event
 * @returns {Control | null} the control of the form that the event is about
 */
function own(event) {
  const target = event.target;
  const control = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target : null;
  return control?.form === form && control.name ? control : null;
}
