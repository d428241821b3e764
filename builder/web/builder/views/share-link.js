/** Links to a filled-in form: the one to copy, and the one that the page was opened with. Python writes and reads them. */

import { byId, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { showCopied, writeClipboard } from "./copy-buttons.js";
import { announce } from "./status-line.js";

/** @typedef {import("../../contract.js").Answers} Answers */

/**
 * Mount the button that copies a link to the form as it stands.
 *
 * @param {(withNames: boolean) => Promise<string | null>} createFragment
 * @returns {() => Promise<void>} renews the link: call it when the answers have changed
 */
export function mountShareLink(createFragment) {
  const details = byId("more-ways", HTMLDetailsElement);
  const withNames = byId("share-names", HTMLInputElement);
  const button = byId("share-link", HTMLButtonElement);
  // Made before the tap: the clipboard can be written within the tap only.
  let link = "";

  async function renew() {
    if (!details.open) return;
    const fragment = await createFragment(withNames.checked);
    link = fragment ? location.href.split("#")[0] + fragment : link;
    setVisible(byId("share-way", HTMLElement), link !== "");
  }

  details.addEventListener("toggle", renew);
  withNames.addEventListener("change", renew);
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
export function applySharedLink({ answers, ignored, problem }, hasDraft, apply) {
  const ignoredNote = ignored.length
    ? ` ${t("share-ignored", { what: ignored.join(", ") || t("share-unknown") })}.`
    : "";
  const accept = () => {
    apply(answers);
    showNotice(t("share-came") + ignoredNote);
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
  setText(byId("notice-text", HTMLElement), text);
  setVisible(byId("notice-choice", HTMLElement), isQuestion);
  setVisible(byId("notice", HTMLElement), true);
  announce(text);
}

/** @param {() => void} accept */
function confirmReplace(accept) {
  showNotice(t("share-asked"), true);
  byId("take-link", HTMLButtonElement).onclick = accept;
  byId("keep-draft", HTMLButtonElement).onclick = () => setVisible(byId("notice", HTMLElement), false);
}
