/** Starts Python's worker so that the page's Content Security Policy binds it. */

/** The worker's module; the bundle gives it another name (overrides/hooks/assets.py). */
const WORKER_URL = typeof WORKER_FILE === "string" ? WORKER_FILE : "./worker/worker.js";

/** Lets our blob become a worker; the page's default policy lets none (overrides/partials/javascripts/lockdown.html). */
const trustedUrls = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("python-worker", {
  createScriptURL: (/** @type {string} */ url) => url,
});

/**
 * A worker loaded from a URL takes its policy from that URL's headers, and a static host sends none. A worker made
 * from a blob inherits the page's policy (https://www.w3.org/TR/CSP3/#initialize-global-object-csp); this one only
 * imports the real module. The import is dynamic so that its failure can be reported.
 *
 * @returns {Worker} that posts `listening` or `failed` (protocol.d.ts)
 * @throws the browser has no module workers
 */
export function spawnWorker() {
  const module = JSON.stringify(new URL(WORKER_URL, import.meta.url).href);
  const script = `import(${module}).catch((error) => postMessage({ type: "failed", reason: String(error) }));`;
  const url = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(trustedUrls?.createScriptURL(url) ?? url, { type: "module" });
  performance.mark("worker-made"); // this and the worker's marks are for the bench (tests/bench/visit_marks.py)
  // WebKit and Firefox fetch the blob only after the constructor has returned.
  worker.addEventListener("message", () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
