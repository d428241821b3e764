/** The situation that answers lead to, and the ready-made message for it. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { readyMadeReply } from "../../../../builder/web/builder/model/ready-made.js";
import { effectiveSituation, reconcileAnswers } from "../../../../builder/web/builder/model/situation.js";
import { FIRST_PAINT } from "../first-paint.js";

test("an unanswered form has the situation that the page opens with", () => {
  assert.equal(effectiveSituation(FIRST_PAINT, {}), "missed");
  assert.equal(effectiveSituation(FIRST_PAINT, { situation: "" }), "missed");
  assert.equal(effectiveSituation(FIRST_PAINT, { situation: "late" }), "late");
});

test("an answer to a question sets the situation it leads to", () => {
  assert.deepEqual(reconcileAnswers(FIRST_PAINT, { when: "before" }, "when"), { situation: "late" });
});

test("where all answers together have no entry, that of the last ones counts", () => {
  const data = { ...FIRST_PAINT, situation_by_answers: { voicemail: "voicemail", "before|voicemail": "late" } };
  const lead = (/** @type {string} */ when) => reconcileAnswers(data, { when, contact: "voicemail" }, "contact");
  assert.deepEqual([lead("today"), lead("before")], [{ situation: "voicemail" }, { situation: "late" }]);
});

test("answers that lead to no situation leave the chosen one", () => {
  assert.deepEqual(reconcileAnswers(FIRST_PAINT, { when: "today", situation: "late" }, "when"), {});
});

test("choosing a situation clears the questions and sets the answers it implies", () => {
  const answers = { when: "before", contact: "", situation: "voicemail" };
  assert.deepEqual(reconcileAnswers(FIRST_PAINT, answers, "situation"), { when: "", contact: "voicemail" });
});

test("choosing a situation that implies nothing clears the questions", () => {
  const answers = { when: "before", situation: "refused" };
  assert.deepEqual(reconcileAnswers(FIRST_PAINT, answers, "situation"), { when: "", contact: "" });
});

test("choosing the situation that the answers lead to changes nothing", () => {
  assert.deepEqual(reconcileAnswers(FIRST_PAINT, { when: "before", situation: "late" }, "situation"), {});
});

test("other fields have no say in the situation", () => {
  assert.deepEqual(reconcileAnswers(FIRST_PAINT, { when: "before", your_name: "Sam" }, "your_name"), {});
});

test("the ready-made message is chosen by situation, cause and locale", () => {
  const bodies = [
    readyMadeReply(FIRST_PAINT, {}),
    readyMadeReply(FIRST_PAINT, { locale: "en-US" }),
    readyMadeReply(FIRST_PAINT, { cause: "overslept", locale: "en-GB" }),
    readyMadeReply(FIRST_PAINT, { situation: "late", cause: "traffic" }),
  ].map(({ body }) => body);
  assert.deepEqual(bodies, ["missed", "missed, US", "overslept", "late"]);
});

test("a locale without a message of its own gets the first one", () => {
  assert.equal(readyMadeReply(FIRST_PAINT, { cause: "overslept", locale: "en-US" }).body, "overslept");
});

test("the ready-made reply says what the situation is about, and has a mail link", () => {
  const reply = readyMadeReply(FIRST_PAINT, { situation: "late" });
  assert.deepEqual([reply.why, reply.first_step, reply.situation, reply.form], ["Soon", "Call now", "late", "email"]);
  assert.equal(reply.links.mailto?.url, "mailto:?subject=S&body=late");
  assert.equal(reply.characters, 4);
});

test("a situation without a ready-made message is an error", () => {
  assert.throws(() => readyMadeReply(FIRST_PAINT, { situation: "refused" }), /no ready-made message for refused/);
  assert.throws(() => readyMadeReply(FIRST_PAINT, { situation: "nowhere" }), /no ready-made message for nowhere/);
});
