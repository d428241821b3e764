/// <reference path="../site.d.ts" />
/**
 * Serves the site without a network. A classic script at the site's root; the build puts before it
 *   const SITE = { version, files: {address: integrity}, python: [addresses], on_demand: [addresses] };
 * with addresses relative to the site's root (overrides/hooks/service_worker.py).
 *
 * - `files` is one version of the whole site, in a cache of its own: each file is checked against its hash as it
 *   comes in, so files of two versions never mix, and again as it goes out: another site at this origin could have
 *   changed what is in the cache.
 * - A page, or a file whose address does not name its content, is network-first, with a timeout.
 *   A file whose address holds a hash never changes, and is cache-first. No request waits for a cache that fails, or is
 *   slower than the network may be.
 * - `python` is cached file by file, until a build no longer uses a file; `on_demand` too, once it was needed.
 * - A new version waits until no page of the old one is open. Nothing is ever reloaded.
 *
 * To switch it off for good: SERVICE_WORKER=off make build, and publish. CONTRIBUTING.md says more.
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = worker.registration.scope;

// One host name may serve many projects: these names, and no others, are ours.
const CACHE_PREFIX = `${new URL(scope).pathname} `;
const SITE_CACHE = `${CACHE_PREFIX}${SITE.version}`;
const PYTHON_CACHE = `${CACHE_PREFIX}python`;
const TIMEOUT_MS = 3000;

/** A hash of the content in an address: the theme's and Python's in hexadecimal, esbuild's eight in base 32. */
const HASH = /[./-](?:[0-9a-f]{8,}|[0-9A-Z]{8})[./]/;

const absolute = (/** @type {string} */ path) => new URL(path, scope).href;
const integrities = new Map(Object.entries(SITE.files).map(([path, integrity]) => [absolute(path), integrity]));
const startupUrls = new Set(SITE.python.map(absolute));
const pythonUrls = new Set([...SITE.python, ...SITE.on_demand].map(absolute));

worker.addEventListener("install", (event) => event.waitUntil(precacheSite()));
worker.addEventListener("activate", (event) => event.waitUntil(deleteOldCaches().then(() => worker.clients.claim())));
worker.addEventListener("message", (event) => {
  if (event.data === "cache python") event.waitUntil(cachePython());
});
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const address = url.split(/[?#]/)[0] ?? url;
  if (method !== "GET") return;
  if (pythonUrls.has(address)) event.respondWith(cacheFirstRevalidateOnReload(event.request));
  else if (integrities.has(address)) {
    event.respondWith((HASH.test(address) ? cacheFirst : networkFirst)(event.request, address));
  }
});

/** Cache one whole version: completely or not at all. */
async function precacheSite() {
  const cache = await caches.open(SITE_CACHE);
  await cache.addAll([...integrities].map(([url, integrity]) => new Request(url, { integrity, cache: "no-cache" })));
}

/** Cache what Python starts from; what the browser has just fetched, it does not fetch again. */
async function cachePython() {
  const cache = await caches.open(PYTHON_CACHE);
  for (const url of startupUrls) if (!(await cache.match(url))) await cache.add(new Request(url, { priority: "low" }));
}

/** Delete older versions, and files of Python that this version does not use. */
async function deleteOldCaches() {
  const current = [SITE_CACHE, PYTHON_CACHE];
  const old = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX) && !current.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
  const cache = await caches.open(PYTHON_CACHE);
  for (const request of await cache.keys()) if (!pythonUrls.has(request.url)) await cache.delete(request);
}

/** @param {Request} request @param {string} address */
async function cacheFirst(request, address) {
  const cached = matchIntact(address);
  return (await withTimeout(cached)) ?? fetch(request).catch(async () => (await cached) ?? Response.error());
}

/** For Python's files: after a failure the page reloads them, and the cached one is replaced. @param {Request} request */
async function cacheFirstRevalidateOnReload(request) {
  const cache = await withTimeout(caches.open(PYTHON_CACHE));
  const cached = request.cache === "reload" ? undefined : await withTimeout(cache?.match(request));
  if (cached) return cached;
  const response = await fetch(request);
  if (response.ok) cache?.put(request, response.clone()).catch(() => {}); // quota exceeded: skip caching
  return response;
}

/** @param {Request} request @param {string} address */
async function networkFirst(request, address) {
  const response = fetch(request);
  return (await withTimeout(response)) ?? (await withTimeout(matchIntact(address))) ?? response;
}

/**
 * @template T
 * @param {Promise<T> | undefined} result
 * @returns {Promise<T | undefined>} undefined where it fails, or isn't there in time
 */
function withTimeout(result) {
  const timeout = new Promise((/** @type {(value?: undefined) => void} */ resolve) => setTimeout(resolve, TIMEOUT_MS));
  return Promise.race([result, timeout]).catch(() => undefined);
}

/**
 * Return the cached copy of a file, unless its content is not what this version of the site has there.
 *
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function matchIntact(address) {
  const cache = await caches.open(SITE_CACHE);
  const cached = await cache.match(address);
  if (!cached) return undefined;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await cached.clone().arrayBuffer()));
  if (`sha256-${btoa(String.fromCharCode(...digest))}` === integrities.get(address)) return cached;
  await cache.delete(address);
  return undefined;
}
