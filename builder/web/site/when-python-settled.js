// @ts-check
/** For what can wait: on the builder's page, the network and the processor are left to Python until it has started. */

const SETTLED = ["ready", "failed"];

/**
 * Call back when Python has started or failed; at once on a page without it.
 *
 * @param {() => void} callback
 */
export function whenPythonSettled(callback) {
  const builder = document.getElementById("builder");
  const isSettled = () => !builder || SETTLED.includes(builder.dataset.python ?? "");
  if (!builder || isSettled()) return callback();
  const observer = new MutationObserver(() => {
    if (!isSettled()) return;
    observer.disconnect();
    callback();
  });
  observer.observe(builder, { attributeFilter: ["data-python"] });
}
