/** What is wrong with an answer, or questionable about it, beside its field; Python says. Loaded later (load-views.js). */

import { queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { fieldNotes } from "../state/selectors.js";

/** @typedef {{announce: typeof import("./status-line.js").announce}} Page - what the rest of the page does for this view */

/**
 * @param {import("../state/store.js").Store<import("../state/state.js").State>} store
 * @param {Page} page
 */
export function mountFieldNotes(store, page) {
  /** @type {ReturnType<typeof fieldNotes>} */
  let notes = new Map();

  store.watch(
    ({ reply, touched, activeField }) => [reply, touched, activeField],
    () => {
      const state = store.get();
      const previous = notes;
      notes = fieldNotes(state, new Set(previous.keys()));
      for (const element of queryAll("[id$='-error']")) {
        const name = element.id.slice("f-".length, -"-error".length);
        const note = notes.get(name);
        setText(element, note ? `${t(note.kind === "error" ? "fix" : "warn")} ${note.text}` : "");
        setVisible(element, note !== undefined);
        element.classList.toggle("note--question", note?.kind === "warning");
        setInvalid(name, note?.kind === "error");
        const isNew = note && (note.text !== previous.get(name)?.text || note.kind !== previous.get(name)?.kind);
        if (isNew && state.activeField !== name) page.announce(note.text);
      }
    },
  );

  store.watch(
    ({ reply }) => [reply],
    ([{ address_warnings: warnings }]) => {
      for (const element of queryAll("[data-address-warnings]")) {
        setText(element, warnings.map((warning) => warning.say).join(" "));
        setVisible(element, warnings.length > 0);
      }
    },
  );
}

/**
 * @param {string} name
 * @param {boolean} isInvalid
 */
function setInvalid(name, isInvalid) {
  for (const control of queryAll(`[name="${CSS.escape(name)}"]:not([type=radio])`)) {
    if (isInvalid) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}
