/** The page's requests to Python, made from the state in the store. Starts Python, and restarts it. */

import { t } from "../shared/strings.js";
import { connectPython } from "../python/connect.js";
import { changedSentences } from "./model/changed-sentences.js";
import { readyMadeReply } from "./model/ready-made.js";
import { clock } from "./model/time-zones.js";
import { DEFAULT_CHANNEL, countingAnswers, currentText, requestAnswers } from "./state/selectors.js";
import { applyCheck, applyReply, invalidateLinks } from "./state/message-transitions.js";
import { setPython } from "./state/session-transitions.js";
import { announce } from "./views/status-line.js";

/** Kind of field -> an answer that nobody has given yet. @type {Record<string, string>} */
const SAMPLES = { line: "Xqx", tel: "020 7946 0000", time: "10:00", number: "15" };

/**
 * @param {import("./state/store.js").Store<import("./state/state.js").State>} store
 * @param {import("../contract.js").FirstPaint} data
 */
export function createRequests(store, data) {
  const zoneFields = Object.keys(data.fields).filter((name) => data.fields[name]?.kind === "zone");
  const python = connectPython((status) => store.update(setPython(status)));

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

  return {
    /**
     * Ask for the message that the answers give. Until Python writes, the ready-made one is shown.
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
      const reply = await callPython("compose", { answers });
      // Without a situation there would be no message; it is always given.
      // A reply that was on its way when another channel was chosen must not go back to the earlier one.
      const isOutdated = (store.get().answers.form || DEFAULT_CHANNEL) !== form;
      if (reply?.kind === "message" && !isOutdated) store.update(applyReply(reply, "python", field, sourceAnswers));
    },

    /**
     * Ask which sentence an answer would change: the new one with the answer's name in brackets, or where that can't be
     * told, the one that would go.
     *
     * @param {string} field
     * @returns {Promise<string>} "" where there is none
     */
    async previewSentence(field) {
      const { reply, source } = store.get();
      const name = reply.missing.find((fact) => fact.field === field)?.say.replace(/^(the|their|your) /, "");
      const sample = SAMPLES[data.fields[field]?.kind ?? ""] ?? reply.offer_days[0]?.date;
      if (source !== "python" || !name || !sample) return "";
      const answers = { ...requestAnswers(data, store.get()), [field]: sample };
      const response = await callPython("compose", { answers }, "preview");
      if (response?.kind !== "message") return "";
      const sentence = changedSentences(reply.body, response.body).find((text) => text.includes(sample));
      return sentence?.replaceAll(sample, `[${name}]`) ?? changedSentences(response.body, reply.body)[0] ?? "";
    },

    /** Ask for a report on the text in the editor. */
    async check() {
      store.update(invalidateLinks);
      const text = currentText(store.get());
      const report = await callPython("check", { answers: requestAnswers(data, store.get()), text });
      if (report) store.update(applyCheck(report, text));
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
