/** The page's state in one place. Views and effects watch slices of it; only transitions change it. */

/**
 * @template S
 * @typedef {object} Store
 * @property {() => S} get
 * @property {(transition: (state: S) => S) => void} update - an update made by a watcher is applied after the current one
 * @property {<const Slice extends readonly unknown[]>(
 *   select: (state: S) => Slice, onChange: (slice: Slice) => void) => void} watch - calls back now, and whenever one of
 *   the selected values changes
 */

/**
 * @template S
 * @param {S} initial
 * @returns {Store<S>}
 */
export function createStore(initial) {
  let state = initial;
  /** @type {(() => void)[]} */
  const watchers = [];
  /** @type {((state: S) => S)[]} */
  const pending = [];
  return {
    get: () => state,
    update(transition) {
      if (pending.push(transition) > 1) return;
      try {
        for (const next of pending) {
          state = next(state);
          for (const notify of watchers) notify();
        }
      } finally {
        pending.length = 0;
      }
    },
    watch(select, onChange) {
      let slice = select(state);
      watchers.push(() => {
        const next = select(state);
        if (next.every((value, index) => Object.is(value, slice[index]))) return;
        slice = next;
        onChange(next);
      });
      onChange(slice);
    },
  };
}
