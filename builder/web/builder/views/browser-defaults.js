/** What the browser can tell without asking the visitor: the time zones there are, the visitor's own, and the language. */

import { allZones, ownZone, transitions } from "../model/time-zones.js";
import { all, make } from "../../shared/dom.js";
import { say } from "../../shared/strings.js";

/** Answer what the browser can tell: the language and the time zone. The visitor can change both. */
export function guess() {
  const zone = ownZone();
  for (const select of /** @type {HTMLSelectElement[]} */ (all("select[data-guess]"))) {
    const wanted = select.dataset.guess === "zone" ? [zone] : navigator.languages;
    const match = wanted.find((value) => [...select.options].some((option) => option.value === value));
    select.value = match ?? select.options[0]?.value ?? "";
  }
}

/**
 * Have the lists of time zones filled when the part of the form that they stand in is opened: they are hundreds of lines,
 * and most visitors need none of them. Until then a list holds the zones that were chosen.
 */
export function offerZones() {
  for (const select of /** @type {HTMLSelectElement[]} */ (all("[data-zones]"))) {
    offerZone(select, ownZone());
    select.closest("details")?.addEventListener("toggle", () => listZones(select), { once: true });
  }
}

/**
 * Put a zone that the browser knows on a list that does not have it yet.
 *
 * @param {HTMLSelectElement} select
 * @param {string} zone
 */
export function offerZone(select, zone) {
  if ([...select.options].some(({ value }) => value === zone) || !transitions(zone)) return;
  select.append(make("option", { value: zone }, zone.replaceAll("_", " ")));
}

/** Fill a list, a group to a continent; what is chosen stays chosen. @param {HTMLSelectElement} select */
function listZones(select) {
  const chosen = select.value;
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const zone of allZones()) {
    const [, continent = say("other-zones"), place = zone] = /^([^/]+)\/(.+)$/.exec(zone) ?? [];
    const group = groups.get(continent) ?? make("optgroup", { label: continent });
    groups.set(continent, group);
    group.append(make("option", { value: zone }, place.replaceAll("_", " ").replaceAll("/", ": ")));
  }
  for (const option of [...select.options]) if (option.value) option.remove();
  select.append(...groups.values());
  select.value = chosen;
}
