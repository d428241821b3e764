/** Python for the page: starts it in a worker, hands it requests, and starts it again when it dies. */

import { archivesOf } from "./archives.js";
import { patience } from "./watchdog.js";
import { makeQueue } from "./request-queue.js";
import { spawn } from "./spawn-worker.js";
import { CRASHES, LIMITS, ways } from "./boot-strategies.js";

/** What every engine says, in its own words, where a stub was called. */
const STUB = /unreachable/i;

/**
 * @typedef {object} State
 * @property {"starting" | "ready" | "failed"} state
 * @property {"download" | "start" | "again" | ""} stage - what it is doing while it starts; "again" after a crash
 * @property {number} [loaded] - bytes, while it downloads
 * @property {number} [total]
 * @property {string} [reason] - when it failed, for the console: never shown as it is
 */

/**
 * Start Python in the background.
 *
 * @param {object} options
 * @param {import("./worker/boot.js").Manifest} options.manifest
 * @param {string | URL} options.base - the site's home page
 * @param {(state: State) => void} options.onState
 * @returns {{ask: (request: Record<string, unknown>) => Promise<any>, retry: () => void, stop: () => void}} `ask`
 *   resolves to the reply, or to null where a newer request of the same action has taken its place; while Python
 *   starts, and after it failed, requests wait
 */
export function startPython({ manifest, base, onState }) {
  const root = new URL(manifest.base, base).href;
  const queue = makeQueue();
  /** @type {import("./request-queue.js").Waiting | undefined} */
  let current;
  let id = 0;
  /** @type {import("./boot-strategies.js").Strategy[]} */
  let left = [];
  /** What a start from the snapshot runs; the whole code, once something was missing. @type {import("./worker/boot.js").WasmBuild} */
  let code = manifest.files.slim ? "slim" : "full";
  /** @type {number[]} */
  let crashes = [];
  /** @type {Worker | undefined} */
  let worker;
  /** @type {ReturnType<typeof patience> | undefined} */
  let limit;
  let ready = false;
  let mounted = false;
  /** @type {import("./worker/boot.js").BootCache | undefined} */
  let kept;

  /** @param {{fresh?: boolean, stage?: State["stage"]}} [how] */
  function start({ fresh = false, stage = "download" } = {}) {
    const way = left[0];
    if (!way) return;
    onState({ state: "starting", stage });
    /** @type {Worker} */
    let mine;
    try {
      mine = spawn();
    } catch (problem) {
      return fall(String(problem)); // an old browser, which has no such workers
    }
    worker = mine;
    limit = patience(LIMITS[way], () => fall("it took too long to start"));
    mine.addEventListener("message", ({ data }) => {
      if (mine !== worker) return;
      const needed = way === "snapshot" ? code : "full";
      if (data.here) mine.postMessage({ start: { root, manifest, strategy: way, build: needed, bypassCache: fresh, bootCache: kept } });
      else hear(data);
    });
    mine.addEventListener("error", (event) => {
      event.preventDefault();
      if (mine === worker) (ready ? crash : fall)(event.message || "the worker did not load");
    });
  }

  /** @param {any} said - see worker.js */
  function hear(said) {
    limit?.heard();
    if (said.stage) onState({ state: "starting", stage: said.stage, loaded: said.loaded, total: said.total });
    else if (said.failed) fall(said.failed);
    else if (said.ready) stand(said);
    else if (said.error) crash(said.error);
    else if (said.lacking) supply();
    else if (said.id === id) finish(said.reply);
  }

  /** @param {{bootCache: import("./worker/boot.js").BootCache}} started */
  function stand(started) {
    limit?.stop();
    ready = true;
    mounted = false;
    kept = started.bootCache;
    onState({ state: "ready", stage: "" });
    if (current) send();
    else serve();
  }

  /** Hand the next request over, if Python is free. */
  function serve() {
    if (!ready || current) return;
    current = queue.next();
    if (current) send();
  }

  function send() {
    id += 1;
    limit = patience(LIMITS.answer, () => crash("it took too long to answer"));
    worker?.postMessage({ id, request: JSON.stringify(current?.request) });
  }

  /** @param {string} reply */
  function finish(reply) {
    limit?.stop();
    current?.resolve(JSON.parse(reply));
    current = undefined;
    serve();
  }

  /** Give the worker the modules that it did without so far, and ask again; its own doors are closed. */
  async function supply() {
    limit?.stop();
    const mine = worker;
    if (mounted) return crash("a module is missing");
    mounted = true;
    const archives = await archivesOf(manifest, root).catch(() => null);
    if (mine !== worker) return;
    if (!archives) return crash("a module could not be fetched");
    mine?.postMessage({ mount: archives });
    send();
  }

  function end() {
    limit?.stop();
    worker?.terminate();
    worker = undefined;
    ready = false;
  }

  /** Tell whether code was called that had been left out (builder/runtime/wasm/tree_shake.py); from now on it is there. @param {string} reason */
  function lacked(reason) {
    const first = code === "slim" && STUB.test(reason);
    if (first) {
      code = "full";
      console.info("Python starts again, with the whole of its code.");
    }
    return first;
  }

  /** Try the next way. @param {string} reason */
  function fall(reason) {
    end();
    if (!lacked(reason)) left.shift();
    if (left.length) start();
    else onState({ state: "failed", stage: "", reason });
  }

  /** Start again and ask the same once more, unless it dies too often. @param {string} reason */
  function crash(reason) {
    end();
    lacked(reason);
    const now = Date.now();
    crashes = [...crashes.filter((time) => now - time < CRASHES.seconds * 1000), now];
    if (crashes.length < CRASHES.most) start({ stage: "again" });
    else onState({ state: "failed", stage: "", reason });
  }

  left = ways(manifest.files);
  start();

  return {
    ask(request) {
      const reply = queue.add(request);
      serve();
      return reply;
    },
    retry() {
      if (worker) return;
      left = ways(manifest.files);
      crashes = [];
      start({ fresh: true });
    },
    stop() {
      end();
      left = [];
      current?.resolve(null);
      current = undefined;
      queue.clear();
    },
  };
}
