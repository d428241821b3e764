/** What surrounds the message: what it is for, the first step, the channels, how long it is. */

import { byId, createElement, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { CUSTOM, channelObstacle, selectedChannel } from "../state/selectors.js";

/** @typedef {import("../state/state.js").State} State */

/** What the site's header takes of a screen's height, with some air. */
const HEADER_PX = 80;

/** @param {import("../state/store.js").Store<State>} store */
export function mountMessageHeader(store) {
  measureMessage();
  const radios = /** @type {HTMLInputElement[]} */ (queryAll("#f-form input"));
  for (const button of queryAll("[data-form]")) {
    button.addEventListener("click", () => selectChannel(radios, button.dataset.form ?? ""));
  }
  store.watch(
    ({ reply, channel }) => [reply, channel],
    ([reply, channel]) => {
      renderPurpose(reply, channel);
    },
  );
  store.watch(
    ({ reply, texts, source, python }) => [reply, texts, source, python],
    () => renderUnavailable(radios, store.get()),
  );
  store.watch(
    (state) => [selectedChannel(state)],
    ([selected]) => {
      for (const radio of radios) radio.checked = radio.value === selected;
    },
  );
  store.watch(
    ({ check }) => [check],
    ([check]) => setText(byId("message-counts", HTMLElement), lengthOf(check)),
  );
}

/**
 * @param {State["reply"]} reply
 * @param {State["channel"]} channel
 */
function renderPurpose({ why, first_step: firstStep }, channel) {
  setText(byId("message-why", HTMLElement), why);
  // What is said about the builder's message, and how it's said, has nothing to do with the visitor's.
  for (const id of ["letter", "message-why"]) setVisible(byId(id, HTMLElement), channel !== CUSTOM);
  const step = byId("first-step", HTMLElement);
  setText(step, firstStep);
  if (step.parentElement) setVisible(step.parentElement, firstStep !== "" && channel !== CUSTOM);
}

/**
 * Disable the channels that can't be chosen, and list why.
 *
 * @param {HTMLInputElement[]} radios
 * @param {State} state
 */
function renderUnavailable(radios, state) {
  const reasons = [];
  for (const radio of radios) {
    const obstacle = channelObstacle(state, radio.value);
    radio.disabled = obstacle !== "";
    const name = radio.parentElement?.textContent?.trim() ?? "";
    const reason = obstacle === "unwritten" ? t("unwritten") : state.reply.forms[radio.value];
    if (obstacle) reasons.push(createElement("li", {}, createElement("strong", {}, name), ` ${reason}`));
  }
  const list = byId("not-offered-reasons", HTMLElement);
  // It's called at every key; the same reasons stay as they are.
  if (list.textContent !== reasons.map((item) => item.textContent).join("")) list.replaceChildren(...reasons);
  setVisible(byId("not-offered", HTMLElement), reasons.length > 0);
}

/**
 * Return how long the text is, where that matters: not in an email.
 *
 * @param {State["check"]} check
 */
function lengthOf({ speaking_seconds: seconds, sms_length: sms, characters, text }) {
  const parts = [];
  if (!seconds && !sms && !text.subject) parts.push(t("characters", { count: characters }));
  if (seconds) parts.push(t("seconds", { count: seconds }));
  if (sms) {
    const { messages, units } = sms;
    parts.push(
      t(messages === 1 ? "segments-one" : "segments-many", { count: messages }),
      t("characters", { count: units }),
    );
  }
  return parts.join(" · ");
}

/**
 * Choose a channel as if its radio button had been tapped.
 *
 * @param {HTMLInputElement[]} radios
 * @param {string} channel
 */
function selectChannel(radios, channel) {
  const radio = radios.find(({ value }) => value === channel);
  if (!radio || radio.disabled) return;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Tell the style sheet whether the whole message fits on the screen: a wide one then keeps it in sight. */
function measureMessage() {
  const message = byId("message", HTMLElement);
  const measure = () => message.toggleAttribute("data-fits", message.offsetHeight <= innerHeight - HEADER_PX);
  new ResizeObserver(measure).observe(message);
  addEventListener("resize", measure);
}
