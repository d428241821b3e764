/** `Object.hasOwn` for browsers from before 2022 as well: names that come from a form, a link or storage are only data. */

/**
 * Return whether an object has a property of its own, nothing inherited.
 *
 * @param {object} object The object.
 * @param {string} name The property's name.
 * @returns {boolean}
 */
export function hasOwn(object, name) {
  return Object.prototype.hasOwnProperty.call(object, name);
}
