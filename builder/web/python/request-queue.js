/** Requests that wait for Python: only the newest of each action, in order of arrival. */

/**
 * @typedef {object} PendingRequest
 * @property {string} json - the request
 * @property {(reply: string | null) => void} resolve - takes the reply as JSON; null if there will be none
 */

export function createRequestQueue() {
  /** @type {Map<unknown, PendingRequest>} by action */
  const pending = new Map();

  return {
    /**
     * Add a request; an older one of the same action resolves to null.
     *
     * @param {unknown} action
     * @param {string} json
     * @returns {Promise<string | null>} the reply as JSON
     */
    enqueue(action, json) {
      return new Promise((resolve) => {
        pending.get(action)?.resolve(null);
        pending.delete(action); // so that the new one goes to the end of the order
        pending.set(action, { json, resolve });
      });
    },

    /** @returns {PendingRequest | undefined} the oldest, removed from the queue */
    dequeue() {
      for (const [action, request] of pending) {
        pending.delete(action);
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
