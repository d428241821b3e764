/* The rules for built pages: `tests/browser/guide/test_valid_html.py` runs it on all of them. */

export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // Nothing is loaded from another origin; there a hash would be asked for.
    "require-sri": ["error", { target: "crossorigin" }],
    // Search answers at every key, and so does the builder: there is nothing to submit.
    "wcag/h32": "off",
    // The theme writes a page's contents twice under one name and shows one, by the width of the window.
    "unique-landmark": "off",
  },
};
