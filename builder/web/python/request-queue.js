/** Requests that wait for Python: of each action only the newest, in the order in which they came. */

/** @typedef {{request: Record<string, unknown>, resolve: (reply: any) => void}} Waiting */

export function makeQueue() {
  /** @type {Map<unknown, Waiting>} */
  const waiting = new Map();

  /** @returns {Waiting | undefined} the one that has waited longest, which waits no more */
  function next() {
    for (const [action, found] of waiting) {
      waiting.delete(action);
      return found;
    }
    return undefined;
  }

  return {
    next,

    /**
     * @param {Record<string, unknown>} request - an older one of the same action resolves to null
     * @returns {Promise<any>}
     */
    add(request) {
      return new Promise((resolve) => {
        waiting.get(request.action)?.resolve(null);
        waiting.delete(request.action);
        waiting.set(request.action, { request, resolve });
      });
    },

    /** Resolve all to null. */
    clear() {
      for (let left = next(); left; left = next()) left.resolve(null);
    },
  };
}
