/** On a wide screen: each finding in the margin of a text of the visitor's own, with a mark beside the words it is about. */

import { byId, createElement } from "../../shared/dom.js";

/**
 * @typedef {import("../../contract.js").FindingData} Finding
 * @typedef {import("../model/edit-history.js").Text} Text
 * @typedef {{finding: Finding, element: HTMLElement, mark: HTMLElement}} Item
 */

const MARK_PX = 24;

/** @returns {boolean} whether the style sheet shows the findings beside the text */
export function isMarginInUse() {
  return getComputedStyle(byId("findings", HTMLElement)).position === "relative";
}

/** @param {Finding} finding - whether it is about some words */
export function hasPlace({ start, end }) {
  return end > start;
}

/**
 * @param {readonly Finding[]} findings
 * @returns {Finding[]} in the order of the text, those about no words last
 */
export function sortByPlace(findings) {
  /** @param {Finding} finding */
  const place = (finding) => (!hasPlace(finding) ? 1e9 : finding.where === "subject" ? -1 : finding.start);
  return [...findings].sort((a, b) => place(a) - place(b));
}

/**
 * Put each mark at the height of its words, and each finding beside its mark, or below the one before.
 *
 * @param {readonly Item[]} items
 * @param {Text} text - the one that the findings are about
 */
export function placeInMargin(items, text) {
  const isBeside = isMarginInUse();
  const { top } = byId("findings", HTMLElement).getBoundingClientRect();
  // The same text with the same measures as the box, which can't say where its words stand.
  const copy = createElement("div", { class: "paper__copy" }, text.body);
  byId("message-body", HTMLElement).before(copy);
  /** @type {{middle: number, column: number}[]} */
  const marks = [];

  for (const { finding, element, mark } of items) {
    element.style.marginTop = mark.style.top = mark.style.marginInlineStart = "";
    if (!isBeside || !hasPlace(finding)) continue;
    const box = boxOf(finding, copy);
    const middle = box.top + box.height / 2 - top;
    let column = 0;
    while (marks.some((it) => it.column === column && Math.abs(it.middle - middle) < MARK_PX)) column++;
    marks.push({ middle, column });
    mark.style.top = `${middle}px`;
    mark.style.marginInlineStart = `${column * MARK_PX}px`;
    const drop = middle - MARK_PX + top - element.getBoundingClientRect().top;
    if (drop > 0) element.style.marginTop = `${drop}px`;
  }
  copy.remove();
}

/**
 * @param {Finding} finding
 * @param {HTMLElement} copy - of the text
 * @returns {DOMRect} where the words of a finding stand
 */
function boxOf({ where, start, end }, copy) {
  if (where === "subject" || !copy.firstChild) return byId("message-subject", HTMLElement).getBoundingClientRect();
  const range = document.createRange();
  range.setStart(copy.firstChild, start);
  range.setEnd(copy.firstChild, end);
  return range.getBoundingClientRect();
}
