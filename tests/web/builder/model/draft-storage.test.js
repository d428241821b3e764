/** Drafts in the tab and on the device, with storage that works, refuses or lies. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { parseDraft } from "../../../../builder/web/builder/model/draft-format.js";
import { createDraftStorage } from "../../../../builder/web/builder/model/draft-storage.js";

const DAY_MS = 24 * 3600 * 1000;
const TEXT = { subject: "S", body: "B" };
const DRAFT = { answers: { cause: "overslept" }, editions: { email: { built: TEXT, text: TEXT } }, dismissed: ["a:b"] };

/** Storage whose keys are its own properties, as in a browser. */
function createStorage() {
  return Object.create({
    /** @this {Record<string, string>} @param {string} key */
    getItem(key) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    /** @this {Record<string, string>} @param {string} key @param {string} value */
    setItem(key, value) {
      this[key] = value;
    },
    /** @this {Record<string, string>} @param {string} key */
    removeItem(key) {
      delete this[key];
    },
  });
}

/** Locks shared by the tabs of one browser. */
function createLocks() {
  /** @type {Set<string>} */
  const held = new Set();
  return /** @type {LockManager} */ (
    /** @type {unknown} */ ({
      query: async () => ({ held: [...held].map((name) => ({ name })) }),
      /** @param {string} name @param {object} _options @param {(lock: object | null) => unknown} callback */
      async request(name, _options, callback) {
        if (held.has(name)) {
          await callback(null);
          return;
        }
        held.add(name);
        await callback({ name });
        held.delete(name);
      },
    })
  );
}

/** @param {Partial<import("../../../../builder/web/builder/model/draft-storage.js").Browser>} [parts] */
function createBrowser(parts = {}) {
  let ids = 0;
  return {
    sessionStorage: createStorage(),
    localStorage: createStorage(),
    crypto: { randomUUID: () => /** @type {const} */ (`id-${(ids += 1)}-0-0-0`) },
    navigator: { locks: createLocks() },
    ...parts,
  };
}

/** A lock is released a little later. */
const settled = () => new Promise((done) => setTimeout(done));

/** @param {number} savedAt @param {object} [rest] */
const stored = (savedAt, rest = {}) => JSON.stringify({ v: 1, savedAt, ...DRAFT, ...rest });

test("a draft is found again in its tab, in the format of earlier versions", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const browser = createBrowser();
  assert.deepEqual(createDraftStorage(browser).save(DRAFT, { persist: false }), { tab: true, device: false });
  assert.equal(
    browser.sessionStorage["missed-interview.draft"],
    '{"v":1,"savedAt":1000,"answers":{"cause":"overslept"},' +
      '"editions":{"email":{"built":{"subject":"S","body":"B"},"text":{"subject":"S","body":"B"}}},"dismissed":["a:b"]}',
  );
  assert.deepEqual(Object.keys(browser.localStorage), []);
  assert.deepEqual(await createDraftStorage(browser).load(), {
    kind: "tab",
    draft: DRAFT,
    savedAt: 1000,
    keepUntil: 1000 + DAY_MS,
  });
});

test("without a draft there is none", async () => {
  assert.deepEqual(await createDraftStorage(createBrowser()).load(), { kind: "none" });
});

test("a draft of another version is set aside", async () => {
  const browser = createBrowser();
  browser.sessionStorage["missed-interview.draft"] = '{"v": 0}';
  assert.deepEqual(await createDraftStorage(browser).load(), { kind: "outdated" });
  assert.deepEqual({ ...browser.sessionStorage }, { "missed-interview.draft.old": '{"v": 0}' });
});

test("a persisted draft is found by the next tab, and moves there", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  await storage.claimTabId();
  assert.equal(storage.hasDeviceDraft(), false);
  assert.deepEqual(storage.save(DRAFT, { persist: true }), { tab: true, device: true });
  assert.equal(storage.hasDeviceDraft(), true);

  const next = createBrowser({ localStorage: browser.localStorage });
  const { kind } = await createDraftStorage(next).load();
  assert.equal(kind, "device");
  assert.deepEqual(Object.keys(browser.localStorage), []);
});

test("a draft that another tab has open is left to it", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  await storage.claimTabId();
  storage.save(DRAFT, { persist: true });
  const next = createDraftStorage({ ...browser, sessionStorage: createStorage() });
  assert.deepEqual(await next.load(), { kind: "none" });
});

test("of several drafts on the device the newest is loaded, and old or unsound ones are removed", async (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 10 * DAY_MS });
  const { localStorage } = createBrowser();
  const now = Date.now();
  localStorage["missed-interview.kept.older"] = stored(now - 2000);
  localStorage["missed-interview.kept.newer"] = stored(now - 1000);
  localStorage["missed-interview.kept.expired"] = stored(now - DAY_MS - 1);
  localStorage["missed-interview.kept.future"] = stored(now + DAY_MS + 1);
  localStorage["missed-interview.kept.unsound"] = "{";
  localStorage["another-site"] = "untouched";
  const loaded = await createDraftStorage(createBrowser({ localStorage, navigator: {} })).load();
  assert.equal(loaded.kind === "device" && loaded.savedAt, now - 1000);
  assert.deepEqual(Object.keys(localStorage).sort(), ["another-site", "missed-interview.kept.older"]);
});

test("a duplicated tab gets an id of its own", async () => {
  const browser = createBrowser();
  await createDraftStorage(browser).claimTabId();
  const copy = { ...browser, sessionStorage: Object.assign(createStorage(), browser.sessionStorage) };
  await createDraftStorage(copy).claimTabId();
  assert.notEqual(copy.sessionStorage["missed-interview.tab"], browser.sessionStorage["missed-interview.tab"]);
});

test("the next document of the tab takes the id over from one that was left", async () => {
  const browser = createBrowser();
  const left = createDraftStorage(browser);
  await left.claimTabId();
  left.save(DRAFT, { persist: true });
  left.releaseTabId();
  await settled();
  const next = createDraftStorage(browser);
  await next.claimTabId();
  next.removeFromDevice();
  assert.deepEqual(Object.keys(browser.localStorage), []);
  next.releaseTabId();
  await settled();
  await left.claimTabId();
  left.save(DRAFT, { persist: true });
  assert.equal(Object.keys(browser.localStorage).length, 1);
});

test("an id once claimed stays", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  await storage.claimTabId();
  const id = browser.sessionStorage["missed-interview.tab"];
  await storage.claimTabId();
  assert.equal(browser.sessionStorage["missed-interview.tab"], id);
});

for (const [name, navigator] of /** @type {[string, {locks?: LockManager}][]} */ ([
  ["a browser without locks", {}],
  [
    "a browser that refuses locks",
    { locks: { request: () => Promise.reject(new Error("no")), query: async () => ({}) } },
  ],
])) {
  test(`${name} keeps drafts all the same`, async () => {
    const browser = createBrowser({ navigator });
    const storage = createDraftStorage(browser);
    await storage.claimTabId();
    assert.deepEqual(storage.save(DRAFT, { persist: true }), { tab: true, device: true });
    const next = createDraftStorage(createBrowser({ localStorage: browser.localStorage, navigator }));
    assert.equal((await next.load()).kind, "device");
  });
}

test("a draft is removed from the device only", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  storage.removeFromDevice();
  await storage.claimTabId();
  storage.save(DRAFT, { persist: true });
  storage.removeFromDevice();
  assert.deepEqual(Object.keys(browser.localStorage), []);
  assert.equal("missed-interview.draft" in browser.sessionStorage, true);
});

test("clearing removes everything that is ours", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  await storage.claimTabId();
  storage.save(DRAFT, { persist: true });
  storage.draftId();
  browser.localStorage["another-site"] = "untouched";
  storage.clear();
  assert.deepEqual([Object.keys(browser.sessionStorage), Object.keys(browser.localStorage)], [[], ["another-site"]]);
});

test("a draft has one id until it is erased", () => {
  const storage = createDraftStorage(createBrowser());
  const id = storage.draftId();
  assert.equal(storage.draftId(), id);
  storage.clear();
  assert.notEqual(storage.draftId(), id);
});

test("storage that is forbidden costs only the draft", async () => {
  const denied = {
    get: () => {
      throw new Error("denied");
    },
  };
  const browser = Object.defineProperties(createBrowser(), { sessionStorage: denied, localStorage: denied });
  const storage = createDraftStorage(browser);
  assert.deepEqual(await storage.load(), { kind: "none" });
  await storage.claimTabId();
  assert.deepEqual(storage.save(DRAFT, { persist: true }), { tab: false, device: false });
  assert.deepEqual(storage.compareTab(), { kind: "same" });
  assert.equal(storage.hasDeviceDraft(), false);
  storage.clear();
  assert.equal(storage.draftId().length > 0, true);
});

const STEPS = { email: { past: [TEXT], future: [] } };

test("a draft holds the channel in sight and the undo history", async () => {
  const draft = { ...DRAFT, channel: "text", steps: STEPS };
  const browser = createBrowser();
  createDraftStorage(browser).save(draft, { persist: false });
  const loaded = await createDraftStorage(browser).load();
  assert.deepEqual(loaded.kind === "tab" && loaded.draft, draft);
});

test("where there isn't room for the undo history, the draft is saved without it", async () => {
  const browser = createBrowser();
  const { setItem } = Object.getPrototypeOf(browser.sessionStorage);
  Object.getPrototypeOf(browser.sessionStorage).setItem = /** @type {typeof setItem} */ (
    /** @param {string} key @param {string} value */
    function (key, value) {
      if (value.includes("steps")) throw new Error("full");
      setItem.call(browser.sessionStorage, key, value);
    }
  );
  const saved = createDraftStorage(browser).save({ ...DRAFT, steps: STEPS }, { persist: false });
  assert.equal(saved.tab, true);
  const loaded = await createDraftStorage(browser).load();
  assert.deepEqual(loaded.kind === "tab" && loaded.draft, DRAFT);
});

test("an unsound note of what a text was written from is left out", () => {
  assert.deepEqual(parseDraft(stored(1, { sourceAnswers: { email: { cause: 1 } }, channel: 1 }))?.draft, DRAFT);
  const sourceAnswers = { email: { cause: "overslept" } };
  assert.deepEqual(parseDraft(stored(1, { sourceAnswers }))?.draft.sourceAnswers, sourceAnswers);
});

test("unsound steps cost only the undo history", () => {
  for (const steps of [1, { email: [] }, { email: { past: [TEXT] } }, { email: { past: [1], future: [] } }]) {
    assert.deepEqual(parseDraft(stored(1, { steps, channel: 1 }))?.draft, DRAFT, JSON.stringify(steps));
  }
});

test("a document hears that another one of its tab has erased the draft, or saved a newer one", (context) => {
  context.mock.timers.enable({ apis: ["Date"], now: 1000 });
  const browser = createBrowser();
  const [first, second] = [createDraftStorage(browser), createDraftStorage(browser)];
  assert.deepEqual(first.compareTab(), { kind: "same" });
  first.save(DRAFT, { persist: false });
  assert.deepEqual(first.compareTab(), { kind: "same" });
  context.mock.timers.tick(1);
  const newer = { ...DRAFT, dismissed: ["newer"] };
  second.save(newer, { persist: false });
  assert.deepEqual(first.compareTab(), { kind: "newer", draft: newer, savedAt: 1001, keepUntil: 1001 + DAY_MS });
  assert.deepEqual(first.compareTab(), { kind: "same" });
  second.clear();
  assert.deepEqual(first.compareTab(), { kind: "erased" });
});

test("what another tab does to this one's draft on the device is heard of", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  assert.equal(storage.changeOnDevice({ key: null }), "");
  await storage.claimTabId();
  const key = `missed-interview.kept.${browser.sessionStorage["missed-interview.tab"]}`;
  assert.equal(storage.changeOnDevice({ key }), "removed");
  assert.equal(storage.changeOnDevice({ key: null }), "removed");
  assert.equal(storage.changeOnDevice({ key: "missed-interview.kept.other" }), "");
  storage.save(DRAFT, { persist: true });
  assert.equal(storage.changeOnDevice({ key }), "restored");
});

test("what was cleared can be put back, but replaces nothing", async () => {
  const browser = createBrowser();
  const storage = createDraftStorage(browser);
  await storage.claimTabId();
  storage.save(DRAFT, { persist: true });
  browser.localStorage["missed-interview.kept.closed-tab"] = stored(1);
  const before = [{ ...browser.sessionStorage }, { ...browser.localStorage }];
  const putBack = storage.clear();
  putBack();
  assert.deepEqual([{ ...browser.sessionStorage }, { ...browser.localStorage }], before);
  const putBackAgain = storage.clear();
  browser.sessionStorage["missed-interview.draft"] = "newer";
  putBackAgain();
  assert.equal(browser.sessionStorage["missed-interview.draft"], "newer");
});

test("nothing about a stored draft is trusted", () => {
  assert.equal(parseDraft(stored(1))?.savedAt, 1);
  for (const rest of [
    { v: 2 },
    { savedAt: "1" },
    { answers: [] },
    { answers: null },
    { answers: { cause: 1 } },
    { editions: { email: { built: TEXT } } },
    { editions: { email: { built: TEXT, text: TEXT, more: 1 } } },
    { editions: { email: { built: TEXT, text: { subject: 1, body: "" } } } },
    { dismissed: {} },
    { dismissed: [1] },
  ]) {
    assert.equal(parseDraft(stored(1, rest)), null, JSON.stringify(rest));
  }
  for (const text of ["", "null", "[]", "not JSON"]) assert.equal(parseDraft(text), null, text);
});

test("a draft on the device goes on the day it is kept until, and at the latest after a quarter", async (context) => {
  const now = 100 * DAY_MS;
  context.mock.timers.enable({ apis: ["Date"], now });
  const { localStorage, ...rest } = createBrowser();
  localStorage["missed-interview.kept.due"] = stored(now - 5 * DAY_MS, { keepUntil: now + 1 });
  localStorage["missed-interview.kept.gone"] = stored(now - 5 * DAY_MS, { keepUntil: now - 1 });
  localStorage["missed-interview.kept.endless"] = stored(now - 93 * DAY_MS, { keepUntil: now + 1000 * DAY_MS });
  const loaded = await createDraftStorage({ ...rest, localStorage }).load();
  assert.equal(loaded.kind, "device");
  assert.deepEqual(Object.keys(localStorage), []);
});

test("a draft that is saved again before its answers are read is kept until the day it was to be kept until", async (context) => {
  const now = 100 * DAY_MS;
  context.mock.timers.enable({ apis: ["Date"], now });
  const { localStorage, ...rest } = createBrowser();
  const storage = () => createDraftStorage({ ...rest, localStorage });
  localStorage["missed-interview.kept.due"] = stored(now - DAY_MS, { keepUntil: now + 9 * DAY_MS });
  const continued = storage();
  const loaded = await continued.load();
  assert.equal(loaded.kind, "device");
  continued.save(loaded.draft, { persist: true });
  const again = storage();
  const reloaded = await again.load();
  assert.equal(reloaded.kind === "tab" && reloaded.keepUntil, now + 9 * DAY_MS);
  again.save(loaded.draft, { persist: true });
  assert.equal(parseDraft(localStorage["missed-interview.kept."] ?? "")?.keepUntil, now + 9 * DAY_MS);
  again.clear();
  again.save(loaded.draft, { persist: true });
  assert.equal(parseDraft(localStorage["missed-interview.kept."] ?? "")?.keepUntil, now + DAY_MS);
});
