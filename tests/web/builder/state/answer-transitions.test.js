/** Transitions of the answers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { applyTyping, createHistory } from "../../../../builder/web/builder/model/edit-history.js";
import { currentText, fieldNotes, requestAnswers } from "../../../../builder/web/builder/state/selectors.js";
import {
  applyChoices,
  changeAnswers,
  keepLetter,
  leaveField,
  replaceAnswers,
} from "../../../../builder/web/builder/state/answer-transitions.js";
import { editText, openCustomText } from "../../../../builder/web/builder/state/message-transitions.js";
import { FIRST_PAINT } from "../first-paint.js";
import { apply, openState, reply, text } from "../support.js";

test("an answer to a question brings the situation along", () => {
  const state = apply(openState(), changeAnswers(FIRST_PAINT, { when: "before" }, { field: "when" }));
  assert.deepEqual(state.answers, { when: "before", situation: "late" });
  assert.deepEqual([state.dirty, state.lastChange.field, state.touched], [true, "when", ["when"]]);
});

test("every change is a new object, even of one field", () => {
  const change = changeAnswers(FIRST_PAINT, { your_name: "S" }, { field: "your_name" });
  const state = apply(openState(), change);
  assert.notEqual(apply(state, change).lastChange, state.lastChange);
});

test("a field that is typed into isn't touched until it's left", () => {
  const typing = apply(
    openState(),
    changeAnswers(FIRST_PAINT, { your_name: "S" }, { field: "your_name", isTyping: true }),
  );
  assert.deepEqual([typing.touched, typing.activeField], [[], "your_name"]);
  const left = apply(typing, leaveField("your_name", ["your_name"]));
  assert.deepEqual([left.touched, left.activeField], [["your_name"], ""]);
});

test("leaving a field that isn't the active one keeps the active one", () => {
  const state = apply(
    openState(),
    changeAnswers(FIRST_PAINT, {}, { field: "your_name", isTyping: true }),
    leaveField("client", []),
  );
  assert.equal(state.activeField, "your_name");
});

test("fields that belong together are touched together", () => {
  const change = { field: "slot1_date", together: ["slot1_date", "slot1_start"] };
  assert.deepEqual(apply(openState(), changeAnswers(FIRST_PAINT, {}, change)).touched, ["slot1_date", "slot1_start"]);
});

test("choosing a channel leaves a text of one's own", () => {
  const custom = apply(openState(), openCustomText);
  assert.equal(apply(custom, changeAnswers(FIRST_PAINT, { form: "text" }, { field: "form" })).channel, "email");
  assert.equal(apply(custom, changeAnswers(FIRST_PAINT, {}, { field: "your_name" })).channel, "own");
});

test("choosing a channel shows the text that it has, without waiting for Python", () => {
  const written = { ...openState(), texts: { ...openState().texts, text: createHistory(text("short")) } };
  const state = apply(written, changeAnswers(FIRST_PAINT, { form: "text" }, { field: "form" }));
  assert.deepEqual([state.channel, currentText(state)], ["text", text("short")]);
  assert.equal(apply(written, changeAnswers(FIRST_PAINT, { form: "call" }, { field: "form" })).channel, "email");
});

test("choices from the address leave the other answers alone", () => {
  const state = apply(openState(), applyChoices(FIRST_PAINT, { situation: "voicemail", cause: "traffic" }));
  assert.deepEqual(state.answers, {
    form: "email",
    locale: "en-GB",
    when: "",
    contact: "voicemail",
    situation: "voicemail",
    cause: "traffic",
  });
  assert.deepEqual([state.dirty, state.touched], [true, ["situation", "cause"]]);
});

test("a share link replaces all answers, by what the form can hold", () => {
  const state = apply(openState(), replaceAnswers(FIRST_PAINT, { cause: "overslept", situation: "<b>", evil: "x" }));
  assert.deepEqual(state.answers, { cause: "overslept" });
  assert.deepEqual(state.touched, ["cause"]);
});

test("Python is asked about the answers that count, and a situation in any case", () => {
  const state = { ...openState(), answers: { cause: "traffic", candour: "plain", your_name: "" } };
  assert.deepEqual(requestAnswers(FIRST_PAINT, state), { cause: "traffic", situation: "missed" });
});

test("only touched fields have notes, and an error goes before a warning", () => {
  const state = {
    ...openState(),
    touched: ["a", "b", "c", "d"],
    reply: reply("", { errors: { a: "Wrong", x: "Wrong" }, warnings: { a: "Sure?", b: "Sure?", y: "Sure?" } }),
  };
  assert.deepEqual(
    [...fieldNotes(state, new Set())],
    [
      ["a", { kind: "error", text: "Wrong" }],
      ["b", { kind: "warning", text: "Sure?" }],
    ],
  );
});

test("the active field keeps its note but gets no new one", () => {
  const state = { ...openState(), touched: ["a"], activeField: "a", reply: reply("", { errors: { a: "Wrong" } }) };
  assert.equal(fieldNotes(state, new Set()).size, 0);
  assert.equal(fieldNotes(state, new Set(["a"])).size, 1);
});

/**
 * @param {import("../../../../builder/web/builder/state/state.js").State} state
 * @param {Record<string, string>} choice
 */
function tap(state, choice) {
  const [field = ""] = Object.keys(choice);
  return apply(state, changeAnswers(FIRST_PAINT, { ...state.answers, ...choice }, { field }));
}

const edit = editText((history) => applyTyping(history, text("mine")));

test("whoever answers for the first time isn't told which letter it becomes", () => {
  const late = tap(openState(), { when: "before" });
  assert.deepEqual([late.answers.situation, late.letterChange], ["late", null]);
  assert.equal(tap(late, { contact: "none" }).letterChange, null);
});

test("what arrow keys pass over is one change with what they end on", () => {
  const data = { ...FIRST_PAINT, situation_by_answers: { "before|": "late", "today|": "missed", "hour|": "refused" } };
  /** @type {(state: import("../../../../builder/web/builder/state/state.js").State, when: string) => typeof state} */
  const choose = (state, when) => apply(state, changeAnswers(data, { ...state.answers, when }, { field: "when" }));
  const first = choose(choose(openState(), "before"), "today");
  assert.deepEqual([first.answers.situation, first.letterChange], ["missed", null]);
  const again = choose(choose(tap(first, { your_name: "S" }), "before"), "hour");
  assert.deepEqual([again.answers.situation, again.letterChange?.before.when], ["refused", "today"]);
});

test("another answer, or one after an edit, tells which letter it was, and can be taken back", () => {
  const late = tap(openState(), { when: "before" });
  const changed = tap(tap(late, { contact: "none" }), { when: "today" });
  assert.deepEqual([changed.answers.situation, changed.letterChange?.field], ["missed", "when"]);
  const kept = apply(changed, keepLetter);
  assert.deepEqual(
    [kept.answers.when, kept.answers.contact, kept.answers.situation, kept.letterChange],
    ["before", "none", "late", null],
  );
  assert.equal(tap(apply(openState(), edit), { when: "before" }).letterChange?.field, "when");
  assert.equal(tap(apply(openState(), openCustomText), { when: "before" }).letterChange, null);
});

test("a letter that a link named is told about, and one that another link changes", () => {
  const named = apply(openState(), applyChoices(FIRST_PAINT, { situation: "voicemail" }));
  assert.deepEqual([named.letterChange, named.answers.contact], [null, "voicemail"]);
  assert.equal(tap(named, { your_name: "Sam" }).letterChange, null);
  const changed = tap(named, { contact: "" });
  assert.equal(changed.letterChange, null, "it's the same letter still");
  const again = apply(named, applyChoices(FIRST_PAINT, { situation: "late" }));
  assert.deepEqual([again.letterChange?.field, again.letterChange?.before.situation], ["", "voicemail"]);
  assert.equal(tap(again, { your_name: "Sam" }).letterChange, null, "the next answer ends it");
});

test("nothing is kept where nothing has changed", () => {
  const state = openState();
  assert.deepEqual(apply(state, keepLetter).answers, state.answers);
});
