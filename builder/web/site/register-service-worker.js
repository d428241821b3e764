// @ts-check
/** Keeps the site for a visit without a network, after this page has what it needs itself. */

import { afterPython } from "./when-python-settled.js";

const root = new URL("../../../../", import.meta.url); // this file is assets/builder/<hash>/site/register-service-worker.js
const builder = document.getElementById("builder");

/** @type {{saveData?: boolean, effectiveType?: string} | undefined} */
const connection = /** @type {any} */ (navigator).connection;

/** Whether Python may come too: on its own page it has come already; elsewhere the browser must say that the line is good. */
function mayKeepPython() {
  return builder ? builder.dataset.python === "ready" : connection?.effectiveType === "4g";
}

async function keep() {
  await navigator.serviceWorker.register(new URL("service-worker.js", root), { scope: root.pathname });
  const { active } = await navigator.serviceWorker.ready;
  if (mayKeepPython()) active?.postMessage("keep python");
}

// The page works without it: a browser may have none, or refuse it; and a visitor who saves data is left alone.
if ("serviceWorker" in navigator && !connection?.saveData) {
  addEventListener("load", () => afterPython(() => setTimeout(() => keep().catch(() => {}), 1000)));
}
