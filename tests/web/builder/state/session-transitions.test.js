/** Transitions of the page as a whole: drafts, erasing, persistence. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { applyTyping } from "../../../../builder/web/builder/model/edit-history.js";
import { currentText, draftOf, isUserText } from "../../../../builder/web/builder/state/selectors.js";
import { changeAnswers } from "../../../../builder/web/builder/state/answer-transitions.js";
import { editText, openCustomText } from "../../../../builder/web/builder/state/message-transitions.js";
import {
  erase,
  restoreDraft,
  setPersist,
  setPython,
  undoErase,
} from "../../../../builder/web/builder/state/session-transitions.js";
import { FIRST_PAINT } from "../first-paint.js";
import { apply, openState, text } from "../support.js";

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

test("a draft is untrusted", () => {
  const draft = { answers: JSON.parse('{"__proto__": "x", "cause": "aliens"}'), editions: {}, dismissed: [] };
  assert.deepEqual(apply(openState(), restoreDraft(FIRST_PAINT, draft)).answers, {});
});

test("dismissals under former rule ids count under the present ones", () => {
  const draft = { answers: {}, editions: {}, dismissed: ["R6:flu"] };
  assert.deepEqual(apply(openState(), restoreDraft(FIRST_PAINT, draft)).dismissed, ["health-details:flu"]);
});

test("erasing leaves nothing but Python, and nothing to save", () => {
  const used = apply(openState(), setPython(READY), setPersist(true), typing("mine"), openCustomText);
  const { lastChange, python, ...rest } = apply(used, erase(openState()));
  const { lastChange: _lastChange, python: _python, ...open } = openState();
  assert.deepEqual(rest, open);
  assert.deepEqual([python, rest.dirty, rest.persist], [READY, false, false]);
  assert.notEqual(lastChange, used.lastChange);
});

test("undoing it brings everything back, except the Python that is gone", () => {
  const used = apply(openState(), setPython(READY), setPersist(true), typing("mine"));
  const starting = /** @type {const} */ ({ state: "starting", stage: "download" });
  const restored = apply(used, erase(openState()), setPython(starting), undoErase(used));
  assert.deepEqual(restored, { ...used, python: starting });
  assert.notEqual(restored.lastChange, used.lastChange);
});

test("persisting is a choice worth saving, ending it isn't", () => {
  assert.equal(apply(openState(), setPersist(true)).dirty, true);
  assert.equal(apply(openState(), setPersist(false)).dirty, false);
});
