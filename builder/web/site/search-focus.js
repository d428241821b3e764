// @ts-check
/** Closes the theme's search when the focus goes on to the page: it would cover what has the focus. */

const search = document.querySelector(".md-search");
const toggle = document.getElementById("__search");

search?.addEventListener("focusout", (event) => {
  const next = event instanceof FocusEvent ? event.relatedTarget : null;
  const leaves = next instanceof Node && !search.contains(next);
  if (leaves && toggle instanceof HTMLInputElement && toggle.checked) toggle.click();
});
