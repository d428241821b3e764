/** What Python in the browser can't know by itself: the time, and the offsets of time zones. From `Intl`. */

const DAY = 86_400;
const LOOKBACK = 400 * DAY;
const LOOKAHEAD = 800 * DAY;
// Morocco suspends summer time for some thirty days: a step must be shorter than that.
const STEP = 14 * DAY;

/** @typedef {[startsAt: number, offset: number]} ZoneOffset - seconds since 1970, and minutes east of UTC from then on */

/** @type {Map<string, ZoneOffset[] | null>} */
const cache = new Map();

/**
 * Return the request's clock: the time now, and the transitions of the zones named.
 *
 * @param {...(string | undefined)} zones - IANA names; unknown and empty ones are left out
 * @returns {{now: string, zones: Record<string, ZoneOffset[]>}}
 */
export function clock(...zones) {
  /** @type {Record<string, ZoneOffset[]>} */
  const offsets = {};
  for (const zone of zones) {
    const rows = zone ? transitions(zone) : null;
    if (zone && rows) offsets[zone] = rows;
  }
  return { now: `${new Date().toISOString().slice(0, 19)}Z`, zones: offsets };
}

/**
 * Return a zone's transitions from 400 days ago to 800 days ahead; null if the browser doesn't know the zone.
 *
 * @param {string} zone - an IANA name
 * @returns {ZoneOffset[] | null}
 */
export function transitions(zone) {
  let rows = cache.get(zone);
  if (rows === undefined) {
    rows = computeTransitions(zone);
    cache.set(zone, rows);
  }
  return rows;
}

/** @returns {string} the visitor's own zone; "" where the browser doesn't say */
export function ownZone() {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  return transitions(zone) ? zone : "";
}

/** @returns {string[]} every zone the browser knows, the visitor's own included */
export function allZones() {
  const names = typeof Intl.supportedValuesOf === "function" ? Intl.supportedValuesOf("timeZone") : [];
  return [...new Set([...names, ownZone(), "UTC"])].filter(Boolean).sort();
}

/**
 * @param {string} zone
 * @returns {ZoneOffset[] | null}
 */
function computeTransitions(zone) {
  const offsetAt = offsetFunction(zone);
  if (!offsetAt) return null;
  const now = Math.floor(Date.now() / 1000);
  const end = now + LOOKAHEAD;
  let start = now - LOOKBACK;
  let offset = offsetAt(start);
  /** @type {ZoneOffset[]} */
  const rows = [[start, offset]];
  while (start < end) {
    let next = start + STEP;
    if (offsetAt(next) !== offset) {
      next = bisectTransition(offsetAt, start, next);
      offset = offsetAt(next);
      rows.push([next, offset]);
    }
    start = next;
  }
  return rows;
}

/**
 * Return the second at which the offset changes between two moments.
 *
 * @param {(seconds: number) => number} offsetAt
 * @param {number} from
 * @param {number} to
 */
function bisectTransition(offsetAt, from, to) {
  const before = offsetAt(from);
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2);
    if (offsetAt(middle) === before) from = middle;
    else to = middle;
  }
  return to;
}

/**
 * Return the function that gives a zone's minutes east of UTC at a moment; null for an unknown zone.
 *
 * @param {string} zone
 * @returns {((seconds: number) => number) | null}
 */
function offsetFunction(zone) {
  try {
    const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
    return (seconds) => {
      const name = format.formatToParts(seconds * 1000).find((part) => part.type === "timeZoneName")?.value ?? "";
      const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
      return (sign === "-" ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) || 0;
    };
  } catch {
    return null;
  }
}
