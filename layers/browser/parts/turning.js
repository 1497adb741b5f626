// From step to step by keyboard and clicker, where a page has a link to the next and to the one before; and the key
// that blanks what is presented.

import { make } from "../dom.js";

/** @type {Record<string, "next" | "prev">} */
const LINKS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev" };

/**
 * Whether a page scrolls no further: a clicker's keys scroll first, as they do everywhere.
 * @param {Element} root
 * @param {"next" | "prev"} way
 */
function atEnd(root, way) {
  for (let one = /** @type {Element | null} */ (root); one; one = one.parentElement) {
    const { scrollTop, scrollHeight, clientHeight } = one;
    const scrolls = scrollHeight > clientHeight + 1 && getComputedStyle(one).overflowY !== "visible";
    if (scrolls) return way === "prev" ? scrollTop < 2 : scrollTop + clientHeight > scrollHeight - 2;
  }
  return true;
}

/**
 * Black out what is presented, or show it again.
 * @param {Element} root
 */
function blank(root) {
  const there = root.querySelector(".blank");
  if (there) there.remove();
  else root.append(make("div", { class: "blank", role: "img", "aria-label": "Blanked. Press b to go on" }));
}

/**
 * Follow the link that a key asks for, unless someone types, chooses or moves in a widget.
 * @param {Element} root
 * @param {KeyboardEvent} event
 */
export function follow(root, event) {
  const { key, target, ctrlKey, altKey, metaKey, shiftKey } = event;
  if (ctrlKey || altKey || metaKey || shiftKey) return;
  if (target instanceof Element && target.closest("input, textarea, select, [role=combobox], [role=group]")) return;
  if ((key === "b" || key === ".") && root.querySelector(".presenting")) blank(root);
  const link = LINKS[key] && root.querySelector(`a[rel=${LINKS[key]}]`);
  if (!link) return;
  if (key.startsWith("Page") && !atEnd(root, LINKS[key])) return;
  event.preventDefault();
  /** @type {HTMLAnchorElement} */ (link).click();
}
