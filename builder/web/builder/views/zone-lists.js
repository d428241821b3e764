/** The lists of time zones. */

import { createElement, queryAll } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { allZones, ownZone, transitions } from "../model/time-zones.js";

/**
 * Fill each list when the part of the form it stands in is opened: there are hundreds of zones, and most visitors need
 * none of them. Until then a list holds the visitor's own zone and those that were chosen.
 */
export function mountZoneLists() {
  for (const select of /** @type {HTMLSelectElement[]} */ (queryAll("[data-zones]"))) {
    addZoneOption(select, ownZone());
    select.closest("details")?.addEventListener("toggle", () => renderZoneOptions(select), { once: true });
  }
}

/**
 * Add a zone that the browser knows, unless it's listed already.
 *
 * @param {HTMLSelectElement} select
 * @param {string} zone
 */
export function addZoneOption(select, zone) {
  if ([...select.options].some(({ value }) => value === zone) || !transitions(zone)) return;
  select.append(createElement("option", { value: zone }, zone.replaceAll("_", " ")));
}

/**
 * List all zones, grouped by continent; the selected one stays selected.
 *
 * @param {HTMLSelectElement} select
 */
function renderZoneOptions(select) {
  const selected = select.value;
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const zone of allZones()) {
    const [, continent = t("other-zones"), place = zone] = /^([^/]+)\/(.+)$/.exec(zone) ?? [];
    const group = groups.get(continent) ?? createElement("optgroup", { label: continent });
    groups.set(continent, group);
    group.append(createElement("option", { value: zone }, place.replaceAll("_", " ").replaceAll("/", ": ")));
  }
  for (const option of [...select.options]) if (option.value) option.remove();
  select.append(...groups.values());
  select.value = selected;
}
