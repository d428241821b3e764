/** The draft's controls: keep it on this device; erase everything, and for ten seconds bring it back. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { formatDay } from "../model/days.js";
import { isOfEarlierDay } from "../model/draft-day.js";
import { isAtRisk, keepUntil } from "../state/selectors.js";
import { setPersist } from "../state/session-transitions.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../state/store.js").Store<import("../state/state.js").State>} Store
 * @typedef {ReturnType<typeof import("../model/draft-storage.js").createDraftStorage>} DraftStorage
 * @typedef {{isEmpty: boolean, restoreStorage: () => void, undo: () => Promise<boolean>}} Erasure - isEmpty: the visitor
 *   had given nothing in this tab; undo: resolves to true if all is as it was, on the device too
 */

const UNDO_WINDOW_MS = 10_000;

/**
 * @param {Store} store
 * @param {DraftStorage} storage
 */
export function mountKeepDraft(store, storage) {
  const notKept = byId("not-kept", HTMLElement);
  const checkbox = byId("keep", HTMLInputElement);
  let isErasedElsewhere = false;
  checkbox.addEventListener("change", async () => {
    const persist = checkbox.checked;
    isErasedElsewhere = false;
    if (persist) await storage.claimTabId();
    else storage.removeFromDevice();
    store.update(setPersist(persist));
    // A device that refuses to store has been reported by the effect that saves.
    if (store.get().persist !== persist) return;
    if (persist) announceKept(store);
    else announce(t("keep-off"));
  });
  store.watch(
    ({ persist, reply }) => [persist, reply],
    ([persist]) => {
      checkbox.checked = persist;
      setText(
        byId("keep-text", HTMLElement),
        t("keep-until", { time: formatDay(new Date(keepUntil(store.get(), Date.now()))) }),
      );
    },
  );
  // The storage event: another tab has changed what is on this device.
  window.addEventListener("storage", (event) => {
    const change = storage.changeOnDevice(event);
    if (change === "removed" && store.get().persist) {
      isErasedElsewhere = true;
      store.update(setPersist(false));
      announce(t("erased-elsewhere"));
    } else if (change === "restored" && isErasedElsewhere) {
      isErasedElsewhere = false;
      store.update(setPersist(true));
      announceKept(store);
    } else if (change === "restored" && !store.get().persist) storage.removeFromDevice();
  });
  store.watch(
    (state) => [isAtRisk(state)],
    ([atRisk]) => {
      setVisible(notKept, atRisk);
      // Only while it is needed: in some browsers a page that listens isn't kept for the way back.
      if (atRisk) window.addEventListener("beforeunload", askBeforeLeaving);
      else window.removeEventListener("beforeunload", askBeforeLeaving);
    },
  );
}

/** @param {Store} store */
function announceKept(store) {
  announce(t("keep-on", { time: formatDay(new Date(keepUntil(store.get(), Date.now()))) }));
}

/** @param {BeforeUnloadEvent} event */
function askBeforeLeaving(event) {
  event.preventDefault();
  event.returnValue = true; // for browsers that heed nothing else
}

/**
 * Mount the button that erases, and the one that undoes it. A second tap, with nothing given since the first, keeps what
 * that one erased: it may have been meant for Undo.
 *
 * @param {() => Erasure} erase
 */
export function mountErase(erase) {
  const button = byId("erase", HTMLButtonElement);
  const undo = byId("undo-erase", HTMLButtonElement);
  /** @type {Erasure | undefined} */
  let last;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  button.addEventListener("click", () => {
    const erasure = erase();
    last = last && erasure.isEmpty ? includeDevice(last, erasure) : erasure;
    clearTimeout(timer);
    timer = setTimeout(withdraw, UNDO_WINDOW_MS);
    setVisible(undo, true);
    announce(t("erased"));
  });
  undo.addEventListener("click", async () => {
    const erasure = last;
    withdraw();
    if (await erasure?.undo()) announce(t("erase-undone"));
  });
  // The ten seconds must not stand still in the back-forward cache, with the erased words in memory.
  window.addEventListener("pagehide", withdraw);

  function withdraw() {
    clearTimeout(timer);
    last = undefined;
    if (document.activeElement === undo) button.focus();
    setVisible(undo, false);
  }
}

/**
 * Return an erasure whose undo also brings back what a later one of an empty tab took from the device: the draft of a
 * tab that was closed in between.
 *
 * @param {Erasure} erasure
 * @param {Erasure} later
 * @returns {Erasure}
 */
function includeDevice(erasure, later) {
  return {
    ...erasure,
    undo() {
      later.restoreStorage();
      return erasure.undo();
    },
  };
}

/**
 * Say that a draft is back, and when it was saved.
 *
 * @param {number} savedAt - milliseconds since 1970
 */
export function announceRestored(savedAt) {
  const saved = new Date(savedAt);
  const time = saved.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  announce(t(isOfEarlierDay(savedAt, Date.now()) ? "restored-day" : "restored", { time, day: formatDay(saved) }));
}
