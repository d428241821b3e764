/**
 * Python, in a worker: says {here}, takes {start}, then {id, request} one at a time; a request and its reply are JSON.
 * It tells {stage, loaded, total} while it starts, then {ready}, or {failed}; and {id, reply}, {id, error}, or
 * {id, lacking} where a module is missing that {mount} brings.
 * The page starts it through a blob, so that the page's security policy binds it too (see spawn.js).
 */

import { boot } from "./boot.js";
import { closeDoors } from "./lockdown.js";

/** @type {((request: string) => string) | undefined} */
let handleJson;
/** @type {import("./boot.js").Python | undefined} */
let python;

/** @param {import("./boot.js").BootOptions} wanted */
async function start(wanted) {
  try {
    const started = await boot(wanted, (stage, loaded, total) => postMessage({ stage, loaded, total }));
    python = started.python;
    handleJson = python.pyimport("builder.emails.bridge").handle_json;
    closeDoors();
    const { bootCache } = started;
    postMessage({ ready: true, bootCache }, bootCache.snapshot ? [bootCache.snapshot] : []);
  } catch (problem) {
    postMessage({ failed: String(problem).slice(0, 300) });
  }
}

/** @param {{id: number, request: string}} asked */
function reply({ id, request }) {
  try {
    postMessage({ id, reply: handleJson?.(request) });
  } catch (problem) {
    const error = String(problem);
    postMessage(error.includes("ModuleNotFoundError") ? { id, lacking: true } : { id, error: error.slice(-300) });
  }
}

/**
 * Put archives where Python looks for modules that the start did not need.
 *
 * @param {{stdlib: ArrayBuffer, rest: ArrayBuffer, wheels: ArrayBuffer[]}} archives
 */
function mount({ stdlib, rest, wheels }) {
  if (!python) return;
  const library = python.runPython("import sys; '/lib/python%d%d.zip' % sys.version_info[:2]");
  python.FS.writeFile(library, new Uint8Array(stdlib));
  python.FS.writeFile("/lib/rest.zip", new Uint8Array(rest));
  for (const wheel of wheels) python.unpackArchive(wheel, "wheel");
  python.runPython("import importlib, sys; sys.path.append('/lib/rest.zip'); importlib.invalidate_caches()");
}

addEventListener("message", ({ data }) => {
  if (data.start) start(data.start);
  else if (data.mount) mount(data.mount);
  else reply(data);
});
postMessage({ here: true });
