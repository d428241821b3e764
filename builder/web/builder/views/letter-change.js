/** What is said, beside the answer, once it has made the message another letter; a tap goes back. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { effectiveSituation } from "../model/situation.js";
import { keepLetter } from "../state/answer-transitions.js";
import { announce } from "./status-line.js";

/**
 * @param {import("../state/store.js").Store<import("../state/state.js").State>} store
 * @param {import("../../contract.js").FirstPaint} data
 */
export function mountLetterChange(store, data) {
  const box = byId("letter-change", HTMLElement);
  const keep = byId("keep-letter", HTMLButtonElement);
  /** @param {import("../../contract.js").Answers} answers */
  const letterOf = (answers) => t(`letter-${effectiveSituation(data, answers)}`);

  store.watch(
    ({ letterChange }) => [letterChange],
    ([change]) => {
      setVisible(box, change !== null);
      if (!change) return;
      const text = t("letter-changed", { letter: letterOf(store.get().answers) });
      setText(byId("letter-changed", HTMLElement), text);
      setText(keep, t("keep-letter", { letter: letterOf(change.before) }));
      document.getElementById(`f-${change.field}`)?.after(box);
      box.scrollIntoView({ block: "nearest" }); // the question above it has folded
      announce(text);
    },
  );
  keep.addEventListener("click", () => {
    store.update(keepLetter);
    announce(t("letter-kept"));
    // The button is gone; the answer that it brought back stands above it.
    box.previousElementSibling?.querySelector("button")?.focus();
  });
}
