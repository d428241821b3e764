/** Finds the sentence that a field is about, by asking Python what the message would be with another answer. */

import { changedSentences } from "./model/changed-sentences.js";
import { SAMPLES, companions, gapName, lineBefore, otherAnswer, withGap } from "./model/quotation.js";
import { countingAnswers, currentText } from "./state/selectors.js";

/**
 * @param {import("./state/store.js").Store<import("./state/state.js").State>} store
 * @param {import("../contract.js").FirstPaint} data
 * @param {ReturnType<typeof import("./requests.js").createRequests>["composeBody"]} composeBody
 */
export function createQuote(store, data, composeBody) {
  /** @param {string} field */
  const kindOf = (field) => data.fields[field]?.kind ?? "";

  /**
   * @param {Record<string, string>} given - the answers that the field has
   * @returns {Promise<string | null>} the sentence that they are in
   */
  async function quoteAnswers(given) {
    const { reply } = store.get();
    const others = Object.entries(given).map(([name, answer]) => [name, otherAnswer(kindOf(name), answer)]);
    const body = await composeBody(Object.fromEntries(others), "quote");
    if (body === null) return null;
    const text = currentText(store.get()).body;
    const sentences = changedSentences(body, reply.body).filter((sentence) => text.includes(sentence));
    const [first = ""] = sentences;
    return lineBefore(text, first) + (others.length > 1 ? sentences.join("\n") : first);
  }

  /**
   * @param {string} field
   * @returns {Promise<string | null>} the sentence that an answer would go into, with the answer's name in brackets
   */
  async function quoteGap(field) {
    const { reply } = store.get();
    const fact = reply.missing.find((missing) => missing.field === field);
    const days = reply.suggestions[field]?.map(({ value }) => value) ?? reply.offer_days.map(({ date }) => date);
    const [one, two] = SAMPLES[kindOf(field)] ?? [days.at(0), days.at(-1)];
    if (!fact || !one || !two) return "";
    // A time to offer is most often a part of a day; two that differ in both have no word in common.
    const part = field.replace("date", "part");
    const isOffer = part !== field && part in data.fields;
    const [together, otherTogether] = isOffer ? [{ [part]: "morning" }, { [part]: "any" }] : [{}, {}];
    /** @param {Record<string, string>} beside - other answers */
    const quoteBeside = async (beside) => {
      const [body, other] = await Promise.all([
        composeBody({ ...beside, [field]: one, ...together }, "quote"),
        composeBody({ ...beside, [field]: two, ...otherTogether }, "quote-other"),
      ]);
      if (body === null || other === null) return null;
      const [[sentence], [otherSentence]] = [changedSentences(other, body), changedSentences(body, other)];
      return sentence && otherSentence
        ? lineBefore(body, sentence) + withGap(sentence, otherSentence, gapName(fact))
        : "";
    };
    const alone = await quoteBeside({});
    if (alone !== "") return alone;
    const others = companions(reply.missing.filter((missing) => missing !== fact && kindOf(missing.field) === "line"));
    const sentence = await quoteBeside(others.answers);
    return sentence && others.name(sentence);
  }

  return (
    /**
     * Return the sentence that a field is about: the one that the message has now, or before it's answered, the one that
     * it would go into.
     *
     * @param {string} field
     * @returns {Promise<string | null>} "" where there is none; null if it's out of date by now
     */
    async (field) => {
      const { reply, source, answers } = store.get();
      if (source !== "python") return "";
      // All the times that are offered are one answer.
      const given = Object.entries(countingAnswers(data, { answers })).filter(
        ([name, answer]) => answer && name.replace(/\d/, "1") === field && !reply.errors[name],
      );
      const sentence = await (given.length > 0 ? quoteAnswers(Object.fromEntries(given)) : quoteGap(field));
      return store.get().reply === reply ? sentence : null;
    }
  );
}
