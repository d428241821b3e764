/** Storage of the browser, where every use may fail: it can be full or forbidden. */

/**
 * @param {() => Storage} open - may throw
 */
export function createArea(open) {
  return {
    /** @param {string} prefix @returns {string[]} none where it may not be read */
    keys: (prefix) => tryStorage(() => Object.keys(open()).filter((key) => key.startsWith(prefix)), []),
    /** @param {string} key @returns {string | null} */
    get: (key) => tryStorage(() => open().getItem(key), null),
    /** @param {string} key @param {string} value @returns {boolean} whether it has been stored */
    set: (key, value) => tryStorage(() => (open().setItem(key, value), true), false),
    /** @param {string} key */
    remove: (key) => tryStorage(() => open().removeItem(key), undefined),
  };
}

/**
 * @template T
 * @param {() => T} use
 * @param {T} fallback - what to return if it throws
 * @returns {T}
 */
function tryStorage(use, fallback) {
  try {
    return use();
  } catch {
    return fallback;
  }
}
