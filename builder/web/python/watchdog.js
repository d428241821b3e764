/** A time limit that counts only the time in which this page really ran. */

const TICK = 250;

/**
 * Call back after some seconds of silence. A phone that slept, or a tab in the background, lets timers stand still
 * and then come late; counting ticks instead of looking at the clock gives the worker the time that it really had.
 *
 * @param {number} seconds
 * @param {() => void} onSilence
 * @returns {{heard: () => void, stop: () => void}} `heard` starts the count anew
 */
export function patience(seconds, onSilence) {
  let left = (seconds * 1000) / TICK;
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return;
    clearInterval(timer);
    onSilence();
  }, TICK);
  return {
    heard() {
      left = (seconds * 1000) / TICK;
    },
    stop() {
      clearInterval(timer);
    },
  };
}
