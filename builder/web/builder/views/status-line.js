/** The one status line: seen and announced, politely, at most once a second; the newest wins. */

import { element } from "../../shared/dom.js";

const line = element("builder-status", HTMLElement);
const PAUSE = 1000;
const SHOWN = 8000;

let spoken = -PAUSE;
/** @type {number | undefined} */
let timer;
/** @type {number | undefined} */
let later;

/**
 * Say something in the status line.
 *
 * The line is emptied first, because Chromium announces no repeat of the same text.
 *
 * @param {string} text
 */
export function announce(text) {
  clearTimeout(timer);
  clearTimeout(later);
  line.textContent = "";
  const wait = Math.max(30, spoken + PAUSE - performance.now());
  timer = setTimeout(() => {
    line.textContent = text;
    spoken = performance.now();
    timer = setTimeout(() => (line.textContent = ""), SHOWN);
  }, wait);
}

/**
 * Say something after a pause, unless something else is said before.
 *
 * @param {string} text
 * @param {number} pause - milliseconds
 */
export function announceLater(text, pause) {
  clearTimeout(later);
  later = setTimeout(() => line.textContent === "" && announce(text), pause);
}
