/**
 * The Python client as a state machine. `transition` takes a state and an event, and returns the next state and the
 * effects for client.js to carry out; it is pure. Every state that waits for something has a timeout.
 *
 *     spawning ──listening──▶ booting ──ready──▶ ready ◀──reply── answering ◀──▶ fetching-modules
 *                                                  ▲──────────given up─────────────────┘
 *
 * Where booting goes wrong, the next strategy is tried, and in the end the client has failed until a retry. Where
 * answering goes wrong, a new worker is spawned, which gets the same request; after an error it is booted with the next
 * strategy, for the slim build may have lacked what the request needs.
 */

/** @import { BootCache, MessageFromWorker, ModuleArchives, Strategy } from "./protocol.d.ts" */

import { TIMEOUT_SECONDS } from "./watchdog.js";

/** Python is given up after so many crashes within so much time. */
export const CRASH_LIMIT = { count: 3, windowSeconds: 60 };

/**
 * @typedef {object} ClientState
 * @property {"spawning" | "booting" | "ready" | "answering" | "fetching-modules" | "failed" | "stopped"} status
 * @property {Strategy[]} strategies - still to be tried; the first is in use
 * @property {boolean} bypassCache - a download failed, perhaps over a damaged copy in the HTTP cache: download past it
 *   until Python has answered
 * @property {BootCache | undefined} bootCache - from the last worker that booted
 * @property {boolean} hasMountedModules - the worker has been given the modules that it booted without
 * @property {boolean} hasRequest - a request has been posted and not been answered yet, by this worker or an earlier one
 * @property {number} requestId - of the last request posted
 * @property {number[]} crashTimes - in milliseconds, within the window of CRASH_LIMIT
 *
 * @typedef {{type: "message", message: MessageFromWorker, now: number}
 *   | {type: "worker-error", reason: string, now: number}
 *   | {type: "timeout", now: number}
 *   | {type: "modules-fetched", archives: ModuleArchives}
 *   | {type: "modules-failed", reason: string, now: number}
 *   | {type: "ask"}
 *   | {type: "retry", strategies: Strategy[]}
 *   | {type: "stop"}} ClientEvent - `now` in milliseconds; "ask" is heeded only in the state "ready"
 *
 * @typedef {object} PythonStatus - what the page is told
 * @property {"starting" | "ready" | "failed"} state
 * @property {"download" | "start" | "restarting" | ""} stage - while it starts; "restarting" after a crash
 * @property {number} [loaded] - bytes, while it downloads
 * @property {number} [total]
 * @property {string} [reason] - technical, if it failed
 *
 * @typedef {{type: "spawn-worker"}
 *   | {type: "terminate-worker"}
 *   | {type: "post-start", strategy: Strategy, bypassCache: boolean, bootCache: BootCache | undefined}
 *   | {type: "post-request", id: number}
 *   | {type: "fetch-modules", bypassCache: boolean}
 *   | {type: "post-modules", archives: ModuleArchives}
 *   | {type: "resolve", reply: string}
 *   | {type: "cancel-requests"}
 *   | {type: "log", text: string}
 *   | {type: "notify", status: PythonStatus}} Effect
 *
 * @typedef {{state: ClientState, effects: Effect[]}} Transition
 */

/**
 * @param {Strategy[]} strategies - at least one
 * @returns {Transition}
 */
export function initialTransition(strategies) {
  /** @type {ClientState} */
  const state = {
    status: "stopped",
    strategies,
    bypassCache: false,
    bootCache: undefined,
    hasMountedModules: false,
    hasRequest: false,
    requestId: 0,
    crashTimes: [],
  };
  return boot(state, "download");
}

/**
 * @param {ClientState} state
 * @returns {number | null} seconds without activity after which the state times out; null if it waits for nothing
 */
export function timeoutSeconds(state) {
  switch (state.status) {
    case "spawning":
    case "booting":
      return TIMEOUT_SECONDS[currentStrategy(state)];
    case "answering":
      return TIMEOUT_SECONDS[state.hasMountedModules ? "modules" : "answer"];
    case "fetching-modules":
      return TIMEOUT_SECONDS.modules;
    default:
      return null;
  }
}

/**
 * @param {ClientState} state
 * @param {ClientEvent} event
 * @returns {Transition} the same state and no effects where the event means nothing in this state
 */
export function transition(state, event) {
  switch (event.type) {
    case "ask":
      return state.status === "ready" ? postRequest(state) : ignore(state);
    case "retry":
      return state.status === "failed" ? retry(state, event.strategies) : ignore(state);
    case "stop":
      return stop(state);
    case "modules-fetched":
      return state.status === "fetching-modules" ? mountModules(state, event.archives) : ignore(state);
    case "modules-failed":
      return state.status === "fetching-modules" ? onModulesFailed(state, event) : ignore(state);
    case "message":
      return onWorkerMessage(state, event.message, event.now);
    case "worker-error":
      return onFailure(state, event.reason, event.now);
    case "timeout":
      return onFailure(state, timeoutReason(state), event.now);
  }
}

/**
 * @param {ClientState} state
 * @param {MessageFromWorker} message
 * @param {number} now
 * @returns {Transition}
 */
function onWorkerMessage(state, message, now) {
  switch (message.type) {
    case "listening":
      return state.status === "spawning" ? postStart(state) : ignore(state);
    case "progress":
      return state.status === "booting" ? { state, effects: [notifyProgress(message)] } : ignore(state);
    case "ready":
      return state.status === "booting" ? onReady(state, message.bootCache) : ignore(state);
    case "failed":
      return onFailure(state, message.reason, now);
  }
  // What is left is about a request.
  if (state.status !== "answering" || message.id !== state.requestId) return ignore(state);
  switch (message.type) {
    case "reply":
      return onReply(state, message.reply);
    case "error":
      return onError(state, message.reason, now);
    case "missing-module":
      return onMissingModule(state, now);
  }
}

/**
 * Spawn a worker for the current strategy.
 *
 * @param {ClientState} state
 * @param {"download" | "restarting"} stage
 * @returns {Transition}
 */
function boot(state, stage) {
  return {
    state: { ...state, status: "spawning", hasMountedModules: false },
    effects: [{ type: "notify", status: { state: "starting", stage } }, { type: "spawn-worker" }],
  };
}

/** @param {ClientState} state @returns {Transition} */
function postStart(state) {
  const { bypassCache, bootCache } = state;
  const start = { strategy: currentStrategy(state), bypassCache, bootCache };
  return { state: { ...state, status: "booting" }, effects: [{ type: "post-start", ...start }] };
}

/** @param {ClientState} state @param {BootCache} bootCache @returns {Transition} */
function onReady(state, bootCache) {
  const ready = { ...state, status: /** @type {const} */ ("ready"), bootCache };
  const { state: next, effects } = state.hasRequest ? postRequest(ready) : { state: ready, effects: [] };
  return { state: next, effects: [{ type: "notify", status: { state: "ready", stage: "" } }, ...effects] };
}

/** @param {ClientState} state @returns {Transition} */
function postRequest(state) {
  const id = state.requestId + 1;
  return {
    state: { ...state, status: "answering", hasRequest: true, requestId: id },
    effects: [{ type: "post-request", id }],
  };
}

/** @param {ClientState} state @param {string} reply @returns {Transition} */
function onReply(state, reply) {
  return {
    state: { ...state, status: "ready", hasRequest: false, bypassCache: false },
    effects: [{ type: "resolve", reply }],
  };
}

/**
 * Fetch modules for the worker, whose network access is disabled.
 *
 * @param {ClientState} state
 * @param {number} now
 * @returns {Transition}
 */
function onMissingModule(state, now) {
  if (state.hasMountedModules) return restartAfterCrash(state, "a module is missing from the distribution", now);
  const { bypassCache } = state;
  return { state: { ...state, status: "fetching-modules" }, effects: [{ type: "fetch-modules", bypassCache }] };
}

/** @param {ClientState} state @param {ModuleArchives} archives @returns {Transition} */
function mountModules(state, archives) {
  const { state: next, effects } = postRequest({ ...state, hasMountedModules: true });
  return { state: next, effects: [{ type: "post-modules", archives }, ...effects] };
}

/**
 * Try once more, past a copy that may be damaged; after that give up the request rather than Python, which answers all
 * those that need no such module.
 *
 * @param {ClientState} state
 * @param {{reason: string, now: number}} failure
 * @returns {Transition}
 */
function onModulesFailed(state, { reason, now }) {
  if (!state.bypassCache) return restartAfterCrash({ ...state, bypassCache: true }, reason, now);
  return {
    state: { ...state, status: "ready", hasRequest: false, bypassCache: false },
    effects: [
      { type: "log", text: reason },
      { type: "resolve", reply: "null" },
    ],
  };
}

/**
 * @param {ClientState} state
 * @param {string} reason
 * @param {number} now
 * @returns {Transition}
 */
function onError(state, reason, now) {
  const isLast = state.strategies.length === 1;
  return isLast ? restartAfterCrash(state, reason, now) : logFallback(restartAfterCrash(fallBack(state), reason, now));
}

/**
 * @param {ClientState} state
 * @param {string} reason
 * @param {number} now
 * @returns {Transition}
 */
function onFailure(state, reason, now) {
  if (isBooting(state)) return tryNextStrategy(state, reason);
  return hasWorker(state) ? restartAfterCrash(state, reason, now) : ignore(state);
}

/** @param {ClientState} state @param {string} reason @returns {Transition} */
function tryNextStrategy(state, reason) {
  const next = fallBack(state);
  return next.strategies.length ? logFallback(replaceWorker(next, "download")) : fail(next, reason);
}

/** @param {ClientState} state @returns {ClientState} */
function fallBack(state) {
  return { ...state, strategies: state.strategies.slice(1), bootCache: undefined };
}

/** @param {Transition} transition @returns {Transition} */
function logFallback({ state, effects }) {
  return { state, effects: [{ type: "log", text: "Python restarts with its full build." }, ...effects] };
}

/**
 * Spawn a new worker, which gets the same request again, unless there have been too many crashes.
 *
 * @param {ClientState} state
 * @param {string} reason
 * @param {number} now
 * @returns {Transition}
 */
function restartAfterCrash(state, reason, now) {
  const since = now - CRASH_LIMIT.windowSeconds * 1000;
  const crashTimes = [...state.crashTimes.filter((time) => time > since), now];
  const crashed = { ...state, crashTimes };
  return crashTimes.length < CRASH_LIMIT.count ? replaceWorker(crashed, "restarting") : fail(crashed, reason);
}

/** @param {ClientState} state @param {"download" | "restarting"} stage @returns {Transition} */
function replaceWorker(state, stage) {
  const { state: next, effects } = boot(state, stage);
  return { state: next, effects: [{ type: "terminate-worker" }, ...effects] };
}

/** @param {ClientState} state @param {string} reason @returns {Transition} */
function fail(state, reason) {
  return {
    state: { ...state, status: "failed" },
    effects: [{ type: "terminate-worker" }, { type: "notify", status: { state: "failed", stage: "", reason } }],
  };
}

/** @param {ClientState} state @param {Strategy[]} strategies @returns {Transition} */
function retry(state, strategies) {
  return boot({ ...state, strategies, bypassCache: true, crashTimes: [] }, "download");
}

/** @param {ClientState} state @returns {Transition} */
function stop(state) {
  return {
    state: { ...state, status: "stopped", hasRequest: false },
    effects: [{ type: "terminate-worker" }, { type: "cancel-requests" }],
  };
}

/** @param {ClientState} state @returns {Transition} */
function ignore(state) {
  return { state, effects: [] };
}

/** @param {ClientState} state */
function isBooting({ status }) {
  return status === "spawning" || status === "booting";
}

/** @param {ClientState} state */
function hasWorker({ status }) {
  return status !== "failed" && status !== "stopped";
}

/** @param {ClientState} state @returns {Strategy} */
function currentStrategy({ strategies }) {
  return strategies[0] ?? "packages";
}

/** @param {ClientState} state */
function timeoutReason(state) {
  if (isBooting(state)) return "it took too long to start";
  return state.status === "answering" ? "it took too long to answer" : "it took too long to fetch a module";
}

/** @param {Extract<MessageFromWorker, {type: "progress"}>} message @returns {Effect} */
function notifyProgress({ stage, loaded, total }) {
  return { type: "notify", status: { state: "starting", stage, loaded, total } };
}
