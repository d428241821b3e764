/** Fetches the modules that Python booted without, for the rare request that needs one. */

/** @import { Manifest, ModuleArchives } from "./protocol.d.ts" */

import { download } from "./worker/download.js";

/**
 * @param {Manifest} manifest
 * @param {string} root - the absolute address of the distribution
 * @param {object} options
 * @param {boolean} options.bypassCache
 * @param {AbortSignal} options.signal
 * @param {() => void} options.onProgress - called for every chunk
 * @returns {Promise<ModuleArchives>} rejects if a file is missing, damaged or cannot be downloaded
 */
export async function fetchModules({ files, lock }, root, { bypassCache, signal, onProgress }) {
  const names = ["stdlib", "rest", ...Object.keys(lock.packages)];
  const downloads = download(root, files, names, bypassCache, onProgress, signal);
  const [stdlib, rest, ...wheels] = await Promise.all(
    names.map(async (name) => (await downloads[name])?.arrayBuffer()),
  );
  if (!stdlib || !rest || wheels.includes(undefined)) throw new Error("the distribution lacks a file");
  return { stdlib, rest, wheels: /** @type {ArrayBuffer[]} */ (wheels) };
}
