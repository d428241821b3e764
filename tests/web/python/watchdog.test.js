/** The inactivity timeout. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { startWatchdog } from "../../../builder/web/python/watchdog.js";

test("the timeout is called once, after its seconds", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const onTimeout = mock.fn();
  startWatchdog(2, onTimeout);
  mock.timers.tick(1999);
  assert.equal(onTimeout.mock.callCount(), 0);
  mock.timers.tick(1);
  assert.equal(onTimeout.mock.callCount(), 1);
  mock.timers.tick(10_000);
  assert.equal(onTimeout.mock.callCount(), 1);
});

test("a reset starts the count again", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const onTimeout = mock.fn();
  const watchdog = startWatchdog(2, onTimeout);
  mock.timers.tick(1750);
  watchdog.reset();
  mock.timers.tick(1750);
  assert.equal(onTimeout.mock.callCount(), 0);
  mock.timers.tick(250);
  assert.equal(onTimeout.mock.callCount(), 1);
});

test("a stopped watchdog never times out", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const onTimeout = mock.fn();
  startWatchdog(2, onTimeout).stop();
  mock.timers.tick(10_000);
  assert.equal(onTimeout.mock.callCount(), 0);
});

test("time in which the page was suspended does not count", ({ mock }) => {
  mock.timers.enable({ apis: ["setInterval"] });
  const onTimeout = mock.fn();
  startWatchdog(2, onTimeout);
  const later = Date.now() + 3_600_000;
  mock.method(Date, "now", () => later); // the clock has gone on, but no timer has run
  mock.method(performance, "now", () => later);
  mock.timers.tick(1750);
  assert.equal(onTimeout.mock.callCount(), 0);
});
