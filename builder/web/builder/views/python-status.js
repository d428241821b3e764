/** What the page says while Python starts, when it is ready, and when it does not run. */

import { element, setText, show } from "../../shared/dom.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

/** Milliseconds that a start may take before the page speaks of it. */
const PATIENCE = 1000;

const root = element("builder", HTMLElement);
/** @type {number | undefined} */
let waiting;

/** @param {import("../../python/client-state.js").PythonStatus} state */
export function showState({ state, stage, loaded, total, reason }) {
  root.dataset.python = state;
  clearTimeout(waiting);
  const line = element("python-state", HTMLElement);
  if (state === "starting") {
    const bytes = { loaded: megabytes(loaded), total: megabytes(total) };
    const tell = () => {
      setText(line, say(loaded ? "stage-bytes" : `stage-${stage}`, bytes));
      show(line, true);
    };
    if (line.hidden) waiting = setTimeout(tell, PATIENCE);
    else tell();
  } else {
    if (!line.hidden && state === "ready") announce(say("ready"));
    show(line, false);
  }
  show(element("python-failed", HTMLElement), state === "failed");
  if (state !== "failed") return;
  const why = say(navigator.onLine ? "failed-online" : "failed-offline");
  setText(element("python-reason", HTMLElement), reason ? `${why} ${say("failed-reported", { reason })}` : why);
  announce(say("failed"));
}

/** @param {number} [bytes] */
function megabytes(bytes = 0) {
  return (bytes / 1e6).toFixed(1);
}
