/** The builder's page: creates the store, mounts the views, and runs the effects. */

import { byId, queryAll, readJson } from "../shared/dom.js";
import { t } from "../shared/strings.js";
import { browserDefaults } from "./model/browser-defaults.js";
import { draftAsOf } from "./model/draft-day.js";
import { createDraftStorage } from "./model/draft-storage.js";
import { createHistory } from "./model/edit-history.js";
import { isAccepted } from "./model/fields.js";
import { readyMadeReply } from "./model/ready-made.js";
import { ownZone } from "./model/time-zones.js";
import { parseUrlFragment } from "./model/url-fragment.js";
import { createRequests } from "./requests.js";
import {
  DEFAULT_CHANNEL,
  areLinksCurrent,
  currentText,
  draftOf,
  isCheckCurrent,
  isUserText,
  keepUntil,
  matchesReply,
} from "./state/selectors.js";
import { createStore } from "./state/store.js";
import { applyChoices, changeAnswers, replaceAnswers } from "./state/answer-transitions.js";
import { applyCheck, invalidateLinks } from "./state/message-transitions.js";
import {
  applyEarlyInput,
  createState,
  erase,
  restoreDraft,
  setPersist,
  setSaved,
  undoErase,
} from "./state/session-transitions.js";
import { mountCopyButtons } from "./views/copy-buttons.js";
import { announceRestored, mountErase, mountKeepDraft } from "./views/draft-controls.js";
import { mountEditor, readDefaultText, readEarlyText, selectRange, startCustomText } from "./views/editor.js";
import { mountExport } from "./views/export.js";
import { mountForm, readEarlyAnswers } from "./views/form.js";
import { mountGaps } from "./views/gaps.js";
import { mountInPageLinks, showMessage } from "./views/in-page-links.js";
import { mountInvitation } from "./views/invitation.js";
import { mountLetterChange } from "./views/letter-change.js";
import { loadOnDemand } from "./views/load-on-demand.js";
import { loadViews } from "./views/load-views.js";
import { mountMessageChanges } from "./views/message-changes.js";
import { mountMessageHeader } from "./views/message-header.js";
import { ignoreTaps } from "./views/moving-page.js";
import { mountPythonStatus } from "./views/python-status.js";
import { mountQuestions } from "./views/questions.js";
import { mountSending } from "./views/sending.js";
import { applySharedLink, mountShareLink } from "./views/share-link.js";
import { announce } from "./views/status-line.js";
import { mountWordingControls } from "./views/wording-controls.js";
import { mountZoneLists } from "./views/zone-lists.js";

// A page that the browser prepares before the tap starts with the visit: what the tab stores isn't its own until then.
if (/** @type {any} */ (document).prerendering)
  await new Promise((resolve) => document.addEventListener("prerenderingchange", resolve, { once: true }));

/** @type {import("../contract.js").FirstPaint} */
const data = readJson("first-paint");
const storage = createDraftStorage(window);
const defaults = browserDefaults(data.fields, navigator.languages, ownZone());
const readyMade = readyMadeReply(data, defaults);
const emptyState = createState(
  { form: DEFAULT_CHANNEL, ...defaults },
  createHistory({ subject: readyMade.subject, body: readyMade.body }),
  readyMade,
);

/** @type {import("./state/state.js").State} */
const firstState = {
  ...emptyState,
  readyMade: readDefaultText(),
  texts: { [DEFAULT_CHANNEL]: createHistory(readDefaultText()) },
};
const store = createStore(firstState);
const requests = createRequests(store, data);

/** Take what the address names, and take it out of the address, so that a reload keeps later answers. */
async function applyUrlFragment() {
  // Not location.hash, which some browsers decode.
  const { choices, shared, isOwnText, isOurs } = parseUrlFragment(location.href, (name, value) =>
    isAccepted(data.fields, name, value),
  );
  if (isOurs) history.replaceState(history.state, "", location.pathname + location.search);
  if (Object.keys(choices).length) {
    store.update(applyChoices(data, choices));
    // A draft that was kept until now has the answers already.
    if (store.get().persist && !store.get().letterChange) showMessage();
  }
  if (isOwnText) startCustomText(store);
  if (!shared) return;
  const hadDraft = store.get().dirty;
  const decoded = await requests.readShareLink(shared);
  if (!decoded) return;
  applySharedLink(decoded, hadDraft || store.get().dirty, (answers) =>
    store.update(replaceAnswers(data, { ...defaults, ...answers })),
  );
}

/**
 * @param {ReturnType<typeof mountInvitation>} invitation
 * @returns {import("./views/draft-controls.js").Erasure}
 */
function eraseAll(invitation) {
  const previous = store.get();
  const isEmpty = !previous.dirty && invitation.isEmpty();
  const restoreStorage = storage.clear();
  const restoreInvitation = invitation.clear();
  requests.restart();
  store.update(erase(emptyState));
  return {
    isEmpty,
    restoreStorage,
    async undo() {
      restoreStorage();
      if (previous.persist) await storage.claimTabId();
      store.update(undoErase(previous));
      restoreInvitation();
      return store.get().persist === previous.persist;
    },
  };
}

function mountViews() {
  mountZoneLists();
  mountForm(store, data);
  mountQuestions(store);
  mountLetterChange(store, data);
  mountMessageHeader(store);
  mountMessageChanges(store);
  mountGaps(
    store,
    async (field) => (await loadOnDemand())?.createQuote(store, data, requests.composeBody)(field) ?? "",
  );
  mountEditor(store);
  loadViews(store, data, { announce, ignoreTaps, selectRange });
  mountCopyButtons(store, data);
  mountSending(store);
  mountWordingControls(store, data);
  const invitation = mountInvitation(store, data, requests.readInvitation);
  mountExport(store, data, (action) => requests.createFile(action, { uid: storage.draftId() }));
  mountPythonStatus(store);
  mountKeepDraft(store, storage);
  mountErase(() => eraseAll(invitation));
  mountInPageLinks();
  byId("retry", HTMLButtonElement).addEventListener("click", requests.retry);
  for (const button of queryAll("[data-choose]")) {
    const { choose: field = "", value = "" } = button.dataset;
    button.addEventListener("click", () => {
      store.update(changeAnswers(data, { ...store.get().answers, [field]: value }, { field }));
      showMessage();
    });
  }
  addEventListener("hashchange", applyUrlFragment);
}

/** Continue the draft that was left here, with what was typed before the script ran. */
async function restoreSavedDraft() {
  const saved = await storage.load();
  const persist = saved.kind === "device" || storage.hasDeviceDraft();
  if (persist) await storage.claimTabId();
  if (saved.kind === "outdated") announce(t("draft-old"));
  if (saved.kind === "tab" || saved.kind === "device") store.update(restoreDraft(data, draftAsOf(saved, Date.now())));
  if (saved.kind === "device") announceRestored(saved.savedAt);
  if (persist) store.update(setPersist(true));
  // Read again: the visitor may have typed on while the draft was looked for.
  const early = { answers: readEarlyAnswers(), text: readEarlyText() };
  if (early.text && isUserText(store.get())) announce(t("early-text"));
  store.update(applyEarlyInput(data, early));
}

/**
 * Agree with the tab's draft again, where the back-forward cache brings back this document as it was: another one may
 * have erased the draft meanwhile, or saved newer words.
 */
async function syncWithTab() {
  const tab = storage.compareTab();
  if (tab.kind === "erased") requests.restart();
  if (tab.kind !== "same") store.update(erase(emptyState));
  if (tab.kind === "newer") store.update(restoreDraft(data, draftAsOf(tab, Date.now())));
  const persist = storage.hasDeviceDraft();
  if (persist) await storage.claimTabId();
  if (persist !== store.get().persist) store.update(setPersist(persist));
}

function runEffects() {
  // Between `pagehide` and `pageshow` another document of this tab may save: this one must not overwrite that.
  let isAway = false;
  window.addEventListener("pagehide", () => {
    isAway = true;
    storage.releaseTabId();
  });
  window.addEventListener("pageshow", ({ persisted }) => {
    isAway = false;
    if (persisted) syncWithTab();
  });
  const renewShareLink = mountShareLink(requests.createShareLink);

  store.watch(
    ({ lastChange }) => [lastChange],
    ([{ field }]) => {
      if (isUserText(store.get())) store.update(invalidateLinks);
      requests.compose(field);
    },
  );
  store.watch(
    (state) => [currentText(state), state.check.text],
    () => {
      const state = store.get();
      if (isCheckCurrent(state)) return;
      if (matchesReply(state) && !areLinksCurrent(state)) store.update(applyCheck(state.reply, state.reply));
      else requests.check();
    },
  );
  store.watch(
    (state) => [state.answers, state.texts, state.channel, state.dismissed, state.sending, state.persist, state.dirty],
    () => {
      const state = store.get();
      if (!state.dirty || isAway) return;
      const { persist, source } = state;
      const until = source === "python" ? keepUntil(state, Date.now()) : undefined;
      const saved = storage.save(draftOf(state), { persist, keepUntil: until });
      store.update(setSaved(saved.tab || saved.device));
      if (!persist || saved.device) return;
      store.update(setPersist(false));
      announce(t("keep-refused"));
    },
  );
  store.watch(
    ({ reply, source }) => [reply, source],
    ([, source]) => {
      if (source === "python") renewShareLink();
    },
  );
}

// In a task of its own, so that the page isn't busy for long at a time.
await new Promise((resolve) => setTimeout(resolve));

// What is typed until then is in the page, and no listener must take it for an answer to the draft.
restoreSavedDraft()
  .catch((error) => console.error(error))
  .then(() => {
    mountViews();
    byId("builder", HTMLElement).dataset.live = "";
    applyUrlFragment();
    runEffects();
  });
