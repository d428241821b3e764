// @ts-check
/**
 * British or American: the guide's messages that the page holds in both are shown in the browser's, and one tap switches
 * them all. Nothing is stored. Without this script, the American version can be opened below the British one.
 */

import { preferredLocale } from "../shared/locale.js";

const versions = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-letter] > [data-locale]"));
const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-letter] [data-show-locale]"));
const locales = new Set(Array.from(versions, (version) => version.dataset.locale ?? ""));

for (const button of buttons) {
  if (button.parentElement) button.parentElement.hidden = false;
  button.addEventListener("click", () => switchFrom(button));
}
for (const summary of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-locale] > summary"))) {
  summary.hidden = true;
}
show(preferredLocale(navigator.languages, [...locales]));

/** @param {string | undefined} locale */
function show(locale) {
  for (const version of versions) {
    version.hidden = version.dataset.locale !== locale;
    if (version instanceof HTMLDetailsElement) version.open = !version.hidden;
  }
  for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.showLocale === locale));
}

/**
 * Show all messages in a button's locale. Those above it may be longer or shorter now: the page is scrolled by as much,
 * so that the button stays where the finger is.
 *
 * @param {HTMLElement} button
 */
function switchFrom(button) {
  const top = button.getBoundingClientRect().top;
  show(button.dataset.showLocale);
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
}
