"""What the page runs for the operations that copy: holding Python back, looking, copying, tapping."""

CONTROL_PYTHON = """
window.isHeld = true;
window.held = [];
window.release = () => {
  window.isHeld = false;
  for (const deliver of window.held.splice(0)) deliver();
};
const { addEventListener } = Worker.prototype;
Worker.prototype.addEventListener = function (type, listener, ...options) {
  window.worker = this;
  const hold = (event) => {
    const deliver = () => listener.call(this, event);
    if (window.isHeld) window.held.push(deliver);
    else deliver();
  };
  addEventListener.call(this, type, type === "message" ? hold : listener, ...options);
};
"""
"""Lets a test hold back what Python's worker says, from the start on, and reach the worker."""

KILL = """
() => {
  window.worker.terminate();
  window.worker.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
}
"""

OBSERVE = """
(names) => {
  const builder = document.querySelector("#builder");
  const draft = JSON.parse(sessionStorage.getItem("missed-interview.draft") ?? "{}");
  const box = (id) => document.getElementById(id);
  return {
    subject: box("subject-row").hidden ? "" : box("message-subject").value,
    body: box("message-body").value,
    channel: box("own-hint").hidden ? draft.channel ?? "email" : "own",
    source: builder.dataset.source,
    python: builder.dataset.python,
    isSuggested: !box("edited").hidden,
    labels: Object.fromEntries(names.map((name) => [
      document.querySelector(`[data-field=${name}] label`).textContent.trim(), name,
    ])),
  };
}
"""

COPY = """
([part, names]) => {
  window.wasHeld = window.isHeld;
  window.isHeld = true;  // what comes in meanwhile would take the place of what is said
  window.said = "";
  const line = document.querySelector("#builder-status");
  line.textContent = "";
  new MutationObserver(() => { window.said ||= line.textContent; }).observe(line, { childList: true });
  const seen = window.observe(names);
  document.querySelector(`#ways [data-copy=${part}]`).click();
  return seen;
}
"""

FINISH_COPY = """
async () => {
  if (!window.said) return null;
  if (!window.wasHeld) window.release();
  return [window.said, (await navigator.clipboard.readText()).replaceAll("\\r\\n", "\\n")];
}
"""

CHANGE_TEXT = """
([text, isAppended]) => {
  const box = document.querySelector("#message-body");
  box.value = isAppended ? `${box.value}\\n${text}` : text;
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
"""

TAP = """
(selector) => {
  const control = document.querySelector(selector);
  const canTap = control !== null && !control.disabled && control.closest("[hidden]") === null;
  if (canTap) control.click();
  return canTap;
}
"""
