// @ts-check
/** Closes the theme's search when the focus moves on to the page, where it would cover the focused element. */

export function closeSearchOnFocusOut() {
  const search = document.querySelector(".md-search");
  const toggle = document.getElementById("__search");

  search?.addEventListener("focusout", (event) => {
    const target = event instanceof FocusEvent ? event.relatedTarget : null;
    // A press on a label that opens the search focuses the toggle, which stands outside of it.
    const leaves = target instanceof Node && target !== toggle && !search.contains(target);
    if (leaves && toggle instanceof HTMLInputElement && toggle.checked) toggle.click();
  });
}
