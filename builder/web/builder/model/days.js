/** Days, as the page counts and names them. */

export const DAY_MS = 24 * 3600 * 1000;

/**
 * @param {Date} day
 * @returns {string} such as "Thursday 26 November"
 */
export function formatDay(day) {
  return day.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
}

/**
 * @param {Date} date
 * @returns {string} its day by the local clock, such as "2026-11-26"
 */
export function isoDay(date) {
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${date.getFullYear()}-${month}-${day}`;
}
