/** The ways to start Python, and how long each may take. */

/** Seconds without a sign of life: while it starts, by way, and while it answers. */
export const LIMITS = { snapshot: 15, packages: 40, answer: 6 };

/** As many crashes within as many seconds, and Python is given up. */
export const CRASHES = { most: 3, seconds: 60 };

/** @typedef {"snapshot" | "packages"} Strategy */

/**
 * Return the ways to try, in order. A visitor who saves data, or whose line is slow, begins with the smaller one.
 *
 * @param {Record<string, unknown>} files - of the manifest
 * @returns {Strategy[]}
 */
export function ways(files) {
  return files.snapshot && !isThrifty() ? ["snapshot", "packages"] : ["packages"];
}

/** Tell whether the visitor saves data or has a slow line, as far as the browser says. */
export function isThrifty() {
  /** @type {{saveData?: boolean, effectiveType?: string} | undefined} */
  const connection = /** @type {any} */ (navigator).connection;
  return Boolean(connection?.saveData) || ["slow-2g", "2g", "3g"].includes(connection?.effectiveType ?? "");
}
