/** Elements of the page, and small changes to them. */

/**
 * Return the element with an id.
 *
 * @template {Element} T
 * @param {string} id
 * @param {new () => T} kind - the class it must be of
 * @returns {T}
 * @throws {Error} the page has no such element
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`no ${kind.name} #${id} in this page`);
  return element;
}

/**
 * Return all elements that match a selector.
 *
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement[]}
 */
export function queryAll(selector, root = document) {
  return /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)]);
}

/**
 * Return the data of a JSON block.
 *
 * @param {string} id
 * @returns {any}
 */
export function readJson(id) {
  return JSON.parse(byId(id, HTMLScriptElement).textContent ?? "null");
}

/**
 * Create an element. Strings among the children become text, never markup.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function createElement(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * Show or hide an element.
 *
 * @param {HTMLElement} element
 * @param {boolean} isVisible
 */
export function setVisible(element, isVisible) {
  if (element.hidden === isVisible) element.hidden = !isVisible;
}

/**
 * Set an element's text, unless it's there already.
 *
 * @param {HTMLElement} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Set a control's value, unless it's there already: writing it would move the caret and break a composition (IME).
 *
 * @param {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} control
 * @param {string} value
 */
export function setValue(control, value) {
  if (control.value !== value) control.value = value;
}
