/** The questions: one that is answered folds into its answer and a way to change it. */

import { byId, queryAll, setVisible } from "../../shared/dom.js";
import { ignoreTaps } from "./moving-page.js";

/** @param {import("../state/store.js").Store<import("../state/state.js").State>} store */
export function mountQuestions(store) {
  const questions = queryAll(".question").map((element) => new Question(element));
  const renderAll = () => {
    for (const question of questions) question.render();
  };
  // Watchers run in the order in which they were added: the form has set its controls by now.
  store.watch(({ answers }) => [answers], renderAll);
  document.addEventListener("focusin", ({ target }) => {
    for (const question of questions) question.leave(target);
  });
}

class Question {
  /** Opened again by the visitor, or being answered by keys. */
  #isOpen = false;
  #isTapped = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.element = element;
    this.change = byId(`${element.id}-change`, HTMLButtonElement);
    this.change.addEventListener("click", () => this.open());
    // A tap decides; arrow keys pass over answers, so that they fold the question only once it is left.
    element.addEventListener("pointerdown", ({ target }) => {
      this.#isTapped = target !== this.change;
      if (this.#isTapped) this.#isOpen = false;
    });
    element.addEventListener("keydown", ({ target, key }) => {
      if (target !== this.change && !["Tab", "Shift"].includes(key)) this.#isOpen = true;
    });
  }

  open() {
    this.#isOpen = true;
    this.render();
    ignoreTaps();
    const radios = /** @type {HTMLInputElement[]} */ (queryAll("input:checked, input", this.element));
    (radios.find(({ checked }) => checked) ?? radios[0])?.focus();
  }

  /** @param {EventTarget | null} target - what has the focus now */
  leave(target) {
    if (!this.#isOpen || (target instanceof Node && this.element.contains(target))) return;
    this.#isOpen = false;
    this.render();
    // The page has become shorter above it.
    if (target instanceof HTMLElement) target.scrollIntoView({ block: "nearest" });
  }

  render() {
    const isFolded = !this.#isOpen && this.element.querySelector("input:checked") !== null;
    // A closed part of the question would hide the answer in it.
    for (const part of this.element.querySelectorAll("details"))
      part.open = part.querySelector("input:checked") !== null;
    this.element.toggleAttribute("data-folded", isFolded);
    this.element.querySelector("legend")?.classList.toggle("visually-hidden", isFolded);
    setVisible(this.change, isFolded);
    // The page has become shorter: what this answer asks next stands right under it.
    if (isFolded && this.#isTapped) {
      this.element.scrollIntoView({ block: "nearest" });
      ignoreTaps();
    }
    this.#isTapped &&= !isFolded;
  }
}
