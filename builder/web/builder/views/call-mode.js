/**
 * The script while calling: one step in sight at a time, a tap for whatever they say, and the next message after it.
 * Loaded later (load-views.js).
 */

import { byId, createElement, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { changeAnswers } from "../state/answer-transitions.js";
import { currentText, isUserText } from "../state/selectors.js";
import { showMessage } from "./in-page-links.js";

/**
 * @typedef {import("../../contract.js").CallStepData} CallStep
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 */

/** The steps that don't depend on what they say, in order. */
const MAIN_STEPS = ["call_open", "call_apology", "call_ask", "call_close"];
/** Nobody answered: what comes next is said after the tone. */
const NO_ANSWER = "none";

/**
 * @param {Store} store
 * @param {FirstPaint} data
 */
export function mountCallMode(store, data) {
  const dialog = byId("call-mode", HTMLDialogElement);
  nameCopyButton(store);
  const screen = keepScreenOn();
  /** @type {readonly CallStep[]} */
  let steps = [];
  let current = "";

  /** @param {string} id */
  function showStep(id) {
    const step = steps.find((each) => each.id === id) ?? steps[0];
    if (!step) return;
    current = step.id;
    setText(byId("call-step", HTMLElement), step.label);
    setText(byId("call-say", HTMLElement), step.say);
    setVisible(byId("call-next", HTMLElement), nextStep(steps, current) !== "");
    // A screen reader reads on where the focus is.
    byId("call-words", HTMLElement).focus();
  }

  const start = byId("start-call", HTMLButtonElement);
  start.disabled = false;
  start.addEventListener("click", () => {
    steps = stepsOf(store.get());
    renderBranches(steps, showStep);
    renderNumber(store.get().check.call);
    dialog.showModal();
    reserveHeight(steps);
    showStep(steps.find(({ id }) => MAIN_STEPS.includes(id))?.id ?? "");
    screen.request();
  });
  byId("call-next", HTMLButtonElement).addEventListener("click", () => showStep(nextStep(steps, current)));
  byId("call-mode-close", HTMLButtonElement).addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => screen.release());
  for (const button of queryAll("[data-outcome]", dialog)) {
    button.addEventListener("click", () => {
      const { outcome = "" } = button.dataset;
      const form = outcome === NO_ANSWER ? "voicemail" : "email";
      const field = outcome === NO_ANSWER ? "form" : "contact";
      dialog.close();
      store.update(changeAnswers(data, { ...store.get().answers, contact: outcome, form }, { field }));
      showMessage();
    });
  }
}

/**
 * Let the button that copies say what it copies.
 *
 * @param {Store} store
 */
function nameCopyButton(store) {
  const [button] = queryAll("#copy-row [data-copy=body]");
  if (!button) return;
  const { dataset } = button;
  const usual = dataset.label ?? button.textContent ?? "";
  store.watch(
    ({ channel }) => [channel],
    ([channel]) => {
      const label = channel === "call" ? t("copy-script") : usual;
      // For a moment it says that it has copied.
      if (dataset.label === undefined) setText(button, label);
      else dataset.label = label;
    },
  );
}

/**
 * @param {State} state
 * @returns {readonly CallStep[]} the script's steps; a script that the visitor has edited is one step
 */
function stepsOf(state) {
  const { reply } = state;
  const isOurs = reply.call_steps.length > 0 && !isUserText(state);
  return isOurs ? reply.call_steps : [{ id: "call_open", label: "", say: currentText(state).body }];
}

/**
 * @param {readonly CallStep[]} steps
 * @param {string} current
 * @returns {string} the step to go on to; "" after the last
 */
function nextStep(steps, current) {
  const main = MAIN_STEPS.filter((id) => steps.some((step) => step.id === id));
  if (current === "call_reception") return main[0] ?? "";
  // After an answer of theirs only the goodbye is left.
  return (main.includes(current) ? main[main.indexOf(current) + 1] : main.at(-1)) ?? "";
}

/**
 * Give every step the height of the longest, up to half a screen: what is tapped while calling stays where it is.
 *
 * @param {readonly CallStep[]} steps
 */
function reserveHeight(steps) {
  const words = byId("call-words", HTMLElement);
  words.style.minHeight = "";
  const heights = steps.map(({ label, say }) => {
    setText(byId("call-step", HTMLElement), label);
    setText(byId("call-say", HTMLElement), say);
    return words.offsetHeight;
  });
  words.style.minHeight = `${Math.min(innerHeight / 2, Math.max(...heights))}px`;
}

/**
 * @param {readonly CallStep[]} steps
 * @param {(id: string) => void} onTap
 */
function renderBranches(steps, onTap) {
  const buttons = steps
    .filter(({ id }) => !MAIN_STEPS.includes(id))
    .map(({ id, label }) => {
      const button = createElement("button", { class: "chip chip--tab", type: "button" }, label);
      button.addEventListener("click", () => onTap(id));
      return button;
    });
  byId("call-branches", HTMLElement).replaceChildren(...buttons);
}

/** @param {State["check"]["call"]} call */
function renderNumber({ url, number }) {
  const link = byId("call-mode-number", HTMLAnchorElement);
  setVisible(link, url !== "");
  if (!url) return;
  link.href = url;
  setText(link, t("call", { number }));
}

/** @returns {{request: () => void, release: () => void}} keeps the screen awake, where the browser allows it */
function keepScreenOn() {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  return {
    request() {
      navigator.wakeLock?.request("screen").then(
        (sentinel) => (lock = sentinel),
        () => {}, // Low battery, or not allowed: the screen dims as usual.
      );
    },
    release() {
      lock?.release();
      lock = null;
    },
  };
}
