/**
 * The draft: kept for this tab, and on the visitor's word on this device for a day. Storage that refuses costs
 * nothing but the draft.
 */

/**
 * @typedef {import("./edit-history.js").Text} Text
 * @typedef {object} Draft
 * @property {Record<string, string>} answers
 * @property {Record<string, {built: Text, text: Text}>} editions
 * @property {string[]} dismissed
 * @typedef {{draft: Draft, from: "tab" | "device", savedAt: number}} Found
 */

const VERSION = 1;
const DAY = 24 * 3600 * 1000;
// Every project page of one account shares this storage: the names say whose it is.
const DRAFT = "missed-interview.draft";
const TAB = "missed-interview.tab";
const KEPT = "missed-interview.kept.";
const NAME = "missed-interview.name";

/** This tab's own name, so that two tabs never write to one place. "" until one is needed. */
let tab = "";
let keeping = false;

/**
 * Do something with storage, which may throw where it is full or forbidden.
 *
 * @template T
 * @param {() => T} act
 * @param {T} otherwise
 * @returns {T}
 */
function attempt(act, otherwise) {
  try {
    return act();
  } catch {
    return otherwise;
  }
}

/**
 * Save the draft.
 *
 * @param {Draft} draft
 * @returns {boolean} whether it was kept wherever it should be
 */
export function saveDraft(draft) {
  const savedAt = Date.now();
  const text = JSON.stringify({ v: VERSION, savedAt, ...draft });
  const inTab = attempt(() => (sessionStorage.setItem(DRAFT, text), true), false);
  if (!keeping) return inTab;
  return attempt(() => (localStorage.setItem(KEPT + tab, text), true), false);
}

/** @returns {string} this draft's own name: random, and the same until the draft is erased */
export function draftName() {
  const name = attempt(() => sessionStorage.getItem(NAME), null) ?? crypto.randomUUID();
  attempt(() => sessionStorage.setItem(NAME, name), undefined);
  return name;
}

/**
 * Find the draft to go on with: this tab's own, else the newest on this device that no other tab has open.
 *
 * @returns {Promise<Found | "old" | null>} "old": there is one of another version, which was set aside
 */
export async function findDraft() {
  const own = attempt(() => sessionStorage.getItem(DRAFT), null);
  if (own !== null) {
    const draft = read(own);
    if (draft) return { ...draft, from: "tab" };
    attempt(() => (sessionStorage.setItem(`${DRAFT}.old`, own), sessionStorage.removeItem(DRAFT)), undefined);
    return "old";
  }
  const [newest] = await unclaimed();
  if (!newest) return null;
  attempt(() => localStorage.removeItem(newest.key), undefined);
  return { draft: newest.draft, savedAt: newest.savedAt, from: "device" };
}

/** @returns {Promise<{key: string, draft: Draft, savedAt: number}[]>} kept drafts that no tab has open, newest first */
async function unclaimed() {
  const keys = attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(KEPT)), []);
  if (keys.length === 0) return [];
  const held = new Set((await navigator.locks?.query())?.held?.map(({ name }) => name));
  const found = [];
  for (const key of keys) {
    const kept = read(attempt(() => localStorage.getItem(key), null) ?? "");
    if (!kept || Date.now() - kept.savedAt > DAY || kept.savedAt > Date.now() + DAY) attempt(() => localStorage.removeItem(key), undefined);
    else if (!held.has(key)) found.push({ key, ...kept });
  }
  return found.sort((one, other) => other.savedAt - one.savedAt);
}


/**
 * Keep the draft on this device from now on, or no longer.
 *
 * @param {boolean} keep
 * @returns {Promise<number | null>} the moment until which it is kept; null if it is not
 */
export async function keepOnDevice(keep) {
  if (keep) {
    tab = await claim();
    keeping = true;
    return Date.now() + DAY;
  }
  keeping = false;
  if (tab) attempt(() => localStorage.removeItem(KEPT + tab), undefined);
  return null;
}

/** @returns {Promise<string>} this tab's name, which no other tab has: a copied tab brings its session storage along */
async function claim() {
  const name = attempt(() => sessionStorage.getItem(TAB), null) ?? crypto.randomUUID();
  const free = await new Promise((resolve) => {
    if (!navigator.locks) resolve(true);
    else
      navigator.locks
        .request(KEPT + name, { ifAvailable: true }, (lock) => {
          resolve(lock !== null);
          // Held until the tab closes.
          return lock ? new Promise(() => {}) : undefined;
        })
        .catch(() => resolve(true));
  });
  if (free || name === tab) {
    attempt(() => sessionStorage.setItem(TAB, name), undefined);
    return name;
  }
  attempt(() => sessionStorage.removeItem(TAB), undefined);
  return claim();
}

/** @returns {boolean} whether this tab's draft was kept on this device before a reload */
export function wasKept() {
  const name = attempt(() => sessionStorage.getItem(TAB), null);
  return name !== null && attempt(() => localStorage.getItem(KEPT + name) !== null, false);
}

/** Remove everything that this page has stored, in this tab and on this device. */
export function eraseStored() {
  keeping = false;
  attempt(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT)) localStorage.removeItem(key);
  }, undefined);
  attempt(() => {
    for (const key of [DRAFT, `${DRAFT}.old`, TAB, NAME]) sessionStorage.removeItem(key);
  }, undefined);
}

/**
 * Read a stored draft, believing nothing about it.
 *
 * @param {string} text
 * @returns {{draft: Draft, savedAt: number} | null}
 */
export function read(text) {
  const data = attempt(() => JSON.parse(text), null);
  if (!data || data.v !== VERSION || typeof data.savedAt !== "number") return null;
  const { answers, editions, dismissed, savedAt } = data;
  const sound =
    isTable(answers, (value) => typeof value === "string") &&
    isTable(editions, (value) => isTable(value, isText) && isText(value.built) && isText(value.text)) &&
    Array.isArray(dismissed) &&
    dismissed.every((key) => typeof key === "string");
  return sound ? { draft: { answers, editions, dismissed }, savedAt } : null;
}

/**
 * @param {any} value
 * @param {(entry: any) => boolean} fits
 */
function isTable(value, fits) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(fits);
}

/** @param {any} value */
function isText(value) {
  return typeof value?.subject === "string" && typeof value.body === "string";
}
