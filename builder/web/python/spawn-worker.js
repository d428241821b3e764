/** Starts the worker so that the page's security policy holds inside it. */

/** The worker's module: where it lies beside this one, unless the bundle names its file (overrides/hooks/assets.py). */
const WORKER = typeof WORKER_FILE === "string" ? WORKER_FILE : "./worker/worker.js";

/**
 * A worker that is loaded from an address takes its policy from that address's headers, and a static host sends
 * none. A worker made from a blob inherits the page's policy; this one's only line imports the real module.
 * (https://www.w3.org/TR/CSP3/#initialize-global-object-csp) The import is a dynamic one, so that its failure can be told.
 *
 * @returns {Worker} that says {here} when it listens, or {failed}
 */
export function spawn() {
  const module = JSON.stringify(new URL(WORKER, import.meta.url).href);
  const line = `import(${module}).catch((problem) => postMessage({ failed: String(problem) }));`;
  const address = URL.createObjectURL(new Blob([line], { type: "text/javascript" }));
  const worker = new Worker(address, { type: "module" });
  // Not at once: WebKit and Firefox fetch the blob after the constructor returns.
  worker.addEventListener("message", () => URL.revokeObjectURL(address), { once: true });
  return worker;
}
