// @ts-check
/**
 * Brings the theme's script (search, menu, colours) at the visitor's first move: who only reads, or copies the message
 * that stands there, loads neither it nor the search's index. A button that was pressed too early is pressed again.
 */

import { afterPython } from "./when-python-settled.js";

const MOVES = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];
const header = document.querySelector(".md-header");

/** @type {Promise<void> | undefined} */
let coming;
let come = false;

/** @returns {Promise<void>} when it has come, or cannot */
function bring() {
  coming ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = document.getElementById("theme")?.dataset.bundle ?? "";
    script.addEventListener("load", () => import("./search-focus.js").catch(() => {})); // which only tidies up
    for (const end of ["load", "error"]) {
      script.addEventListener(end, () => {
        come = true;
        resolve();
      });
    }
    document.head.append(script);
  });
  return coming;
}

/** @param {EventTarget | null} place */
function bringAtMoveIn(place) {
  for (const move of MOVES) place?.addEventListener(move, bring, { once: true, passive: true });
}

/** @param {Event} event - a press on one of the header's labels, which the theme makes buttons */
function hold(event) {
  const label = event.target instanceof Element ? event.target.closest("label") : null;
  if (come || !label || (event instanceof KeyboardEvent && event.key !== "Enter")) return;
  event.preventDefault();
  bring().then(() => label.click());
}

bringAtMoveIn(header);
header?.addEventListener("click", hold);
header?.addEventListener("keydown", hold);
afterPython(() => bringAtMoveIn(window));
