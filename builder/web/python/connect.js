/** Connects the page to Python, whose client is a file of its own: where it can't be loaded, all else works. */

/** @import { PythonStatus } from "./client-state.js" */

/** The module of the client; the bundle gives it another name (overrides/hooks/assets.py). */
const START_URL = typeof START_FILE === "string" ? START_FILE : "./start-on-paint.js";

/** @typedef {ReturnType<typeof import("./client.js").createPythonClient>} Client */

/**
 * Take over the client that was started on paint, as soon as its module has loaded. Until then requests wait.
 *
 * @param {(status: PythonStatus) => void} onState - called with the latest status, and with every later one
 * @returns {Pick<Client, "ask" | "retry"> & {restart: () => void}} `restart` starts Python anew, so that it has
 *   forgotten everything; requests on their way resolve to null
 */
export function connectPython(onState) {
  /** @type {typeof import("./start-on-paint.js")} */
  let module;
  /** @type {Client | undefined} */
  let client;
  /** @type {((client?: Client) => void)[]} */
  const waiting = [];

  /** @param {Client} [connected] - without it, those that wait get no answer */
  function settle(connected) {
    for (const resolve of waiting.splice(0)) resolve(connected);
  }

  async function load() {
    try {
      module = await import(START_URL);
      client = module.attach(onState);
      settle(client);
    } catch (error) {
      onState({ state: "failed", stage: "", reason: String(error) });
    }
  }

  load();

  return {
    async ask(request, purpose) {
      const connected = client ?? (await new Promise((resolve) => waiting.push(resolve)));
      return connected ? connected.ask(request, purpose) : null;
    },
    retry() {
      if (client) client.retry();
      else load();
    },
    restart() {
      settle();
      client?.stop();
      client &&= module.start();
    },
  };
}
