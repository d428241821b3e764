// Writes the memory of a Python that has imported and compiled all that the builder needs: node memory.mjs PLACES OUTPUT
// The format is Pyodide's own (makeMemorySnapshot); memory.py makes it small.

import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exercise, lock, start } from "./pyodide.mjs";

const [, , given, output] = process.argv;
const places = JSON.parse(given);
// The same build gives the same memory, wherever it is made: no time in it, no chance, and no path of this machine.
let ticks = 0;
Date.now = () => Date.UTC(2026, 0, 1);
performance.now = () => ticks++;
crypto.randomFillSync = (/** @type {any} */ bytes) => bytes.fill(0);
process.argv[1] = "memory";
process.env.TZ = "UTC";
const python = await start(places, { _makeSnapshot: true });
// Not loadPackage: what JavaScript remembers of it has no place in a snapshot.
for (const { file_name } of Object.values(lock(places.packages).packages)) {
  python.unpackArchive(new Uint8Array(readFileSync(join(places.packages, file_name))), "wheel");
}
exercise(python, places);
// The browser sows anew; until then the state is not the builder's secret but a constant. And what lay in memory that is
// free now would travel to every visitor: blocks of zeros are put over it, as long as they find room below its end.
python.runPython(`
import gc, random
random.seed(0)
gc.collect()
def wipe():
    blocks = []
    end = id(bytes(1 << 18))
    for size in (part << power for power in range(15, -1, -1) for part in (7, 6, 5, 4)):
        while id(block := bytes(size)) < end:
            blocks.append(block)
wipe()
del wipe
`);
writeFileSync(output, python.makeMemorySnapshot());
