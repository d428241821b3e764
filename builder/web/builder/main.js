/** The builder's page: joins form, message and Python. The ready-made messages serve until Python does. */

import { clock } from "./model/time-zones.js";
import { offerCopies, wireCopying } from "./views/copy-buttons.js";
import { draftName, eraseStored, findDraft, saveDraft, wasKept } from "./model/draft-storage.js";
import { all, element } from "../shared/dom.js";
import { wireErasing } from "./views/erase-draft.js";
import { onFindings, restoreDismissals, savedDismissals, showFindings } from "./views/findings.js";
import { answers, fill, forgetVisits, offers, onAnswer, setDoubts, setNotes, showWhatApplies } from "./views/form.js";
import { takeFragment } from "./model/url-fragment.js";
import { linksAreStale, offerFiles, setCall, setLinks, wireHandoff } from "./views/export.js";
import { offerShared, wireShareLink } from "./views/share-link.js";
import { guess, offerZones } from "./views/browser-defaults.js";
import { clockTime, isKeeping, setKeeping, stopKeeping, wireKeeping } from "./views/keep-draft.js";
import { isOwn, onText, restoreEditions, savedEditions, showCounts, showReply, shown } from "./views/message.js";
import { wireMoving } from "./views/in-page-links.js";
import { agreeing, readyMade, situationOf } from "./model/ready-made.js";
import { showState } from "./views/python-status.js";
import { attach, start } from "../python/start-on-paint.js";
import { announce } from "./views/status-line.js";
import { say } from "../shared/strings.js";

/**
 * @typedef {import("../contract.js").Answers} Answers
 * @typedef {import("../contract.js").TextReport} TextReport
 */

const root = element("builder", HTMLElement);

let python = attach(showState);
/** The visitor has answered or edited something, here or in a draft. */
let changed = false;
/** Everything was erased, and nothing has been answered or chosen since: a late reply must not store it again. */
let erased = false;

/** @returns {boolean} whether Python writes the messages by now */
function pythonWrites() {
  return root.dataset.source === "python";
}

/** @returns {Answers} what Python is asked about: the answers that apply, and a situation in any case */
function asked() {
  const given = answers();
  return { ...given, situation: situationOf(given) };
}

/**
 * Bring everything up to date with the answers.
 *
 * @param {string} source - the field whose answer changed
 */
function refresh(source) {
  const kept = answers(true);
  showWhatApplies({ ...kept, situation: situationOf(kept) });
  offerCopies();
  if (!pythonWrites()) {
    const reply = readyMade(asked());
    showReply(reply, source);
    showChecked(reply);
  }
  save();
  compose(source);
  if (isOwn()) check();
}

/** @param {string} source */
async function compose(source) {
  const given = asked();
  const reply = await ask("compose", { answers: given });
  if (!reply) return;
  if (reply.kind === "incomplete") return setNotes(reply.errors, reply.warnings);
  root.dataset.source = "python";
  offerFiles(reply);
  showReply(reply, source);
  setNotes(reply.errors, reply.warnings);
  setDoubts(reply.address_warnings);
  if (!isOwn()) showChecked(reply);
  save();
  renewShareLink();
}

/** Have the text in sight checked, and its links made. */
async function check() {
  linksAreStale();
  const text = shown();
  const reply = await ask("check", { answers: asked(), text });
  const now = shown();
  if (reply && text.subject === now.subject && text.body === now.body) showChecked(reply);
}

/** @param {TextReport} reply - about the text in sight */
function showChecked(reply) {
  setCall(reply.call);
  if (!pythonWrites() && isOwn()) {
    setLinks({ mailto: { url: "", length: 0, limit: 0, fits: false, omitted: "waiting" } });
    return;
  }
  setLinks(reply.links);
  showCounts(reply);
  showFindings(reply.findings);
}

/**
 * @template {import("../contract.js").Action} Action
 * @param {Action} action
 * @param {object} request
 * @returns {Promise<import("../contract.js").ResponseByAction[Action] | null>} the reply; null where a newer one is on its way, or there is none
 */
async function ask(action, request) {
  const zones = /** @type {HTMLSelectElement[]} */ (all("[data-zones]")).map(({ value }) => value);
  const reply = await python.ask({ action, clock: clock(...zones), ...request });
  if (reply && !reply.ok) {
    console.error(`Python refused ${action}: ${reply.error}`);
    announce(say("refused"));
  }
  return reply?.ok ? reply : null;
}

/** @returns {import("./model/draft-storage.js").Draft} */
function draft() {
  return { answers: answers(true), editions: savedEditions(), dismissed: savedDismissals() };
}

/** @returns {boolean} whether the draft was kept wherever it should be */
function save() {
  if (erased && !changed) return true;
  const done = saveDraft(draft());
  if (!done) stopKeeping();
  return done;
}

/** @param {import("./model/draft-storage.js").Draft} saved */
function restore({ answers: given, editions, dismissed }) {
  fill(given);
  restoreEditions(editions);
  restoreDismissals(dismissed);
}

/** Open the page with what the address names and what was left here before. */
async function open() {
  // Where there is room, names come first; on a phone the message must not be far from the questions.
  element("group-people", HTMLDetailsElement).open = matchMedia("(min-width: 60em)").matches;
  offerZones();
  guess();
  const found = await findDraft();
  if (found === "old") announce(say("draft-old"));
  else if (found) {
    restore(found.draft);
    changed = true;
  }
  if (found && found !== "old" && found.from === "device") {
    announce(say("restored-device", { time: clockTime(found.savedAt) }));
  }
  if (wasKept() || (found && found !== "old" && found.from === "device")) await setKeeping(true);
  applyFragment();
  refresh("");
}

/** @returns {boolean} whether the address named anything that the form takes */
function applyFragment() {
  const { choices, shared } = takeFragment(offers);
  if (shared) takeShared(shared);
  if (Object.keys(choices).length === 0) return false;
  erased = false;
  fill(choices, true);
  for (const name of Object.keys(choices)) fill(agreeing(answers(true), name), true);
  return true;
}

/** @param {string} shared */
async function takeShared(shared) {
  const drafted = changed;
  const read = await ask("unshare", { fragment: shared });
  if (read) {
    offerShared(read, drafted || changed, (given) => {
      fill(given);
      refresh("");
    });
  }
}

/**
 * Erase answers, message and draft, here and in Python's memory.
 *
 * @returns {() => Promise<void>} brings it all back
 */
function erase() {
  const before = draft();
  const kept = isKeeping();
  eraseStored();
  setKeeping(false);
  python.stop();
  root.dataset.source = "ready-made";
  changed = false;
  erased = true;
  forgetVisits();
  setNotes({}, {});
  setDoubts([]);
  restore({ answers: {}, editions: {}, dismissed: [] });
  guess();
  python = start();
  refresh("");
  return async () => {
    restore(before);
    erased = false;
    if (kept) await setKeeping(true);
    refresh("");
  };
}

/** @param {string} name - the field that the visitor has just answered */
function answered(name) {
  changed = true;
  fill(agreeing(answers(true), name), true);
  refresh(name);
}

/** @returns {object} what a calendar file of this draft needs: a name that stays, a number that grows, this address */
function calendarFacts() {
  return { uid: draftName(), sequence: Math.floor(Date.now() / 1000), url: location.href.split("#")[0] };
}

function wire() {
  onAnswer(answered);
  onText((answersToo) => {
    changed = true;
    if (answersToo) refresh("");
    else {
      save();
      if (!pythonWrites()) showChecked(readyMade(asked()));
      check();
    }
  });
  onFindings(() => {
    save();
    check();
  });
  wireCopying();
  wireHandoff((action) => ask(action, { answers: asked(), text: shown(), ...calendarFacts() }));
  for (const button of all("[data-choose]")) {
    button.addEventListener("click", () => {
      const { choose = "", value = "" } = button.dataset;
      fill({ [choose]: value }, true);
      answered(choose);
      element("message", HTMLElement).focus();
    });
  }
  element("retry", HTMLButtonElement).addEventListener("click", () => python.retry());
  wireErasing(erase);
  wireKeeping(save);
  wireMoving(root);
  addEventListener("hashchange", () => applyFragment() && refresh(""));
}

const renewShareLink = wireShareLink(async (names) => {
  const made = await ask("share", { answers: answers(), with_names: names });
  return made?.fragment ?? null;
});
wire();
open();
root.dataset.live = "";
