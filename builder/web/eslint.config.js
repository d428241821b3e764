/** The rules for the JavaScript: ESLint's recommended rules, layers of folders, and text that is never read as markup. */

import js from "@eslint/js";

const HTML_SINKS = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "parseHTMLUnsafe"];

/**
 * Files -> what else they may import, as the start of an import's path. The worker's code never imports the page's, and
 * nothing imports a view but the page itself.
 */
const LAYERS = {
  "shared/*.js": [],
  "site/*.js": ["../shared/"],
  "python/worker/*.js": [],
  "python/*.js": ["../shared/"],
  "builder/model/*.js": ["../../shared/"],
  "builder/state/*.js": ["../model/"],
  "builder/views/*.js": ["../../shared/", "../model/", "../state/"],
  "builder/*.js": ["../shared/", "../python/"],
};

export default [
  js.configs.recommended,
  {
    files: ["**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-restricted-properties": [
        "error",
        ...HTML_SINKS.map((property) => ({ property, message: "Set textContent, or create elements." })),
        { object: "document", property: "write", message: "Create elements." },
        { object: "document", property: "writeln", message: "Create elements." },
      ],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-undef": "off", // the type checker knows the globals of pages, workers and Node
    },
  },
  ...Object.entries(LAYERS).map(([files, allowed]) => ({
    files: [files],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: `^\\.\\./${allowed.map((path) => `(?!${path.slice("../".length)})`).join("")}`,
              message: `Files of ${files} import none of that folder: see LAYERS in eslint.config.js.`,
            },
          ],
        },
      ],
    },
  })),
];
