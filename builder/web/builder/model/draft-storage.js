/**
 * The draft: kept for this tab, and at the visitor's request on this device for some days. Where storage refuses, nothing
 * is lost but the draft.
 *
 * One tab may show several documents of the builder, one after the other: the back-forward cache keeps those that the
 * visitor left. They share the tab's draft, so each remembers which save was its own.
 */

import { DAY_MS } from "./days.js";
import { formatDraft, parseDraft } from "./draft-format.js";
import { createArea } from "./storage-area.js";

/**
 * @typedef {import("./draft-format.js").Draft} Draft
 * @typedef {import("./draft-format.js").SavedDraft} SavedDraft
 * @typedef {{kind: "none" | "outdated"} | {kind: "tab" | "device"} & SavedDraft} LoadedDraft
 *   outdated: there is one of another version, which was set aside
 * @typedef {{kind: "same" | "erased"} | {kind: "newer"} & SavedDraft} TabComparison - of the tab's draft with this
 *   document: it is the one that this document saved, somebody removed it, or another document has saved since
 * @typedef {{readonly sessionStorage: Storage, readonly localStorage: Storage, crypto: Pick<Crypto, "randomUUID">,
 *   navigator: {locks?: LockManager}}} Browser - reading a storage may throw
 */

// Every project page of one account shares this storage, so the names say whose it is.
const TAB_DRAFT_KEY = "missed-interview.draft";
const OUTDATED_DRAFT_KEY = `${TAB_DRAFT_KEY}.old`;
const TAB_ID_KEY = "missed-interview.tab";
const DRAFT_ID_KEY = "missed-interview.name";
const DEVICE_KEY_PREFIX = "missed-interview.kept.";
const DOCUMENT_LOCK = "missed-interview.document";

/**
 * @param {Browser} browser - the window
 */
export function createDraftStorage(browser) {
  /** Under this id the tab keeps its draft on the device, so that tabs never overwrite each other. "" until needed. */
  let tabId = "";
  /** Releases the lock on `tabId`; undefined while this document holds none. @type {(() => void) | undefined} */
  let releaseLock;
  /** When this document saved or loaded the tab's draft; 0 if it never did, or couldn't the last time. */
  let savedAt = 0;
  /** Until when the draft that was loaded is kept: what the answers need is known again once Python has read them. */
  let keptUntil = 0;

  const tab = createArea(() => browser.sessionStorage);
  const device = createArea(() => browser.localStorage);

  /** @returns {Promise<({key: string} & SavedDraft)[]>} drafts that no tab has open, newest first */
  async function unclaimedDrafts() {
    const keys = device.keys(DEVICE_KEY_PREFIX);
    if (keys.length === 0) return [];
    const claims = await browser.navigator.locks?.query().catch(() => undefined);
    const held = new Set(claims?.held?.map(({ name }) => name));
    const drafts = [];
    for (const key of keys) {
      const saved = parseDraft(device.get(key) ?? "");
      // A clock that was set back must not keep it for ever.
      if (!saved || Date.now() > saved.keepUntil || Date.now() < saved.savedAt - DAY_MS) device.remove(key);
      else if (!held.has(key)) drafts.push({ key, ...saved });
    }
    return drafts.sort((a, b) => b.savedAt - a.savedAt);
  }

  /**
   * Take a lock of this name until it is released, or the document ends.
   *
   * @param {string} name
   * @returns {Promise<boolean>} false if another tab holds it
   */
  function acquireLock(name) {
    const { locks } = browser.navigator;
    if (!locks) return Promise.resolve(true);
    return new Promise((resolve) => {
      locks
        .request(name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          return lock ? new Promise((/** @type {(value?: unknown) => void} */ end) => (releaseLock = end)) : undefined;
        })
        .catch(() => resolve(true));
    });
  }

  // Firefox brings a document back from its back-forward cache with the session storage of the time it was left: with
  // words that were erased since, and without newer ones. It doesn't cache what holds a lock; other browsers still do.
  browser.navigator.locks?.request(DOCUMENT_LOCK, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});

  return {
    /**
     * Save a draft, without its undo history where there isn't room for both.
     *
     * @param {Draft} draft
     * @param {{persist: boolean, keepUntil?: number | undefined}} options - persist: on this device too, under the id that `claimTabId`
     *   took; keepUntil: when it goes from there, in milliseconds since 1970; if it isn't given, when it was to go so far, and
     *   after a day at the earliest
     * @returns {{tab: boolean, device: boolean}} where it was saved
     */
    save({ steps, ...draft }, { persist, keepUntil = keptUntil }) {
      const now = Date.now();
      const until = keepUntil > now + DAY_MS ? keepUntil : undefined;
      const short = formatDraft(draft, now, until);
      const whole = steps ? formatDraft({ ...draft, steps }, now, until) : short;
      /** @param {typeof tab} place @param {string} key */
      const put = (place, key) => place.set(key, whole) || (whole !== short && place.set(key, short));
      const saved = { tab: put(tab, TAB_DRAFT_KEY), device: persist && put(device, DEVICE_KEY_PREFIX + tabId) };
      savedAt = saved.tab ? now : 0;
      return saved;
    },

    /**
     * Return the draft to continue: this tab's own, else the newest on this device that no other tab has open.
     *
     * @returns {Promise<LoadedDraft>}
     */
    async load() {
      const text = tab.get(TAB_DRAFT_KEY);
      if (text !== null) {
        const saved = parseDraft(text);
        if (saved) {
          ({ savedAt, keepUntil: keptUntil } = saved);
          return { kind: "tab", ...saved };
        }
        if (tab.set(OUTDATED_DRAFT_KEY, text)) tab.remove(TAB_DRAFT_KEY);
        return { kind: "outdated" };
      }
      const [newest] = await unclaimedDrafts();
      if (!newest) return { kind: "none" };
      device.remove(newest.key);
      const { draft, savedAt: time, keepUntil } = newest;
      keptUntil = keepUntil;
      return { kind: "device", draft, savedAt: time, keepUntil };
    },

    /**
     * Compare the tab's draft with what this document knows of it, after the browser has shown another document.
     *
     * @returns {TabComparison} "same" too where this document's own words are the only ones: its last save failed
     */
    compareTab() {
      const text = tab.get(TAB_DRAFT_KEY);
      if (text === null) return { kind: savedAt ? "erased" : "same" };
      const saved = parseDraft(text);
      if (!saved || saved.savedAt === savedAt) return { kind: "same" };
      savedAt = saved.savedAt;
      return { kind: "newer", ...saved };
    },

    /** Take an id that no other open tab has: a duplicated tab brings its session storage along. */
    async claimTabId() {
      let id = tab.get(TAB_ID_KEY) ?? browser.crypto.randomUUID();
      while (!(id === tabId && releaseLock) && !(await acquireLock(DEVICE_KEY_PREFIX + id)))
        id = browser.crypto.randomUUID();
      tab.set(TAB_ID_KEY, id);
      tabId = id;
    },

    /** Leave the id to the next document of this tab: this one may wait in the back-forward cache, and claim it again. */
    releaseTabId() {
      releaseLock?.();
      releaseLock = undefined;
    },

    removeFromDevice() {
      if (tabId) device.remove(DEVICE_KEY_PREFIX + tabId);
    },

    /** @returns {boolean} whether this tab's draft was kept on this device before a reload */
    hasDeviceDraft() {
      const id = tab.get(TAB_ID_KEY);
      return id !== null && device.get(DEVICE_KEY_PREFIX + id) !== null;
    },

    /**
     * Say what has become of this tab's draft on the device. A document hears of a change late, after it has come back
     * from the back-forward cache for example: the change may have been followed by others, so what is there now counts.
     *
     * @param {Pick<StorageEvent, "key">} event - a change that another document made
     * @returns {"removed" | "restored" | ""} "" if it was no change of this draft
     */
    changeOnDevice({ key }) {
      const own = DEVICE_KEY_PREFIX + tabId;
      if (!tabId || (key !== null && key !== own)) return "";
      return device.get(own) === null ? "removed" : "restored";
    },

    /**
     * Remove everything that this page has stored, in this tab and on this device.
     *
     * @returns {() => void} puts back what nothing has replaced since
     */
    clear() {
      savedAt = keptUntil = 0;
      const removed = [
        ...device.keys(DEVICE_KEY_PREFIX).map((key) => ({ place: device, key })),
        ...[TAB_DRAFT_KEY, OUTDATED_DRAFT_KEY, TAB_ID_KEY, DRAFT_ID_KEY].map((key) => ({ place: tab, key })),
      ].map(({ place, key }) => ({ place, key, text: place.get(key) }));
      for (const { place, key } of removed) place.remove(key);
      return () => {
        for (const { place, key, text } of removed) if (text !== null && place.get(key) === null) place.set(key, text);
      };
    },

    /** @returns {string} a random id for this draft, the same until it is erased */
    draftId() {
      const id = tab.get(DRAFT_ID_KEY) ?? browser.crypto.randomUUID();
      tab.set(DRAFT_ID_KEY, id);
      return id;
    },
  };
}
