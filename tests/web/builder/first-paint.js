/** A small catalogue, in the shape that the build writes into the page. */

/** @param {string} body */
const message = (body) => ({ subject: "S", body, mailto: `mailto:?body=${encodeURIComponent(body)}` });

/** @type {import("../../../builder/web/contract.js").FirstPaint} */
export const FIRST_PAINT = {
  default_situation: "missed",
  question_fields: ["when", "contact"],
  situation_by_answers: { "before|": "late", "today|none": "missed", "|voicemail": "voicemail" },
  implied_answers: { late: { when: "before" }, missed: { contact: "none" }, voicemail: { contact: "voicemail" } },
  situations: {
    missed: { why: "Because", first_step: "", forms: { email: "", text: "" } },
    late: { why: "Soon", first_step: "Call now", forms: { email: "", text: "" } },
    refused: { why: "No", first_step: "", forms: { email: "", text: "Too late." } },
  },
  messages: {
    missed: {
      "": { "en-GB": message("missed"), "en-US": message("missed, US") },
      overslept: { "en-GB": message("overslept") },
    },
    late: { "": { "en-GB": message("late") } },
  },
  fields: {
    when: { kind: "choice", choices: ["before", "today"] },
    contact: { kind: "choice", choices: ["none", "voicemail"] },
    situation: { kind: "choice", choices: ["missed", "late", "voicemail", "refused"] },
    cause: { kind: "choice", choices: ["overslept", "traffic"], situations: ["missed", "late"] },
    candour: { kind: "choice", choices: ["plain"], situations: ["missed"], causes: ["overslept"] },
    client: { kind: "line", recipients: ["agency"] },
    recipient: { kind: "choice", choices: ["manager", "agency"] },
    your_name: { kind: "line" },
    first_sent: { kind: "date" },
    new_time: { kind: "time" },
    your_zone: { kind: "zone" },
    form: { kind: "choice", choices: ["email", "text"] },
    locale: { kind: "choice", choices: ["en-GB", "en-US"] },
  },
  causes: { overslept: { situations: ["missed"] }, traffic: { situations: ["missed", "late"] } },
};
