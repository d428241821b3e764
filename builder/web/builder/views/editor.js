/** The editor: the message's text, its undo history, and the suggestion that waits behind an edit. */

import { byId, setText, setValue, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { changedSentences } from "../model/changed-sentences.js";
import { acceptSuggestion, applyTyping, dismissSuggestion, redo, textEquals, undo } from "../model/edit-history.js";
import { CUSTOM, DEFAULT_CHANNEL, currentHistory, isUserText } from "../state/selectors.js";
import { closeCustomText, editText, openCustomText } from "../state/message-transitions.js";
import { announce, announceWhenIdle } from "./status-line.js";

/**
 * @typedef {import("../model/edit-history.js").EditHistory} EditHistory
 * @typedef {import("../model/edit-history.js").Text} Text
 */

const ANNOUNCE_AFTER_MS = 1500;
const canAutosize = CSS.supports("field-sizing", "content");

/** @param {import("../state/store.js").Store<import("../state/state.js").State>} store */
export function mountEditor(store) {
  const subject = byId("message-subject", HTMLInputElement);
  const body = byId("message-body", HTMLTextAreaElement);

  for (const box of [subject, body]) {
    box.addEventListener("input", () => {
      store.update(editText((history) => applyTyping(history, { subject: subject.value, body: body.value })));
    });
  }
  // Undo and redo say nothing of their own: the text changes, and that is announced.
  /** @type {[string, (history: EditHistory) => EditHistory, string?][]} */
  const commands = [
    ["use-new", acceptSuggestion, "used-new"],
    ["keep-mine", dismissSuggestion, "kept"],
    ["undo", undo],
    ["redo", redo],
  ];
  for (const [id, change, message] of commands) {
    byId(id, HTMLButtonElement).addEventListener("click", () => {
      store.update(editText(change));
      if (message) announce(t(message));
    });
  }
  byId("own", HTMLButtonElement).addEventListener("click", () => startCustomText(store));
  byId("own-back", HTMLButtonElement).addEventListener("click", () => {
    store.update(closeCustomText);
    body.focus();
  });

  /** @type {Text | null} */
  let announcedSuggestion = null;
  store.watch(
    (state) => [currentHistory(state), state.channel],
    ([{ current, suggestion, past, future }, channel]) => {
      const isNew = subject.value !== current.subject || body.value !== current.body;
      setValue(subject, current.subject);
      setValue(body, current.body);
      setVisible(
        byId("subject-row", HTMLElement),
        current.subject !== "" || [DEFAULT_CHANNEL, CUSTOM].includes(channel),
      );
      // The style sheet leaves a margin for what there is to say about it.
      byId("message", HTMLElement).toggleAttribute("data-own", isUserText(store.get()));
      setVisible(byId("edited", HTMLElement), suggestion !== null);
      // The visitor's own stands below.
      setText(byId("suggested", HTMLElement), changedSentences(current.body, suggestion?.body ?? "").join(" "));
      setVisible(byId("own-hint", HTMLElement), channel === CUSTOM);
      setVisible(byId("own", HTMLElement), channel !== CUSTOM);
      byId("undo", HTMLButtonElement).disabled = past.length === 0;
      byId("redo", HTMLButtonElement).disabled = future.length === 0;
      autosize(body);
      if (isNew) announceWhenIdle(t("updated"), ANNOUNCE_AFTER_MS);
      else if (suggestion && suggestion !== announcedSuggestion)
        announceWhenIdle(byId("edited-say", HTMLElement).textContent ?? "", ANNOUNCE_AFTER_MS);
      announcedSuggestion = suggestion;
    },
  );
}

/**
 * Show the box for a text of the visitor's own, ready to be pasted into, with room below for what the check finds.
 *
 * @param {import("../state/store.js").Store<import("../state/state.js").State>} store
 */
export function startCustomText(store) {
  store.update(openCustomText);
  byId("own-hint", HTMLElement).scrollIntoView();
  byId("message-body", HTMLTextAreaElement).focus({ preventScroll: true });
}

/** @returns {Text} the text that the page came with */
export function readDefaultText() {
  return {
    subject: byId("message-subject", HTMLInputElement).defaultValue,
    body: byId("message-body", HTMLTextAreaElement).defaultValue,
  };
}

/** @returns {Text | null} what the visitor made of it before the script ran; null if nothing */
export function readEarlyText() {
  const text = {
    subject: byId("message-subject", HTMLInputElement).value,
    body: byId("message-body", HTMLTextAreaElement).value,
  };
  return textEquals(text, readDefaultText()) ? null : text;
}

/**
 * Select words in the editor.
 *
 * @param {"subject" | "body"} where
 * @param {number} start
 * @param {number} end
 */
export function selectRange(where, start, end) {
  const box =
    where === "subject" ? byId("message-subject", HTMLInputElement) : byId("message-body", HTMLTextAreaElement);
  box.focus();
  box.setSelectionRange(start, end);
}

/**
 * Make a box as high as its text, in browsers that can't do so themselves.
 *
 * @param {HTMLTextAreaElement} box
 */
function autosize(box) {
  if (canAutosize) return;
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
}
