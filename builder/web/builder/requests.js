/** The page's requests to Python, made from the state in the store. Starts Python, and restarts it. */

import { t } from "../shared/strings.js";
import { connectPython } from "../python/connect.js";
import { readyMadeReply } from "./model/ready-made.js";
import { clock } from "./model/time-zones.js";
import {
  DEFAULT_CHANNEL,
  countingAnswers,
  currentText,
  isCheckCurrent,
  matchesReply,
  requestAnswers,
} from "./state/selectors.js";
import { applyCheck, applyReply, invalidateLinks } from "./state/message-transitions.js";
import { setPython } from "./state/session-transitions.js";
import { announce } from "./views/status-line.js";

/**
 * @param {import("./state/store.js").Store<import("./state/state.js").State>} store
 * @param {import("../contract.js").FirstPaint} data
 */
export function createRequests(store, data) {
  const zoneFields = Object.keys(data.fields).filter((name) => data.fields[name]?.kind === "zone");
  const python = connectPython((status) => store.update(setPython(status)));
  /** How many messages are on their way. */
  let pendingMessages = 0;

  /**
   * @template {import("../contract.js").Action} Action
   * @param {Action} action
   * @param {object} request
   * @param {string} [purpose] - what it is for, where that isn't its action: newer requests replace older ones of their kind
   * @returns {Promise<import("../contract.js").ResponseByAction[Action] | null>} the reply; null if a newer request has taken its place, or if Python refused
   */
  async function callPython(action, request, purpose) {
    const { answers } = store.get();
    const zones = zoneFields.map((name) => answers[name]);
    const reply = await python.ask({ action, clock: clock(...zones), ...request }, purpose);
    if (reply && !reply.ok) {
      console.error(`Python refused ${action}: ${reply.error}`);
      announce(t("refused"));
    }
    return reply?.ok ? reply : null;
  }

  /**
   * Ask for a report on the text in the editor; where a message is on its way, once that is there. A report that is out
   * of date when it comes is dropped: a newer one follows.
   */
  async function check() {
    const state = store.get();
    const generated = matchesReply(state);
    if (!generated) store.update(invalidateLinks);
    if (pendingMessages) return;
    const text = currentText(state);
    const report = await callPython("check", { answers: requestAnswers(data, state), text, generated });
    if (report && store.get().lastChange === state.lastChange) store.update(applyCheck(report, text));
  }

  return {
    check,

    /**
     * Ask for the message that the answers give, and for a report on it after that. Until Python writes, the ready-made
     * one is shown.
     *
     * @param {string} field - the one whose change is asked about
     */
    async compose(field) {
      const answers = requestAnswers(data, store.get());
      const sourceAnswers = store.get().answers;
      const form = sourceAnswers.form || DEFAULT_CHANNEL;
      if (store.get().source === "ready-made") {
        store.update(applyReply(readyMadeReply(data, answers), "ready-made", field, sourceAnswers));
      }
      pendingMessages += 1;
      const reply = await callPython("compose", { answers });
      // Without a situation there would be no message; it is always given.
      // A reply that was on its way when another channel was chosen must not go back to the earlier one.
      const isOutdated = (store.get().answers.form || DEFAULT_CHANNEL) !== form;
      if (reply?.kind === "message" && !isOutdated) store.update(applyReply(reply, "python", field, sourceAnswers));
      pendingMessages -= 1;
      if (!pendingMessages && !isCheckCurrent(store.get())) check();
    },

    /**
     * Ask for the text that other answers would give.
     *
     * @param {import("../contract.js").Answers} changes
     * @param {string} purpose - what it's for: a newer request for the same purpose takes its place
     * @returns {Promise<string | null>} null if one has
     */
    async composeBody(changes, purpose) {
      const answers = { ...requestAnswers(data, store.get()), ...changes };
      const reply = await callPython("compose", { answers }, purpose);
      return reply?.kind === "message" ? reply.body : null;
    },

    /**
     * @param {"draft_file" | "calendar_file"} action
     * @param {{uid: string}} draft - its id stays the same in every calendar file
     */
    createFile: (action, { uid }) =>
      callPython(action, {
        answers: requestAnswers(data, store.get()),
        text: currentText(store.get()),
        uid,
        sequence: Math.floor(Date.now() / 1000),
        url: location.href.split("#")[0],
      }),

    /**
     * @param {{with_names: boolean, with_job: boolean}} contents
     * @returns {Promise<string | null>} the fragment of a share link
     */
    async createShareLink(contents) {
      const reply = await callPython("share", { answers: countingAnswers(data, store.get()), ...contents });
      return reply?.fragment ?? null;
    },

    /** @param {string} fragment */
    readShareLink: (fragment) => callPython("unshare", { fragment }),

    /**
     * Read an invitation or a reply. Of the answers only the locale and the visitor's zone count.
     *
     * @param {string} source - the text of a mail, an .eml or an .ics
     */
    readInvitation(source) {
      const { locale = "", your_zone: zone = "" } = store.get().answers;
      return callPython("read", { source, answers: { locale, your_zone: zone } });
    },

    /** Try to start a Python that failed. */
    retry: () => python.retry(),

    /** Start Python anew, so that it has forgotten everything. */
    restart: () => python.restart(),
  };
}
