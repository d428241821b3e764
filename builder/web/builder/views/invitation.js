/** What the visitor holds: pasted, dropped or opened, read by Python, and used fact by fact. Nothing of it is kept. */

import { byId, createElement, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { isAccepted } from "../model/fields.js";
import { applyChoices, replaceAnswers } from "../state/answer-transitions.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
 * @typedef {import("../../contract.js").ReadingData} ReadingData
 * @typedef {import("../state/state.js").State} State
 */

/**
 * @typedef {object} Contents - of the part of the page that reads invitations
 * @property {Answers | null} answers - before the facts were used
 * @property {string} source
 * @property {readonly Element[]} rows - the facts
 * @property {string} note - what is said about them
 * @property {boolean} canUse
 * @property {boolean} canUndo
 */

/** @type {Contents} */
const NOTHING = { answers: null, source: "", rows: [], note: "", canUse: false, canUndo: false };

const MAX_FILE_BYTES = 1_600_000;

/**
 * @param {import("../state/store.js").Store<State>} store
 * @param {FirstPaint} data
 * @param {(source: string) => Promise<import("../../contract.js").ReadResponse | null>} readSource
 * @returns {{isEmpty: () => boolean, clear: () => () => void}} clear: empties the box and the list of facts, and returns
 *   what puts them back where nothing has replaced them since
 */
export function mountInvitation(store, data, readSource) {
  const box = byId("invitation-text", HTMLTextAreaElement);
  const status = byId("invitation-status", HTMLElement);
  const list = byId("invitation-facts", HTMLElement);
  const paste = byId("paste-invitation", HTMLButtonElement);
  const use = byId("use-invitation", HTMLButtonElement);
  const undo = byId("undo-invitation", HTMLButtonElement);
  const file = byId("invitation-file", HTMLInputElement);
  /** @type {Answers | null} the answers before the facts were used */
  let previous = null;

  /**
   * Say something beside the box, and aloud.
   *
   * @param {string} text
   */
  function say(text) {
    setText(status, text);
    announce(text);
  }

  /** @param {string} source */
  async function read(source) {
    say(t("invitation-reading"));
    const { erasures } = store.get();
    const reply = await readSource(source);
    if (store.get().erasures !== erasures) return;
    if (!reply) return say(t("invitation-failed"));
    if (!reply.reading) return say(reply.problem);
    const rows = factRows(reply.reading, data, store.get());
    list.replaceChildren(...rows);
    setVisible(use, rows.length > 0);
    setVisible(undo, false);
    say(t(rows.length ? "invitation-found" : "invitation-nothing", { count: String(rows.length) }));
  }

  /** @param {Iterable<File>} files */
  async function open(files) {
    const texts = [];
    for (const item of files) {
      if (item.size > MAX_FILE_BYTES) return say(t("invitation-large", { name: item.name }));
      texts.push(decode(await item.arrayBuffer()));
    }
    if (texts.length) await read(texts.join("\n\n"));
  }

  setVisible(paste, typeof navigator.clipboard?.readText === "function");
  paste.addEventListener("click", async () => {
    try {
      box.value = await navigator.clipboard.readText();
    } catch {
      say(t("invitation-no-clipboard"));
      return box.focus();
    }
    await read(box.value);
  });
  byId("read-invitation", HTMLButtonElement).addEventListener("click", () => read(box.value));
  box.addEventListener("paste", () => setTimeout(() => read(box.value)));
  file.addEventListener("change", async () => {
    await open(file.files ?? []);
    file.value = "";
  });
  const target = byId("invitation", HTMLElement);
  target.addEventListener("dragover", (event) => event.preventDefault());
  target.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    open(event.dataTransfer.files);
  });
  use.addEventListener("click", () => {
    previous = store.get().answers;
    const chosen = queryAll("input:checked", list).map(({ dataset }) => [dataset.fact ?? "", dataset.value ?? ""]);
    store.update(applyChoices(data, Object.fromEntries(chosen)));
    setVisible(use, false);
    setVisible(undo, true);
    say(t("invitation-used", { count: String(chosen.length) }));
    undo.focus();
  });
  undo.addEventListener("click", () => {
    if (previous) store.update(replaceAnswers(data, previous));
    setVisible(undo, false);
    setVisible(use, true);
    say(t("invitation-undone"));
    use.focus();
  });
  // It must not wait in the back-forward cache: everything may be erased meanwhile.
  window.addEventListener("pagehide", clear);

  function isEmpty() {
    return !box.value && !list.hasChildNodes();
  }

  /** @param {Contents} contents */
  function show({ answers, source, rows, note, canUse, canUndo }) {
    previous = answers;
    box.value = source;
    list.replaceChildren(...rows);
    setText(status, note);
    setVisible(use, canUse);
    setVisible(undo, canUndo);
  }

  function clear() {
    /** @type {Contents} */
    const contents = {
      answers: previous,
      source: box.value,
      rows: [...list.children],
      note: list.hasChildNodes() ? (status.textContent ?? "") : "", // not that it's being read: nobody reads it any more
      canUse: !use.hidden,
      canUndo: !undo.hidden,
    };
    show(NOTHING);
    return () => {
      if (isEmpty()) show(contents);
    };
  }

  return { isEmpty, clear };
}

/**
 * Return the text of a file: UTF-8, or what Windows writes where it isn't.
 *
 * @param {ArrayBuffer} bytes
 */
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * Return a row for each fact that the form takes: what it is, its value, and the words it was read from.
 *
 * @param {ReadingData} reading
 * @param {FirstPaint} data
 * @param {State} state
 */
function factRows({ answers, evidence, questions }, data, { answers: given, touched }) {
  const unsure = new Set(questions.map(({ field }) => field));
  const facts = Object.entries(answers).filter(
    ([field, value]) => isAccepted(data.fields, field, value) && given[field] !== value,
  );
  return facts.map(([field, value]) => {
    const isOwn = touched.includes(field) && Boolean(given[field]);
    const box = createElement("input", { type: "checkbox", "data-fact": field, "data-value": value });
    box.checked = !isOwn && !unsure.has(field);
    const words = (evidence[field]?.text ?? "").trim().slice(0, 80);
    const name = createElement("b", {}, labelOf(field));
    const quoted = words ? [" ", createElement("q", {}, words)] : [];
    const note = unsure.has(field) ? [" ", createElement("em", {}, t("invitation-unsure"))] : [];
    return createElement(
      "li",
      {},
      createElement("label", {}, box, name, `: ${valueOf(field, value, given.locale || "en-GB")}`, ...quoted, ...note),
    );
  });
}

/** @param {string} field */
function labelOf(field) {
  const holder = document.querySelector(`[data-field="${field}"]`);
  return (holder?.querySelector("legend, label")?.textContent ?? field).trim().replace(/\?$/, "");
}

/**
 * Return a value as the form shows it: a choice by its label, a date in words.
 *
 * @param {string} field
 * @param {string} value
 * @param {string} locale
 */
function valueOf(field, value, locale) {
  const choice = queryAll(`[name="${field}"] option, [name="${field}"]`).find((item) =>
    item instanceof HTMLOptionElement || (item instanceof HTMLInputElement && item.type === "radio")
      ? item.value === value
      : false,
  );
  if (choice)
    return (
      (choice instanceof HTMLOptionElement ? choice : (choice.closest("label") ?? choice)).textContent?.trim() ?? value
    );
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return value;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  return format.format(new Date(value));
}
