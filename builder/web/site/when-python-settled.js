// @ts-check
/** For what can wait: on the builder's page the line and the processor are Python's until it has started. */

const DONE = ["ready", "failed"];

/**
 * Call back when Python has started or failed; at once on a page without it.
 *
 * @param {() => void} then
 */
export function afterPython(then) {
  const builder = document.getElementById("builder");
  const done = () => !builder || DONE.includes(builder.dataset.python ?? "");
  if (!builder || done()) return then();
  const observer = new MutationObserver(() => {
    if (!done()) return;
    observer.disconnect();
    then();
  });
  observer.observe(builder, { attributeFilter: ["data-python"] });
}
