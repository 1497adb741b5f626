// What a page for reading does in the browser: the keys that lead from step to step, and its parts that are worked on.

import { exercise } from "./exercise.js";
import { follow } from "./turning.js";

/**
 * Begin the parts of a page that the server has made; returns what ends them.
 * @param {HTMLElement} root
 */
export function enliven(root) {
  const turn = (/** @type {KeyboardEvent} */ event) => follow(root, event);
  document.addEventListener("keydown", turn);
  /** @type {HTMLFormElement[]} */
  const forms = [...root.querySelectorAll("form.exercise")].map((form) => /** @type {HTMLFormElement} */ (form));
  const ends = forms.map(exercise);
  return () => {
    document.removeEventListener("keydown", turn);
    ends.forEach((end) => end());
  };
}
