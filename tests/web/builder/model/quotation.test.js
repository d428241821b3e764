/** The sentence that a field is about. */

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  SAMPLES,
  companions,
  lineBefore,
  otherAnswer,
  withGap,
} from "../../../../builder/web/builder/model/quotation.js";

test("another answer is of the same kind, and never the one that was given", () => {
  assert.equal(otherAnswer("date", "2026-12-28"), "2027-01-04");
  for (const [kind, samples] of Object.entries(SAMPLES))
    for (const sample of [...samples, "else"]) {
      assert.equal(samples.includes(otherAnswer(kind, sample)), true);
      assert.notEqual(otherAnswer(kind, sample), sample);
    }
  assert.equal(otherAnswer("zone", "Europe/London"), "");
});

test("what differs between two answers is the gap, in whole words", () => {
  assert.equal(
    withGap("I'm free tomorrow morning.", "I'm free on the morning of Tuesday 8 December.", "times"),
    "I'm free [times].",
  );
  assert.equal(withGap("Our 8.15am interview", "Our 9.40am interview", "time"), "Our [time] interview");
  assert.equal(withGap("Xqx", "Zvz", "full name"), "[full name]");
});

test("what is only said beside other answers has their names beside it", () => {
  const { answers, name } = companions([
    { field: "your_name", say: "your full name" },
    { field: "role", say: "the job title" },
  ]);
  assert.notEqual(answers.your_name, answers.role);
  assert.equal(name(`I'd like the ${answers.role} role at [company].`), "I'd like the [job title] role at [company].");
  assert.deepEqual(companions([]).answers, {});
});

test("a name and a list are led to by the line before", () => {
  const text = "Dear Ann,\n\nI could do:\n- Monday\n- Tuesday\n\nKind regards,\nSam";
  assert.equal(lineBefore(text, "Sam"), "Kind regards,\n");
  assert.equal(lineBefore(text, "- Monday"), "I could do:\n");
  assert.equal(lineBefore(text, "I could do:"), "");
  assert.equal(lineBefore("Sam", "Sam"), "");
});
