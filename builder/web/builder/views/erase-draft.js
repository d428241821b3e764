/** The button that erases everything, and the one that for ten seconds brings it back. */

import { element, show } from "../../shared/dom.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

const UNDO = 10_000;

/** @param {() => () => Promise<void>} erase - returns what brings back what was erased */
export function wireErasing(erase) {
  const button = element("erase", HTMLButtonElement);
  const undo = element("undo-erase", HTMLButtonElement);
  button.addEventListener("click", () => {
    const restore = erase();
    show(undo, true);
    announce(say("erased"));
    const timer = setTimeout(close, UNDO);
    undo.addEventListener("click", bringBack, { once: true });

    async function bringBack() {
      clearTimeout(timer);
      close();
      await restore();
      announce(say("erase-undone"));
    }

    function close() {
      undo.removeEventListener("click", bringBack);
      if (document.activeElement === undo) button.focus();
      show(undo, false);
    }
  });
}
