/** The Python client's state machine: booting, fallback, requests, missing modules, crashes, stopping. */

/** @import { BootCache, MessageFromWorker, Strategy } from "../../../builder/web/python/protocol.d.ts" */
/** @import { ClientEvent, ClientState, Effect } from "../../../builder/web/python/client-state.js" */

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import {
  CRASH_LIMIT,
  initialTransition,
  timeoutSeconds,
  transition,
} from "../../../builder/web/python/client-state.js";
import { TIMEOUT_SECONDS } from "../../../builder/web/python/watchdog.js";

const bootCache = /** @type {BootCache} */ (/** @type {unknown} */ ({ strategy: "snapshot", module: "compiled" }));
const archives = { stdlib: new ArrayBuffer(1), rest: new ArrayBuffer(2), wheels: [] };

/**
 * @param {MessageFromWorker} message
 * @param {number} [now]
 * @returns {ClientEvent}
 */
const from = (message, now = 0) => ({ type: "message", message, now });

const LISTENING = from({ type: "listening" });
const READY = from({ type: "ready", bootCache });
const FAILED = from({ type: "failed", reason: "no luck" });
/** @type {ClientEvent} */
const ASK = { type: "ask" };
/** @type {ClientEvent} */
const STOP = { type: "stop" };
/** @type {ClientEvent} */
const RETRY = { type: "retry", strategies: ["snapshot", "packages"] };
/** @type {ClientEvent} */
const TIMEOUT = { type: "timeout", now: 0 };
/** @type {ClientEvent} */
const WORKER_ERROR = { type: "worker-error", reason: "out of memory", now: 0 };
/** @type {ClientEvent} */
const MODULES_FETCHED = { type: "modules-fetched", archives };
/** @type {ClientEvent} */
const MODULES_FAILED = { type: "modules-failed", reason: "no network", now: 0 };

/** @param {number} id */
const reply = (id) => from({ type: "reply", id, reply: "{}" });
/** @param {number} id @param {number} [now] */
const error = (id, now) => from({ type: "error", id, reason: "unreachable" }, now);
/** @param {number} id */
const missingModule = (id) => from({ type: "missing-module", id });

/** @param {Strategy[]} strategies */
const initial = (strategies = ["snapshot", "packages"]) => initialTransition(strategies).state;

/**
 * @param {ClientState} state
 * @param {...ClientEvent} events
 * @returns {{state: ClientState, effects: Effect[]}} the last state, and the effects of all events
 */
function run(state, ...events) {
  /** @type {Effect[]} */
  const effects = [];
  for (const event of events) {
    const next = transition(state, event);
    state = next.state;
    effects.push(...next.effects);
  }
  return { state, effects };
}

/** @param {Effect[]} effects */
const types = (effects) => effects.map(({ type }) => type);

/**
 * @template {Effect["type"]} Type
 * @param {Effect[]} effects
 * @param {Type} type
 * @returns {Extract<Effect, {type: Type}>} the only effect of that type
 */
function only(effects, type) {
  const [effect, ...others] = effects.filter((candidate) => candidate.type === type);
  assert(effect && others.length === 0, `${type}: ${JSON.stringify(effects)}`);
  return /** @type {any} */ (effect);
}

/**
 * @param {Effect[]} effects
 * @returns {Strategy[]} that workers were told to boot with
 */
const strategiesOf = (effects) => effects.flatMap((effect) => (effect.type === "post-start" ? [effect.strategy] : []));

const booting = run(initial(), LISTENING).state;
const ready = run(booting, READY).state;
const answering = run(ready, ASK).state;
const fetching = run(answering, missingModule(1)).state;
const failed = run(initial(["packages"]), FAILED).state;
const stopped = run(ready, STOP).state;

describe("booting", () => {
  test("the client begins by spawning a worker", () => {
    const { state, effects } = initialTransition(["snapshot", "packages"]);
    assert.equal(state.status, "spawning");
    assert.deepEqual(effects, [
      { type: "notify", status: { state: "starting", stage: "download" } },
      { type: "spawn-worker" },
    ]);
  });

  test("a worker that listens is told how to boot", () => {
    const { state, effects } = run(initial(), LISTENING);
    assert.equal(state.status, "booting");
    assert.deepEqual(effects, [{ type: "post-start", strategy: "snapshot", bypassCache: false, bootCache: undefined }]);
  });

  test("a worker is told to boot only once", () => {
    assert.deepEqual(run(booting, LISTENING).effects, []);
  });

  test("progress is passed on to the page", () => {
    const { state, effects } = run(booting, from({ type: "progress", stage: "download", loaded: 1, total: 2 }));
    assert.equal(state, booting);
    assert.deepEqual(effects, [
      { type: "notify", status: { state: "starting", stage: "download", loaded: 1, total: 2 } },
    ]);
  });

  test("the page is told when Python is ready, and nothing is posted without a request", () => {
    const { state, effects } = run(booting, READY);
    assert.equal(state.status, "ready");
    assert.deepEqual(effects, [{ type: "notify", status: { state: "ready", stage: "" } }]);
  });
});

describe("fallback", () => {
  for (const [name, event] of Object.entries({ FAILED, TIMEOUT, WORKER_ERROR })) {
    for (const [status, state] of Object.entries({ spawning: initial(), booting })) {
      test(`${name} while ${status} falls back to the next strategy in a new worker`, () => {
        const { state: next, effects } = run(state, event);
        assert.equal(next.status, "spawning");
        assert.deepEqual(types(effects), ["log", "terminate-worker", "notify", "spawn-worker"]);
        assert.equal(only(run(next, LISTENING).effects, "post-start").strategy, "packages");
      });
    }
  }

  test("after the last strategy the client has failed and says why", () => {
    const { state, effects } = run(booting, FAILED, LISTENING, FAILED);
    assert.equal(state.status, "failed");
    assert.deepEqual(effects.slice(-2), [
      { type: "terminate-worker" },
      { type: "notify", status: { state: "failed", stage: "", reason: "no luck" } },
    ]);
  });

  test("a boot that takes too long is named as the reason", () => {
    const { effects } = run(initial(["packages"]), TIMEOUT);
    assert.equal(only(effects, "notify").status.reason, "it took too long to start");
  });

  test("a boot cache that did not boot is dropped", () => {
    const restarted = run(answering, TIMEOUT, LISTENING).state;
    assert.equal(only(run(restarted, FAILED, LISTENING).effects, "post-start").bootCache, undefined);
  });

  test("an error while answering falls back to the next strategy, which gets the same request", () => {
    const { state, effects } = run(answering, error(1), LISTENING, READY);
    const { strategy, bootCache: cache } = only(effects, "post-start");
    assert.deepEqual([strategy, cache], ["packages", undefined]);
    only(effects, "log");
    assert.deepEqual(only(effects, "post-request").id, 2);
    assert.equal(state.status, "answering");
  });

  test("a strategy that was given up is not tried again after another crash", () => {
    const { effects } = run(answering, error(1), LISTENING, READY, TIMEOUT, LISTENING);
    assert.deepEqual(strategiesOf(effects), ["packages", "packages"]);
  });

  test("an error counts as a crash", () => {
    assert.deepEqual(run(answering, error(1, 5)).state.crashTimes, [5]);
  });
});

describe("retry", () => {
  test("a retry tries every strategy again", () => {
    const { state, effects } = run(failed, RETRY, LISTENING);
    assert.equal(state.status, "booting");
    assert.deepEqual(types(effects), ["notify", "spawn-worker", "post-start"]);
    assert.equal(only(effects, "post-start").strategy, "snapshot");
  });

  test("every strategy of a retry bypasses the HTTP cache", () => {
    const { effects } = run(failed, RETRY, LISTENING, FAILED, LISTENING);
    const starts = effects.filter(({ type }) => type === "post-start");
    assert.deepEqual(
      starts.map((start) => /** @type {any} */ (start).bypassCache),
      [true, true],
    );
  });

  test("a strategy that was given up after an error is tried again", () => {
    const packages = run(answering, error(1), LISTENING, READY);
    const { state } = run(packages.state, error(2), LISTENING, READY, error(3));
    assert.equal(state.status, "failed");
    assert.deepEqual(strategiesOf(run(state, RETRY, LISTENING).effects), ["snapshot"]);
  });

  test("modules that are fetched after a retry bypass the HTTP cache", () => {
    const { effects } = run(failed, RETRY, LISTENING, READY, ASK, missingModule(1));
    assert.equal(only(effects, "fetch-modules").bypassCache, true);
  });

  test("the HTTP cache is used again once Python has answered", () => {
    const { effects } = run(failed, RETRY, LISTENING, READY, ASK, reply(1), ASK, missingModule(2));
    assert.equal(only(effects, "fetch-modules").bypassCache, false);
  });

  test("a retry posts the request that was never answered", () => {
    const crash = /** @type {ClientEvent[]} */ ([WORKER_ERROR, LISTENING, READY]);
    const gaveUp = run(answering, ...crash, ...crash, WORKER_ERROR);
    assert.equal(gaveUp.state.status, "failed");
    assert.equal(run(gaveUp.state, RETRY, LISTENING, READY).state.status, "answering");
  });

  test("a retry forgets the crashes before it", () => {
    const crash = /** @type {ClientEvent[]} */ ([WORKER_ERROR, LISTENING, READY]);
    const again = run(ready, ...crash, ...crash, WORKER_ERROR, RETRY, LISTENING, READY, WORKER_ERROR);
    assert.equal(again.state.status, "spawning");
  });

  for (const state of [booting, ready, answering, fetching, stopped]) {
    test(`a retry while ${state.status} is ignored`, () => {
      assert.deepEqual(run(state, RETRY), { state, effects: [] });
    });
  }
});

describe("requests", () => {
  test("a request is posted under a new id", () => {
    assert.deepEqual(only(run(ready, ASK, reply(1), ASK).effects.slice(-1), "post-request").id, 2);
  });

  test("a reply resolves the request and Python is free", () => {
    const { state, effects } = run(answering, reply(1));
    assert.equal(state.status, "ready");
    assert.deepEqual(effects, [{ type: "resolve", reply: "{}" }]);
  });

  test("a message about another request is ignored", () => {
    for (const type of /** @type {const} */ (["reply", "error", "missing-module"])) {
      const message = from({ type, id: 7, reply: "{}", reason: "" });
      assert.deepEqual(run(answering, message), { state: answering, effects: [] });
    }
  });

  for (const state of [booting, answering, fetching, failed, stopped]) {
    test(`no request is posted while ${state.status}`, () => {
      assert.deepEqual(run(state, ASK), { state, effects: [] });
    });
  }
});

describe("crashes", () => {
  for (const [name, event] of Object.entries({ TIMEOUT, WORKER_ERROR })) {
    test(`${name} while answering: a new worker gets the same request`, () => {
      const crash = run(answering, event);
      assert.deepEqual(crash.effects, [
        { type: "terminate-worker" },
        { type: "notify", status: { state: "starting", stage: "restarting" } },
        { type: "spawn-worker" },
      ]);
      const { state, effects } = run(crash.state, LISTENING, READY);
      assert.equal(state.status, "answering");
      assert.deepEqual(types(effects), ["post-start", "notify", "post-request"]);
    });
  }

  test("the new worker boots from the boot cache", () => {
    assert.equal(only(run(answering, TIMEOUT, LISTENING).effects, "post-start").bootCache, bootCache);
  });

  test("a worker that dies while idle is replaced", () => {
    const { state, effects } = run(ready, WORKER_ERROR, LISTENING, READY);
    assert.equal(state.status, "ready");
    assert(!types(effects).includes("post-request"));
  });

  test("an error of the last strategy boots it again, from the boot cache", () => {
    const last = run(initial(["packages"]), LISTENING, READY, ASK).state;
    const { effects } = run(last, error(1), LISTENING);
    assert.deepEqual(types(effects), ["terminate-worker", "notify", "spawn-worker", "post-start"]);
    const { strategy, bootCache: cache } = only(effects, "post-start");
    assert.deepEqual([strategy, cache], ["packages", bootCache]);
  });

  test("a late reply of the request's first worker is ignored", () => {
    const again = run(answering, TIMEOUT, LISTENING, READY).state;
    assert.deepEqual(run(again, reply(1)), { state: again, effects: [] });
    assert.equal(run(again, reply(2)).state.status, "ready");
  });

  /** @param {number[]} times - in seconds */
  function crashAt(...times) {
    const events = times.flatMap((seconds) => [{ ...TIMEOUT, now: seconds * 1000 }, LISTENING, READY]);
    return run(answering, .../** @type {ClientEvent[]} */ (events)).state.status;
  }

  test("Python is given up after too many crashes within the window", () => {
    const times = Array.from({ length: CRASH_LIMIT.count }, (_, index) => index);
    assert.equal(crashAt(...times), "failed");
    assert.equal(crashAt(...times.slice(1)), "answering");
  });

  test("crashes before the window do not count", () => {
    const { windowSeconds } = CRASH_LIMIT;
    assert.equal(crashAt(0, 1, windowSeconds - 0.1), "failed");
    assert.equal(crashAt(0, 1, windowSeconds), "answering");
    assert.equal(crashAt(0, 1, windowSeconds, windowSeconds + 0.9), "failed");
  });
});

describe("missing modules", () => {
  test("the page fetches what the worker lacks", () => {
    assert.deepEqual(run(answering, missingModule(1)).effects, [{ type: "fetch-modules", bypassCache: false }]);
    assert.equal(fetching.status, "fetching-modules");
  });

  test("the worker gets the modules and then the request again", () => {
    const { state, effects } = run(fetching, MODULES_FETCHED);
    assert.equal(state.status, "answering");
    assert.deepEqual(effects, [
      { type: "post-modules", archives },
      { type: "post-request", id: 2 },
    ]);
  });

  test("a module that is missing all the same is a crash", () => {
    const { state, effects } = run(fetching, MODULES_FETCHED, missingModule(2));
    assert.equal(state.status, "spawning");
    assert(!types(effects).includes("fetch-modules"));
  });

  test("a new worker may get the modules again", () => {
    const restarted = run(fetching, MODULES_FETCHED, TIMEOUT, LISTENING, READY).state;
    assert.equal(run(restarted, missingModule(3)).state.status, "fetching-modules");
  });

  test("a fetch that stalls is a crash: the request does not wait for ever", () => {
    assert.equal(timeoutSeconds(fetching), TIMEOUT_SECONDS.modules);
    const { state, effects } = run(fetching, TIMEOUT);
    assert.equal(state.status, "spawning");
    assert.deepEqual(types(effects), ["terminate-worker", "notify", "spawn-worker"]);
  });

  test("fetches that stall again and again end in failure, with the reason", () => {
    const stall = /** @type {ClientEvent[]} */ ([TIMEOUT, LISTENING, READY]);
    const second = run(fetching, ...stall, missingModule(2), ...stall, missingModule(3));
    const { state, effects } = run(second.state, TIMEOUT);
    assert.equal(state.status, "failed");
    assert.equal(only(effects, "notify").status.reason, "it took too long to fetch a module");
  });

  test("after a fetch that failed, the next one bypasses the HTTP cache", () => {
    const { effects } = run(fetching, MODULES_FAILED, LISTENING, READY, missingModule(2));
    assert.equal(only(effects, "fetch-modules").bypassCache, true);
  });

  test("a second fetch that failed gives up the request, and Python answers the next one", () => {
    const restarted = run(fetching, MODULES_FAILED, LISTENING, READY, missingModule(2)).state;
    const { state, effects } = run(restarted, MODULES_FAILED);
    assert.equal(state.status, "ready");
    assert.equal(only(effects, "resolve").reply, "null");
    assert(!types(effects).includes("terminate-worker"));
    assert.deepEqual(types(run(state, ASK).effects), ["post-request"]);
  });

  test("modules that come too late are ignored", () => {
    for (const state of [ready, answering, failed, stopped]) {
      assert.deepEqual(run(state, MODULES_FETCHED, MODULES_FAILED), { state, effects: [] });
    }
  });
});

describe("stopping", () => {
  for (const state of [initial(), booting, ready, answering, fetching, failed]) {
    test(`stopping while ${state.status} ends the worker and cancels the requests`, () => {
      const { state: next, effects } = run(state, STOP);
      assert.equal(next.status, "stopped");
      assert.deepEqual(types(effects), ["terminate-worker", "cancel-requests"]);
    });
  }

  test("a stopped client ignores everything but another stop", () => {
    const events = [LISTENING, READY, FAILED, TIMEOUT, WORKER_ERROR, reply(0), error(0), missingModule(0), ASK, RETRY];
    assert.deepEqual(run(stopped, ...events), { state: stopped, effects: [] });
  });
});

describe("timeouts", () => {
  test("every state that waits for something has one", () => {
    assert.equal(timeoutSeconds(initial()), TIMEOUT_SECONDS.snapshot);
    assert.equal(timeoutSeconds(booting), TIMEOUT_SECONDS.snapshot);
    assert.equal(timeoutSeconds(run(booting, FAILED).state), TIMEOUT_SECONDS.packages);
    assert.equal(timeoutSeconds(answering), TIMEOUT_SECONDS.answer);
    assert.equal(timeoutSeconds(fetching), TIMEOUT_SECONDS.modules);
  });

  test("a worker that has been given modules has longer to reply: it imports them first", () => {
    assert.equal(timeoutSeconds({ ...answering, hasMountedModules: true }), TIMEOUT_SECONDS.modules);
  });

  test("a state that waits for nothing has none", () => {
    for (const state of [ready, failed, stopped]) assert.equal(timeoutSeconds(state), null);
  });
});

describe("unexpected messages", () => {
  test("progress and readiness count only while booting", () => {
    const progress = from({ type: "progress", stage: "start" });
    for (const state of [ready, answering, failed]) {
      assert.deepEqual(run(state, progress, READY), { state, effects: [] });
    }
  });

  test("a worker that is gone can fail no more", () => {
    assert.deepEqual(run(failed, FAILED, error(0), TIMEOUT, WORKER_ERROR), { state: failed, effects: [] });
  });
});
