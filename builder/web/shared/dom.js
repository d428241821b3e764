/** The page's elements, found by id and checked by kind. */

/**
 * Return the element of an id.
 *
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} kind - the class it must be of
 * @returns {T}
 * @throws {Error} the page has no such element
 */
export function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`no ${kind.name} #${id} in this page`);
  return found;
}

/**
 * Return every element that a selector finds.
 *
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export function all(selector, within = document) {
  return /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
}

/**
 * Return the data of a JSON block.
 *
 * @param {string} id
 * @returns {any}
 */
export function data(id) {
  return JSON.parse(element(id, HTMLScriptElement).textContent ?? "null");
}

/**
 * Make an element. Strings among the children become text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * Show or hide an element.
 *
 * @param {HTMLElement} target
 * @param {boolean} shown
 */
export function show(target, shown) {
  if (target.hidden === shown) target.hidden = !shown;
}

/**
 * Set an element's text, if it is another.
 *
 * @param {HTMLElement} target
 * @param {string} text
 */
export function setText(target, text) {
  if (target.textContent !== text) target.textContent = text;
}
