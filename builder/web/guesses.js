/** What the browser can tell without asking the visitor: the time zones there are, the visitor's own, and the language. */

import { allZones, ownZone } from "./clock.js";
import { all, make } from "./elements.js";
import { say } from "./words.js";

/** Answer what the browser can tell: the language and the time zone. The visitor can change both. */
export function guess() {
  const zone = ownZone();
  for (const select of /** @type {HTMLSelectElement[]} */ (all("select[data-guess]"))) {
    const wanted = select.dataset.guess === "zone" ? [zone] : navigator.languages;
    const match = wanted.find((value) => [...select.options].some((option) => option.value === value));
    select.value = match ?? select.options[0]?.value ?? "";
  }
}

/** Fill the lists of time zones, a group to a continent. */
export function listZones() {
  for (const select of all("[data-zones]")) {
    /** @type {Map<string, HTMLOptGroupElement>} */
    const groups = new Map();
    for (const zone of allZones()) {
      const [, continent = say("other-zones"), place = zone] = /^([^/]+)\/(.+)$/.exec(zone) ?? [];
      const group = groups.get(continent) ?? make("optgroup", { label: continent });
      groups.set(continent, group);
      group.append(make("option", { value: zone }, place.replaceAll("_", " ").replaceAll("/", ": ")));
    }
    select.append(...groups.values());
  }
}
