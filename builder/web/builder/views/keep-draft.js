/** The choice to keep the draft on this device for a day. */

import { keepOnDevice } from "../model/draft-storage.js";
import { element } from "../../shared/dom.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

const keep = element("keep", HTMLInputElement);

/** @returns {boolean} */
export function isKeeping() {
  return keep.checked;
}

/**
 * @param {boolean} wanted
 * @returns {Promise<number | null>} the moment until which it is kept; null if it is not
 */
export async function setKeeping(wanted) {
  const until = await keepOnDevice(wanted);
  keep.checked = until !== null;
  return until;
}

/** The device refuses: say so to a visitor who had chosen it. */
export function stopKeeping() {
  if (!keep.checked) return;
  keep.checked = false;
  announce(say("keep-refused"));
}

/** @param {() => boolean} save - tells whether the draft was kept wherever it should be */
export function wireKeeping(save) {
  keep.addEventListener("change", async () => {
    const until = await setKeeping(keep.checked);
    if (save()) announce(until === null ? say("keep-off") : say("keep-on", { time: clockTime(until) }));
  });
}

/** @param {number} moment */
export function clockTime(moment) {
  return new Date(moment).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}
