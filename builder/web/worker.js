/**
 * Python, in a worker: says {here}, takes {start}, then {id, request} one at a time; a request and its reply are JSON.
 * It tells {stage, loaded, total} while it starts, then {ready}, or {failed}; and {id, reply} or {id, error}.
 * The page starts it through a blob, so that the page's security policy binds it too (see spawn.js).
 */

import { boot } from "./boot.js";
import { closeDoors } from "./doors.js";

/** @type {((request: string) => string) | undefined} */
let answer;
/** @type {import("./boot.js").Python | undefined} */
let python;

/** @param {import("./boot.js").Start} wanted */
async function start(wanted) {
  try {
    const started = await boot(wanted, (stage, loaded, total) => postMessage({ stage, loaded, total }));
    python = started.python;
    answer = python.pyimport("builder.emails.bridge").answer;
    closeDoors();
    postMessage({ ready: true, module: started.module });
  } catch (problem) {
    postMessage({ failed: String(problem).slice(0, 300) });
  }
}

/** @param {{id: number, request: string}} asked */
function reply({ id, request }) {
  try {
    postMessage({ id, reply: answer?.(request) });
  } catch (problem) {
    postMessage({ id, error: String(problem).slice(-300) });
  }
}

/**
 * Put archives where Python finds modules that the start did not need.
 *
 * @param {Record<string, ArrayBuffer>} archives - by file name
 */
function mount(archives) {
  for (const [name, content] of Object.entries(archives)) {
    python?.FS.writeFile(`/lib/${name}`, new Uint8Array(content));
    python?.runPython(`import sys; sys.path.append("/lib/${name}")`);
  }
}

addEventListener("message", ({ data }) => {
  if (data.start) start(data.start);
  else if (data.mount) mount(data.mount);
  else reply(data);
});
postMessage({ here: true });
