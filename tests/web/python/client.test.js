/** The client with a worker and a network of the test's: what client.js adds to client-state.js. */

/** @import { MessageFromWorker, MessageToWorker } from "../../../builder/web/python/protocol.d.ts" */
/** @import { PythonStatus } from "../../../builder/web/python/client-state.js" */

import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";

import { createPythonClient } from "../../../builder/web/python/client.js";
import { TIMEOUT_SECONDS } from "../../../builder/web/python/watchdog.js";

class FakeWorker extends EventTarget {
  /** @type {FakeWorker[]} */
  static spawned = [];
  /** @type {MessageToWorker[]} */
  messages = [];
  terminated = false;

  constructor() {
    super();
    FakeWorker.spawned.push(this);
  }

  /** @param {MessageToWorker} message */
  postMessage(message) {
    this.messages.push(message);
  }

  terminate() {
    this.terminated = true;
  }

  /** @param {MessageFromWorker} data */
  say(data) {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** @param {string} message */
  break(message) {
    this.dispatchEvent(Object.assign(new Event("error", { cancelable: true }), { message }));
  }

  boot() {
    this.say({ type: "listening" });
    this.say({ type: "ready", bootCache: /** @type {any} */ ({ strategy: "snapshot" }) });
  }
}

const names = ["slim", "full", "snapshot", "stdlib", "rest", "builder"];
const manifest = {
  base: "assets/python/",
  files: Object.fromEntries(
    names.map((name) => [name, { path: `${name}.bin`, bytes: 10, gzip: 10, integrity: `sha256-${name}` }]),
  ),
  lock: { packages: { builder: {} } },
};
const root = "https://example.org/assets/python/";
const real = { Worker: globalThis.Worker, fetch: globalThis.fetch };

/** @type {PythonStatus[]} */
let statuses;
/** @type {ReturnType<typeof createPythonClient>} */
let client;

beforeEach(() => {
  mock.timers.enable({ apis: ["setInterval", "Date"] });
  mock.method(console, "info", () => {});
  globalThis.Worker = /** @type {any} */ (FakeWorker);
  FakeWorker.spawned = [];
  statuses = [];
  client = create();
});

afterEach(() => {
  client.stop();
  Object.assign(globalThis, real);
  mock.timers.reset();
  mock.reset();
});

function create() {
  return createPythonClient({
    manifest,
    base: "https://example.org/",
    onState: (status) => statuses.push(status),
  });
}

/** @returns {FakeWorker} the newest */
function worker() {
  const newest = FakeWorker.spawned.at(-1);
  assert(newest);
  return newest;
}

/** @returns {MessageToWorker | undefined} what the newest worker was told last */
const lastMessage = () => worker().messages.at(-1);

/** @returns {Promise<void>} after everything that waits for nothing but promises */
const settle = () => new Promise((resolve) => setTimeout(resolve));

/** @param {number} seconds */
const wait = (seconds) => mock.timers.tick(seconds * 1000);

/** @param {object} response */
const reply = (response) => {
  const message = lastMessage();
  assert(message?.type === "request");
  worker().say({ type: "reply", id: message.id, reply: JSON.stringify(response) });
};

/** @param {(url: string, options: RequestInit) => Promise<Response>} handler */
function network(handler) {
  const fetched = mock.fn((/** @type {URL} */ url, /** @type {RequestInit} */ options) => handler(url.href, options));
  globalThis.fetch = /** @type {any} */ (fetched);
  return fetched.mock;
}

test("the worker is told what to boot, from where", () => {
  worker().say({ type: "listening" });
  assert.deepEqual(worker().messages, [
    {
      type: "start",
      options: { root, manifest, strategy: "snapshot", bypassCache: false, bootCache: undefined },
    },
  ]);
});

test("requests wait while Python boots and are posted one at a time", async () => {
  const compose = client.ask({ action: "compose" });
  const check = client.ask({ action: "check" });
  assert.deepEqual(worker().messages, []);
  worker().boot();
  assert.deepEqual(lastMessage(), { type: "request", id: 1, request: '{"action":"compose"}' });
  reply({ ok: true });
  assert.deepEqual(lastMessage(), { type: "request", id: 2, request: '{"action":"check"}' });
  reply({ ok: false });
  assert.deepEqual(await Promise.all([compose, check]), [{ ok: true }, { ok: false }]);
});

test("a request to a free Python is posted at once", () => {
  worker().boot();
  client.ask({ action: "compose" });
  assert.equal(lastMessage()?.type, "request");
});

test("a reply that is no JSON rejects its request only", async () => {
  worker().boot();
  const broken = client.ask({ action: "compose" });
  worker().say({ type: "reply", id: 1, reply: "NaN" });
  await assert.rejects(broken, /JSON/);
  client.ask({ action: "check" });
  assert.deepEqual(lastMessage(), { type: "request", id: 2, request: '{"action":"check"}' });
});

test("a preview replaces no message that is waiting, and is replaced by none", async () => {
  client.ask({ action: "check" });
  const message = client.ask({ action: "compose" });
  const preview = client.ask({ action: "compose" }, "preview");
  worker().boot();
  for (let count = 0; count < 3; count += 1) reply({ ok: true });
  assert.deepEqual(await Promise.all([message, preview]), [{ ok: true }, { ok: true }]);
});

test("a request that is no JSON is rejected and Python stays free", async () => {
  worker().boot();
  await assert.rejects(client.ask({ action: "compose", count: 1n }), /BigInt/);
  client.ask({ action: "check" });
  assert.equal(lastMessage()?.type, "request");
});

test("a worker that cannot be spawned is a failure, and a retry spawns one", () => {
  globalThis.Worker = /** @type {any} */ (
    class {
      constructor() {
        throw new TypeError("no module workers");
      }
    }
  );
  const old = create();
  assert.deepEqual(statuses.at(-1), { state: "failed", stage: "", reason: "TypeError: no module workers" });
  globalThis.Worker = /** @type {any} */ (FakeWorker);
  old.retry();
  worker().boot();
  assert.equal(statuses.at(-1)?.state, "ready");
  old.stop();
});

test("a worker that does not load falls back", () => {
  const first = worker();
  first.break("");
  assert(first.terminated);
  assert.notEqual(worker(), first);
  worker().break("");
  assert.equal(statuses.at(-1)?.reason, "the worker did not load");
});

test("a boot that makes no progress times out, one that does goes on", () => {
  const first = worker();
  first.say({ type: "listening" });
  for (let count = 0; count < 3; count += 1) {
    wait(TIMEOUT_SECONDS.snapshot - 1);
    first.say({ type: "progress", stage: "download", loaded: count, total: 3 });
  }
  assert.equal(worker(), first);
  wait(TIMEOUT_SECONDS.snapshot);
  assert(first.terminated);
  assert.notEqual(worker(), first);
});

test("an answer that takes too long gets a new worker, and the late reply is not heard", async () => {
  const first = worker();
  first.boot();
  const response = client.ask({ action: "compose" });
  wait(TIMEOUT_SECONDS.answer);
  assert(first.terminated);
  first.say({ type: "reply", id: 1, reply: '"late"' });
  first.break("late");
  worker().boot();
  reply({ ok: true });
  assert.deepEqual(await response, { ok: true });
});

test("an idle Python never times out", () => {
  worker().boot();
  wait(3600);
  assert.equal(FakeWorker.spawned.length, 1);
});

test("modules that are missing are fetched and mounted, and the request is posted again", async () => {
  const fetched = network(async (url) => new Response(url));
  worker().boot();
  client.ask({ action: "compose" });
  worker().say({ type: "missing-module", id: 1 });
  await settle();
  const [mount, request] = worker().messages.slice(-2);
  assert(mount?.type === "mount");
  const { stdlib, rest, wheels } = mount.archives;
  const texts = [stdlib, rest, ...wheels].map((archive) => new TextDecoder().decode(archive));
  assert.deepEqual(texts, [`${root}stdlib.bin`, `${root}rest.bin`, `${root}builder.bin`]);
  assert.deepEqual(request, { type: "request", id: 2, request: '{"action":"compose"}' });
  assert.deepEqual(
    fetched.calls.map(({ arguments: [, { cache }] }) => cache),
    ["default", "default", "default"],
  );
});

test("a module fetch that stalls times out and is aborted; the request goes to a new worker", () => {
  const fetched = network(() => new Promise(() => {}));
  const first = worker();
  first.boot();
  client.ask({ action: "compose" });
  first.say({ type: "missing-module", id: 1 });
  wait(TIMEOUT_SECONDS.modules);
  assert(first.terminated);
  assert(fetched.calls.every(({ arguments: [, { signal }] }) => signal.aborted));
  worker().boot();
  assert.equal(lastMessage()?.type, "request");
});

test("a module fetch that makes progress is not timed out", async () => {
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  network(async (url) => new Response(url.endsWith("rest.bin") ? readable : "done"));
  const first = worker();
  first.boot();
  client.ask({ action: "compose" });
  first.say({ type: "missing-module", id: 1 });
  for (let count = 0; count < 3; count += 1) {
    await settle();
    wait(TIMEOUT_SECONDS.modules - 1);
    writer.write(new Uint8Array(1));
  }
  await settle();
  writer.close();
  await settle();
  assert.equal(lastMessage()?.type, "request");
  assert.equal(worker(), first);
});

test("after a module fetch that failed, the next one bypasses the HTTP cache", async () => {
  const fetched = network(async () => new Response("", { status: 404 }));
  worker().boot();
  client.ask({ action: "compose" });
  worker().say({ type: "missing-module", id: 1 });
  await settle();
  worker().boot();
  worker().say({ type: "missing-module", id: 2 });
  await settle();
  assert.equal(fetched.calls.at(0)?.arguments[1].cache, "default");
  assert.equal(fetched.calls.at(-1)?.arguments[1].cache, "reload");
});

test("a request whose modules can't be fetched resolves to null, and the next one is posted", async () => {
  network(async () => new Response("", { status: 404 }));
  const reply = client.ask({ action: "read" });
  for (const id of [1, 2]) {
    worker().boot();
    worker().say({ type: "missing-module", id });
    await settle();
  }
  assert.equal(await reply, null);
  assert.equal(statuses.at(-1)?.state, "ready");
  assert.match(/** @type {any} */ (console.info).mock.calls.at(-1).arguments[0], /module could not be fetched: .*404/);
  client.ask({ action: "compose" });
  assert.equal(lastMessage()?.type, "request");
});

test("an error is logged and leads to the next strategy", () => {
  worker().boot();
  client.ask({ action: "compose" });
  worker().say({ type: "error", id: 1, reason: "unreachable" });
  worker().say({ type: "listening" });
  const message = lastMessage();
  assert(message?.type === "start");
  assert.equal(message.options.strategy, "packages");
  assert.equal(/** @type {any} */ (console.info).mock.callCount(), 1);
});

test("stopping resolves every request to null, the posted one too, and later ones", async () => {
  worker().boot();
  const replies = ["compose", "check"].map((action) => client.ask({ action }));
  client.stop();
  assert.deepEqual(await Promise.all([...replies, client.ask({ action: "share" })]), [null, null, null]);
  assert(worker().terminated);
  client.retry();
  assert.equal(FakeWorker.spawned.length, 1);
});

test("a page that stops the client on its first status leaves no worker behind", () => {
  const stopping = createPythonClient({
    manifest,
    base: "https://example.org/",
    onState: ({ stage }) => stage === "restarting" && stopping.stop(),
  });
  worker().boot();
  worker().break("died");
  assert(worker().terminated);
});

test("a listener that throws does not stop the client for good", () => {
  client.stop();
  let isCareless = false;
  const careless = createPythonClient({
    manifest,
    base: "https://example.org/",
    onState() {
      if (isCareless) throw new Error("careless");
    },
  });
  worker().break("first strategy");
  worker().break("second strategy");
  isCareless = true;
  assert.throws(() => careless.retry(), /careless/);
  isCareless = false;
  const { length } = FakeWorker.spawned;
  wait(TIMEOUT_SECONDS.snapshot);
  assert.equal(FakeWorker.spawned.length, length + 1);
  careless.stop();
});
