/** Downloads files of the Python distribution, all at once, and reports the progress. */

/**
 * @typedef {import("../../contract.js").DistributionFile} File
 * @typedef {Record<string, File>} Files
 */

/**
 * Start to download files; one whose name ends in .gz is decompressed as it arrives.
 *
 * @param {string} root - the address that the paths are relative to
 * @param {Files} files
 * @param {string[]} names - which of them
 * @param {boolean} bypassCache - ask the server even for what the browser has cached
 * @param {(loaded: number, total: number) => void} onProgress - in bytes as they are transferred, compressed
 * @param {AbortSignal} [signal]
 * @returns {Record<string, Promise<Response>>} each rejects if the server doesn't have the file
 */
export function download(root, files, names, bypassCache, onProgress, signal) {
  const chosen = names.flatMap((name) => (files[name] ? [/** @type {const} */ ([name, files[name]])] : []));
  const total = chosen.reduce((sum, [, file]) => sum + file.gzip, 0);
  let loaded = 0;
  onProgress(0, total);
  return Object.fromEntries(
    chosen.map(([name, file]) => {
      const onBytes = (/** @type {number} */ bytes) => {
        loaded += (bytes / file.bytes) * file.gzip;
        onProgress(Math.min(Math.round(loaded), total), total);
      };
      return [name, fetchFile(new URL(file.path, root), file, bypassCache, onBytes, signal)];
    }),
  );
}

/**
 * @param {URL} url
 * @param {File} file
 * @param {boolean} bypassCache
 * @param {(bytes: number) => void} onBytes
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
async function fetchFile(url, file, bypassCache, onBytes, signal) {
  const isPacked = url.pathname.endsWith(".gz");
  // A file whose hash is checked arrives only once it is complete. A .gz has its own checksum, and the code is to
  // compile as it arrives.
  const isStreamed = isPacked || url.pathname.endsWith(".wasm");
  const response = await fetch(url, {
    cache: bypassCache ? "reload" : "default",
    integrity: isStreamed ? "" : file.integrity,
    signal,
  });
  if (!response.ok || !response.body) throw new Error(`${file.path}: ${response.status}`);
  if (isPacked) {
    return new Response(
      response.body.pipeThrough(countingStream(onBytes)).pipeThrough(new DecompressionStream("gzip")),
    );
  }
  countClone(response.clone(), onBytes);
  return response;
}

/**
 * @param {(bytes: number) => void} onBytes
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
function countingStream(onBytes) {
  return new TransformStream({
    transform(chunk, controller) {
      onBytes(chunk.length);
      controller.enqueue(chunk);
    },
  });
}

/**
 * Count a response on a clone: the browser caches compiled code only for an untouched response.
 *
 * @param {Response} clone
 * @param {(bytes: number) => void} onBytes
 */
async function countClone(clone, onBytes) {
  const reader = clone.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) onBytes(part.value.length);
  } catch {
    return; // the reader of the original gets the error
  }
}
