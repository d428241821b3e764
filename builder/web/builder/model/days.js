/** Days, as the page counts and names them. */

export const DAY_MS = 24 * 3600 * 1000;

/**
 * @param {Date} day
 * @returns {string} such as "Thursday 26 November"
 */
export function formatDay(day) {
  return day.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
}
