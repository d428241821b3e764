/** Starts Python as soon as the page is painted: first what the page shows, then what improves it. */

/** @import { PythonStatus } from "./client-state.js" */

import { readJson } from "../shared/dom.js";
import { createPythonClient } from "./client.js";

/** @type {ReturnType<typeof createPythonClient> | undefined} */
let client;
/** @type {PythonStatus | undefined} */
let lastStatus;
/** @type {((status: PythonStatus) => void) | undefined} */
let listener;

/** Start Python, whether or not it has been started before; the listener of `attach` hears of this one too. */
export function start() {
  return createPythonClient({
    manifest: readJson("runtime"),
    base: new URL("../", location.href),
    onState(status) {
      lastStatus = status;
      listener?.(status);
    },
  });
}

/**
 * Take over the client that was started on paint, or start one.
 *
 * @param {(status: PythonStatus) => void} onState - called with the latest status now, and with every later one
 */
export function attach(onState) {
  listener = onState;
  client ??= start();
  if (lastStatus) onState(lastStatus);
  return client;
}

if (PerformanceObserver.supportedEntryTypes?.includes("paint")) {
  new PerformanceObserver(() => {
    client ??= start();
  }).observe({ type: "paint", buffered: true });
}
