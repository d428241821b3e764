/** Leaves out of style sheets what no page and no script of the site uses: node purge-css.mjs SITE SHEET... */

import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { PurgeCSS } from "purgecss";

const [site = "", ...sheets] = process.argv.slice(2);
const paths = readdirSync(site, { recursive: true, encoding: "utf-8" }).map((path) => join(site, path));
// Python's scripts make no elements.
const content = paths.filter((path) => /\.(html|js)$/.test(path) && !path.includes("python"));
for (const { file, css } of await new PurgeCSS().purge({ content, css: sheets })) {
  if (file) writeFileSync(file, css);
}
