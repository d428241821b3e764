/** Requests that wait for Python. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { createRequestQueue } from "../../../builder/web/python/request-queue.js";

test("requests leave the queue in order of arrival", () => {
  const queue = createRequestQueue();
  queue.enqueue("compose", "1");
  queue.enqueue("check", "2");
  assert.equal(queue.dequeue()?.json, "1");
  assert.equal(queue.dequeue()?.json, "2");
  assert.equal(queue.dequeue(), undefined);
});

test("a newer request replaces an older one of the same purpose, which resolves to null", async () => {
  const queue = createRequestQueue();
  const older = queue.enqueue("compose", "old");
  queue.enqueue("compose", "new");
  assert.equal(await older, null);
  assert.equal(queue.dequeue()?.json, "new");
  assert.equal(queue.dequeue(), undefined);
});

test("a request that replaces another goes to the end of the queue", () => {
  const queue = createRequestQueue();
  queue.enqueue("compose", "old");
  queue.enqueue("share", "share");
  queue.enqueue("compose", "new");
  assert.deepEqual([queue.dequeue()?.json, queue.dequeue()?.json], ["share", "new"]);
});

test("a new text takes the check of the old one out of the queue", async () => {
  const queue = createRequestQueue();
  const check = queue.enqueue("check", "old text");
  queue.enqueue("compose", "new");
  assert.equal(await check, null);
  assert.equal(queue.dequeue()?.json, "new");
  assert.equal(queue.dequeue(), undefined);
});

test("a request resolves to its reply", async () => {
  const queue = createRequestQueue();
  const reply = queue.enqueue("compose", "1");
  queue.dequeue()?.resolve("reply");
  assert.equal(await reply, "reply");
});

test("a request that has left the queue is not replaced", async () => {
  const queue = createRequestQueue();
  const first = queue.enqueue("compose", "1");
  const request = queue.dequeue();
  queue.enqueue("compose", "2");
  request?.resolve("reply");
  assert.equal(await first, "reply");
});

test("cancelling resolves every request to null and empties the queue", async () => {
  const queue = createRequestQueue();
  const replies = [queue.enqueue("compose", "1"), queue.enqueue("check", "2")];
  queue.cancelAll();
  assert.deepEqual(await Promise.all(replies), [null, null]);
  assert.equal(queue.dequeue(), undefined);
});
