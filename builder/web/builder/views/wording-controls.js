/** How the message is said: its voice, the next wording, and the builder's sentence for the cause, to be changed. */

import { byId, createElement, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { changeAnswers } from "../state/answer-transitions.js";

/**
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../state/state.js").State} State
 */

const MAX_WORDINGS = 9999;

/**
 * @param {import("../state/store.js").Store<State>} store
 * @param {FirstPaint} data
 */
export function mountWordingControls(store, data) {
  const next = byId("next-wording", HTMLButtonElement);
  const ours = byId("use-ours", HTMLButtonElement);

  /**
   * @param {string} field
   * @param {string} value
   */
  const give = (field, value) =>
    store.update(changeAnswers(data, { ...store.get().answers, [field]: value }, { field }));

  next.addEventListener("click", () => {
    const number = Number(store.get().answers.wording ?? "0") || 0;
    give("wording", String(number < MAX_WORDINGS ? number + 1 : 0));
  });
  ours.addEventListener("click", () => {
    give("other_cause", store.get().reply.cause.sentence);
    byId("f-other_cause", HTMLInputElement).focus();
  });
  store.watch(
    ({ reply, answers, source }) => [reply, answers, source],
    ([reply, answers, source]) => {
      next.disabled = source !== "python";
      renderSuggestedVoice(reply.voice, answers.voice ?? "");
      setText(ours, t("start-from-ours", { sentence: reply.cause.sentence }));
      setVisible(ours, reply.cause.sentence !== "" && !answers.other_cause);
      renderSuggestions(reply.cause);
    },
  );
}

/**
 * Show an example of a detail, and what may be sorted already, for this cause.
 *
 * @param {State["reply"]["cause"]} cause
 */
function renderSuggestions({ detail_hint: hint, remedies }) {
  if (hint) setText(byId("f-cause_detail-hint", HTMLElement), hint);
  const list = byId("remedies", HTMLDataListElement);
  if ([...list.options].map(({ value }) => value).join() === remedies.join()) return;
  list.replaceChildren(...remedies.map((value) => createElement("option", { value })));
}

/**
 * @param {string} voice - the voice of the message
 * @param {string} chosen - the one that was chosen; "" for the suggested one
 */
function renderSuggestedVoice(voice, chosen) {
  const list = byId("f-voice", HTMLSelectElement);
  const name = [...list.options].find(({ value }) => value === voice)?.textContent ?? "";
  const suggested = list.options[0];
  if (suggested && chosen === "" && name) setText(suggested, t("suggested-voice", { voice: name }));
}
