/** The order in which ways to boot Python are tried. */

/** @import { Connection } from "../../../builder/web/python/boot-strategies.js" */

import assert from "node:assert/strict";
import { test } from "node:test";

import { bootStrategies } from "../../../builder/web/python/boot-strategies.js";

const file = { path: "", bytes: 0, gzip: 0, integrity: "" };
const files = { snapshot: file };

/** @type {[string, Connection | undefined][]} */
const FAST = [
  ["that says nothing about itself", undefined],
  ["of unknown speed", {}],
  ["that is fast", { saveData: false, effectiveType: "4g" }],
];

for (const [name, connection] of FAST) {
  test(`the snapshot is tried first on a connection ${name}`, () => {
    assert.deepEqual(bootStrategies(files, connection), ["snapshot", "packages"]);
  });
}

/** @type {[string, Connection][]} */
const SLOW = [
  ["that saves data", { saveData: true, effectiveType: "4g" }],
  ...["slow-2g", "2g", "3g"].map(
    (effectiveType) => /** @type {[string, Connection]} */ ([`of type ${effectiveType}`, { effectiveType }]),
  ),
];

for (const [name, connection] of SLOW) {
  test(`the smaller download is all that is tried on a connection ${name}`, () => {
    assert.deepEqual(bootStrategies(files, connection), ["packages"]);
  });
}

test("a distribution without a snapshot boots from the packages", () => {
  assert.deepEqual(bootStrategies({ stdlib: file }, undefined), ["packages"]);
});
