/** Which English a visitor's messages are in until they choose. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { preferredLocale } from "../../../builder/web/shared/locale.js";

const LOCALES = ["en-GB", "en-US"];

for (const [languages, locale] of /** @type {[string[], string][]} */ ([
  [["en-GB"], "en-GB"],
  [["en-US", "en"], "en-US"],
  [["de", "en-US", "en-GB"], "en-US"],
  [["en-GB", "en-US"], "en-GB"],
  [["es-US"], "en-US"],
  [["en-PH"], "en-US"],
  [["fil-PH", "en-GB"], "en-US"],
  [["en-AU"], "en-GB"],
  [["de"], "en-GB"],
  [[], "en-GB"],
])) {
  test(`${languages.join(", ") || "no language"}: ${locale}`, () => {
    assert.equal(preferredLocale(languages, LOCALES), locale);
  });
}

test("only what there is is chosen", () => {
  assert.equal(preferredLocale(["en-US"], ["en-GB"]), "en-GB");
  assert.equal(preferredLocale(["en-US"], []), "");
});
