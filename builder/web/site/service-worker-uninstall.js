/** Published as service-worker.js by `SERVICE_WORKER=off make build`: deletes the site's caches, then itself. */
{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(uninstall()));

  async function uninstall() {
    const prefix = `${new URL(worker.registration.scope).pathname} `;
    for (const name of await caches.keys()) if (name.startsWith(prefix)) await caches.delete(name);
    await worker.registration.unregister();
  }
}
