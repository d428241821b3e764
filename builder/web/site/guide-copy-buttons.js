// @ts-check
/**
 * The copy buttons of the guide's messages. The text is in the page and can be selected without this script;
 * its announcements come from the page too.
 */

const status = document.getElementById("guide-status");
const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-letter] [data-copy]"));

for (const button of buttons) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}

/**
 * Copy the part of the message that a button names. The clipboard is written within the click itself: after any wait,
 * Safari would refuse.
 *
 * @param {HTMLButtonElement} button
 */
function copy(button) {
  const part = button.closest("[data-locale], [data-letter]")?.querySelector(`[data-part="${button.dataset.copy}"]`);
  if (!part) return;
  const confirmCopied = () => announce(button.dataset.copied ?? "");
  const selectInstead = () => {
    getSelection()?.selectAllChildren(part);
    announce(status?.dataset.selected ?? "");
  };
  if (navigator.clipboard) navigator.clipboard.writeText(part.textContent ?? "").then(confirmCopied, selectInstead);
  else selectInstead();
}

/**
 * Show and announce one line. The status is emptied first, so that the same line is announced again.
 *
 * @param {string} line
 */
function announce(line) {
  if (!status) return;
  status.textContent = "";
  requestAnimationFrame(() => {
    status.textContent = line;
  });
}
