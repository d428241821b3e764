/**
 * Python in a worker; ../protocol.d.ts has its messages. The page starts it through a blob, so that the page's
 * Content Security Policy binds it too (see ../spawn-worker.js).
 */

/** @import { BootOptions, MessageFromWorker, MessageToWorker, ModuleArchives } from "../protocol.d.ts" */

import { boot } from "./boot.js";
import { lockDown } from "./lockdown.js";

const MAX_REASON_CHARS = 300;

/** The bridge to the builder: JSON in, JSON out. @type {((request: string) => string) | undefined} */
let handleJson;
/** @type {import("./boot.js").Python | undefined} */
let python;

/** @param {BootOptions} options */
async function start(options) {
  try {
    const booted = await boot(options, (stage, loaded, total) => post({ type: "progress", stage, loaded, total }));
    python = booted.python;
    handleJson = python.pyimport("builder.emails.bridge").handle_json;
    lockDown();
    const { bootCache } = booted;
    post({ type: "ready", bootCache }, bootCache.snapshot ? [bootCache.snapshot] : []);
  } catch (error) {
    post({ type: "failed", reason: String(error).slice(0, MAX_REASON_CHARS) });
  }
}

/** @param {number} id @param {string} request */
function handleRequest(id, request) {
  if (!handleJson) throw new Error("a request came before Python was ready");
  try {
    post({ type: "reply", id, reply: handleJson(request) });
  } catch (error) {
    const text = String(error);
    // Looked for in the whole traceback, for another exception may have been raised from it.
    if (text.includes("ModuleNotFoundError")) post({ type: "missing-module", id });
    else post({ type: "error", id, reason: text.slice(-MAX_REASON_CHARS) }); // the end of a traceback says most
  }
}

/**
 * Put the modules that the boot left out where Python looks for them.
 *
 * @param {ModuleArchives} archives
 */
function mount({ stdlib, rest, wheels }) {
  if (!python) throw new Error("modules came before Python was ready");
  const library = python.runPython("import sys; '/lib/python%d%d.zip' % sys.version_info[:2]");
  python.FS.writeFile(library, new Uint8Array(stdlib));
  python.FS.writeFile("/lib/rest.zip", new Uint8Array(rest));
  for (const wheel of wheels) python.unpackArchive(wheel, "wheel");
  // A package that is loaded has its other modules in the second archive.
  python.runPython(`
import importlib, sys
sys.path.append("/lib/rest.zip")
for name, module in list(sys.modules.items()):
    if isinstance(getattr(module, "__path__", None), list):
        module.__path__.append("/lib/rest.zip/" + name.replace(".", "/"))
importlib.invalidate_caches()
`);
}

/** @param {MessageFromWorker} message @param {Transferable[]} [transfer] */
function post(message, transfer = []) {
  postMessage(message, transfer);
}

addEventListener("message", (/** @type {MessageEvent<MessageToWorker>} */ { data }) => {
  if (data.type === "start") start(data.options);
  else if (data.type === "mount") mount(data.archives);
  else handleRequest(data.id, data.request);
});
performance.mark("listening");
post({ type: "listening" });
