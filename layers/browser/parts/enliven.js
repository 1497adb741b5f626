// What a page for reading does in the browser: the keys that lead from step to step, and its parts that are worked on.

import { compose } from "./compose.js";
import { embedCode, typedAddress } from "./embedcode.js";
import { exercise } from "./exercise.js";
import { keepThese } from "./gather.js";
import { follow, followIn } from "./turning.js";

/** @type {Record<string, (part: HTMLElement) => void | (() => void)>} */
const PARTS = {
  ".compose": compose,
  "form.exercise": exercise,
  ".embed textarea": embedCode,
  ".own-address": typedAddress,
  ".keep-these": keepThese,
};

/**
 * Begin the parts of a page that the server has made; returns what ends them.
 * @param {HTMLElement} root
 */
export function enliven(root) {
  const ends = Object.entries(PARTS).flatMap(([selector, begin]) =>
    [...root.querySelectorAll(selector)].map((part) => begin(/** @type {HTMLElement} */ (part))),
  );
  const turn = (/** @type {KeyboardEvent} */ event) => follow(root, event);
  document.addEventListener("keydown", turn);
  root.querySelectorAll(".projected iframe").forEach((frame) => {
    followIn(/** @type {HTMLIFrameElement} */ (frame), turn);
  });
  return () => {
    document.removeEventListener("keydown", turn);
    ends.forEach((end) => end?.());
  };
}
