// Runs the builder in Pyodide and writes what it imported, as JSON: node imports.mjs PLACES OUTPUT
// PLACES is the JSON object that start() takes; OUTPUT gets {"magic": hex, "files": [paths in the archive]}.

import { writeFileSync } from "node:fs";
import { exercise, start } from "./pyodide.mjs";

const [, , given, output] = process.argv;
const places = JSON.parse(given);
const python = await start(places);
const problems = [];
await python.loadPackage("builder", { messageCallback() {}, errorCallback: (problem) => problems.push(problem) });
if (problems.length) throw new Error(problems.join("\n"));
exercise(python, places);
writeFileSync(
  output,
  python.runPython(`
import importlib.util, json, sys
archive = "/lib/python%d%d.zip/" % sys.version_info[:2]
origins = [getattr(getattr(module, "__spec__", None), "origin", None) or "" for module in list(sys.modules.values())]
json.dumps({
    "magic": importlib.util.MAGIC_NUMBER.hex(),
    "files": sorted(origin.removeprefix(archive) for origin in origins if origin.startswith(archive)),
})
`),
);
