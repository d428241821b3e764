/**
 * One rule: text reaches the page as text. What a visitor types is never read as markup.
 */
const sinks = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "parseHTMLUnsafe"];

export default [
  {
    files: ["**/*.js"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-restricted-properties": [
        "error",
        ...sinks.map((property) => ({ property, message: "Set textContent, or make elements." })),
        { object: "document", property: "write", message: "Make elements." },
        { object: "document", property: "writeln", message: "Make elements." },
      ],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-unused-vars": "error",
    },
  },
];
