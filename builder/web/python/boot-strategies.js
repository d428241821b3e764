/** The strategies to boot Python with, in the order in which they are tried. */

/** @import { Manifest, Strategy } from "./protocol.d.ts" */

/**
 * The browser's Network Information, where it has it (https://wicg.github.io/netinfo/).
 *
 * @typedef {{saveData?: boolean, effectiveType?: string}} Connection
 */

const SLOW_CONNECTIONS = ["slow-2g", "2g", "3g"];

/**
 * The snapshot boots fastest, but the packages are the smaller download.
 *
 * @param {Manifest["files"]} files
 * @param {Connection | undefined} connection
 * @returns {Strategy[]} at least one
 */
export function bootStrategies(files, connection) {
  return files.snapshot && !prefersLessData(connection) ? ["snapshot", "packages"] : ["packages"];
}

/**
 * @param {Connection | undefined} connection
 * @returns {boolean} whether the visitor saves data or has a slow connection, as far as the browser says
 */
function prefersLessData(connection) {
  return Boolean(connection?.saveData) || SLOW_CONNECTIONS.includes(connection?.effectiveType ?? "");
}
