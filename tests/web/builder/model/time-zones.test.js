/** Offsets of time zones from Intl. That they agree with Python's zone database is tested in a browser. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { allZones, clock, ownZone, transitions } from "../../../../builder/web/builder/model/time-zones.js";

const seconds = (/** @type {string} */ iso) => Date.parse(iso) / 1000;

test("a zone without summer time has one offset", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-24T10:40:00Z") });
  assert.deepEqual(transitions("Asia/Tokyo"), [[seconds("2025-10-20T10:40:00Z"), 540]]);
});

test("summer time begins and ends at the very second", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-24T10:40:00Z") });
  assert.deepEqual(transitions("Europe/London")?.slice(1, 4), [
    [seconds("2025-10-26T01:00:00Z"), 0],
    [seconds("2026-03-29T01:00:00Z"), 60],
    [seconds("2026-10-25T01:00:00Z"), 0],
  ]);
});

test("Morocco's short winter time isn't stepped over", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-01-10T00:00:00Z") });
  const offsets = transitions("Africa/Casablanca")?.map(([, offset]) => offset) ?? [];
  assert.equal(offsets.filter((offset) => offset === 0).length >= 2, true, String(offsets));
});

test("offsets west of Greenwich are negative, and half hours count", () => {
  assert.equal(
    transitions("America/New_York")?.every(([, offset]) => offset === -240 || offset === -300),
    true,
  );
  assert.deepEqual(
    transitions("Asia/Kolkata")?.map(([, offset]) => offset),
    [330],
  );
});

test("UTC has the offset 0", () => {
  assert.deepEqual(
    transitions("UTC")?.map(([, offset]) => offset),
    [0],
  );
});

test("an unknown zone has no offsets", () => {
  assert.equal(transitions("Middle/Earth"), null);
});

test("a zone is computed once", () => {
  assert.equal(transitions("Europe/Paris"), transitions("Europe/Paris"));
});

test("the clock has the time in UTC, and the zones that are known", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-24T10:40:31.999Z") });
  const { now, zones } = clock("Europe/London", "", undefined, "Middle/Earth");
  assert.equal(now, "2026-11-24T10:40:31Z");
  assert.deepEqual(Object.keys(zones), ["Europe/London"]);
});

test("the list of zones has the visitor's own and UTC, sorted", () => {
  const zones = allZones();
  assert.equal(zones.length > 300, true);
  for (const zone of ["UTC", "Europe/London", ownZone()]) assert.equal(zones.includes(zone), true, zone);
  assert.deepEqual(zones, [...zones].sort());
});

test("a browser that can't list zones offers the visitor's own and UTC", (context) => {
  context.mock.method(Intl, "supportedValuesOf");
  Object.defineProperty(Intl, "supportedValuesOf", { value: undefined, configurable: true, writable: true });
  assert.deepEqual(allZones(), [...new Set([ownZone(), "UTC"])].sort());
});

test("a browser that doesn't tell its zone has none", (context) => {
  context.mock.method(Intl.DateTimeFormat.prototype, "resolvedOptions", () => ({}));
  assert.equal(ownZone(), "");
});
