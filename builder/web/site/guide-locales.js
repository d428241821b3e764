// @ts-check
/**
 * British or American: what the page holds in both (messages, scripts, pictures) is shown in the browser's locale, and
 * one tap switches all of it. Nothing is stored. Without this script, the American version can be opened below the
 * British one.
 */

import { preferredLocale } from "../shared/locale.js";

const versions = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-locale]"));
const buttons = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-show-locale]"));
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
 * Show everything in a button's locale. What is above it may be longer or shorter now: the page is scrolled by the
 * difference, so that the button stays where the finger is.
 *
 * @param {HTMLElement} button
 */
function switchFrom(button) {
  const top = button.getBoundingClientRect().top;
  show(button.dataset.showLocale);
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
}
