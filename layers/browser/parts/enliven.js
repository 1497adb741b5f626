// What a page for reading does in the browser: the keys that lead from step to step, and its parts that are worked on.

import { follow } from "./turning.js";

/**
 * Begin the parts of a page that the server has made; returns what ends them.
 * @param {HTMLElement} root
 */
export function enliven(root) {
  const turn = (/** @type {KeyboardEvent} */ event) => follow(root, event);
  document.addEventListener("keydown", turn);
  return () => document.removeEventListener("keydown", turn);
}
