/** Gets files of the Python distribution, all at once, and tells how much has come. Runs in the worker. */

/**
 * @typedef {import("../../contract.js").DistributionFile} File
 * @typedef {Record<string, File>} Files
 */

/**
 * Start to fetch files; a file whose name ends in .gz is unpacked on its way.
 *
 * @param {string} root - the address that the paths are relative to
 * @param {Files} files
 * @param {string[]} names - which of them
 * @param {boolean} fresh - ask the server even for what the browser keeps
 * @param {(loaded: number, total: number) => void} tell - told in bytes as they travel, compressed
 * @param {AbortSignal} [signal]
 * @returns {Record<string, Promise<Response>>} rejects where the server has no such file
 */
export function download(root, files, names, fresh, tell, signal) {
  const chosen = names.flatMap((name) => (files[name] ? [/** @type {const} */ ([name, files[name]])] : []));
  const total = chosen.reduce((sum, [, file]) => sum + file.gzip, 0);
  let loaded = 0;
  /** @param {number} bytes @param {File} file */
  const count = (bytes, file) => {
    loaded += (bytes / file.bytes) * file.gzip;
    tell(Math.min(Math.round(loaded), total), total);
  };
  tell(0, total);
  return Object.fromEntries(chosen.map(([name, file]) => [name, get(new URL(file.path, root), file, fresh, count, signal)]));
}

/**
 * @param {URL} url
 * @param {File} file
 * @param {boolean} fresh
 * @param {(bytes: number, file: File) => void} count
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
async function get(url, file, fresh, count, signal) {
  const packed = url.pathname.endsWith(".gz");
  const streamed = packed || url.pathname.endsWith(".wasm");
  const response = await fetch(url, {
    cache: fresh ? "reload" : "default",
    // A checked file arrives only when it is whole. A .gz carries its own checksum, and the wasm must compile as it comes.
    integrity: streamed ? "" : file.integrity,
    signal,
  });
  if (!response.ok || !response.body) throw new Error(`${file.path}: ${response.status}`);
  if (packed) return new Response(response.body.pipeThrough(counter(file, count)).pipeThrough(new DecompressionStream("gzip")));
  watch(response.clone(), file, count);
  return response;
}

/**
 * @param {File} file
 * @param {(bytes: number, file: File) => void} count
 * @returns {TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>}
 */
function counter(file, count) {
  return new TransformStream({
    transform(chunk, stream) {
      count(chunk.length, file);
      stream.enqueue(chunk);
    },
  });
}

/**
 * Count a response on a copy: only an untouched one lets the browser keep the code it compiled.
 *
 * @param {Response} copy
 * @param {File} file
 * @param {(bytes: number, file: File) => void} count
 */
async function watch(copy, file, count) {
  const reader = copy.body?.getReader();
  try {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) count(part.value.length, file);
  } catch {
    return; // whoever reads the original hears of it
  }
}
