import assert from "node:assert/strict";
import { test } from "node:test";

import { restoreSnapshot, validateSnapshot } from "../../../../builder/web/python/worker/snapshot.js";

const PAGE_BYTES = 4096;

/**
 * @param {number} dataEnd
 * @param {Record<number, number>} pages - page number to the byte that fills the page
 * @returns {ArrayBuffer} a snapshot in the format of builder/runtime/wasm/snapshot.py
 */
function makeSnapshot(dataEnd, pages) {
  const numbers = Object.keys(pages).map(Number);
  const snapshot = new ArrayBuffer(12 + numbers.length * (4 + PAGE_BYTES));
  new Uint32Array(snapshot, 0, 3 + numbers.length).set([0x534d5950, dataEnd, numbers.length, ...numbers]);
  Object.values(pages).forEach((byte, index) => {
    new Uint8Array(snapshot, 12 + numbers.length * 4 + index * PAGE_BYTES, PAGE_BYTES).fill(byte);
  });
  return snapshot;
}

test("a complete snapshot is valid", () => {
  const snapshot = makeSnapshot(100, { 1: 5 });
  assert.equal(validateSnapshot(snapshot), snapshot);
});

test("a damaged snapshot is rejected", () => {
  const snapshot = makeSnapshot(100, { 1: 5 });
  assert.throws(() => validateSnapshot(snapshot.slice(0, -1)), /damaged/);
  assert.throws(() => validateSnapshot(new ArrayBuffer(4)), /damaged/);
  new Uint8Array(snapshot)[0] = 0;
  assert.throws(() => validateSnapshot(snapshot), /damaged/);
});

test("restoring replaces pages, clears what Python wrote above the data, and keeps one word", () => {
  const HEAPU8 = new Uint8Array(4 * PAGE_BYTES).fill(9);
  const HEAP32 = new Int32Array(HEAPU8.buffer);
  const keptIndex = PAGE_BYTES / 4 + 3;
  HEAP32[keptIndex] = 1234;
  restoreSnapshot({ HEAP32, HEAPU8 }, makeSnapshot(100, { 1: 5, 3: 7 }), keptIndex);
  assert.equal(HEAP32[keptIndex], 1234);
  HEAP32[keptIndex] = 0x05050505;
  assert.deepEqual(new Set(HEAPU8.subarray(0, 100)), new Set([9])); // the code's own data
  assert.deepEqual(new Set(HEAPU8.subarray(100, PAGE_BYTES)), new Set([0]));
  assert.deepEqual(new Set(HEAPU8.subarray(PAGE_BYTES, 2 * PAGE_BYTES)), new Set([5]));
  assert.deepEqual(new Set(HEAPU8.subarray(2 * PAGE_BYTES, 3 * PAGE_BYTES)), new Set([0]));
  assert.deepEqual(new Set(HEAPU8.subarray(3 * PAGE_BYTES)), new Set([7]));
});
