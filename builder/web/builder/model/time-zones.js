/** What the builder's Python cannot know by itself: the time, and how the clocks of a zone change. From `Intl`. */

const DAY = 86_400;
const BACK = 400 * DAY;
const AHEAD = 800 * DAY;
// Morocco suspends summer time for some thirty days: a step must be shorter than that.
const STEP = 14 * DAY;

/** @type {Map<string, [number, number][] | null>} */
const known = new Map();

/**
 * Return the request's clock: the time now, and the transitions of the zones named.
 *
 * @param {...(string | undefined)} zones - IANA names; unknown and empty ones are left out
 * @returns {{now: string, zones: Record<string, [number, number][]>}}
 */
export function clock(...zones) {
  /** @type {Record<string, [number, number][]>} */
  const found = {};
  for (const zone of zones) {
    const rows = zone ? transitions(zone) : null;
    if (zone && rows) found[zone] = rows;
  }
  return { now: `${new Date().toISOString().slice(0, 19)}Z`, zones: found };
}

/**
 * Return a zone's transitions from 400 days ago to 800 days ahead; null where the browser does not know the zone.
 *
 * @param {string} zone
 * @returns {[number, number][] | null} pairs of (seconds since 1970 from which it holds, minutes east of UTC)
 */
export function transitions(zone) {
  const rows = known.get(zone);
  if (rows !== undefined) return rows;
  const made = find(zone);
  known.set(zone, made);
  return made;
}

/** @returns {string} the visitor's own zone; "" where the browser does not say */
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
 * @returns {[number, number][] | null}
 */
function find(zone) {
  const offset = offsetOf(zone);
  if (!offset) return null;
  const now = Math.floor(Date.now() / 1000);
  const end = now + AHEAD;
  let at = now - BACK;
  let minutes = offset(at);
  /** @type {[number, number][]} */
  const rows = [[at, minutes]];
  while (at < end) {
    const next = at + STEP;
    if (offset(next) !== minutes) {
      const [moment, after] = change(offset, at, next, minutes);
      rows.push([moment, after]);
      minutes = after;
      at = moment;
    } else {
      at = next;
    }
  }
  return rows;
}

/**
 * Return the moment at which the offset changes between two moments, and the new offset.
 *
 * @param {(seconds: number) => number} offset
 * @param {number} from
 * @param {number} to
 * @param {number} before
 * @returns {[number, number]}
 */
function change(offset, from, to, before) {
  let low = from;
  let high = to;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offset(middle) === before) low = middle;
    else high = middle;
  }
  return [high, offset(high)];
}

/**
 * Return the function that gives a zone's minutes east of UTC at a moment; null for an unknown zone.
 *
 * @param {string} zone
 * @returns {((seconds: number) => number) | null}
 */
function offsetOf(zone) {
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
