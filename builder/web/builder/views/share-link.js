/** Links to a filled-in form: the one to copy, and the one that the page was opened with. Python writes and reads them. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { showCopied, writeClipboard } from "./copy-buttons.js";
import { announce } from "./status-line.js";

/** @typedef {import("../../contract.js").Answers} Answers */

const HEARD_AFTER_MS = 100;

/**
 * Mount the button that copies a link to the form as it stands.
 *
 * @param {(contents: {with_names: boolean, with_job: boolean}) => Promise<string | null>} createFragment
 * @returns {() => Promise<void>} renews the link: call it when the answers have changed
 */
export function mountShareLink(createFragment) {
  const details = byId("more-ways", HTMLDetailsElement);
  const [names, job] = [byId("share-names", HTMLInputElement), byId("share-job", HTMLInputElement)];
  const button = byId("share-link", HTMLButtonElement);
  // Made before the tap: the clipboard can be written within the tap only.
  let link = "";

  async function renew() {
    if (!details.open) return;
    const fragment = await createFragment({ with_names: names.checked, with_job: job.checked });
    link = fragment ? location.href.split("#")[0] + fragment : link;
    setVisible(byId("share-way", HTMLElement), link !== "");
  }

  details.addEventListener("toggle", renew);
  for (const tick of [names, job]) tick.addEventListener("change", renew);
  button.addEventListener("click", () => {
    writeClipboard(link).then(
      () => showCopied(button, t("link-copied")),
      () => announce(t("link-refused")),
    );
  });
  return renew;
}

/**
 * Apply a share link, or let the visitor choose where it would replace a draft.
 *
 * @param {import("../../contract.js").UnshareResponse} decoded
 * @param {boolean} hasDraft - there is a draft that it would replace
 * @param {(answers: Answers) => void} apply
 */
export function applySharedLink({ answers, ignored, contents, problem }, hasDraft, apply) {
  const ignoredNote = ignored.length
    ? `${t("share-ignored", { what: ignored.join(", ") || t("share-unknown") })}.`
    : "";
  const accept = () => {
    apply(answers);
    showNotice([contents, ignoredNote].join(" ").trim());
  };
  if (problem) showNotice(problem);
  else if (hasDraft) confirmReplace(accept);
  else accept();
}

/**
 * @param {string} text
 * @param {boolean} [isQuestion]
 */
function showNotice(text, isQuestion = false) {
  setVisible(byId("notice-choice", HTMLElement), isQuestion);
  setVisible(byId("notice", HTMLElement), text !== "");
  // It's a status line of its own: one that has just come into sight is heard once its text changes.
  setTimeout(() => setText(byId("notice-text", HTMLElement), text), HEARD_AFTER_MS);
}

/** @param {() => void} accept */
function confirmReplace(accept) {
  showNotice(t("share-asked"), true);
  byId("take-link", HTMLButtonElement).onclick = accept;
  byId("keep-draft", HTMLButtonElement).onclick = () => setVisible(byId("notice", HTMLElement), false);
}
