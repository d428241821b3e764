/** The search is asked without the small words of a question. */

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { shortenSearchQuestions, withoutSmallWords } from "../../../builder/web/site/search-question.js";

const PlainWorker = globalThis.Worker;

afterEach(() => {
  globalThis.Worker = PlainWorker;
});

test("small words go, however they're written, and the rest keeps its order", () => {
  assert.equal(withoutSmallWords("I was in hospital"), "hospital");
  assert.equal(withoutSmallWords("  It’s the Wrong  day "), "Wrong day");
  assert.equal(withoutSmallWords("Hospital, can you?"), "Hospital,");
});

test("a question of small words is asked as it is", () => {
  assert.equal(withoutSmallWords("what if"), "what if");
  assert.equal(withoutSmallWords(""), "");
});

test("only questions to the search's worker are shortened", () => {
  /** @type {unknown[]} */
  const posted = [];
  globalThis.Worker = /** @type {any} */ (
    class {
      /** @param {unknown} message */
      postMessage(message) {
        posted.push(message);
      }
    }
  );
  shortenSearchQuestions();
  const search = new Worker("https://a.example/assets/javascripts/workers/search.12345678.min.js");
  const other = new Worker(new URL("https://a.example/assets/python/worker.js"));

  const setup = { type: 0, data: { docs: [] } };
  for (const message of [setup, { type: 2, data: "am I late" }]) search.postMessage(message);
  other.postMessage({ type: 2, data: "am I late" });

  assert.deepEqual(posted, [setup, { type: 2, data: "late" }, { type: 2, data: "am I late" }]);
});
