/** Python for the page: boots it in a worker, hands it requests, and boots it again when it dies. */

/** @import { Manifest, MessageFromWorker, MessageToWorker } from "./protocol.d.ts" */
/** @import { ClientEvent, Effect, PythonStatus } from "./client-state.js" */

import { fetchModules } from "./archives.js";
import { bootStrategies } from "./boot-strategies.js";
import { initialTransition, timeoutSeconds, transition } from "./client-state.js";
import { createRequestQueue } from "./request-queue.js";
import { spawnWorker } from "./spawn-worker.js";
import { startWatchdog } from "./watchdog.js";

/**
 * Boot Python in the background. What to do when is decided in client-state.js; here are the worker, the timer, the
 * network and the queue.
 *
 * @param {object} options
 * @param {Manifest} options.manifest
 * @param {string | URL} options.base - the site's home page
 * @param {(status: PythonStatus) => void} options.onState
 * @returns {{ask: (request: Record<string, unknown>, purpose?: string) => Promise<any>, retry: () => void,
 *   stop: () => void}} `ask` resolves to the response, or to null where a newer request of the same purpose (its action, if
 *   none is given) has replaced it, its modules could not be fetched, or the client was stopped; while Python boots, and
 *   after it has failed, requests wait
 */
export function createPythonClient({ manifest, base, onState }) {
  const root = new URL(manifest.base, base).href;
  const queue = createRequestQueue();
  /** @type {ClientEvent[]} */
  const events = [];
  /** The request that Python is to answer. @type {import("./request-queue.js").PendingRequest | undefined} */
  let current;
  /** @type {Worker | undefined} */
  let worker;
  /** @type {AbortController | undefined} */
  let moduleFetch;
  /** @type {ReturnType<typeof startWatchdog> | undefined} */
  let watchdog;

  const strategies = () => bootStrategies(manifest.files, /** @type {any} */ (navigator).connection);
  const initial = initialTransition(strategies());
  let { state } = initial;

  /**
   * Take events one after the other: an effect of one may dispatch the next.
   *
   * @param {ClientEvent} event
   */
  function dispatch(event) {
    events.push(event);
    if (events.length > 1) return;
    try {
      for (let next = events[0]; next; events.shift(), next = events[0]) apply(transition(state, next));
    } finally {
      events.length = 0;
    }
    dispatchNext();
  }

  /** @param {import("./client-state.js").Transition} next */
  function apply(next) {
    const isActivity = next.state !== state || next.effects.length > 0;
    state = next.state;
    if (isActivity) restartWatchdog();
    next.effects.forEach(run);
  }

  function restartWatchdog() {
    watchdog?.stop();
    const seconds = timeoutSeconds(state);
    watchdog =
      seconds === null ? undefined : startWatchdog(seconds, () => dispatch({ type: "timeout", now: Date.now() }));
  }

  /** Hand the oldest request over if Python is free. */
  function dispatchNext() {
    if (state.status !== "ready") return;
    current = queue.dequeue();
    if (current) dispatch({ type: "ask" });
  }

  /** @param {Effect} effect */
  function run(effect) {
    switch (effect.type) {
      case "spawn-worker":
        return spawn();
      case "terminate-worker":
        return terminateWorker();
      case "post-start": {
        const { strategy, bypassCache, bootCache } = effect;
        return post({ type: "start", options: { root, manifest, strategy, bypassCache, bootCache } });
      }
      case "post-request":
        return post({ type: "request", id: effect.id, request: current?.json ?? "" });
      case "fetch-modules":
        return void fetchMissingModules(effect.bypassCache);
      case "post-modules":
        return post({ type: "mount", archives: effect.archives });
      case "resolve":
        return current?.resolve(effect.reply);
      case "cancel-requests":
        current?.resolve(null);
        return queue.cancelAll();
      case "log":
        return console.info(effect.text);
      case "notify":
        return onState(effect.status);
    }
  }

  function spawn() {
    /** @type {Worker} */
    let spawned;
    try {
      spawned = spawnWorker();
    } catch (error) {
      return dispatch({ type: "worker-error", reason: String(error), now: Date.now() });
    }
    worker = spawned;
    spawned.addEventListener("message", (/** @type {MessageEvent<MessageFromWorker>} */ { data }) => {
      if (spawned === worker) dispatch({ type: "message", message: data, now: Date.now() });
    });
    spawned.addEventListener("error", (event) => {
      event.preventDefault();
      const reason = event.message || "the worker did not load";
      if (spawned === worker) dispatch({ type: "worker-error", reason, now: Date.now() });
    });
  }

  /** @param {MessageToWorker} message */
  function post(message) {
    worker?.postMessage(message);
  }

  function terminateWorker() {
    worker?.terminate();
    worker = undefined;
    moduleFetch?.abort();
  }

  /** @param {boolean} bypassCache */
  async function fetchMissingModules(bypassCache) {
    const { signal } = (moduleFetch = new AbortController());
    /** @type {ClientEvent} */
    let event;
    try {
      const onProgress = () => signal.aborted || watchdog?.reset();
      const archives = await fetchModules(manifest, root, { bypassCache, signal, onProgress });
      event = { type: "modules-fetched", archives };
    } catch (error) {
      event = { type: "modules-failed", reason: `a module could not be fetched: ${error}`, now: Date.now() };
    }
    if (!signal.aborted) dispatch(event);
  }

  apply(initial);

  return {
    async ask(request, purpose) {
      const json = JSON.stringify(request);
      if (state.status === "stopped") return null;
      const reply = queue.enqueue(purpose ?? request.action, json);
      dispatchNext();
      return JSON.parse((await reply) ?? "null");
    },
    retry() {
      dispatch({ type: "retry", strategies: strategies() });
    },
    stop() {
      dispatch({ type: "stop" });
    },
  };
}
