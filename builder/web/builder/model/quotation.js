/** The sentence that a field is about: the one that changes when the field is given another answer. */

import { commonEnds } from "./common-ends.js";
import { DAY_MS } from "./days.js";
import { sentencesOf } from "./sentences.js";

/**
 * Kind of field -> two answers that nobody is likely to give, and that have no word in common.
 *
 * @type {Record<string, [string, string]>}
 */
export const SAMPLES = {
  line: ["Xqx", "Zvz"],
  tel: ["020 7946 0000", "0117 496 0123"],
  time: ["08:15", "09:40"],
  number: ["15", "25"],
};

const WEEK_MS = 7 * DAY_MS;

/**
 * @param {string} kind - of field
 * @param {string} answer - a valid one
 * @returns {string} another answer, as long and as likely
 */
export function otherAnswer(kind, answer) {
  if (kind === "date") return new Date(Date.parse(answer) + WEEK_MS).toISOString().slice(0, 10);
  return SAMPLES[kind]?.find((sample) => sample !== answer) ?? "";
}

/**
 * @param {string} sentence
 * @param {string} other - the same with another answer in it
 * @param {string} name - of the answer
 * @returns {string} the sentence, with the name in brackets where the two differ
 */
export function withGap(sentence, other, name) {
  const words = sentence.split(/\b/);
  const { start, end } = commonEnds(words, other.split(/\b/));
  return [...words.slice(0, start), `[${name}]`, ...words.slice(words.length - end)].join("");
}

/** @param {{say: string}} fact - that is missing @returns {string} its name, as it stands in brackets */
export function gapName({ say }) {
  return say.replace(/^(the|their|your) /, "");
}

/**
 * Return answers to put beside one that is asked about, for what is only said beside others: the company beside the job.
 *
 * @param {readonly {field: string, say: string}[]} facts - that are missing
 * @returns {{answers: Record<string, string>, name: (sentence: string) => string}} name: puts the names of those answers,
 *   in brackets, into a sentence with the answers in it
 */
export function companions(facts) {
  const samples = facts.map((fact, index) => ({ ...fact, sample: `Xq${index}z` }));
  return {
    answers: Object.fromEntries(samples.map(({ field, sample }) => [field, sample])),
    name: (sentence) => samples.reduce((text, fact) => text.replaceAll(fact.sample, `[${gapName(fact)}]`), sentence),
  };
}

/**
 * Return the line that leads to another one which says little by itself: to a name under the letter, or to a list.
 *
 * @param {string} text
 * @param {string} sentence - of the text
 * @returns {string} with the end of its line; "" where a sentence stands on its own
 */
export function lineBefore(text, sentence) {
  const sentences = sentencesOf(text);
  const before = sentences[sentences.indexOf(sentence) - 1];
  return before && !/\W$/.test(sentence) ? `${before}\n` : "";
}
