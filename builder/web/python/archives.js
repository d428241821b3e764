/** Fetches the modules that Python started without, for the rare request that needs one. */

/**
 * @param {import("./worker/boot.js").Manifest} manifest
 * @param {string} root - the address of the distribution
 * @returns {Promise<{stdlib: ArrayBuffer, rest: ArrayBuffer, wheels: ArrayBuffer[]}>}
 */
export async function archivesOf({ files, lock }, root) {
  const get = (/** @type {string} */ name) => fetched(root, files[name]);
  const [stdlib, rest, ...wheels] = await Promise.all(["stdlib", "rest", ...Object.keys(lock.packages)].map(get));
  if (!stdlib || !rest) throw new Error("the distribution has no standard library");
  return { stdlib, rest, wheels };
}

/**
 * @param {string} root
 * @param {import("./worker/download.js").File} [file]
 * @returns {Promise<ArrayBuffer>}
 */
async function fetched(root, file) {
  if (!file) throw new Error("the distribution lacks a file");
  const response = await fetch(new URL(file.path, root), { integrity: file.integrity });
  if (!response.ok || !response.body) throw new Error(`${file.path}: ${response.status}`);
  const packed = file.path.endsWith(".gz");
  const whole = packed ? new Response(response.body.pipeThrough(new DecompressionStream("gzip"))) : response;
  return whole.arrayBuffer();
}
