/** Copying within the tap: the clipboard, else the old command, else the text is selected and the keys are named. */

import { queryAll, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { currentText, isReply, lacksName, missingFromText, unwrittenFields } from "../state/selectors.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../state/state.js").State} State
 */

const SHOW_COPIED_MS = 3000;

/**
 * @param {import("../state/store.js").Store<State>} store
 * @param {FirstPaint} data
 */
export function mountCopyButtons(store, data) {
  const buttons = queryAll("[data-copy]");
  for (const button of buttons) button.addEventListener("click", (event) => copy(event, button, data, store.get()));
  store.watch(
    ({ answers }) => [answers],
    () => {
      for (const button of buttons) {
        if (button.dataset.from) setVisible(button, textOf(button, store.get()) !== "");
      }
    },
  );
}

/**
 * @param {Event} event
 * @param {HTMLElement} button
 * @param {FirstPaint} data
 * @param {State} state
 */
function copy(event, button, data, state) {
  const text = textOf(button, state);
  if (!text.trim()) {
    event.preventDefault(); // nothing has left the page
    announce(t("copied-nothing"));
    return;
  }
  const message = messageOf(button, data, state);
  const done = () => showCopied(button, message);
  // Nothing may be awaited before this call: Safari allows writing to the clipboard within the tap only.
  writeClipboard(text).then(done, () => (execCommandCopy(text) ? done() : selectForManualCopy(button)));
}

/**
 * @param {HTMLElement} button
 * @param {FirstPaint} data
 * @param {State} state
 * @returns {string} what to say once it's copied: what it lacks, and what to do with it
 */
function messageOf({ dataset: { copy: part, from } }, data, state) {
  const missing = from ? "" : missingFromText(data, state);
  if (missing) return t(`copied-${missing}`, { fields: fieldNames(unwrittenFields(data, state)) });
  const place = t(`place-${isReply(data, state) ? "reply" : state.channel}`);
  if (!from && part !== "subject" && lacksName(state)) return t("copied-unsigned", { place });
  return part === "body" ? t("copied-body", { place }) : t("copied", { what: t(`what-${part}`) });
}

/**
 * @param {readonly string[]} fields
 * @returns {string} what the form calls the first of them, and how many more there are
 */
function fieldNames(fields) {
  const names = fields.map((field) => labelOf(field)).filter((name) => name !== "");
  const [first = "", ...others] = names;
  return others.length > 0 ? t("fields-more", { field: first, count: others.length }) : first;
}

/** @param {string} field */
function labelOf(field) {
  const label = document.querySelector(`[data-field="${CSS.escape(field)}"] :is(label[for], legend)`);
  return label?.textContent?.trim() ?? "";
}

/**
 * @param {HTMLElement} button - `data-copy` names the part of the message, `data-from` the field it copies instead
 * @param {State} state
 */
function textOf({ dataset: { copy: part, from } }, state) {
  const { subject, body } = currentText(state);
  if (from) return state.answers[from] ?? "";
  if (part === "subject") return subject;
  return part === "all" && subject ? `${subject}\n\n${body}` : body;
}

/**
 * @param {string} text
 * @returns {Promise<void>} rejected where the browser doesn't allow it
 */
export function writeClipboard(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
}

/**
 * @param {string} text
 * @returns {boolean} whether the deprecated copy command worked
 */
function execCommandCopy(text) {
  const active = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "visually-hidden";
  document.body.append(box);
  box.select();
  let hasWorked = false;
  try {
    hasWorked = document.execCommand("copy");
  } catch {
    // An old browser may throw instead; the visitor can still copy by hand.
  }
  box.remove();
  if (active instanceof HTMLElement) active.focus();
  return hasWorked;
}

/** @param {HTMLElement} button */
function selectForManualCopy({ dataset: { copy: part, from } }) {
  const box = document.getElementById(from ? `f-${from}` : part === "subject" ? "message-subject" : "message-body");
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) {
    box.focus();
    box.select();
  }
  const isTouch = matchMedia("(pointer: coarse)").matches;
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  announce(t(isTouch ? "select-touch" : "select-keys", { keys: t(isMac ? "keys-mac" : "keys-other") }));
}

/**
 * Show on the button, and announce, that it worked.
 *
 * @param {HTMLElement} button
 * @param {string} message
 */
export function showCopied(button, message) {
  announce(message);
  if (button.dataset.label !== undefined) return;
  button.dataset.label = button.textContent ?? "";
  button.style.minWidth = `${button.getBoundingClientRect().width}px`; // its neighbours stay where they are
  button.textContent = t("copied-button");
  button.classList.add("button--done");
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
    button.classList.remove("button--done");
    button.style.minWidth = "";
    delete button.dataset.label;
  }, SHOW_COPIED_MS);
}
