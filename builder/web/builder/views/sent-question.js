/**
 * "Sent it?" above the bar's ways, once the message has left the page: on a phone the question in its head is out of
 * sight then. A way to the name that the message lacks stands beside it. Loaded later (load-views.js).
 */

import { byId, createElement, queryAll, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { NAME, currentText, lacksName, sendingOf } from "../state/selectors.js";

/** As long as it takes to see that the bar has grown: until then a tap was meant for what it covers. */
const UNSEEN_MS = 350;

/** @param {import("../state/store.js").Store<import("../state/state.js").State>} store */
export function mountSentQuestion(store) {
  const question = byId("is-sent", HTMLElement);
  const row = /** @type {HTMLElement} */ (question.cloneNode(true));
  row.removeAttribute("id");
  row.classList.add("bar__sent");
  const answers = queryAll("button", question);
  for (const [index, button] of queryAll("button", row).entries()) {
    button.addEventListener("click", () => answers[index]?.click());
  }
  const addName = createElement("button", { class: "link", type: "button" }, t("add-name"));
  addName.addEventListener("click", () => {
    hide();
    queryAll(`[data-gap-of=${NAME}] .gap__row[aria-expanded=false]`)[0]?.click();
  });
  row.append(addName);
  byId("see-message", HTMLElement).parentElement?.before(row);
  const hide = () => setVisible(row, false);

  // What they answer to it is asked next, after a reload too.
  store.watch(
    (state) => [sendingOf(state)],
    ([sending]) => {
      if (sending === "yes") byId("chain", HTMLDetailsElement).open = true;
    },
  );
  store.watch((state) => [state.lastChange, state.channel, currentText(state).body], hide);
  store.watch(
    ({ sending }) => [sending],
    () => {
      const state = store.get();
      // It isn't asked about what is said aloud.
      const isWritten = question.parentElement?.hidden === false;
      setVisible(addName, lacksName(state));
      setVisible(row, isWritten && sendingOf(state) === "asked");
      row.inert = true;
      setTimeout(() => (row.inert = false), UNSEEN_MS);
    },
  );
}
