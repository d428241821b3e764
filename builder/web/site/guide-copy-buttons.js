// @ts-check
/**
 * The copy buttons of the guide's messages. The text is in the page and can be selected without this script;
 * the words it says come from the page too.
 */

const status = document.getElementById("guide-status");
const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-letter] [data-copy]"));

for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

/**
 * Copy the part of the message that a button names. The clipboard is asked within the tap itself: after any wait,
 * Safari would refuse.
 * @param {HTMLButtonElement} button
 */
function copy(button) {
  const part = button.closest("[data-letter]")?.querySelector(`[data-part="${button.dataset.copy}"]`);
  if (!part) return;
  const copied = () => say(button.dataset.copied ?? "");
  const refused = () => {
    getSelection()?.selectAllChildren(part);
    say(status?.dataset.selected ?? "");
  };
  if (navigator.clipboard) navigator.clipboard.writeText(part.textContent ?? "").then(copied, refused);
  else refused();
}

/**
 * Show and announce one line. It is emptied first, so that the same line is announced again.
 * @param {string} line
 */
function say(line) {
  if (!status) return;
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = line;
  });
}
