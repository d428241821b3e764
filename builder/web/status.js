/** The one status line: seen and announced, politely, at most once a second; the newest wins. */

import { element } from "./elements.js";

const line = element("builder-status", HTMLElement);
const PAUSE = 1000;
const SHOWN = 10_000;

let spoken = -PAUSE;
/** @type {number | undefined} */
let timer;

/**
 * Say something in the status line.
 *
 * The line is emptied first, because Chromium announces no repeat of the same text.
 *
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(timer);
  line.textContent = "";
  const wait = Math.max(30, spoken + PAUSE - performance.now());
  timer = setTimeout(() => {
    line.textContent = text;
    spoken = performance.now();
    timer = setTimeout(() => (line.textContent = ""), SHOWN);
  }, wait);
}
