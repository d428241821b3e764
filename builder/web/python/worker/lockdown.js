/** Removes whatever a worker could use to send or store a visitor's words. Runs in the worker, once Python has started. */

const REMOVED_GLOBALS = [
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
const REMOVED_NAVIGATOR_APIS = ["storage", "serviceWorker", "locks", "sendBeacon"];

/** Remove the interfaces for good. The page's policy binds the worker as well; this is the second lock. */
export function lockDown() {
  for (const name of REMOVED_GLOBALS) removeProperty(globalThis, name);
  for (const name of REMOVED_NAVIGATOR_APIS) removeProperty(navigator, name);
}

/**
 * Delete a property from an object and all its prototypes, and leave an undefined that can't be replaced.
 *
 * @param {object} object
 * @param {string} name
 */
function removeProperty(object, name) {
  for (let owner = object; owner; owner = Object.getPrototypeOf(owner)) Reflect.deleteProperty(owner, name);
  Object.defineProperty(object, name, { value: undefined, writable: false, configurable: false });
}
