/** Undo history: generated texts, edits, suggestions. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  MAX_SAVED_CHARS,
  MAX_SAVED_STEPS,
  MAX_UNDO_STEPS,
  acceptSuggestion,
  applyEdit,
  applyGenerated,
  applyTyping,
  createHistory,
  dismissSuggestion,
  isEdited,
  redo,
  restoreSteps,
  savedSteps,
  textEquals,
  undo,
} from "../../../../builder/web/builder/model/edit-history.js";

/** @param {string} body */
const text = (body) => ({ subject: "S", body });

const edited = applyTyping(createHistory(text("generated")), text("edited"));

test("subject and body both count when texts are compared", () => {
  assert.equal(textEquals(text("a"), text("a")), true);
  assert.equal(textEquals(text("a"), text("b")), false);
  assert.equal(textEquals(text("a"), { subject: "T", body: "a" }), false);
});

test("a draft has room for the steps that undo and redo reach first", () => {
  const past = Array.from({ length: 30 }, (_, number) => text(`past ${number}`));
  const future = Array.from({ length: 30 }, (_, number) => text(`future ${number}`));
  const saved = savedSteps({ past, future });
  assert.deepEqual(saved, { past: past.slice(-MAX_SAVED_STEPS), future: future.slice(-MAX_SAVED_STEPS) });
  const long = text("x".repeat(MAX_SAVED_CHARS / 2));
  assert.deepEqual(savedSteps({ past: [text("old"), long, text("new")], future: [] }).past.length, 3);
  assert.deepEqual(savedSteps({ past: [long, long, text("new")], future: [] }).past, [long, text("new")]);
  assert.deepEqual(savedSteps({ past: [text("x".repeat(MAX_SAVED_CHARS + 1))], future: [] }).past, []);
});

test("saved steps are put back, as many as there may be", () => {
  const steps = { past: Array.from({ length: MAX_UNDO_STEPS + 1 }, () => text("past")), future: [text("next")] };
  const history = restoreSteps(createHistory(text("now")), steps);
  assert.equal(history.past.length, MAX_UNDO_STEPS);
  assert.deepEqual([undo(history).current, redo(history).current], [text("past"), text("next")]);
});

test("a new history has nothing to undo and no edit", () => {
  const history = createHistory(text("generated"));
  assert.equal(isEdited(history), false);
  assert.equal(undo(history), history);
  assert.equal(redo(history), history);
});

test("an unedited text is replaced by the next generated one", () => {
  const history = applyGenerated(createHistory(text("old")), text("new"), "role");
  assert.deepEqual(history.current, text("new"));
  assert.equal(isEdited(history), false);
  assert.deepEqual(undo(history).current, text("old"));
});

test("typing in one field is undone in one step", () => {
  let history = createHistory(text("0"));
  for (const body of ["1", "2", "3"]) history = applyGenerated(history, text(body), "role");
  assert.deepEqual(history.past, [text("0")]);
  history = applyGenerated(history, text("4"), "company");
  assert.deepEqual(history.past, [text("0"), text("3")]);
});

test("a generated text never overwrites an edit", () => {
  const history = applyGenerated(edited, text("newer"), "role");
  assert.deepEqual(history.current, text("edited"));
  assert.deepEqual(history.suggestion, text("newer"));
});

test("the suggestion goes when the answers lead back to the old text", () => {
  const history = applyGenerated(applyGenerated(edited, text("newer"), "role"), text("generated"), "role");
  assert.equal(history.suggestion, null);
  assert.deepEqual(history.current, text("edited"));
});

test("a generated text equal to the edit is taken without a suggestion", () => {
  const history = applyGenerated(edited, text("edited"), "role");
  assert.equal(history.suggestion, null);
  assert.equal(isEdited(history), false);
});

test("accepting a suggestion can be undone and redone", () => {
  const accepted = acceptSuggestion(applyGenerated(edited, text("newer"), "role"));
  assert.deepEqual([accepted.current, accepted.suggestion], [text("newer"), null]);
  assert.equal(isEdited(accepted), false);
  const undone = undo(accepted);
  assert.deepEqual(undone.current, text("edited"));
  assert.deepEqual(redo(undone).current, text("newer"));
});

test("without a suggestion there's nothing to accept", () => {
  assert.equal(acceptSuggestion(edited), edited);
});

test("a dismissed suggestion isn't offered again", () => {
  const dismissed = dismissSuggestion(applyGenerated(edited, text("newer"), "role"));
  assert.deepEqual([dismissed.current, dismissed.suggestion], [text("edited"), null]);
  assert.equal(applyGenerated(dismissed, text("newer"), "role").suggestion, null);
  assert.deepEqual(applyGenerated(dismissed, text("newest"), "role").suggestion, text("newest"));
});

test("dismissing nothing leaves the edit an edit", () => {
  assert.equal(isEdited(dismissSuggestion(edited)), true);
});

test("an edit at the visitor's request clears what could be redone", () => {
  const undone = undo(applyEdit(createHistory(text("0")), text("1")));
  assert.equal(undone.future.length, 1);
  const history = applyEdit(undone, text("2"));
  assert.equal(history.future.length, 0);
  assert.deepEqual(undo(history).current, text("0"));
});

test("typing adds no undo step and ends the run of one field", () => {
  const typed = applyTyping(applyGenerated(createHistory(text("0")), text("1"), "role"), text("typed"));
  assert.equal(typed.past.length, 1);
  assert.equal(typed.changeKey, "");
});

test("undo keeps a bounded number of steps", () => {
  let history = createHistory(text("0"));
  for (let step = 1; step <= MAX_UNDO_STEPS + 5; step++) history = applyEdit(history, text(String(step)));
  assert.equal(history.past.length, MAX_UNDO_STEPS);
  assert.deepEqual(history.past[0], text("5"));
});

test("a history is never changed in place", () => {
  const history = createHistory(text("0"));
  Object.freeze(history);
  Object.freeze(history.past);
  Object.freeze(history.future);
  assert.deepEqual(undo(applyEdit(history, text("1"))).current, text("0"));
});
