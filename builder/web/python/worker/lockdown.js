/** Closes what a worker could send or keep a visitor's words with. Runs in the worker, once Python stands. */

const DOORS = [
  "fetch",
  "fetchLater",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "EventSource",
  "WebTransport",
  "importScripts",
  "indexedDB",
  "caches",
  "cookieStore",
  "BroadcastChannel",
  "Worker",
  "SharedWorker",
  "Notification",
];
const NAVIGATOR_DOORS = ["storage", "serviceWorker", "locks", "sendBeacon"];

/** Remove the interfaces for good. The page's policy binds the worker as well; this is the second lock. */
export function closeDoors() {
  for (const door of DOORS) close(globalThis, door);
  for (const door of NAVIGATOR_DOORS) close(navigator, door);
}

/**
 * Take a property away from an object and from all its prototypes, and leave an undefined that cannot be replaced.
 *
 * @param {object} object
 * @param {string} name
 */
function close(object, name) {
  for (let at = object; at; at = Object.getPrototypeOf(at)) Reflect.deleteProperty(at, name);
  Object.defineProperty(object, name, { value: undefined, writable: false, configurable: false });
}
