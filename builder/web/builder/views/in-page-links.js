/** Moving about within the page: its links, and the button to the message while that is out of sight. */

import { byId, queryAll, setVisible } from "../../shared/dom.js";

export function mountInPageLinks() {
  const root = byId("builder", HTMLElement);
  const link = byId("see-message", HTMLElement);
  const observer = new IntersectionObserver(([message]) => setVisible(link, !message?.isIntersecting), {
    rootMargin: "-30% 0px",
  });
  observer.observe(byId("message", HTMLElement));
  root.addEventListener("click", followLink);
  // The theme turns pages at single letters, even those typed on a radio button.
  root.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
}

/**
 * Follow a link within the page by moving the focus, so that the address stays as it is.
 *
 * @param {MouseEvent} event
 */
function followLink(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  const field = link.dataset.go;
  const target = document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
  if (field) focusField(field);
  else {
    target?.scrollIntoView();
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
