/** Moving about within the page: its links, and the way to the message while that is out of sight. */

import { element, show } from "../../shared/dom.js";
import { focusField } from "./form.js";

/** @param {HTMLElement} root - the builder */
export function wireMoving(root) {
  root.addEventListener("click", follow);
  const way = element("see-message", HTMLElement);
  const watcher = new IntersectionObserver(([message]) => show(way, !message?.isIntersecting), { rootMargin: "-30% 0px" });
  watcher.observe(element("message", HTMLElement));
  // The theme turns pages at single letters, typed on a radio button too.
  root.addEventListener("keydown", (event) => event.key.length === 1 && event.stopPropagation());
}

/**
 * Follow a link within the page by moving the focus, so that the address stays as it is.
 *
 * @param {MouseEvent} event
 */
function follow(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!(link instanceof HTMLElement)) return;
  event.preventDefault();
  const { go, open: opened } = link.dataset;
  const target = document.getElementById(link.getAttribute("href")?.slice(1) ?? "");
  if (opened) element(opened, HTMLDetailsElement).open = true;
  if (go) focusField(go);
  else {
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }
}
