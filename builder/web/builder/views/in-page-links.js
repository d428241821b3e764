/** Moving about within the page by its links. */

import { byId, queryAll } from "../../shared/dom.js";

export function mountInPageLinks() {
  const root = byId("builder", HTMLElement);
  root.addEventListener("click", followLink);
  // The theme turns pages at single letters, even those typed on a radio button.
  root.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
}

/** Bring the message into sight, from its beginning, and tell screen readers. */
export function showMessage() {
  const message = byId("message", HTMLElement);
  message.scrollIntoView();
  message.focus({ preventScroll: true });
}

/**
 * Show the end of the message and what could be added under it; the whole message where nothing could, or where the
 * visitor has to choose between two.
 */
function showMessageOrGaps() {
  if (byId("to-add", HTMLElement).textContent === "" || !byId("edited", HTMLElement).hidden) {
    showMessage();
    return;
  }
  const title = byId("missing-title", HTMLElement);
  title.scrollIntoView({ block: "center" });
  title.focus({ preventScroll: true });
}

/**
 * Follow a link within the page by moving the focus, so that the address stays as it is.
 *
 * @param {MouseEvent} event
 */
function followLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']:not([href*='='])") : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  if (link.id === "see-message") {
    showMessageOrGaps();
    return;
  }
  const field = link.dataset.go;
  const target = document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
  if (field) focusField(field);
  else {
    // Beside other things, as much of it as leaves the message in sight.
    (document.getElementById(link.dataset.see ?? "") ?? target)?.scrollIntoView({ block: "nearest" });
    target?.focus({ preventScroll: true });
  }
}

/**
 * Move the focus to a field, after opening the details it stands in.
 *
 * @param {string} name
 */
function focusField(name) {
  const field = document.querySelector(`[data-field="${CSS.escape(name)}"]`);
  for (let part = field?.parentElement; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  const controls = queryAll(`[name="${CSS.escape(name)}"]`).filter((control) => !control.closest("[hidden]"));
  const checked = controls.find((control) => control instanceof HTMLInputElement && control.checked);
  (checked ?? controls[0])?.focus();
  field?.scrollIntoView({ block: "nearest" });
}
