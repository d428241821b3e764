/**
 * The draft: kept for this tab, and at the visitor's request on this device for a day. Where storage refuses, nothing
 * is lost but the draft.
 */

/**
 * @typedef {import("./edit-history.js").Text} Text
 * @typedef {object} Draft
 * @property {Record<string, string>} answers
 * @property {Record<string, {built: Text, text: Text}>} editions - channel -> what was generated, and the text itself
 * @property {readonly string[]} dismissed - keys of findings
 * @typedef {{kind: "none" | "outdated"} | {kind: "tab" | "device", draft: Draft, savedAt: number}} LoadedDraft
 *   outdated: there is one of another version, which was set aside
 * @typedef {{readonly sessionStorage: Storage, readonly localStorage: Storage, crypto: Pick<Crypto, "randomUUID">,
 *   navigator: {locks?: LockManager}}} Browser - reading a storage may throw
 */

const VERSION = 1;
export const MAX_AGE_MS = 24 * 3600 * 1000;
// Every project page of one account shares this storage, so the names say whose it is.
const TAB_DRAFT_KEY = "missed-interview.draft";
const OUTDATED_DRAFT_KEY = `${TAB_DRAFT_KEY}.old`;
const TAB_ID_KEY = "missed-interview.tab";
const DRAFT_ID_KEY = "missed-interview.name";
const DEVICE_KEY_PREFIX = "missed-interview.kept.";

/**
 * @param {Browser} browser - the window
 */
export function createDraftStorage(browser) {
  /** Under this id the tab keeps its draft on the device, so that tabs never overwrite each other. "" until needed. */
  let tabId = "";

  const tab = {
    /** @param {string} key */
    get: (key) => tryStorage(() => browser.sessionStorage.getItem(key), null),
    /** @param {string} key @param {string} value */
    set: (key, value) => tryStorage(() => (browser.sessionStorage.setItem(key, value), true), false),
    /** @param {string} key */
    remove: (key) => tryStorage(() => browser.sessionStorage.removeItem(key), undefined),
  };
  const device = {
    keys: () =>
      tryStorage(() => Object.keys(browser.localStorage).filter((key) => key.startsWith(DEVICE_KEY_PREFIX)), []),
    /** @param {string} key */
    get: (key) => tryStorage(() => browser.localStorage.getItem(key), null),
    /** @param {string} key @param {string} value */
    set: (key, value) => tryStorage(() => (browser.localStorage.setItem(key, value), true), false),
    /** @param {string} key */
    remove: (key) => tryStorage(() => browser.localStorage.removeItem(key), undefined),
  };

  /** @returns {Promise<{key: string, draft: Draft, savedAt: number}[]>} drafts that no tab has open, newest first */
  async function unclaimedDrafts() {
    const keys = device.keys();
    if (keys.length === 0) return [];
    const held = new Set((await browser.navigator.locks?.query())?.held?.map(({ name }) => name));
    const drafts = [];
    for (const key of keys) {
      const saved = parseDraft(device.get(key) ?? "");
      if (!saved || Math.abs(Date.now() - saved.savedAt) > MAX_AGE_MS) device.remove(key);
      else if (!held.has(key)) drafts.push({ key, ...saved });
    }
    return drafts.sort((a, b) => b.savedAt - a.savedAt);
  }

  /**
   * Take a lock of this name until the tab closes.
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
          return lock ? new Promise(() => {}) : undefined;
        })
        .catch(() => resolve(true));
    });
  }

  return {
    /**
     * @param {Draft} draft
     * @param {{persist: boolean}} options - persist: on this device too, under the id that `claimTabId` took
     * @returns {boolean} whether it was saved wherever it should be
     */
    save(draft, { persist }) {
      const text = JSON.stringify({ v: VERSION, savedAt: Date.now(), ...draft });
      const isInTab = tab.set(TAB_DRAFT_KEY, text);
      return persist ? device.set(DEVICE_KEY_PREFIX + tabId, text) : isInTab;
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
        if (saved) return { kind: "tab", ...saved };
        if (tab.set(OUTDATED_DRAFT_KEY, text)) tab.remove(TAB_DRAFT_KEY);
        return { kind: "outdated" };
      }
      const [newest] = await unclaimedDrafts();
      if (!newest) return { kind: "none" };
      device.remove(newest.key);
      return { kind: "device", draft: newest.draft, savedAt: newest.savedAt };
    },

    /** Take an id that no other open tab has: a duplicated tab brings its session storage along. */
    async claimTabId() {
      let id = tab.get(TAB_ID_KEY) ?? browser.crypto.randomUUID();
      while (id !== tabId && !(await acquireLock(DEVICE_KEY_PREFIX + id))) id = browser.crypto.randomUUID();
      tab.set(TAB_ID_KEY, id);
      tabId = id;
    },

    removeFromDevice() {
      if (tabId) device.remove(DEVICE_KEY_PREFIX + tabId);
    },

    /** @returns {boolean} whether this tab's draft was kept on this device before a reload */
    hasDeviceDraft() {
      const id = tab.get(TAB_ID_KEY);
      return id !== null && device.get(DEVICE_KEY_PREFIX + id) !== null;
    },

    /** Remove everything that this page has stored, in this tab and on this device. */
    clear() {
      for (const key of device.keys()) device.remove(key);
      for (const key of [TAB_DRAFT_KEY, OUTDATED_DRAFT_KEY, TAB_ID_KEY, DRAFT_ID_KEY]) tab.remove(key);
    },

    /** @returns {string} a random id for this draft, the same until it is erased */
    draftId() {
      const id = tab.get(DRAFT_ID_KEY) ?? browser.crypto.randomUUID();
      tab.set(DRAFT_ID_KEY, id);
      return id;
    },
  };
}

/**
 * Read a stored draft without trusting its contents.
 *
 * @param {string} text
 * @returns {{draft: Draft, savedAt: number} | null} null if it isn't a draft of this version
 */
export function parseDraft(text) {
  const data = tryStorage(() => JSON.parse(text), null);
  if (!data || data.v !== VERSION || typeof data.savedAt !== "number") return null;
  const { answers, editions, dismissed, savedAt } = data;
  const isSound =
    isRecordOf(answers, (value) => typeof value === "string") &&
    isRecordOf(editions, (value) => isRecordOf(value, isText) && isText(value.built) && isText(value.text)) &&
    Array.isArray(dismissed) &&
    dismissed.every((key) => typeof key === "string");
  return isSound ? { draft: { answers, editions, dismissed }, savedAt } : null;
}

/**
 * @param {any} value
 * @param {(entry: any) => boolean} isEntry
 */
function isRecordOf(value, isEntry) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isEntry);
}

/** @param {any} value */
function isText(value) {
  return typeof value?.subject === "string" && typeof value.body === "string";
}

/**
 * Use storage, which may throw where it is full or forbidden.
 *
 * @template T
 * @param {() => T} use
 * @param {T} fallback
 * @returns {T}
 */
function tryStorage(use, fallback) {
  try {
    return use();
  } catch {
    return fallback;
  }
}
