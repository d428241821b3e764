/** The sentence that an answer has just changed, in the bar: on a phone the message itself is seldom in sight. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { changedSentences } from "../model/changed-sentences.js";
import { currentText, matchesReply } from "../state/selectors.js";

/** @typedef {import("../state/store.js").Store<import("../state/state.js").State>} Store */

const SHOW_MS = 8000;

/**
 * Call back with the sentences that an answer has changed; what the visitor types into the message is no such change.
 *
 * @param {Store} store
 * @param {(sentences: string[]) => void} onChange
 */
export function watchChanges(store, onChange) {
  let before = currentText(store.get()).body;
  store.watch(
    (state) => [currentText(state).body],
    ([body]) => {
      const sentences = matchesReply(store.get()) ? changedSentences(before, body) : [];
      before = body;
      if (sentences.length > 0) onChange(sentences);
    },
  );
}

/** @param {Store} store */
export function mountMessageChanges(store) {
  const line = byId("changed-sentence", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  watchChanges(store, ([sentence = ""]) => {
    setText(line, sentence);
    setVisible(line, true);
    clearTimeout(timer);
    timer = setTimeout(hide, SHOW_MS);
  });
  // Erased words go at once.
  store.watch(({ erasures }) => [erasures], hide);

  function hide() {
    clearTimeout(timer);
    setText(line, "");
    setVisible(line, false);
  }
}
