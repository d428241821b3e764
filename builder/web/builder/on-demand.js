/**
 * What isn't needed until the message is in sight, and is needed by few visitors even then: a file of its own, which is
 * loaded when something in it is needed, and at the latest once Python writes (views/load-on-demand.js). Modules that have
 * state are handed in: imported here too, each would be there twice.
 */

export { createQuote } from "./quote.js";
export { mountCallMode } from "./views/call-mode.js";
export { mountFindings } from "./views/findings.js";
export { mountFieldNotes } from "./views/field-notes.js";
export { factRows } from "./views/invitation-facts.js";
export { mountOffers } from "./views/offers.js";
export { mountSentQuestion } from "./views/sent-question.js";
export { mountSuggestions } from "./views/suggestions.js";
