/** Requests that wait for Python: only the newest of each purpose, in order of arrival. */

/**
 * @typedef {object} PendingRequest
 * @property {string} json - the request
 * @property {(reply: string | null) => void} resolve - takes the reply as JSON; null if there will be none
 */

export function createRequestQueue() {
  /** @type {Map<unknown, PendingRequest>} by purpose */
  const pending = new Map();

  return {
    /**
     * Add a request; an older one of the same purpose resolves to null, and so does the check of a text that a new one
     * will replace.
     *
     * @param {unknown} purpose - its action, or what else it is for
     * @param {string} json
     * @returns {Promise<string | null>} the reply as JSON
     */
    enqueue(purpose, json) {
      return new Promise((resolve) => {
        for (const replaced of purpose === "compose" ? [purpose, "check"] : [purpose]) {
          pending.get(replaced)?.resolve(null);
          pending.delete(replaced); // so that the new one goes to the end of the order
        }
        pending.set(purpose, { json, resolve });
      });
    },

    /** @returns {PendingRequest | undefined} the oldest, removed from the queue */
    dequeue() {
      for (const [purpose, request] of pending) {
        pending.delete(purpose);
        return request;
      }
      return undefined;
    },

    /** Resolve every request to null. */
    cancelAll() {
      for (const { resolve } of pending.values()) resolve(null);
      pending.clear();
    },
  };
}
