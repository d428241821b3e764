/** The draft's controls: keep it on this device for a day; erase everything, and for ten seconds bring it back. */

import { byId, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { MAX_AGE_MS } from "../model/draft-storage.js";
import { setPersist } from "../state/session-transitions.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../state/store.js").Store<import("../state/state.js").State>} Store
 * @typedef {ReturnType<typeof import("../model/draft-storage.js").createDraftStorage>} DraftStorage
 */

const UNDO_WINDOW_MS = 10_000;

/**
 * @param {Store} store
 * @param {DraftStorage} storage
 */
export function mountKeepDraft(store, storage) {
  const checkbox = byId("keep", HTMLInputElement);
  checkbox.addEventListener("change", async () => {
    const persist = checkbox.checked;
    if (persist) await storage.claimTabId();
    else storage.removeFromDevice();
    store.update(setPersist(persist));
    // A device that refuses to store has been reported by the effect that saves.
    if (store.get().persist !== persist) return;
    announce(persist ? t("keep-on", { time: formatTime(Date.now() + MAX_AGE_MS) }) : t("keep-off"));
  });
  store.watch(
    ({ persist }) => [persist],
    ([persist]) => (checkbox.checked = persist),
  );
}

/** @param {() => () => Promise<void>} erase - returns the function that undoes it */
export function mountErase(erase) {
  const button = byId("erase", HTMLButtonElement);
  const undo = byId("undo-erase", HTMLButtonElement);
  button.addEventListener("click", () => {
    const restore = erase();
    setVisible(undo, true);
    announce(t("erased"));
    const timer = setTimeout(close, UNDO_WINDOW_MS);
    undo.addEventListener("click", undoErase, { once: true });

    async function undoErase() {
      clearTimeout(timer);
      close();
      await restore();
      announce(t("erase-undone"));
    }

    function close() {
      undo.removeEventListener("click", undoErase);
      if (document.activeElement === undo) button.focus();
      setVisible(undo, false);
    }
  });
}

/** @param {number} timestamp */
export function formatTime(timestamp) {
  return new Date(timestamp).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}
