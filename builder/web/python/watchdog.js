/** A timeout for inactivity that counts only the time in which the page could run. */

const TICK_MS = 250;

/** How long each thing that the client waits for may go without a sign of life (client-state.js). */
export const TIMEOUT_SECONDS = {
  /** Booting from the snapshot, between two messages of the worker. */
  snapshot: 15,
  /** Booting from the packages, between two messages of the worker. */
  packages: 40,
  /** Fetching missing modules, between two chunks; and replying with them, for they are imported first: 9 s if slow. */
  modules: 20,
  /** The reply to any other request. */
  answer: 6,
};

/**
 * Call `onTimeout` after a number of seconds without a `reset`. They are counted in ticks: timers stand still while a
 * phone sleeps or a tab is in the background, and the clock would count that time against the worker.
 *
 * @param {number} seconds
 * @param {() => void} onTimeout - called once at most
 * @returns {{reset: () => void, stop: () => void}}
 */
export function startWatchdog(seconds, onTimeout) {
  const ticks = Math.ceil((seconds * 1000) / TICK_MS);
  let remainingTicks = ticks;
  const timer = setInterval(() => {
    remainingTicks -= 1;
    if (remainingTicks > 0) return;
    clearInterval(timer);
    onTimeout();
  }, TICK_MS);
  return {
    reset() {
      remainingTicks = ticks;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
