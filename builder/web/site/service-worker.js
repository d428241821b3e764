/// <reference path="../site.d.ts" />
/**
 * Keeps the site for visits without a network. A classic script at the site's root; the build puts before it
 *   const SITE = { version, files: {address: integrity}, python: [addresses] };
 * with addresses relative to the site's root (overrides/hooks/service_worker.py).
 *
 * - `files` is one version of the whole site, kept together in a cache of its own: each file is checked against its hash
 *   as it comes in, so files of two versions never stand beside each other.
 * - A page, or a file whose address does not name its content, is asked from the network first, for three seconds.
 *   A file whose address holds a hash never changes, and is taken from the cache.
 * - `python` is kept file by file, until a build no longer uses a file.
 * - A new version waits until no page of the old one is open. Nothing is ever reloaded.
 *
 * To switch it off for good: SERVICE_WORKER=off make build, and publish. CONTRIBUTING.md says more.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = worker.registration.scope;

// One host name may serve many projects: these names, and no others, are ours.
const OURS = `${new URL(scope).pathname} `;
const FILES = `${OURS}${SITE.version}`;
const PYTHON = `${OURS}python`;
const LIMIT = 3000;

const address = (/** @type {string} */ path) => new URL(path, scope).href;
const files = new Map(Object.entries(SITE.files).map(([path, integrity]) => [address(path), integrity]));
const python = new Set(SITE.python.map(address));

worker.addEventListener("install", (event) => event.waitUntil(keepFiles()));
worker.addEventListener("activate", (event) => event.waitUntil(forget().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => {
  if (event.data === "keep python") event.waitUntil(keepPython());
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const plain = url.split(/[?#]/)[0] ?? url;
  if (method !== "GET") return;
  if (python.has(plain)) event.respondWith(keptPython(event.request));
  else if (files.has(plain))
    event.respondWith((/[./-][0-9a-f]{8,}[./]/.test(plain) ? kept : fresh)(event.request, plain));
});

/** Keep one whole version. It is there completely or not at all. */
async function keepFiles() {
  const cache = await caches.open(FILES);
  await cache.addAll([...files].map(([url, integrity]) => new Request(url, { integrity, cache: "no-cache" })));
}

/** Keep what Python starts from; what the browser has just fetched, it does not fetch again. */
async function keepPython() {
  const cache = await caches.open(PYTHON);
  for (const url of python) if (!(await cache.match(url))) await cache.add(new Request(url, { priority: "low" }));
}

/** Delete older versions, and files of Python that this version does not use. */
async function forget() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== FILES && name !== PYTHON);
  await Promise.all(old.map((name) => caches.delete(name)));
  const cache = await caches.open(PYTHON);
  for (const request of await cache.keys()) if (!python.has(request.url)) await cache.delete(request);
}

/** From the cache, else from the network. @param {Request} request @param {string} url */
async function kept(request, url) {
  return (await (await caches.open(FILES)).match(url)) ?? fetch(request);
}

/** From the cache, else from the network and then kept; after a failure it is asked for anew. @param {Request} request */
async function keptPython(request) {
  const cache = await caches.open(PYTHON);
  const found = request.cache === "reload" ? undefined : await cache.match(request);
  if (found) return found;
  const response = await fetch(request);
  if (response.ok) cache.put(request, response.clone()).catch(() => {}); // no room: then not
  return response;
}

/** From the network, for some seconds; else from the cache. @param {Request} request @param {string} url */
async function fresh(request, url) {
  const answer = fetch(request);
  const late = new Promise((done) => setTimeout(done, LIMIT));
  const first = await Promise.race([answer, late]).catch(() => undefined);
  return first ?? (await (await caches.open(FILES)).match(url)) ?? answer;
}
