/** Which situation the answers lead to, and which answers a situation implies. */

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {Pick<import("../../contract.js").FirstPaint,
 *   "default_situation" | "question_fields" | "situation_by_answers" | "implied_answers">} SituationData
 */

/**
 * Return the situation to write for: the one chosen, or the one that the page opens with.
 *
 * @param {SituationData} data
 * @param {Answers} answers
 */
export function effectiveSituation(data, answers) {
  return answers.situation || data.default_situation;
}

/**
 * Return the answers to set after one of them has changed, so that the questions and the situation agree.
 *
 * @param {SituationData} data
 * @param {Answers} answers
 * @param {string} changed - the field that was just answered
 * @returns {Answers}
 */
export function reconcileAnswers(data, answers, changed) {
  const derived = deriveSituation(data, answers);
  const situation = answers.situation ?? "";
  if (data.question_fields.includes(changed) && derived) return { situation: derived };
  if (changed !== "situation" || derived === situation) return {};
  return { ...Object.fromEntries(data.question_fields.map((name) => [name, ""])), ...data.implied_answers[situation] };
}

/**
 * Return the answers that make up the letter and its channel, to go back to.
 *
 * @param {SituationData} data
 * @param {Answers} answers
 * @returns {Answers}
 */
export function letterAnswers({ question_fields: fields }, answers) {
  return Object.fromEntries([...fields, "situation", "form"].map((name) => [name, answers[name] ?? ""]));
}

/**
 * @param {SituationData} data
 * @param {Answers} answers
 * @returns {string} "" where the answers lead to none
 */
function deriveSituation({ question_fields: fields, situation_by_answers: situations }, answers) {
  const given = fields.map((name) => answers[name] ?? "");
  const keys = given.map((_, skipped) => given.slice(skipped).join("|"));
  return situations[keys.find((key) => key in situations) ?? ""] ?? "";
}
