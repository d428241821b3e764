/** The other ways out: mail app, web mail, files, the share sheet, print. Python makes every address and file. */

import { all, element, setText, show } from "../../shared/dom.js";
import { shown } from "./message.js";
import { announce } from "./status-line.js";
import { say } from "../../shared/strings.js";

/**
 * @typedef {import("../../contract.js").LinkData} LinkData
 * @typedef {import("../../contract.js").MessageResponse} MessageResponse
 * @typedef {LinkData | (Omit<LinkData, "omitted"> & {omitted: "waiting"})} Link
 */

/** The addresses belong to the text in sight. False from an edit until the answer to it. */
let fresh = true;

/** A page of another company's opens beside this one and learns nothing of it. */
const NEW_TAB = { target: "_blank", rel: "noopener noreferrer external" };

/** Say that the text has changed and its addresses are not made yet. */
export function linksAreStale() {
  fresh = false;
}

/**
 * Set the addresses of the ways out.
 *
 * @param {Record<string, Link>} links
 */
export function setLinks(links) {
  fresh = true;
  for (const anchor of /** @type {HTMLAnchorElement[]} */ (all("a[data-link]"))) {
    const link = links[anchor.dataset.link ?? ""];
    const way = anchor.closest("[data-way]");
    if (way instanceof HTMLElement) show(way, link !== undefined);
    const why = way?.querySelector("[data-why]");
    if (why instanceof HTMLElement) setText(why, link?.omitted ? say(`why-${link.omitted}`, { length: link.length, limit: link.limit }) : "");
    if (link?.url) anchor.href = link.url;
    else anchor.removeAttribute("href");
    if (anchor.dataset.link !== "mailto") Object.assign(anchor, NEW_TAB);
  }
}

/**
 * Offer to call, where a number is known.
 *
 * @param {import("../../contract.js").CallLink} call
 */
export function setCall(call) {
  const anchor = element("call-link", HTMLAnchorElement);
  show(element("call", HTMLElement), Boolean(call.url));
  if (!call.url) return;
  anchor.href = call.url;
  setText(anchor, say("call", { number: call.number }));
}

/**
 * Offer the files that Python can make, and say when to write again if nothing comes back.
 *
 * @param {MessageResponse} reply
 */
export function offerFiles({ calendar, follow_up: days }) {
  for (const button of all("[data-file]")) {
    const way = button.closest("[data-way]");
    const can = button.dataset.file !== "calendar_file" || calendar !== "";
    if (way instanceof HTMLElement) show(way, can);
    if (button.dataset.file === "calendar_file" && calendar) setText(button, say(`calendar-${calendar}`));
  }
  const line = element("again", HTMLElement);
  show(line, days !== null);
  if (days) {
    setText(line, say(`again-${calendar}`, { day: day(days.nudge), from: day(days.last_from), by: day(days.last_by) }));
  }
}

/** @param {string} iso */
function day(iso) {
  const spelt = { weekday: /** @type {const} */ ("long"), day: /** @type {const} */ ("numeric"), month: /** @type {const} */ ("long") };
  return new Date(`${iso}T12:00`).toLocaleDateString("en-GB", spelt);
}

/**
 * Wire the ways out.
 *
 * @param {(action: "draft_file" | "calendar_file") => Promise<import("../../contract.js").FileResponse | null>} makeFile
 */
export function wireHandoff(makeFile) {
  for (const anchor of all("a[data-link]")) {
    anchor.addEventListener("click", (event) => {
      if (!fresh) {
        event.preventDefault();
        announce(say("waiting-link"));
      } else if (anchor.dataset.link === "mailto") {
        show(element("opened", HTMLElement), true);
        announce(say("mail-tapped"));
      }
    });
  }
  element("opened-yes", HTMLButtonElement).addEventListener("click", () => {
    show(element("opened", HTMLElement), false);
    element("mail", HTMLElement).focus();
  });
  for (const button of all("[data-file]")) {
    button.addEventListener("click", async () => {
      const made = await makeFile(/** @type {"draft_file" | "calendar_file"} */ (button.dataset.file));
      if (made) save(made.file, button.dataset.name ?? "", button.dataset.type ?? "");
      else announce(say("file-failed"));
    });
  }
  element("text-file", HTMLButtonElement).addEventListener("click", () => {
    const { subject, body } = shown();
    save(subject ? `${subject}\n\n${body}` : body, "message.txt", "text/plain;charset=utf-8");
  });
  element("print", HTMLButtonElement).addEventListener("click", () => window.print());
  wireSharing();
}

/** Offer the share sheet where the browser says that it can take a text. */
function wireSharing() {
  const button = element("share", HTMLButtonElement);
  const way = button.closest("[data-way]");
  if (!(way instanceof HTMLElement) || typeof navigator.canShare !== "function") return;
  show(way, navigator.canShare({ text: "-" }));
  button.addEventListener("click", () => {
    const { subject, body } = shown();
    navigator.share({ title: subject, text: body }).then(
      () => announce(say("shared")),
      () => {}, // The visitor closed the sheet: nothing to say.
    );
  });
}

/**
 * Hand a file to the visitor.
 *
 * @param {string} content
 * @param {string} name
 * @param {string} type
 */
function save(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // Some browsers read the address only after the tap has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  announce(say("file-made", { name }));
}
