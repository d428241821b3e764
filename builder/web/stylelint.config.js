/** The rules for the style sheets: stylelint's standard rules. */

export default {
  extends: "stylelint-config-standard",
  rules: {
    // The theme has names of its own; ours are block__element--modifier.
    "selector-class-pattern": null,
    "selector-id-pattern": null,
    "custom-property-pattern": null,
    // Rules are grouped by what they style.
    "no-descending-specificity": null,
    // The guide is for old browsers too: no range notation, and a max-width just below the next min-width.
    "media-feature-range-notation": "prefix",
    "number-max-precision": null,
    "import-notation": "string",
    // The names of fonts, in variables.
    "value-keyword-case": ["lower", { ignoreProperties: ["/^--/"] }],
    // As the test of contrast reads them.
    "color-hex-length": "long",
  },
};
