/** What the visitor holds: pasted, dropped or opened, read by Python, and used fact by fact. Nothing of it is kept. */

import { byId, queryAll, setText, setVisible } from "../../shared/dom.js";
import { t } from "../../shared/strings.js";
import { applyChoices, replaceAnswers } from "../state/answer-transitions.js";
import { loadOnDemand } from "./load-on-demand.js";
import { announce } from "./status-line.js";

/**
 * @typedef {import("../../contract.js").Answers} Answers
 * @typedef {import("../../contract.js").FirstPaint} FirstPaint
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

/** Python refuses what is longer, so of that the beginning is enough for it. */
const MAX_SOURCE = 1_600_000;

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
    const [reply, module] = await Promise.all([readSource(source.slice(0, MAX_SOURCE + 1)), loadOnDemand()]);
    if (store.get().erasures !== erasures) return;
    if (!reply || !module) return say(t("invitation-failed"));
    if (!reply.reading) return say(reply.problem);
    const rows = module.factRows(reply.reading, data, store.get());
    list.replaceChildren(...rows);
    setVisible(use, rows.length > 0);
    setVisible(undo, false);
    say(t(rows.length ? "invitation-found" : "invitation-nothing", { count: String(rows.length) }));
  }

  /** @param {Iterable<File>} files */
  async function open(files) {
    const texts = [];
    for (const item of files) {
      if (item.size > MAX_SOURCE) return say(t("invitation-large", { name: item.name }));
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
    const chosen = queryAll("input:checked", list);
    /** @type {Record<string, string>} */
    const answers = {};
    for (const { dataset } of chosen) {
      answers[dataset.fact ?? ""] = dataset.value ?? "";
      if (dataset.ids !== undefined) answers.thread_ids = dataset.ids;
    }
    store.update(applyChoices(data, answers));
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
