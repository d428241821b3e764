/** Copying, within the tap: the clipboard, else the old command, else the text selected and the keys named. */

import { all, element, show } from "../../shared/dom.js";
import { shown } from "./message.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

const CONFIRMED = 3000;

/** Wire every copy button. */
export function wireCopying() {
  for (const button of all("[data-copy]")) button.addEventListener("click", () => copy(button));
}

/** Offer to copy those fields alone that hold something. */
export function offerCopies() {
  for (const button of all("[data-copy][data-from]")) show(button, textOf("", button.dataset.from) !== "");
}

/** @param {HTMLElement} button */
function copy(button) {
  const what = button.dataset.copy ?? "body";
  const text = textOf(what, button.dataset.from);
  const done = () => confirm(button, say("copied", { what: say(`what-${what}`) }));
  // No wait before this call: Safari lets the clipboard be written within the tap only.
  write(text).then(done, () => (command(text) ? done() : offerKeys(what, button.dataset.from)));
}

/**
 * @param {string} what
 * @param {string} [from] - the id of the field that holds it
 */
function textOf(what, from) {
  const { subject, body } = shown();
  if (from) return element(from, HTMLInputElement).value;
  if (what === "subject") return subject;
  return what === "all" && subject ? `${subject}\n\n${body}` : body;
}

/**
 * Put a text on the clipboard.
 *
 * @param {string} text
 * @returns {Promise<void>} rejected where the browser does not allow it
 */
export function write(text) {
  return navigator.clipboard ? navigator.clipboard.writeText(text) : Promise.reject(new Error("no clipboard"));
}

/**
 * @param {string} text
 * @returns {boolean} whether the old copy command worked
 */
function command(text) {
  const active = document.activeElement;
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "visually-hidden";
  document.body.append(box);
  box.select();
  let worked = false;
  try {
    worked = document.execCommand("copy");
  } catch {
    // An old browser may throw instead: the keys are still left.
  }
  box.remove();
  if (active instanceof HTMLElement) active.focus();
  return worked;
}

/**
 * @param {string} what
 * @param {string} [from]
 */
function offerKeys(what, from) {
  const id = from ?? (what === "subject" ? "message-subject" : "message-body");
  const box = document.getElementById(id);
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) {
    box.focus();
    box.select();
  }
  const touch = matchMedia("(pointer: coarse)").matches;
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  announce(say(touch ? "select-touch" : "select-keys", { keys: say(mac ? "keys-mac" : "keys-other") }));
}

/**
 * Show on the button, and announce, that it worked.
 *
 * @param {HTMLElement} button
 * @param {string} said
 */
export function confirm(button, said) {
  announce(said);
  if (button.dataset.label !== undefined) return;
  button.dataset.label = button.textContent ?? "";
  button.textContent = say("copied-button");
  button.classList.add("button--done");
  setTimeout(() => {
    button.textContent = button.dataset.label ?? "";
    button.classList.remove("button--done");
    delete button.dataset.label;
  }, CONFIRMED);
}
