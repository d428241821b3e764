/** Starts Python as soon as the page is painted: what stands there comes first, and then what improves it. */

import { data } from "../shared/dom.js";
import { startPython } from "./client.js";

/** @typedef {import("./client.js").State} State */

/** @type {ReturnType<typeof startPython> | undefined} */
let first;
/** @type {State | undefined} */
let last;
/** @type {((state: State) => void) | undefined} */
let told;

/** Start Python anew. */
export function start() {
  return startPython({
    manifest: data("runtime"),
    base: new URL("../", location.href),
    onState(state) {
      last = state;
      told?.(state);
    },
  });
}

/**
 * Take over the Python that was started, or start it.
 *
 * @param {(state: State) => void} onState - told the last state now, and then each one
 */
export function started(onState) {
  told = onState;
  first ??= start();
  if (last) onState(last);
  return first;
}

if (PerformanceObserver.supportedEntryTypes?.includes("paint")) {
  new PerformanceObserver(() => {
    first ??= start();
  }).observe({ type: "paint", buffered: true });
}
