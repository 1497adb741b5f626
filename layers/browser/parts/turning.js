// From step to step by keyboard and clicker, where a page has a link to the next and to the one before.

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
 * Follow the link that a key asks for, unless someone types, chooses or moves in a widget.
 * @param {Element} root
 * @param {KeyboardEvent} event
 */
export function follow(root, event) {
  const { key, target, ctrlKey, altKey, metaKey, shiftKey } = event;
  const link = LINKS[key] && root.querySelector(`a[rel=${LINKS[key]}]`);
  if (!link || ctrlKey || altKey || metaKey || shiftKey) return;
  if (target instanceof Element && target.closest("input, textarea, select, [role=combobox], [role=group]")) return;
  if (key.startsWith("Page") && !atEnd(root, LINKS[key])) return;
  event.preventDefault();
  /** @type {HTMLAnchorElement} */ (link).click();
}
