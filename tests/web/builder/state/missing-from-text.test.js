/** What a text lacks of the answers, which is said when it's copied. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { acceptSuggestion, applyTyping } from "../../../../builder/web/builder/model/edit-history.js";
import { changeAnswers } from "../../../../builder/web/builder/state/answer-transitions.js";
import {
  applyReply,
  closeCustomText,
  editText,
  openCustomText,
} from "../../../../builder/web/builder/state/message-transitions.js";
import { draftOf, missingFromText, unwrittenFields } from "../../../../builder/web/builder/state/selectors.js";
import { restoreDraft, setPython } from "../../../../builder/web/builder/state/session-transitions.js";
import { FIRST_PAINT } from "../first-paint.js";
import { apply, openState, reply, text } from "../support.js";

/** @typedef {import("../../../../builder/web/builder/state/state.js").State} State */

/**
 * @param {string} name
 * @param {string} value
 * @returns {(state: State) => State}
 */
const answer = (name, value) => (state) =>
  changeAnswers(FIRST_PAINT, { ...state.answers, [name]: value }, { field: name })(state);

/** @param {string} body */
const typing = (body) => editText((history) => applyTyping(history, text(body)));

/** @param {State} state @returns {[string, string[]]} */
const missing = (state) => [missingFromText(FIRST_PAINT, state), unwrittenFields(FIRST_PAINT, state)];

const NOTHING = ["", []];

test("a typed answer is missing until Python writes it", () => {
  const typed = apply(openState(), answer("your_name", "Sam Taylor"));
  assert.deepEqual(missing(openState()), NOTHING);
  assert.deepEqual(missing(typed), ["starting", ["your_name"]]);
  const failed = apply(typed, setPython({ state: "failed", stage: "" }));
  assert.equal(missingFromText(FIRST_PAINT, failed), "failed");
  assert.deepEqual(missing(apply(typed, applyReply(reply("Sam Taylor"), "python", "your_name"))), NOTHING);
});

test("a reply to earlier answers leaves the later one missing", () => {
  const first = apply(openState(), answer("first_sent", "2026-11-24"));
  const second = apply(first, answer("your_name", "Sam"));
  const replied = apply(second, applyReply(reply("24 November"), "python", "first_sent", first.answers));
  assert.deepEqual(missing(replied), ["starting", ["your_name"]]);
});

test("an answer that was taken back isn't missing", () => {
  const state = apply(openState(), answer("your_name", "Sam"), answer("your_name", ""));
  assert.deepEqual(missing(state), NOTHING);
});

test("what the visitor has typed into the text by hand isn't missing, whole words only", () => {
  const state = apply(openState(), answer("your_name", "Sam  Taylor"), typing("Regards,\nSam Taylor."));
  assert.deepEqual(missing(state), NOTHING);
  assert.deepEqual(unwrittenFields(FIRST_PAINT, apply(state, typing("Sam Taylors"))), ["your_name"]);
});

test("each channel's text has what it was written from", () => {
  const state = apply(
    openState(),
    applyReply(reply("1"), "python", ""),
    answer("form", "text"),
    applyReply(reply("2", { form: "text" }), "python", "form"),
    answer("your_name", "Sam"),
    applyReply(reply("Sam", { form: "text" }), "python", "your_name"),
  );
  assert.deepEqual(missing(state), NOTHING);
  assert.deepEqual(missing(apply(state, answer("form", "email"))), ["starting", ["your_name"]]);
});

test("a reply that came while a text of one's own was in sight is in no text", () => {
  const own = apply(openState(), openCustomText, answer("your_name", "Sam"));
  assert.equal(missingFromText(FIRST_PAINT, own), "");
  const back = apply(own, applyReply(reply("Sam"), "python", "your_name"), closeCustomText);
  assert.deepEqual(missing(back), ["starting", ["your_name"]]);
});

test("an email that stands in for another channel lacks it", () => {
  const state = apply(openState(), answer("form", "text"));
  assert.deepEqual(missing(state), ["starting", ["form"]]);
});

test("a ready-made text lacks the names of the one that it replaces", () => {
  const state = apply(
    openState(),
    answer("your_name", "Sam"),
    applyReply(reply("Sam"), "python", "your_name"),
    answer("when", "before"),
    applyReply(reply("late"), "ready-made", "when"),
  );
  assert.deepEqual(missing(state), ["starting", ["your_name"]]);
});

test("a draft remembers what its texts lack, and what waits behind an edit", () => {
  /** @param {State} state */
  const restored = (state) => apply(openState(), restoreDraft(FIRST_PAINT, draftOf(state)));
  const written = apply(openState(), answer("your_name", "Sam"), applyReply(reply("S."), "python", "your_name"));
  assert.deepEqual(missing(restored(written)), NOTHING);
  assert.deepEqual(missing(restored(apply(written, answer("your_name", "Zoë")))), ["starting", ["your_name"]]);
  const suggested = apply(written, typing("mine"), applyReply(reply("new"), "python", "role"));
  assert.equal(missingFromText(FIRST_PAINT, restored(suggested)), "edited");
  assert.deepEqual(missing(apply(restored(suggested), editText(acceptSuggestion))), NOTHING);
});

test("a draft of an earlier version doesn't say what it lacks", () => {
  const { sourceAnswers, ...draft } = draftOf(apply(openState(), answer("your_name", "Sam")));
  assert.deepEqual(Object.keys(sourceAnswers ?? {}), ["email"]);
  assert.deepEqual(missing(apply(openState(), restoreDraft(FIRST_PAINT, draft))), NOTHING);
});
