/** Transitions of the page as a whole: drafts, erasing, persistence. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { acceptSuggestion, applyTyping, redo, undo } from "../../../../builder/web/builder/model/edit-history.js";
import { currentText, draftOf, isAtRisk, isUserText } from "../../../../builder/web/builder/state/selectors.js";
import { changeAnswers } from "../../../../builder/web/builder/state/answer-transitions.js";
import {
  applyReply,
  closeCustomText,
  editText,
  openCustomText,
} from "../../../../builder/web/builder/state/message-transitions.js";
import { readyMadeReply } from "../../../../builder/web/builder/model/ready-made.js";
import {
  applyEarlyInput,
  erase,
  restoreDraft,
  setPersist,
  setPython,
  setSaved,
  undoErase,
} from "../../../../builder/web/builder/state/session-transitions.js";
import { FIRST_PAINT } from "../first-paint.js";
import { apply, openState, reply, text } from "../support.js";

const READY = /** @type {const} */ ({ state: "ready", stage: "" });

/** @param {string} body */
const typing = (body) => editText((history) => applyTyping(history, text(body)));

test("a draft brings answers, edits and dismissals back", () => {
  const state = apply(
    { ...openState(), dismissed: ["plain-words:x"] },
    changeAnswers(FIRST_PAINT, { form: "email", cause: "overslept", your_name: "" }, { field: "cause" }),
    typing("mine"),
  );
  const draft = draftOf(state);
  assert.deepEqual(draft, {
    answers: { form: "email", cause: "overslept" },
    editions: { email: { built: text("missed"), text: text("mine") } },
    dismissed: ["plain-words:x"],
    channel: "email",
    sourceAnswers: { email: { form: "email", locale: "en-GB" } },
  });
  const restored = apply(openState(), restoreDraft(FIRST_PAINT, draft));
  assert.deepEqual(draftOf(restored), draft);
  assert.deepEqual([isUserText(restored), restored.dirty, restored.touched], [true, true, ["form", "cause"]]);
});

test("a draft with a text of one's own opens with it", () => {
  const draft = draftOf(apply(openState(), openCustomText, typing("my own")));
  const restored = apply(openState(), restoreDraft(FIRST_PAINT, draft));
  assert.deepEqual([restored.channel, currentText(restored)], ["own", text("my own")]);
});

test("a draft opens in the channel that it was left in, and keeps the texts of all", () => {
  const own = apply(openState(), openCustomText, typing("my own"), closeCustomText);
  const written = apply(own, applyReply(reply("short", { form: "text" }), "python", "form"), typing("mine"));
  const restored = apply(openState(), restoreDraft(FIRST_PAINT, draftOf(written)));
  assert.deepEqual([restored.channel, currentText(restored)], ["text", text("mine")]);
  assert.deepEqual(currentText(apply(restored, openCustomText)), text("my own"));
  // Without Python, too: the ready-made message is an email.
  const readyMade = apply(restored, applyReply(reply("missed"), "ready-made", ""));
  assert.deepEqual([readyMade.channel, currentText(readyMade)], ["text", text("mine")]);
});

test("a draft of an earlier version opens with the text of one's own, and the ready-made text waits for a change", () => {
  const edition = { built: text("from Python"), text: text("from Python") };
  const draft = { answers: { cause: "overslept" }, editions: { email: edition }, dismissed: [] };
  const restored = apply(openState(), restoreDraft(FIRST_PAINT, draft));
  assert.deepEqual([restored.channel, currentText(restored)], ["email", text("from Python")]);
  const readyMade = apply(restored, applyReply(readyMadeReply(FIRST_PAINT, restored.answers), "ready-made", ""));
  assert.deepEqual(currentText(readyMade), text("from Python"));
  const own = apply(restored, restoreDraft(FIRST_PAINT, { ...draft, editions: { own: edition } }));
  assert.equal(own.channel, "own");
});

test("undo and redo survive", () => {
  const suggested = apply(openState(), typing("mine"), applyReply(reply("new"), "python", "role"));
  const used = apply(suggested, editText(acceptSuggestion));
  const restored = apply(openState(), restoreDraft(FIRST_PAINT, draftOf(used)));
  const undone = apply(restored, editText(undo));
  assert.deepEqual([currentText(restored), currentText(undone)], [text("new"), text("mine")]);
  const again = apply(openState(), restoreDraft(FIRST_PAINT, draftOf(undone)), editText(redo));
  assert.deepEqual(currentText(again), text("new"));
});

test("what was typed before the script ran is an edit, newer than the draft", () => {
  const draft = draftOf(apply(openState(), typing("stored"), openCustomText, typing("my own")));
  const early = { answers: { your_name: "Zoë", when: "before" }, text: text("early") };
  const state = apply(openState(), restoreDraft(FIRST_PAINT, draft), applyEarlyInput(FIRST_PAINT, early));
  assert.deepEqual(
    [state.channel, currentText(state), isUserText(state), state.dirty],
    ["email", text("early"), true, true],
  );
  assert.deepEqual([state.answers.your_name, state.answers.when, state.answers.form], ["Zoë", "before", "email"]);
  assert.deepEqual(currentText(apply(state, editText(undo))), text("stored"));
  assert.deepEqual(state.texts.own?.current, text("my own"));
});

test("without early input the draft is as it was", () => {
  const state = openState();
  assert.equal(apply(state, applyEarlyInput(FIRST_PAINT, { answers: {}, text: null })), state);
  assert.equal(apply(state, applyEarlyInput(FIRST_PAINT, { answers: {}, text: text("missed") })), state);
});

test("leaving costs something only while the last save failed", () => {
  const typed = apply(openState(), typing("mine"));
  assert.equal(isAtRisk(typed), false);
  assert.equal(isAtRisk(apply(openState(), setSaved(false))), false);
  assert.equal(isAtRisk(apply(typed, setSaved(false))), true);
  assert.equal(isAtRisk(apply(typed, setSaved(false), setSaved(true))), false);
  assert.equal(isAtRisk(apply(typed, setSaved(false), erase(openState()))), false);
});

test("a draft is untrusted", () => {
  const draft = { answers: JSON.parse('{"__proto__": "x", "cause": "aliens"}'), editions: {}, dismissed: [] };
  assert.deepEqual(apply(openState(), restoreDraft(FIRST_PAINT, draft)).answers, {});
});

test("erasing leaves nothing but Python, and nothing to save", () => {
  const used = apply(openState(), setPython(READY), setPersist(true), typing("mine"), openCustomText);
  const { lastChange, python, ...rest } = apply(used, erase(openState()));
  const { lastChange: _lastChange, python: _python, ...open } = openState();
  assert.deepEqual(rest, { ...open, erasures: 1 });
  assert.deepEqual([python, rest.dirty, rest.persist], [READY, false, false]);
  assert.notEqual(lastChange, used.lastChange);
});

test("undoing it brings everything back, except the Python that is gone", () => {
  const used = apply(openState(), setPython(READY), setPersist(true), typing("mine"));
  const starting = /** @type {const} */ ({ state: "starting", stage: "download" });
  const restored = apply(used, erase(openState()), setPython(starting), undoErase(used));
  assert.deepEqual(restored, { ...used, python: starting, erasures: 1 });
  assert.notEqual(restored.lastChange, used.lastChange);
});

test("persisting is a choice worth saving, ending it isn't", () => {
  assert.equal(apply(openState(), setPersist(true)).dirty, true);
  assert.equal(apply(openState(), setPersist(false)).dirty, false);
});
