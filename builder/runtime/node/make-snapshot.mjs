// Writes a snapshot of the memory of a Python that has answered requests: node make-snapshot.mjs PATHS OUTPUT
// The format is Pyodide's own (makeMemorySnapshot); wasm/snapshot.py makes it compact.

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answerRequests, readLock, readRequests, startPyodide } from "./pyodide.mjs";

const [, , pathsJson, output] = process.argv;
const paths = JSON.parse(pathsJson);
// For a reproducible build: no time, no randomness and no path of this machine in the memory.
let ticks = 0;
Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => ticks++;
crypto.randomFillSync = (/** @type {any} */ bytes) => bytes.fill(0);
process.argv[1] = "snapshot";
process.env.TZ = "UTC";
const python = await startPyodide(paths, { _makeSnapshot: true });
// Not loadPackage: a snapshot can't hold what that keeps in JavaScript.
for (const { file_name } of Object.values(readLock(paths.packages).packages)) {
  python.unpackArchive(new Uint8Array(readFileSync(join(paths.packages, file_name))), "wheel");
}
answerRequests(python, readRequests(paths));
// The random number generator is reseeded in the browser, so the seed here may be constant. Freed memory would be part
// of the snapshot: it is overwritten with zeros, by blocks that are allocated for as long as they fit below its end.
python.runPython(`
import gc, random
random.seed(0)
gc.collect()
def zero_free_memory():
    blocks = []
    end = id(bytes(1 << 18))
    for size in (part << power for power in range(15, -1, -1) for part in (7, 6, 5, 4)):
        while id(block := bytes(size)) < end:
            blocks.append(block)
zero_free_memory()
del zero_free_memory
`);
writeFileSync(output, python.makeMemorySnapshot());
