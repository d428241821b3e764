/** States and replies to test with. */

import { createHistory } from "../../../builder/web/builder/model/edit-history.js";
import { readyMadeReply } from "../../../builder/web/builder/model/ready-made.js";
import { createState } from "../../../builder/web/builder/state/session-transitions.js";
import { FIRST_PAINT } from "./first-paint.js";

/**
 * @typedef {import("../../../builder/web/contract.js").FindingData} Finding
 * @typedef {import("../../../builder/web/builder/model/ready-made.js").Reply} Reply
 * @typedef {import("../../../builder/web/builder/state/state.js").State} State
 * @typedef {import("../../../builder/web/builder/state/state.js").Transition} Transition
 */

/**
 * @param {string} body
 * @param {Partial<Reply>} [rest]
 * @returns {Reply}
 */
export function reply(body, rest = {}) {
  return { ...readyMadeReply(FIRST_PAINT, {}), body, ...rest };
}

/** @param {string} body */
export const text = (body) => ({ subject: "S", body });

/** @returns {State} as the page opens */
export function openState() {
  return createState({ form: "email", locale: "en-GB" }, createHistory(text("missed")), reply("missed"));
}

/**
 * @param {State} state
 * @param {...Transition} transitions
 */
export function apply(state, ...transitions) {
  return transitions.reduce((current, transition) => transition(current), state);
}

/**
 * @param {Partial<Finding>} [rest]
 * @returns {Finding} about the first word of the body
 */
export function finding(rest = {}) {
  return {
    rule: "plain-words",
    severity: "warn",
    start: 0,
    end: 6,
    where: "body",
    say: "Say it plainly.",
    repair: "Missed",
    private: false,
    ...rest,
  };
}
