/** Which fields apply, which answers count, and which values the form can hold. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { acceptAnswers, applicableAnswers, applies, isAccepted } from "../../../../builder/web/builder/model/fields.js";
import { FIRST_PAINT } from "../first-paint.js";

const { fields } = FIRST_PAINT;

test("a part without conditions always applies", () => {
  assert.equal(applies({}, {}), true);
});

for (const [condition, field] of /** @type {const} */ ([
  ["situations", "situation"],
  ["causes", "cause"],
  ["recipients", "recipient"],
])) {
  test(`a part applies by its ${condition}`, () => {
    assert.equal(applies({ [condition]: ["x"] }, { [field]: "x" }), true);
    assert.equal(applies({ [condition]: ["x"] }, { [field]: "y" }), false);
    assert.equal(applies({ [condition]: ["x"] }, {}), false);
  });
}

test("every condition must hold", () => {
  const conditions = { situations: ["missed"], causes: ["overslept"] };
  assert.equal(applies(conditions, { situation: "missed", cause: "traffic" }), false);
  assert.equal(applies(conditions, { situation: "late", cause: "overslept" }), false);
  assert.equal(applies(conditions, { situation: "missed", cause: "overslept" }), true);
});

test("answers to fields that don't apply don't count", () => {
  const answers = { cause: "overslept", candour: "plain", your_name: "Sam" };
  assert.deepEqual(applicableAnswers(fields, answers, "missed"), answers);
  assert.deepEqual(applicableAnswers(fields, answers, "late"), { cause: "overslept", your_name: "Sam" });
  assert.deepEqual(applicableAnswers(fields, answers, "refused"), { your_name: "Sam" });
});

test("empty answers and unknown fields don't count", () => {
  assert.deepEqual(applicableAnswers(fields, { your_name: "", keep: "on" }, "missed"), {});
});

test("accepted answers are those that the form's controls can hold", () => {
  const untrusted = JSON.parse(
    '{"__proto__": "x", "evil": "x", "cause": "<script>", "contact": "none", "your_name": "Sam\\r\\nTaylor"}',
  );
  assert.deepEqual(acceptAnswers(fields, untrusted), { contact: "none", your_name: "SamTaylor" });
});

test("only choices of the catalogue are accepted", () => {
  assert.equal(isAccepted(fields, "cause", "traffic"), true);
  assert.equal(isAccepted(fields, "cause", "aliens"), false);
  assert.equal(isAccepted(fields, "cause", ""), false);
  assert.equal(isAccepted(fields, "constructor", "x"), false);
  assert.equal(isAccepted({ broken: { kind: "choice" } }, "broken", "x"), false);
});

test("only days that exist are accepted as dates", () => {
  assert.equal(isAccepted(fields, "first_sent", "2028-02-29"), true);
  for (const value of ["2026-02-30", "2026-13-01", "26-01-01", "2026-1-1", "tomorrow"]) {
    assert.equal(isAccepted(fields, "first_sent", value), false, value);
  }
});

test("only times of a day are accepted as times", () => {
  for (const value of ["00:00", "09:30", "23:59"]) assert.equal(isAccepted(fields, "new_time", value), true, value);
  for (const value of ["24:00", "9:30", "12:60"]) assert.equal(isAccepted(fields, "new_time", value), false, value);
});

test("only zones that the browser knows are accepted", () => {
  assert.equal(isAccepted(fields, "your_zone", "Europe/London"), true);
  assert.equal(isAccepted(fields, "your_zone", "Middle/Earth"), false);
});
