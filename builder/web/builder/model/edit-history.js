/**
 * One form of the message: what the builder wrote, what now stands in the boxes, and the way back.
 *
 * An edition is "edited" when the two differ. The builder then never replaces the text by itself: it offers.
 *
 * @typedef {{subject: string, body: string}} Text
 * @typedef {object} Edition
 * @property {Text} built - what the builder last wrote, as far as the visitor has accepted it
 * @property {Text} text - what stands in the boxes
 * @property {Text | null} offered - what the answers now give, while an edit stands in the way
 * @property {Text[]} past - texts before each change that the builder made, oldest first
 * @property {Text[]} future - texts that undo took back, newest first
 * @property {string} source - what the last change came from; changes from one source are undone at once
 */

const MOST_STEPS = 100;

/**
 * @param {Text} built
 * @returns {Edition}
 */
export function newEdition(built) {
  return { built, text: built, offered: null, past: [], future: [], source: "" };
}

/**
 * @param {Text} one
 * @param {Text} other
 */
export function same(one, other) {
  return one.subject === other.subject && one.body === other.body;
}

/** @param {Edition} edition */
export function isEdited(edition) {
  return !same(edition.text, edition.built);
}

/**
 * Take in what the builder wrote. An edited text stays, and the new one is offered.
 *
 * @param {Edition} edition
 * @param {Text} built
 * @param {string} source - the field whose answer changed
 */
export function rebuild(edition, built, source) {
  if (same(built, edition.built)) {
    edition.offered = null;
  } else if (!isEdited(edition)) {
    if (source !== edition.source || edition.past.length === 0) remember(edition);
    edition.source = source;
    edition.text = edition.built = built;
  } else if (same(built, edition.text)) {
    edition.built = built;
    edition.offered = null;
  } else {
    edition.offered = built;
  }
}

/**
 * Take in what the visitor typed.
 *
 * @param {Edition} edition
 * @param {Text} text
 */
export function type(edition, text) {
  edition.text = text;
  edition.source = "";
}

/**
 * Replace the text on the visitor's word: a repair.
 *
 * @param {Edition} edition
 * @param {Text} text
 */
export function replace(edition, text) {
  remember(edition);
  type(edition, text);
}

/** @param {Edition} edition - its offer is taken */
export function useOffer(edition) {
  if (!edition.offered) return;
  replace(edition, edition.offered);
  edition.built = edition.offered;
  edition.offered = null;
}

/** @param {Edition} edition - its offer is turned down, until the answers give another text */
export function keepEdit(edition) {
  if (edition.offered) edition.built = edition.offered;
  edition.offered = null;
}

/** @param {Edition} edition - goes back by one change that the builder made */
export function undo(edition) {
  step(edition, edition.past, edition.future);
}

/** @param {Edition} edition - takes the last undo back */
export function redo(edition) {
  step(edition, edition.future, edition.past);
}

/**
 * @param {Edition} edition
 * @param {Text[]} from
 * @param {Text[]} to
 */
function step(edition, from, to) {
  const text = from.pop();
  if (!text) return;
  to.push(edition.text);
  type(edition, text);
}

/** @param {Edition} edition */
function remember(edition) {
  edition.past.push(edition.text);
  if (edition.past.length > MOST_STEPS) edition.past.shift();
  edition.future = [];
}
