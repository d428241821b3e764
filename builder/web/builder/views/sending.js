/**
 * Whether the message has been sent. Only the visitor knows: once it has left the page, the page asks, where it said
 * before that it wasn't.
 */

import { byId, queryAll, setVisible } from "../../shared/dom.js";
import { sendingOf } from "../state/selectors.js";
import { setSending } from "../state/message-transitions.js";
import { keepInPlace } from "./moving-page.js";
import { announce } from "./status-line.js";

const WAYS_OUT = "[data-copy=body], [data-copy=all], a[data-link][href], [data-file=draft_file], #share";

/** @param {import("../state/store.js").Store<import("../state/state.js").State>} store */
export function mountSending(store) {
  const ways = byId("ways", HTMLElement);
  const ask = () => store.update(setSending("asked"));
  ways.addEventListener("click", ({ target, defaultPrevented }) => {
    if (target instanceof Element && target.closest(WAYS_OUT) && !defaultPrevented) ask();
  });
  // By hand.
  byId("message-body", HTMLTextAreaElement).addEventListener("copy", ask);
  for (const button of queryAll("[data-sent]")) {
    button.addEventListener("click", () => {
      const { sent = "" } = button.dataset;
      store.update(setSending(sent));
      if (sent) showNextStep();
      else byId("message-title", HTMLElement).focus({ preventScroll: true });
    });
  }
  store.watch(
    (state) => [sendingOf(state)],
    ([sending]) =>
      keepInPlace(ways, () => {
        setVisible(byId("not-sent", HTMLElement), sending === "");
        setVisible(byId("is-sent", HTMLElement), sending === "asked");
      }),
  );
}

/** Show the question that comes after the message, and say when to write again if nothing comes. */
function showNextStep() {
  const answers = byId("chain", HTMLDetailsElement);
  answers.open = true;
  answers.querySelector("summary")?.focus();
  answers.scrollIntoView({ block: "nearest" });
  announce(byId("again", HTMLElement).textContent ?? "");
}
