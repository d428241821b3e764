/** Loads the module that few visitors need. */

/** The bundle gives it another name (overrides/hooks/assets.py). */
const ON_DEMAND_URL = typeof ON_DEMAND_FILE === "string" ? ON_DEMAND_FILE : "../on-demand.js";

/** @returns {Promise<typeof import("../on-demand.js") | null>} null where it can't be loaded; the next call tries again */
export async function loadOnDemand() {
  try {
    return await import(ON_DEMAND_URL);
  } catch (error) {
    console.error(error);
    return null;
  }
}
