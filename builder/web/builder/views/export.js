/** How the message leaves the page besides copying: mail app, web mail, files, share sheet, print. */

import { byId, createElement, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { formatDay } from "../model/days.js";
import { currentText, isReply } from "../state/selectors.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../state/state.js").State} State
 * @typedef {import("../state/store.js").Store<State>} Store
 * @typedef {"draft_file" | "calendar_file"} FileAction
 * @typedef {(action: FileAction) => Promise<import("../../contract.js").FileResponse | null>} CreateFile
 */

/** Another company's page opens in a tab of its own and isn't told where the visitor came from. */
const NEW_TAB = { target: "_blank", rel: "noopener noreferrer external" };
/** Some browsers read a file's address only after the tap has ended. */
const REVOKE_AFTER_MS = 60_000;

/**
 * @param {Store} store
 * @param {import("../../contract.js").FirstPaint} data
 * @param {CreateFile} createFile - has Python make a file
 */
export function mountExport(store, data, createFile) {
  mountLinks(store);
  mountFiles(store, createFile);
  mountShareSheet(store);
  byId("print", HTMLButtonElement).addEventListener("click", () => window.print());
  store.watch(
    ({ check, channel }) => [check, channel],
    ([{ links, call }, channel]) => {
      renderLinks(links);
      renderCall(call);
      renderChannel(channel);
    },
  );
  store.watch(
    ({ reply, source, channel }) => [reply, source, channel],
    ([reply, source]) => {
      renderFileButtons(reply, source === "python");
      renderFollowUp(reply);
      renderReply(isReply(data, store.get()));
    },
  );
}

/** @param {Store} store */
function mountLinks(store) {
  const question = byId("opened", HTMLElement);
  for (const anchor of queryAll("a[data-link]")) {
    anchor.addEventListener("click", (event) => {
      if (!store.get().linksAreCurrent) {
        event.preventDefault();
        announce(t("waiting-link"));
      } else if (anchor.dataset.link === "mailto") {
        setVisible(question, true);
        announce(t("mail-tapped"));
      }
    });
  }
  byId("opened-yes", HTMLButtonElement).addEventListener("click", () => {
    setVisible(question, false);
    byId("mail", HTMLElement).focus();
  });
}

/**
 * @param {Store} store
 * @param {CreateFile} createFile
 */
function mountFiles(store, createFile) {
  for (const button of queryAll("[data-file]")) {
    button.addEventListener("click", async () => {
      const { file: action = "", name = "", type = "" } = button.dataset;
      const reply = await createFile(/** @type {FileAction} */ (action));
      if (reply) downloadFile(reply.file, name, type);
      else announce(t("file-failed"));
    });
  }
  byId("text-file", HTMLButtonElement).addEventListener("click", () => {
    const { subject, body } = currentText(store.get());
    downloadFile(subject ? `${subject}\n\n${body}` : body, "message.txt", "text/plain;charset=utf-8");
  });
}

/**
 * Offer the share sheet where the browser can share text.
 *
 * @param {Store} store
 */
function mountShareSheet(store) {
  const button = byId("share", HTMLButtonElement);
  const row = button.closest("[data-way]");
  if (!(row instanceof HTMLElement) || typeof navigator.canShare !== "function") return;
  setVisible(row, navigator.canShare({ text: "-" }));
  button.addEventListener("click", () => {
    const { subject, body } = currentText(store.get());
    navigator.share({ title: subject, text: body }).then(
      () => announce(t("shared")),
      () => {}, // The visitor closed the sheet.
    );
  });
}

/** @param {State["check"]["links"]} links */
function renderLinks(links) {
  for (const anchor of /** @type {HTMLAnchorElement[]} */ (queryAll("a[data-link]"))) {
    const link = links[anchor.dataset.link ?? ""];
    const row = anchor.closest("[data-way]");
    if (row instanceof HTMLElement) setVisible(row, link !== undefined);
    const note = row?.querySelector("[data-why]");
    if (note instanceof HTMLElement) {
      setText(note, link?.omitted ? t(`why-${link.omitted}`) : "");
    }
    if (link?.url) anchor.href = link.url;
    else anchor.removeAttribute("href");
    if (anchor.dataset.link !== "mailto") Object.assign(anchor, NEW_TAB);
  }
}

/**
 * A mail app would start a new thread: in a reply, copying comes first.
 *
 * @param {boolean} isReply
 */
function renderReply(isReply) {
  setVisible(byId("same-thread", HTMLElement), isReply);
  const mail = byId("mail", HTMLElement);
  mail.classList.toggle("button--main", !isReply);
  mail.classList.toggle("button--quiet", isReply);
  const [row, copyRow] = [mail.parentElement, byId("copy-row", HTMLElement)];
  const isAfter = row === copyRow.nextElementSibling;
  if (row && isAfter !== isReply) copyRow[isReply ? "after" : "before"](row);
}

/** Show the ways that suit a channel. @param {string} channel */
function renderChannel(channel) {
  for (const way of queryAll("[data-channels]")) {
    const suits = way.dataset.channels?.split(" ").includes(channel) ?? false;
    setVisible(way, suits);
  }
}

/** @param {State["check"]["call"]} call */
function renderCall(call) {
  setVisible(byId("call", HTMLElement), call.url !== "");
  if (!call.url) return;
  const anchor = byId("call-link", HTMLAnchorElement);
  anchor.href = call.url;
  setText(anchor, t("call", { number: call.number }));
}

/**
 * @param {State["reply"]} reply
 * @param {boolean} isPythonActive
 */
function renderFileButtons({ calendar }, isPythonActive) {
  for (const button of queryAll("[data-file]")) {
    const row = button.closest("[data-way]");
    const isCalendar = button.dataset.file === "calendar_file";
    if (row instanceof HTMLElement) setVisible(row, isPythonActive && (!isCalendar || calendar !== ""));
    if (isCalendar && calendar) setText(button, t(`calendar-${calendar}`));
  }
}

/** Say when to write again if nothing comes back, and draw those days as a line. @param {State["reply"]} reply */
function renderFollowUp({ calendar, follow_up: days }) {
  const [line, list] = [byId("again", HTMLElement), byId("again-days", HTMLElement)];
  for (const element of [line, list]) setVisible(element, days !== null);
  if (!days) return;
  /** @param {string} iso */
  const format = (iso) => formatDay(new Date(`${iso}T12:00`));
  const dates = { day: format(days.nudge), from: format(days.last_from), by: format(days.last_by) };
  setText(line, t(`again-${calendar}`, dates));
  const steps = [...(days.nudge ? [t("again-first", dates)] : []), t("again-last", dates)];
  if (list.textContent !== steps.join("")) list.replaceChildren(...steps.map((step) => createElement("li", {}, step)));
}

/**
 * @param {string} content
 * @param {string} name
 * @param {string} type
 */
function downloadFile(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
  announce(t("file-made", { name }));
}
