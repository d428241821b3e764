/**
 * What the check says about the message, each finding with a way to its words and often a repair. Three at first; in the
 * margin, all that are about some words. Loaded later (load-views.js).
 */

import { byId, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { untouchedWords } from "../model/untouched-words.js";
import { currentText, hasVerdict, isCheckCurrent, openFindings } from "../state/selectors.js";
import { dismissFinding, repairFinding } from "../state/message-transitions.js";
import { hasPlace, isMarginInUse, placeInMargin, sortByPlace } from "./finding-margin.js";

/**
 * @typedef {import("../../contract.js").FindingData} Finding
 * @typedef {import("./finding-margin.js").Item} Item
 * @typedef {import("../model/edit-history.js").Text} Text
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 * @typedef {{announce: typeof import("./status-line.js").announce, selectRange: typeof import("./editor.js").selectRange}}
 *   Page - what the rest of the page does for this view
 */

const MIN_VISIBLE = 3;
/** A button for a longer repair doesn't quote it. */
const MAX_QUOTED = 40;

/**
 * @param {Store} store
 * @param {Page} page
 */
export function mountFindings(store, page) {
  let lastRendered = "";
  /** @type {Item[]} */
  let items = [];
  let checkedText = store.get().check.text;
  const place = () => placeInMargin(items, checkedText);
  store.watch(
    (state) => [state.check, state.dismissed, state.linksAreCurrent, state.python.state, currentText(state)],
    () => {
      const state = store.get();
      if (!isCheckCurrent(state) && state.python.state !== "failed") return hideOutdated(items, checkedText, state);
      checkedText = state.check.text;
      hideOutdated(items, checkedText, state);
      const findings = openFindings(state);
      const isShown = hasVerdict(state);
      // The same findings again keep their elements, and the focus that may be on one of them.
      const rendered = JSON.stringify([findings, isShown]);
      if (rendered === lastRendered) return;
      lastRendered = rendered;
      setVisible(byId("findings", HTMLElement), isShown);
      items = renderFindings(store, page, findings);
      place();
    },
  );
  new ResizeObserver(place).observe(byId("message-body", HTMLElement));
  byId("findings-rest", HTMLElement).addEventListener("toggle", place);
}

/**
 * Until the text has been checked again, leave in sight only the findings whose words are still there. The others keep
 * their place, so that nothing moves if they are found again.
 *
 * @param {readonly Item[]} items
 * @param {Text} checked - the text that they are about
 * @param {State} state
 */
function hideOutdated(items, checked, state) {
  const text = currentText(state);
  const isUntouched = {
    subject: untouchedWords(checked.subject, text.subject),
    body: untouchedWords(checked.body, text.body),
  };
  for (const { finding, element } of items) {
    const isThere = !hasPlace(finding) || isUntouched[finding.where](finding.start, finding.end);
    element.style.visibility = isThere ? "" : "hidden";
  }
}

/**
 * @param {Store} store
 * @param {Page} page
 * @param {Finding[]} findings - the most serious first
 * @returns {Item[]} in the order in which they stand
 */
function renderFindings(store, page, findings) {
  const isBeside = isMarginInUse();
  const sorted = isBeside ? sortByPlace(findings) : findings;
  const shown = Math.max(MIN_VISIBLE, isBeside ? findings.filter(hasPlace).length : 0);
  const items = sorted.map((finding, index) => renderFinding(store, page, finding, index));
  const elements = items.map(({ element }) => element);
  byId("findings-list", HTMLElement).replaceChildren(...elements.slice(0, shown));
  byId("findings-more", HTMLElement).replaceChildren(...elements.slice(shown));
  const rest = byId("findings-rest", HTMLDetailsElement);
  const summary = rest.querySelector("summary");
  if (summary) setText(summary, t("more-findings", { count: Math.max(0, findings.length - shown) }));
  setVisible(rest, findings.length > shown);
  const isMoreThanTips = findings.some(({ severity }) => severity !== "tip");
  const verdict = findings.length === 0 ? "left-none" : isMoreThanTips ? "left" : "left-tips";
  // Above the findings and again where it's sent: the same words, about the same findings.
  const remaining = byId("left", HTMLElement);
  for (const line of [byId("findings-title", HTMLElement), remaining]) {
    setText(line, t(verdict, { count: findings.length }));
  }
  setVisible(remaining, isMoreThanTips);
  return items;
}

/** @param {string} [words] - the repair; "" where the words of the finding go */
function repairLabel(words) {
  if (!words) return t("repair-delete");
  return words.length > MAX_QUOTED ? t("repair-all") : t("repair", { words });
}

/**
 * @param {Store} store
 * @param {Page} page
 * @param {Finding} finding
 * @param {number} index
 * @returns {Item}
 */
function renderFinding(store, page, finding, index) {
  const template = byId("finding", HTMLTemplateElement);
  const item = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  /** @param {string} selector */
  const part = (selector) => /** @type {HTMLElement} */ (item.querySelector(selector));
  const say = part(".finding__say");
  const mark = part("[data-do]");
  setText(part(".finding__kind"), t(finding.severity));
  setText(say, finding.say);
  say.id = `finding-${index}`;
  mark.setAttribute("aria-describedby", say.id);
  item.dataset.severity = finding.severity;
  item.dataset.rule = finding.rule;

  /** @type {Record<string, {isOffered: boolean, label?: string, run: () => void}>} */
  const actions = {
    show: {
      isOffered: hasPlace(finding),
      run: () => page.selectRange(finding.where, finding.start, finding.end),
    },
    repair: {
      isOffered: finding.repair !== null,
      label: repairLabel(finding.repair?.trim()),
      run() {
        const before = store.get();
        store.update(repairFinding(finding));
        if (store.get() !== before) page.announce(t("repaired"));
        byId("findings-title", HTMLElement).focus();
      },
    },
    dismiss: {
      isOffered: finding.private,
      run() {
        store.update(dismissFinding(finding));
        byId("findings-title", HTMLElement).focus();
      },
    },
  };
  for (const button of queryAll("[data-do]", item)) {
    const action = actions[button.dataset.do ?? ""];
    if (!action) continue;
    setVisible(button, action.isOffered);
    if (action.label) setText(button, action.label);
    button.addEventListener("click", action.run);
  }
  const isActionable = Object.values(actions).some(({ isOffered }) => isOffered);
  for (const row of queryAll(".row", item)) setVisible(row, isActionable);
  return { finding, element: item, mark };
}
