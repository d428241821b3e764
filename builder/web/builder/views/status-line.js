/** The status line, visible and announced (an ARIA live region): at most once a second, and the newest text wins. */

import { byId } from "../../shared/dom.js";

const line = byId("builder-status", HTMLElement);
const silentLine = byId("builder-live", HTMLElement);
const MIN_INTERVAL_MS = 1000;
const CLEAR_AFTER_MS = 8000;
/** Chromium announces a repeated text only if the line was empty in between. */
const MIN_EMPTY_MS = 30;

let lastAnnouncedAt = -MIN_INTERVAL_MS;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let idleTimer;

// What was said before a tap gives way to what the tap changes.
document.addEventListener("click", () => {
  if (performance.now() - lastAnnouncedAt > MIN_INTERVAL_MS) line.textContent = "";
});

/** @param {string} text */
export function announce(text) {
  clearTimeout(timer);
  clearTimeout(idleTimer);
  line.textContent = "";
  const wait = Math.max(MIN_EMPTY_MS, lastAnnouncedAt + MIN_INTERVAL_MS - performance.now());
  timer = setTimeout(() => {
    line.textContent = text;
    lastAnnouncedAt = performance.now();
    timer = setTimeout(() => (line.textContent = ""), CLEAR_AFTER_MS);
  }, wait);
}

/**
 * Announce to screen readers alone what everybody else sees, after a pause, unless another announcement comes first.
 *
 * @param {string} text
 * @param {number} pause - milliseconds
 */
export function announceWhenIdle(text, pause) {
  clearTimeout(idleTimer);
  silentLine.textContent = "";
  idleTimer = setTimeout(() => line.textContent === "" && (silentLine.textContent = text), pause);
}
