/** Links to a filled-in form: one to copy, and one that the page was opened with. Python writes and reads them. */

import { confirm, write } from "./copy-buttons.js";
import { element, setText, show } from "../../shared/dom.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

/** @typedef {import("../../contract.js").Answers} Answers */

/** Made before the tap: the clipboard can be written within the tap only. */
let link = "";

/**
 * Wire the button that copies a link to the form as it stands.
 *
 * @param {(names: boolean) => Promise<string | null>} makeFragment
 * @returns {() => void} to be called when the answers have changed
 */
export function wireShareLink(makeFragment) {
  const more = element("more-ways", HTMLDetailsElement);
  const names = element("share-names", HTMLInputElement);
  const button = element("share-link", HTMLButtonElement);

  async function renew() {
    if (!more.open) return;
    const fragment = await makeFragment(names.checked);
    link = fragment ? location.href.split("#")[0] + fragment : link;
    show(element("share-way", HTMLElement), link !== "");
  }

  more.addEventListener("toggle", renew);
  names.addEventListener("change", renew);
  button.addEventListener("click", () => {
    write(link).then(
      () => confirm(button, say("link-copied")),
      () => announce(say("link-refused")),
    );
  });
  return renew;
}

/**
 * Say what came with a link, and let the visitor choose where it would replace a draft.
 *
 * @param {import("../../contract.js").UnshareResponse} read - what Python made of it
 * @param {boolean} drafted - there is a draft that it would replace
 * @param {(answers: Answers) => void} use
 */
export function offerShared({ answers, ignored, problem }, drafted, use) {
  const left = ignored.length ? ` ${say("share-ignored", { what: ignored.join(", ") || say("share-unknown") })}.` : "";
  const take = () => {
    use(answers);
    tell(say("share-came") + left);
  };
  if (problem) tell(problem);
  else if (drafted) ask(take);
  else take();
}

/**
 * @param {string} text
 * @param {boolean} [choice]
 */
function tell(text, choice = false) {
  setText(element("notice-text", HTMLElement), text);
  show(element("notice-choice", HTMLElement), choice);
  show(element("notice", HTMLElement), true);
  announce(text);
}

/** @param {() => void} take */
function ask(take) {
  tell(say("share-asked"), true);
  element("take-link", HTMLButtonElement).onclick = take;
  element("keep-draft", HTMLButtonElement).onclick = () => show(element("notice", HTMLElement), false);
}
