/** What keeps a tap from hitting something that has just moved under the finger. */

import { byId } from "../../shared/dom.js";

/** As long as it takes to see that the page has moved. */
const UNSEEN_MS = 350;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** The page has moved: for a moment, a tap does nothing, since it was meant for what was there before. */
export function ignoreTaps() {
  const { dataset } = byId("builder", HTMLElement);
  clearTimeout(timer);
  dataset.moved = "";
  timer = setTimeout(() => delete dataset.moved, UNSEEN_MS);
}

/**
 * Change what stands above an element, which stays where it is on the screen.
 *
 * @param {HTMLElement} element
 * @param {() => void} change
 */
export function keepInPlace(element, change) {
  const { top } = element.getBoundingClientRect();
  change();
  scrollBy({ top: element.getBoundingClientRect().top - top, behavior: "instant" });
}
