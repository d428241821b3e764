/**
 * The sentence that an answer has just changed, in the bar: on a phone the message itself is seldom in sight. Until there
 * is one, the message's first sentence shows; and while a new text waits behind an edit, that it does.
 */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { changedSentences } from "../model/changed-sentences.js";
import { sentencesOf } from "../model/sentences.js";
import { currentHistory, currentText, matchesReply } from "../state/selectors.js";

const SHOW_MS = 8000;

/** @param {import("../state/store.js").Store<import("../state/state.js").State>} store */
export function mountMessageChanges(store) {
  const line = byId("changed-sentence", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  // Erased words go at once, and so does a sentence that the visitor may have changed.
  store.watch((state) => [currentText(state).body, currentHistory(state).suggestion, state.erasures], hide);
  // The greeting ends with its line, so it counts as a sentence.
  show(sentencesOf(currentText(store.get()).body)[1] ?? "");
  let before = currentText(store.get()).body;
  store.watch(
    (state) => [currentText(state).body],
    ([body]) => {
      // What the visitor types into the message is no such change.
      const changed = matchesReply(store.get()) ? changedSentences(before, body) : [];
      // A whole sentence says more than a greeting or a name.
      const sentence = changed.find((each) => /[.!?]$/.test(each)) ?? changed[0];
      before = body;
      if (!sentence) return;
      show(sentence);
      timer = setTimeout(hide, SHOW_MS);
    },
  );

  /** @param {string} sentence */
  function show(sentence) {
    clearTimeout(timer);
    setText(line, sentence);
    setVisible(line, sentence !== "");
  }

  function hide() {
    const isWaiting = currentHistory(store.get()).suggestion !== null;
    show((isWaiting && byId("edited-say", HTMLElement).textContent) || "");
  }
}
