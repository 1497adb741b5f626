// From step to step and slide to slide by keyboard and clicker, where a page has a link to the next and to the one
// before; the key that blanks what is projected, and the one that ends it.

import { make } from "../dom.js";

/** @type {Record<string, "next" | "prev" | "up">} */
const LINKS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "prev", PageUp: "prev", Escape: "up" };
const BLANKS = ["b", "."];
const CLICKED = ["PageDown", "PageUp", ...BLANKS]; // a clicker's keys, which the map does not use
const SLIGHT = 40; // pixels that may stand below the edge without being scrolled to
const OWN = "input, textarea, select, [role=combobox], [role=group]"; // have these keys for themselves
const SCREEN = ".projected";

/**
 * Whether a page scrolls no further: a clicker's keys scroll first, as they do everywhere.
 * @param {Element} root
 * @param {"next" | "prev" | "up"} way
 */
function atEnd(root, way) {
  for (let one = /** @type {Element | null} */ (root); one; one = one.parentElement) {
    const { scrollTop, scrollHeight, clientHeight } = one;
    const moves = one === one.ownerDocument.scrollingElement || getComputedStyle(one).overflowY !== "visible";
    const scrolls = scrollHeight > clientHeight + 1 && moves;
    if (scrolls) return way === "prev" ? scrollTop < 2 : scrollTop + clientHeight > scrollHeight - SLIGHT;
  }
  return true;
}

/**
 * Black out what is projected, or show it again.
 * @param {Element} screen
 */
function blank(screen) {
  const there = screen.querySelector(".blank");
  if (there) there.remove();
  else screen.append(make("div", { class: "blank", role: "img", "aria-label": "Blanked. Press b to go on" }));
}

/**
 * What scrolls: the page in a slide's frame, a slide's statement, the slide, or the page.
 * @param {Element} root
 */
function scrolled(root) {
  /** @type {HTMLIFrameElement | null} */
  const frame = root.querySelector(`${SCREEN} .whole iframe`);
  const within = frame?.contentDocument?.querySelector(".screen") ? null : frame?.contentDocument?.scrollingElement;
  return within ?? root.querySelector(`${SCREEN} .statement`) ?? root.querySelector(`${SCREEN} .slide`) ?? root;
}

/**
 * Whether a key is for the page: pressed alone, and not where someone types, chooses or moves in a widget.
 * @param {KeyboardEvent} event
 */
function isFree({ target, ctrlKey, altKey, metaKey, shiftKey, defaultPrevented }) {
  if (ctrlKey || altKey || metaKey || shiftKey || defaultPrevented) return false;
  return !(/** @type {Partial<Element>} */ (target ?? {}).closest?.(OWN));
}

/**
 * Follow the link that a key asks for; blank what is projected.
 * @param {Element} root
 * @param {KeyboardEvent} event
 */
export function follow(root, event) {
  const { key } = event;
  if (!isFree(event)) return;
  const screen = root.querySelector(SCREEN);
  if (screen && BLANKS.includes(key)) blank(screen);
  const way = key === "Escape" && !screen ? undefined : LINKS[key];
  const link = way && root.querySelector(`a[rel=${way}]`);
  if (!way || !link) return;
  const page = scrolled(root);
  if (key.startsWith("Page") && !atEnd(page, way)) {
    if (!screen) return; // the browser scrolls
    event.preventDefault();
    page.scrollBy({ top: (way === "prev" ? -0.9 : 0.9) * page.clientHeight });
    return;
  }
  event.preventDefault();
  /** @type {HTMLAnchorElement} */ (link).click();
}

/**
 * A clicker's keys go on also where the focus is in a frame of a slide.
 * @param {HTMLIFrameElement} frame
 * @param {(event: KeyboardEvent) => void} turn
 */
export function followIn(frame, turn) {
  const hear = () =>
    frame.contentDocument?.addEventListener("keydown", (event) => {
      if (CLICKED.includes(event.key)) turn(event);
    });
  if (frame.contentDocument?.readyState === "complete") hear();
  frame.addEventListener("load", hear);
}

/** In a map that stands in a slide: pass a clicker's keys to the page around. */
export function passKeys() {
  document.addEventListener("keydown", (event) => {
    if (!isFree(event) || !CLICKED.includes(event.key)) return;
    window.parent.document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key }));
  });
}
