/** What would make the message better: a row each, most useful first, that opens its field beside the sentence. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { CUSTOM, currentText } from "../state/selectors.js";
import { createRow, focusFirst, moveInto, formPartsOf, showPanel, showRow, showSentence } from "./gap-row.js";
import { ignoreTaps } from "./moving-page.js";

/**
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 * @typedef {import("./gap-row.js").Row} Row
 */

const WIDE = matchMedia("(min-width: 60em)");

/**
 * @param {Store} store
 * @param {(field: string) => Promise<string | null>} quote - resolves to the sentence that a field is about, "" for none;
 *   null where a newer request has taken its place
 */
export function mountGaps(store, quote) {
  const section = byId("missing", HTMLElement);
  const list = byId("missing-list", HTMLElement);
  /** @type {Map<string, Row>} field -> its row, in the order in which they are shown */
  let rows = new Map();
  let active = "";
  /** @type {() => void} */
  let putBack = () => {};

  /** @param {string} field */
  function open(field) {
    close();
    const parts = formPartsOf(field);
    const row = rows.get(field);
    if (!row || parts.length === 0) return;
    // What is asked with the situation stays among the questions.
    if (parts.some((part) => part.closest(".questions") && !section.contains(part))) {
      focusFirst(parts);
      return;
    }
    active = field;
    putBack = moveInto(row.fields, parts);
    showRow(row, true);
    focusFirst(parts);
    ignoreTaps();
    showQuotation().then(() => active === field && showPanel(row));
  }

  /** Show the sentence that the open field is about, as the message has it now. */
  async function showQuotation() {
    const field = active;
    const sentence = await quote(field);
    const row = rows.get(field);
    if (row && active === field && sentence !== null) showSentence(row, sentence);
  }

  function close() {
    const row = rows.get(active);
    active = "";
    putBack();
    putBack = () => {};
    if (row) {
      showRow(row, false);
      ignoreTaps();
    }
    render();
  }

  /** @param {string} field - the gap to leave for the next one */
  function openNext(field) {
    const names = [...rows.keys()];
    const next = names[names.indexOf(field) + 1] ?? "";
    if (next) open(next);
    else leave();
  }

  function leave() {
    close();
    byId("missing-title", HTMLElement).focus();
  }

  const actions = {
    /** @param {string} field */
    toggle: (field) => (active === field ? close() : open(field)),
    next: openNext,
    leave,
  };

  function render() {
    const { reply, channel, dirty } = store.get();
    const facts = reply.missing.map(({ field }) => field);
    const shown = withActive(facts, active, [...rows.keys()]);
    for (const fact of reply.missing) if (!rows.has(fact.field)) rows.set(fact.field, createRow(fact, actions));
    for (const [field, row] of rows) if (!shown.includes(field)) row.element.remove();
    rows = new Map(shown.map((field) => [field, /** @type {Row} */ (rows.get(field))]));
    for (const [index, { element }] of [...rows.values()].entries()) {
      if (list.children[index] !== element) list.insertBefore(element, list.children[index] ?? null);
    }
    const isShown = rows.size > 0 && channel !== CUSTOM;
    setVisible(section, isShown);
    setVisible(byId("to-gaps", HTMLElement), isShown);
    // Before the first answer it would contradict the promise of three taps.
    const isCounted = isShown && dirty && facts.length > 0;
    setText(byId("to-add", HTMLElement), isCounted ? t("to-add", { count: facts.length }) : "");
  }

  store.watch(({ reply, channel }) => [reply, channel], render);
  store.watch(
    (state) => [state.reply, currentText(state).body],
    () => {
      if (active) showQuotation();
    },
  );
  placeBesideMessage(section);
}

/**
 * Return the gaps to show. The one that is open keeps its place while it's filled in: moving it would take the focus away.
 *
 * @param {readonly string[]} facts - what is missing, in order
 * @param {string} active - the open one; "" for none
 * @param {readonly string[]} before - those shown so far, in order
 * @returns {string[]}
 */
function withActive(facts, active, before) {
  if (!active || facts.includes(active)) return [...facts];
  const above = before.slice(0, before.indexOf(active)).filter((field) => facts.includes(field));
  return [...above, active, ...facts.filter((field) => !above.includes(field))];
}

/**
 * Where there is room, the gaps stand under the questions, beside the message; else under the message.
 *
 * @param {HTMLElement} section
 */
function placeBesideMessage(section) {
  const place = document.createComment("");
  section.before(place);
  const move = () => (WIDE.matches ? byId("questions", HTMLElement).append(section) : place.after(section));
  move();
  WIDE.addEventListener("change", move);
}
