/** The store: updates, watchers, updates made by watchers. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createStore } from "../../../../builder/web/builder/state/store.js";

test("a watcher is called at once and whenever a selected value changes", () => {
  const store = createStore({ a: 1, b: 1 });
  /** @type {number[]} */
  const seen = [];
  store.watch(
    ({ a }) => [a],
    ([a]) => seen.push(a),
  );
  store.update((state) => ({ ...state, b: 2 }));
  store.update((state) => ({ ...state, a: 2 }));
  store.update((state) => ({ ...state }));
  assert.deepEqual(seen, [1, 2]);
});

test("an update by a watcher is applied after the current one has reached everyone", () => {
  const store = createStore({ count: 0 });
  /** @type {string[]} */
  const log = [];
  store.watch(
    ({ count }) => [count],
    ([count]) => {
      log.push(`first ${count}`);
      if (count === 1) store.update((state) => ({ count: state.count + 1 }));
    },
  );
  store.watch(
    ({ count }) => [count],
    ([count]) => log.push(`second ${count}`),
  );
  store.update(() => ({ count: 1 }));
  assert.deepEqual(log, ["first 0", "second 0", "first 1", "second 1", "first 2", "second 2"]);
  assert.deepEqual(store.get(), { count: 2 });
});

test("a watcher that throws doesn't block later updates", () => {
  const store = createStore({ count: 0 });
  store.watch(
    ({ count }) => [count],
    ([count]) => {
      if (count === 1) throw new Error("broken view");
    },
  );
  assert.throws(() => store.update(() => ({ count: 1 })), /broken view/);
  store.update(() => ({ count: 2 }));
  assert.deepEqual(store.get(), { count: 2 });
});
