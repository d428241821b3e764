/** What the check found in the message: at most three in sight, each with a way to the words and, where safe, a repair. */

import { all, element, setText, show } from "../../shared/dom.js";
import { dismissalKey, updateDismissals } from "../model/dismissals.js";
import { repairTo, select, shown } from "./message.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

/**
 * @typedef {import("../../contract.js").FindingData} Finding
 */

const IN_SIGHT = 3;
const ORDER = ["fix", "warn", "tip"];

const template = element("finding", HTMLTemplateElement);
/** Findings that the visitor has put aside, each as its rule and the words it is about. @type {Set<string>} */
const dismissed = new Set();
/** @type {Finding[]} */
let found = [];
let drawn = "";
/** @type {() => void} */
let changed = () => {};

/**
 * Show findings.
 *
 * @param {Finding[]} findings
 */
export function showFindings(findings) {
  found = findings;
  draw();
}

/** @returns {string[]} what a draft keeps */
export function savedDismissals() {
  return [...dismissed];
}

/** @param {string[]} saved */
export function restoreDismissals(saved) {
  dismissed.clear();
  const formerRuleIds = JSON.parse(template.dataset.formerRuleIds ?? "{}");
  for (const key of updateDismissals(saved, formerRuleIds)) dismissed.add(key);
  draw();
}

/**
 * Call back when a tap has changed the text or put a finding aside.
 *
 * @param {() => void} callback
 */
export function onFindings(callback) {
  changed = callback;
}

function draw() {
  const open = found
    .filter((finding) => !dismissed.has(key(finding)))
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  const state = JSON.stringify(open);
  if (state === drawn) return;
  drawn = state;
  const rest = element("findings-rest", HTMLDetailsElement);
  element("findings-list", HTMLElement).replaceChildren(...open.slice(0, IN_SIGHT).map(item));
  element("findings-more", HTMLElement).replaceChildren(...open.slice(IN_SIGHT).map(item));
  const summary = rest.querySelector("summary");
  if (summary) setText(summary, say("more-findings", { count: Math.max(0, open.length - IN_SIGHT) }));
  show(rest, open.length > IN_SIGHT);
  show(element("findings", HTMLElement), open.length > 0);
  const left = element("left", HTMLElement);
  const serious = open.filter(({ severity }) => severity !== "tip").length;
  setText(left, say(serious === 1 ? "left-one" : "left-many", { count: serious }));
  show(left, serious > 0);
}

/**
 * @param {Finding} finding
 * @returns {Node}
 */
function item(finding) {
  const made = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const [kind] = all(".finding__kind", made);
  const [text] = all(".finding__say", made);
  if (kind) setText(kind, say(finding.severity));
  if (text) setText(text, finding.say);
  made.firstElementChild?.setAttribute("data-severity", finding.severity);
  made.firstElementChild?.setAttribute("data-rule", finding.rule);
  const buttons = all("[data-do]", made);
  for (const button of buttons) {
    const act = button.dataset.do ?? "";
    if (act === "show") {
      show(button, finding.end > finding.start);
      button.addEventListener("click", () => select(finding.where, finding.start, finding.end));
    } else if (act === "repair") {
      show(button, finding.repair !== null);
      setText(button, finding.repair?.trim() ? say("repair", { words: finding.repair.trim() }) : say("repair-delete"));
      button.addEventListener("click", () => repair(finding));
    } else {
      show(button, finding.private);
      button.addEventListener("click", () => dismiss(finding));
    }
  }
  const [row] = all(".row", made);
  if (row)
    show(
      row,
      buttons.some((button) => !button.hidden),
    );
  return made;
}

/** @param {Finding} finding */
function repair({ where, start, end, repair: words }) {
  const text = shown();
  const before = text[where];
  const mended = before.slice(0, start) + (words ?? "") + before.slice(end);
  repairTo({ ...text, [where]: mended });
  announce(say("repaired"));
  changed();
  element("findings-title", HTMLElement).focus();
}

/** @param {Finding} finding */
function dismiss(finding) {
  dismissed.add(key(finding));
  draw();
  changed();
  element("findings-title", HTMLElement).focus();
}

/** @param {Finding} finding */
function key({ rule, where, start, end }) {
  return dismissalKey(rule, shown()[where].slice(start, end));
}
