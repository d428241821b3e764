/** Published as service-worker.js by `SERVICE_WORKER=off make build`: deletes what the site kept, then itself. */
{
  const leaving = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

  leaving.addEventListener("install", () => leaving.skipWaiting());
  leaving.addEventListener("activate", (event) => event.waitUntil(leave()));

  async function leave() {
    const ours = `${new URL(leaving.registration.scope).pathname} `;
    for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
    await leaving.registration.unregister();
  }
}
