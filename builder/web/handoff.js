/** The other ways out: mail app, web mail, files, the share sheet, print. Python makes every address and file. */

import { all, element, setText, show } from "./elements.js";
import { shown } from "./message.js";
import { announce } from "./status.js";
import { say } from "./words.js";

/**
 * @typedef {{url: string, length: number, limit: number, within: boolean, why: string}} Link
 * @typedef {{ok: boolean, error?: string, name?: string, type?: string, content?: string}} FileReply
 */

/** The addresses belong to the text in sight. False from an edit until the answer to it. */
let fresh = true;

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
    if (why instanceof HTMLElement) setText(why, link?.why ? say(`why-${link.why}`, { length: link.length, limit: link.limit }) : "");
    if (link?.url) anchor.href = link.url;
    else anchor.removeAttribute("href");
  }
}

/** @param {boolean} can - whether Python can make files */
export function offerFiles(can) {
  for (const button of all("[data-file]")) {
    const way = button.closest("[data-way]");
    if (way instanceof HTMLElement) show(way, can);
  }
}

/**
 * Wire the ways out.
 *
 * @param {(action: string) => Promise<FileReply | null>} makeFile
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
      const made = await makeFile(button.dataset.file ?? "");
      if (made?.ok && made.content !== undefined) save(made.content, made.name ?? "", made.type ?? "");
      else announce(say("file-failed", { reason: made?.error ?? say("file-unknown") }));
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
