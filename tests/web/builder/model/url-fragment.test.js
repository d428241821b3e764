/** What the page takes from the fragment of its address. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { browserDefaults } from "../../../../builder/web/builder/model/browser-defaults.js";
import { isAccepted } from "../../../../builder/web/builder/model/fields.js";
import { parseUrlFragment } from "../../../../builder/web/builder/model/url-fragment.js";
import { FIRST_PAINT } from "../first-paint.js";

/** @param {string} fragment */
function parse(fragment) {
  return parseUrlFragment(`https://example.org/builder/${fragment}`, (name, value) =>
    isAccepted(FIRST_PAINT.fields, name, value),
  );
}

test("choices of the catalogue are taken", () => {
  const { choices, shared, isOurs } = parse("#situation=missed&cause=overslept&locale=en-US&first_sent=2026-11-24");
  assert.deepEqual(choices, { situation: "missed", cause: "overslept", locale: "en-US", first_sent: "2026-11-24" });
  assert.deepEqual([shared, isOurs], ["", true]);
});

for (const fragment of [
  "#situation=__proto__&cause=constructor",
  "#situation=missed%3Cscript%3E",
  `#cause=${"x".repeat(9000)}`,
  "#situation=&cause=&your_name=Eve",
  "#locale=xx",
]) {
  test(`nothing is taken from ${fragment.slice(0, 40)}`, () => {
    assert.deepEqual(parse(fragment), { choices: {}, shared: "", isOwnText: false, isOurs: true });
  });
}

test("the id of a part of the page stays in the address", () => {
  for (const fragment of ["", "#", "#message", "#%E0%A4%A"]) {
    assert.deepEqual(parse(fragment), { choices: {}, shared: "", isOwnText: false, isOurs: false });
  }
});

test("a share link is passed on undecoded", () => {
  assert.deepEqual(parse("#d=abc_-"), { choices: {}, shared: "#d=abc_-", isOwnText: false, isOurs: true });
});

test("of an oversized share link one character too many is passed on, so that Python refuses it", () => {
  assert.equal(parse(`#d=${"x".repeat(20_000)}`).shared.length, 8194);
});

test("the browser's preferred language is chosen if there is a locale for it", () => {
  const { fields } = FIRST_PAINT;
  assert.deepEqual(browserDefaults(fields, ["de", "en-US", "en-GB"], "Europe/Berlin"), {
    locale: "en-US",
    your_zone: "Europe/Berlin",
  });
  assert.equal(browserDefaults(fields, ["de"], "").locale, "en-GB");
  assert.equal(browserDefaults({}, ["de"], "").locale, "");
});

test("a text to be checked can be brought along", () => {
  assert.deepEqual(
    parseUrlFragment("https://example.org/builder/#own=1", () => true),
    {
      choices: {},
      shared: "",
      isOwnText: true,
      isOurs: true,
    },
  );
});
