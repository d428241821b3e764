// @ts-check
/**
 * Loads the theme's script (search, menu, colours) on the visitor's first interaction: those who only read, or copy
 * the ready-made message, load neither it nor the search index. A button pressed before it has loaded is pressed again.
 */

import { closeSearchOnFocusOut } from "./search-focus.js";
import { shortenSearchQuestions } from "./search-question.js";
import { whenPythonSettled } from "./when-python-settled.js";

const INTERACTION_EVENTS = ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin"];
const header = document.querySelector(".md-header");

/** @type {Promise<void> | undefined} */
let loading;
let loaded = false;

/** @returns {Promise<void>} resolves when it has loaded, or cannot */
function loadTheme() {
  loading ??= new Promise((resolve) => {
    shortenSearchQuestions();
    const script = document.createElement("script");
    const { theme = "", themeIntegrity = "" } = document.getElementById("site-script")?.dataset ?? {};
    script.integrity = themeIntegrity;
    script.src = theme;
    script.addEventListener("load", closeSearchOnFocusOut);
    for (const outcome of ["load", "error"]) {
      script.addEventListener(outcome, () => {
        loaded = true;
        resolve();
      });
    }
    document.head.append(script);
  });
  return loading;
}

/** @param {EventTarget | null} target */
function loadOnInteraction(target) {
  for (const type of INTERACTION_EVENTS) target?.addEventListener(type, loadTheme, { once: true, passive: true });
}

/** @param {Event} event - a press on one of the header's labels, which the theme makes buttons */
function deferClick(event) {
  const label = event.target instanceof Element ? event.target.closest("label") : null;
  if (loaded || !label || (event instanceof KeyboardEvent && event.key !== "Enter")) return;
  event.preventDefault();
  loadTheme().then(() => label.click());
}

loadOnInteraction(header);
header?.addEventListener("click", deferClick);
header?.addEventListener("keydown", deferClick);
whenPythonSettled(() => loadOnInteraction(window));
