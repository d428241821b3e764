/** Transitions of the message: replies, edits, checks, findings. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { applyTyping, createHistory } from "../../../../builder/web/builder/model/edit-history.js";
import {
  areLinksCurrent,
  channelObstacle,
  currentText,
  isCheckCurrent,
  isUserText,
  matchesReply,
  openFindings,
  selectedChannel,
} from "../../../../builder/web/builder/state/selectors.js";
import {
  applyCheck,
  applyReply,
  closeCustomText,
  dismissFinding,
  editText,
  invalidateLinks,
  openCustomText,
  repairFinding,
} from "../../../../builder/web/builder/state/message-transitions.js";
import { apply, finding, openState, reply, text } from "../support.js";

/** @param {string} body */
const typing = (body) => editText((history) => applyTyping(history, text(body)));

const LINK = { url: "mailto:new", length: 1, limit: 9, fits: true, omitted: /** @type {const} */ ("") };

test("a reply brings its text, links and findings at once", () => {
  const state = apply(openState(), applyReply(reply("new", { links: { mailto: LINK } }), "python", "role"));
  assert.deepEqual(currentText(state), text("new"));
  assert.equal(state.check.links.mailto?.url, "mailto:new");
  assert.deepEqual([state.source, isUserText(state), isCheckCurrent(state)], ["python", false, true]);
});

test("a reply from Python brings its text and links at once, and none of the findings about an earlier one", () => {
  const { findings: _, ...unchecked } = reply("new", { links: { mailto: LINK } });
  const before = apply(openState(), applyReply(reply("old", { findings: [finding()] }), "python", ""));
  const state = apply(before, applyReply(unchecked, "python", "role"));
  assert.deepEqual([areLinksCurrent(state), isCheckCurrent(state), openFindings(state)], [true, false, []]);
  const checked = apply(state, applyCheck({ ...unchecked, findings: [finding()] }, text("new")));
  assert.deepEqual([isCheckCurrent(checked), openFindings(checked)], [true, [finding()]]);
});

test("a reply never overwrites an edit, and says nothing about it", () => {
  const state = apply(openState(), typing("mine"), applyReply(reply("new", { links: {} }), "python", "role"));
  assert.deepEqual(currentText(state), text("mine"));
  assert.deepEqual(state.texts.email?.suggestion, text("new"));
  assert.equal(isCheckCurrent(state), false);
  assert.notDeepEqual(state.check.links, {});
});

test("each channel has its own text, and edits of the others stay", () => {
  const state = apply(openState(), typing("mine"), applyReply(reply("short", { form: "text" }), "python", "form"));
  assert.deepEqual([state.channel, state.answers.form], ["text", "text"]);
  assert.deepEqual(currentText(state), text("short"));
  const back = apply(state, applyReply(reply("missed"), "python", "form"));
  assert.deepEqual(currentText(back), text("mine"));
  assert.equal(matchesReply(back), false);
});

test("back in a channel, a new text there can be undone by itself", () => {
  const state = apply(
    openState(),
    applyReply(reply("1"), "python", "form"),
    applyReply(reply("short", { form: "text" }), "python", "form"),
    applyReply(reply("2"), "python", "form"),
  );
  assert.deepEqual(state.texts.email?.past, [text("missed"), text("1")]);
});

test("before Python writes, the chosen channel stays chosen, and shows its text if it has one", () => {
  const state = { ...openState(), answers: { form: "text" } };
  const next = apply(state, applyReply(reply("late"), "ready-made", "when"));
  assert.deepEqual([next.channel, next.answers.form, currentText(next)], ["email", "text", text("late")]);
  assert.equal(selectedChannel(next), "text");
  const written = { ...state, channel: "text", texts: { ...state.texts, text: createHistory(text("short")) } };
  const shown = apply(written, applyReply(reply("late"), "ready-made", "when"));
  assert.deepEqual([shown.channel, currentText(shown)], ["text", text("short")]);
  assert.deepEqual(shown.texts.email?.current, text("late"));
});

test("whoever edits the email that stands in for another channel writes an email", () => {
  const state = apply({ ...openState(), answers: { form: "text" } }, typing("mine"));
  assert.deepEqual([state.answers.form, state.channel, state.lastChange.field], ["email", "email", "form"]);
  const { lastChange } = openState();
  const settled = apply({ ...openState(), lastChange }, typing("mine"));
  assert.equal(settled.lastChange, lastChange);
});

test("a ready-made text replaces one that Python wrote only for other answers", () => {
  const python = { ...openState(), texts: { email: createHistory(text("from Python")) } };
  const same = apply(python, applyReply(reply("missed"), "ready-made", ""));
  assert.deepEqual(currentText(same), text("from Python"));
  const other = apply(same, applyReply(reply("late"), "ready-made", "when"));
  assert.deepEqual(currentText(other), text("late"));
});

test("without Python only channels that have a text can be chosen, whatever the situation", () => {
  const failed = { ...openState(), python: /** @type {const} */ ({ state: "failed", stage: "" }) };
  assert.deepEqual([channelObstacle(failed, "email"), channelObstacle(failed, "text")], ["", "unwritten"]);
  assert.equal(channelObstacle(openState(), "text"), "");
  const unsuitable = { ...openState(), reply: reply("no", { forms: { email: "", text: "Too late." } }) };
  assert.equal(channelObstacle(unsuitable, "text"), "unsuitable");
  const stored = { ...unsuitable, texts: { ...unsuitable.texts, text: createHistory(text("short")) } };
  assert.equal(channelObstacle(stored, "text"), "");
  const ready = /** @type {const} */ ({ state: "ready", stage: "" });
  assert.equal(channelObstacle({ ...stored, source: "python", python: ready }, "text"), "unsuitable");
  assert.equal(selectedChannel({ ...failed, answers: { form: "text" } }), "email");
});

test("a text of one's own is left alone by every reply", () => {
  const custom = apply(openState(), openCustomText, typing("my own"));
  assert.deepEqual([custom.answers.form, isUserText(custom), custom.dirty], ["", true, true]);
  const state = apply(custom, applyReply(reply("new"), "python", "role"));
  assert.deepEqual(currentText(state), text("my own"));
  assert.deepEqual(state.texts.email?.current, text("missed"));
});

test("a text of one's own begins empty, and is kept once closed", () => {
  const custom = apply(openState(), openCustomText);
  assert.deepEqual(currentText(custom), { subject: "", body: "" });
  const closed = apply(custom, typing("my own"), closeCustomText);
  assert.deepEqual([closed.channel, currentText(closed)], ["email", text("missed")]);
  assert.deepEqual(currentText(apply(closed, openCustomText)), text("my own"));
});

test("a report on another text than the one in the editor is ignored", () => {
  const state = apply(openState(), typing("newer"));
  assert.equal(apply(state, applyCheck(reply(""), text("older"))), state);
});

test("until Python writes, an edited text has no links", () => {
  const state = apply(openState(), typing("mine"), invalidateLinks);
  assert.deepEqual([state.linksAreCurrent, state.check.links.mailto?.omitted], [false, "waiting"]);
});

test("while Python checks, the old links stay but don't count", () => {
  const python = apply(openState(), applyReply(reply("new", { links: { mailto: LINK } }), "python", ""));
  const state = apply(python, typing("mine"), invalidateLinks);
  assert.deepEqual([state.linksAreCurrent, state.check.links.mailto], [false, LINK]);
  assert.equal(isCheckCurrent(apply(state, applyCheck(reply(""), text("mine")))), true);
});

test("findings are sorted by severity, and dismissed ones left out", () => {
  const [tip, warn, fix] = [finding({ severity: "tip" }), finding(), finding({ severity: "fix", start: 1 })];
  const state = apply(openState(), applyReply(reply("missed", { findings: [tip, warn, fix] }), "python", ""));
  assert.deepEqual(openFindings(state), [fix, warn, tip]);
  const dismissed = apply(state, dismissFinding(fix));
  assert.deepEqual(dismissed.dismissed, ["plain-words:issed"]);
  assert.deepEqual(openFindings(dismissed), [warn, tip]);
});

test("a dismissal is about words, wherever they stand", () => {
  const state = { ...openState(), dismissed: ["plain-words:missed"] };
  const moved = finding({ start: 3, end: 9 });
  const next = apply(state, applyReply(reply("I: missed", { findings: [moved] }), "python", ""));
  assert.deepEqual(openFindings(next), []);
});

test("a repair replaces the words, and can be undone", () => {
  const state = apply(openState(), repairFinding(finding()));
  assert.deepEqual(currentText(state), text("Missed"));
  assert.deepEqual(state.texts.email?.past, [text("missed")]);
  const removed = apply(openState(), repairFinding(finding({ where: "subject", end: 1, repair: null })));
  assert.deepEqual(currentText(removed), { subject: "", body: "missed" });
});

test("a repair isn't applied to words that have changed since the check", () => {
  const state = apply(openState(), typing("I missed"));
  assert.equal(apply(state, repairFinding(finding())), state);
});
