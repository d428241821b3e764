// @ts-check
/** Registers the service worker, once this page has loaded what it needs itself. */

import { whenPythonSettled } from "./when-python-settled.js";

const DELAY_MS = 1000;

const serviceWorker = document.getElementById("site-script")?.dataset.serviceWorker ?? "";
const builder = document.getElementById("builder");

/** @type {{saveData?: boolean, effectiveType?: string} | undefined} */
const connection = /** @type {any} */ (navigator).connection;

/** Whether Python may be cached too: its own page has loaded it anyway; elsewhere only on a good connection. */
function mayCachePython() {
  return builder ? builder.dataset.python === "ready" : connection?.effectiveType === "4g";
}

async function register() {
  await navigator.serviceWorker.register(serviceWorker);
  const { active } = await navigator.serviceWorker.ready;
  if (mayCachePython()) active?.postMessage("cache python");
}

// The site works without it: a browser may have none, or refuse it; and visitors who save data are left alone.
if ("serviceWorker" in navigator && !connection?.saveData) {
  addEventListener("load", () => whenPythonSettled(() => setTimeout(() => register().catch(() => {}), DELAY_MS)));
}
