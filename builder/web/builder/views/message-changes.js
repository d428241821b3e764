/**
 * The sentence that an answer has just changed, in the bar: on a phone the message itself is seldom in sight. Until there
 * is one, the message's first sentence shows.
 */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { changedSentences } from "../model/changed-sentences.js";
import { sentencesOf } from "../model/sentences.js";
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
  // Erased words go at once, and so does a sentence that the visitor may have changed.
  store.watch((state) => [currentText(state).body, state.erasures], hide);
  // The greeting ends with its line, so it counts as a sentence.
  show(sentencesOf(currentText(store.get()).body)[1] ?? "");
  watchChanges(store, ([sentence = ""]) => {
    show(sentence);
    timer = setTimeout(hide, SHOW_MS);
  });

  /** @param {string} sentence */
  function show(sentence) {
    clearTimeout(timer);
    setText(line, sentence);
    setVisible(line, sentence !== "");
  }

  function hide() {
    show("");
  }
}
