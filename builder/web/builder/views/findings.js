/** What the check found in the message: three at first, each with a way to its words and, where safe, a repair. */

import { byId, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { openFindings } from "../state/selectors.js";
import { dismissFinding, repairFinding } from "../state/message-transitions.js";
import { selectRange } from "./editor.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../../contract.js").FindingData} Finding
 * @typedef {import("../state/store.js").Store<import("../state/state.js").State>} Store
 */

const MAX_VISIBLE = 3;

/** @param {Store} store */
export function mountFindings(store) {
  let lastRendered = "";
  store.watch(
    ({ check, dismissed }) => [check, dismissed],
    () => {
      const findings = openFindings(store.get());
      // The same findings again keep their elements, and the focus that may be on one of them.
      const rendered = JSON.stringify(findings);
      if (rendered === lastRendered) return;
      lastRendered = rendered;
      renderFindings(store, findings);
    },
  );
}

/**
 * @param {Store} store
 * @param {Finding[]} findings
 */
function renderFindings(store, findings) {
  const items = findings.map((finding) => renderFinding(store, finding));
  byId("findings-list", HTMLElement).replaceChildren(...items.slice(0, MAX_VISIBLE));
  byId("findings-more", HTMLElement).replaceChildren(...items.slice(MAX_VISIBLE));
  const rest = byId("findings-rest", HTMLDetailsElement);
  const summary = rest.querySelector("summary");
  if (summary) setText(summary, t("more-findings", { count: Math.max(0, findings.length - MAX_VISIBLE) }));
  setVisible(rest, findings.length > MAX_VISIBLE);
  setVisible(byId("findings", HTMLElement), findings.length > 0);
  const remaining = byId("left", HTMLElement);
  const count = findings.filter(({ severity }) => severity !== "tip").length;
  setText(remaining, t(count === 1 ? "left-one" : "left-many", { count }));
  setVisible(remaining, count > 0);
}

/**
 * @param {Store} store
 * @param {Finding} finding
 * @returns {Node}
 */
function renderFinding(store, finding) {
  const template = byId("finding", HTMLTemplateElement);
  const item = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  for (const kind of queryAll(".finding__kind", item)) setText(kind, t(finding.severity));
  for (const text of queryAll(".finding__say", item)) setText(text, finding.say);
  item.firstElementChild?.setAttribute("data-severity", finding.severity);
  item.firstElementChild?.setAttribute("data-rule", finding.rule);

  const replacement = finding.repair?.trim();
  /** @type {Record<string, {isOffered: boolean, label?: string, run: () => void}>} */
  const actions = {
    show: {
      isOffered: finding.end > finding.start,
      run: () => selectRange(finding.where, finding.start, finding.end),
    },
    repair: {
      isOffered: finding.repair !== null,
      label: replacement ? t("repair", { words: replacement }) : t("repair-delete"),
      run() {
        const before = store.get();
        store.update(repairFinding(finding));
        if (store.get() !== before) announce(t("repaired"));
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
  return item;
}
