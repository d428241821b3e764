/** What the page says while Python starts, and if it fails. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { announce } from "./status-line.js";

/** @typedef {import("../state/state.js").State} State */

/** A start that takes less than this isn't mentioned. */
const SHOW_AFTER_MS = 1000;
const WIDE = matchMedia("(min-width: 60em)");

/** @param {import("../state/store.js").Store<State>} store */
export function mountPythonStatus(store) {
  const root = byId("builder", HTMLElement);
  const line = byId("python-state", HTMLElement);
  // On a wide screen the message that it stands in is in sight; else the bar is.
  if (!WIDE.matches) document.querySelector(".bar")?.prepend(line);
  let isShown = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {string} text */
  function show(text) {
    isShown = text !== "";
    setText(line, text);
    setVisible(line, isShown);
  }

  store.watch(
    ({ source }) => [source],
    ([source]) => (root.dataset.source = source),
  );
  store.watch(
    ({ python }) => [python],
    ([python]) => {
      root.dataset.python = python.state;
      if (python.state === "starting") {
        // Bytes that arrive steadily report every moment, and must not put it off.
        if (isShown) show(progressText(python));
        else timer ??= setTimeout(() => show(progressText(store.get().python)), SHOW_AFTER_MS);
      } else {
        clearTimeout(timer);
        timer = undefined;
        show("");
      }
      renderFailure(python);
    },
  );
}

/** @param {State["python"]} python */
function progressText({ stage, loaded, total }) {
  return t(loaded ? "stage-bytes" : `stage-${stage}`, { loaded: megabytes(loaded), total: megabytes(total) });
}

/** @param {State["python"]} python */
function renderFailure({ state, reason }) {
  setVisible(byId("python-failed", HTMLElement), state === "failed");
  if (state !== "failed") return;
  const explanation = t(navigator.onLine ? "failed-online" : "failed-offline");
  setText(
    byId("python-reason", HTMLElement),
    reason ? `${explanation} ${t("failed-reported", { reason })}` : explanation,
  );
  announce(t("failed"));
}

/** @param {number} [bytes] */
function megabytes(bytes = 0) {
  return (bytes / 1e6).toFixed(1);
}
