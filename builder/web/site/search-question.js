// @ts-check
/**
 * What the theme's search is asked: the question without its small words. The search finds whatever begins like a word
 * of the question, so that the "I" of "I was in hospital" would find "illness" and "interview" before any hospital.
 * "Missed" and "interview" are small here: every page is about that.
 */

const SMALL_WORDS = new Set(
  (
    "a about am an and are as at be been but by can could did do does for from had has have he her him his how i if in " +
    "interview is it its it's i'm just me missed my not of on or our she should so that the their them then there they " +
    "this to us was we were what when where which who why will with would you your"
  ).split(" "),
);

/**
 * @param {string} question
 * @returns {string} the question without its small words; as it is, if it has no others
 */
export function withoutSmallWords(question) {
  const words = question.split(/\s+/).filter(Boolean);
  const rest = words.filter((word) => !SMALL_WORDS.has(plain(word)));
  return rest.length > 0 ? rest.join(" ") : question;
}

/** @param {string} word */
function plain(word) {
  return word
    .toLowerCase()
    .replace("’", "'")
    .replace(/[?!.,]+$/, "");
}

/** Have the search's worker, which the theme makes when its script runs, asked without the small words. */
export function shortenSearchQuestions() {
  if (!("Worker" in globalThis)) return; // the theme's search doesn't work there either
  const PlainWorker = globalThis.Worker;
  globalThis.Worker = class extends PlainWorker {
    /**
     * @param {string | URL} url
     * @param {WorkerOptions} [options]
     */
    constructor(url, options) {
      super(url, options);
      if (!String(url).includes("/workers/search.")) return;
      const post = this.postMessage.bind(this);
      this.postMessage = (/** @type {unknown} */ message) => post(shortened(message));
    }
  };
}

/** The type of a question among the messages that the search's worker takes. */
const QUERY = 2;

/**
 * @param {unknown} message - to the search's worker
 * @returns {unknown}
 */
function shortened(message) {
  const { type, data } = /** @type {{ type?: unknown; data?: unknown }} */ (message);
  return type === QUERY && typeof data === "string" ? { type, data: withoutSmallWords(data) } : message;
}
