/** The message on the page: what it is, the text in its boxes, what would make it better. */

import { all, element, make, setText, show } from "../../shared/dom.js";
import {
  acceptSuggestion,
  applyEdit,
  applyGenerated,
  applyTyping,
  createHistory,
  dismissSuggestion,
  isEdited,
  redo,
  undo,
} from "../model/edit-history.js";
import { announce, announceLater } from "./status-line.js";
import { say } from "../../shared/strings.js";

/**
 * @typedef {import("../model/edit-history.js").Text} Text
 * @typedef {import("../model/edit-history.js").EditHistory} EditHistory
 * @typedef {import("../../contract.js").MessageResponse} MessageResponse
 * @typedef {import("../../contract.js").TextReport} TextReport
 */

const OWN = "own";
const PAUSE = 1500;

const subject = element("message-subject", HTMLInputElement);
const body = element("message-body", HTMLTextAreaElement);
const grows = CSS.supports("field-sizing", "content");

/** Form of the message -> its text; one that the visitor brought stands under "own". @type {Map<string, EditHistory>} */
const editions = new Map();
let current = "email";

editions.set(current, createHistory(shown()));

/** @returns {Text} what stands in the boxes */
export function shown() {
  return { subject: subject.value, body: body.value };
}

/** @returns {EditHistory} the text in sight */
function edition() {
  const found = editions.get(current) ?? createHistory({ subject: "", body: "" });
  editions.set(current, found);
  return found;
}

/** @returns {boolean} whether the text is no longer, or never was, the builder's own */
export function isOwn() {
  return current === OWN || isEdited(edition());
}

/**
 * Show what the answers give. An edited text stays in the boxes, and the new one is offered.
 *
 * @param {MessageResponse} reply
 * @param {string} source - the field whose answer changed
 */
export function showReply(reply, source) {
  showAbout(reply);
  if (current === OWN) return;
  const built = { subject: reply.subject, body: reply.body };
  const switched = current !== reply.form;
  current = reply.form;
  const known = editions.get(current);
  editions.set(current, known ? applyGenerated(known, built, switched ? "" : source) : createHistory(built));
  draw();
}

/** @param {MessageResponse} reply */
function showAbout(reply) {
  setText(element("message-why", HTMLElement), reply.why);
  const step = element("first-step", HTMLElement);
  setText(step, reply.first_step);
  if (step.parentElement) show(step.parentElement, Boolean(reply.first_step) && current !== OWN);
  const reasons = [];
  for (const radio of /** @type {HTMLInputElement[]} */ (all("#f-form input"))) {
    const reason = reply.forms[radio.value] ?? "";
    radio.disabled = Boolean(reason);
    radio.checked = radio.value === reply.form && current !== OWN;
    const name = radio.parentElement?.textContent?.trim() ?? "";
    if (reason) reasons.push(make("li", {}, make("strong", {}, name), ` ${reason}`));
  }
  element("not-offered-reasons", HTMLElement).replaceChildren(...reasons);
  show(element("not-offered", HTMLElement), reasons.length > 0);
  const missing = element("missing-list", HTMLElement);
  const wanted = reply.missing.map(({ field, say: name }) =>
    make("li", {}, make("a", { href: `#f-${field}`, "data-go": field }, name)),
  );
  if (missing.textContent !== wanted.map((item) => item.textContent).join("")) missing.replaceChildren(...wanted);
  show(element("missing", HTMLElement), wanted.length > 0 && current !== OWN);
}

/**
 * Show how long the text is, where that matters.
 *
 * @param {Pick<TextReport, "speaking_seconds" | "sms_length" | "characters" | "subject">} reply
 */
export function showCounts({ speaking_seconds: seconds, sms_length: sms, characters, subject: about }) {
  const parts = [];
  if (!seconds && !sms && !about) parts.push(say("characters", { count: characters }));
  if (seconds) parts.push(say("seconds", { count: seconds }));
  if (sms) {
    const { messages, units } = sms;
    parts.push(
      say(messages === 1 ? "segments-one" : "segments-many", { count: messages }),
      say("characters", { count: units }),
    );
  }
  setText(element("message-counts", HTMLElement), parts.join(" · "));
}

/** Put the text in sight into the boxes. */
function draw() {
  const { current: text, suggestion: offered, past, future } = edition();
  const changed = subject.value !== text.subject || body.value !== text.body;
  if (subject.value !== text.subject) subject.value = text.subject;
  if (body.value !== text.body) body.value = text.body;
  show(element("subject-row", HTMLElement), Boolean(text.subject) || current === "email" || current === OWN);
  show(element("edited", HTMLElement), offered !== null);
  show(element("own-hint", HTMLElement), current === OWN);
  show(element("own", HTMLElement), current !== OWN);
  element("undo", HTMLButtonElement).disabled = past.length === 0;
  element("redo", HTMLButtonElement).disabled = future.length === 0;
  grow();
  if (changed) announceLater(say("updated"), PAUSE);
}

/** @param {string} form - chosen as if its radio button had been tapped */
function chooseForm(form) {
  const radio = /** @type {HTMLInputElement[]} */ (all("#f-form input")).find(({ value }) => value === form);
  if (!radio || radio.disabled) return;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Let the box be as high as its text, in browsers that cannot do it by themselves. */
function grow() {
  if (grows) return;
  body.style.height = "auto";
  body.style.height = `${body.scrollHeight + 2}px`;
}

/**
 * Replace the words of a finding by its repair.
 *
 * @param {Text} text
 */
export function repairTo(text) {
  editions.set(current, applyEdit(edition(), text));
  draw();
}

/**
 * Select words in the text.
 *
 * @param {"subject" | "body"} where
 * @param {number} start
 * @param {number} end
 */
export function select(where, start, end) {
  const box = where === "subject" ? subject : body;
  box.focus();
  box.setSelectionRange(start, end);
}

/** @returns {Record<string, {built: Text, text: Text}>} what a draft keeps */
export function savedEditions() {
  return Object.fromEntries(
    [...editions].map(([form, { generated, current: text }]) => [form, { built: generated, text }]),
  );
}

/**
 * Take a draft's texts back.
 *
 * @param {Record<string, {built: Text, text: Text}>} saved
 */
export function restoreEditions(saved) {
  editions.clear();
  for (const [form, { built, text }] of Object.entries(saved))
    editions.set(form, { ...createHistory(built), current: text });
  current = editions.has(OWN) ? OWN : current;
  draw();
}

/**
 * Call back when the text has changed by the visitor's hand, or by a tap of theirs.
 *
 * @param {(answersToo: boolean) => void} changed - `answersToo`: the builder's text must be asked for again
 */
export function onText(changed) {
  for (const box of [subject, body]) {
    box.addEventListener("input", () => {
      editions.set(current, applyTyping(edition(), shown()));
      grow();
      changed(false);
    });
  }
  /** @type {[string, (history: EditHistory) => EditHistory, string][]} */
  const taps = [
    ["use-new", acceptSuggestion, "used-new"],
    ["keep-mine", dismissSuggestion, "kept"],
    ["undo", undo, "undone"],
    ["redo", redo, "redone"],
  ];
  for (const [id, act, said] of taps) {
    element(id, HTMLButtonElement).addEventListener("click", () => {
      editions.set(current, act(edition()));
      draw();
      announce(say(said));
      changed(false);
    });
  }
  for (const button of all("[data-form]"))
    button.addEventListener("click", () => chooseForm(button.dataset.form ?? ""));
  for (const radio of all("#f-form input"))
    radio.addEventListener("input", () => current === OWN && (current = "email"));
  element("own", HTMLButtonElement).addEventListener("click", () => {
    current = OWN;
    draw();
    body.focus();
    changed(true);
  });
  element("own-back", HTMLButtonElement).addEventListener("click", () => {
    editions.delete(OWN);
    current = "email";
    draw();
    body.focus();
    changed(true);
  });
}
