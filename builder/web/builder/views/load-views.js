/** Mounts the views that few visitors see, or none before Python writes, from a file of their own. */

import { sendingOf } from "../state/selectors.js";
import { loadOnDemand } from "./load-on-demand.js";

/**
 * Load and mount them once Python writes, so that nothing needs the network from then on, or before that for a call and
 * once the message has left the page.
 * Where they can't be loaded, the next change tries again.
 *
 * @param {import("../state/store.js").Store<import("../state/state.js").State>} store
 * @param {import("../../contract.js").FirstPaint} data
 * @param {import("./findings.js").Page & import("./suggestions.js").Page} page
 */
export function loadViews(store, data, page) {
  let isRequested = false;
  store.watch(
    ({ check, channel, source, sending }) => [check, channel, source, sending],
    async ([, channel, source]) => {
      if (isRequested || (source !== "python" && channel !== "call" && !sendingOf(store.get()))) return;
      isRequested = true;
      const module = await loadOnDemand();
      module?.mountFieldNotes(store, page);
      module?.mountSuggestions(store, data, page);
      module?.mountFindings(store, page);
      module?.mountSentQuestion(store);
      module?.mountCallMode(store, data);
      module?.mountOffers(store, data);
      isRequested = module !== null;
    },
  );
}
