// Making elements and finding them.

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Record<string, string | number | boolean>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  made.append(...children);
  return made;
}

/**
 * @param {string} tag
 * @param {Attributes} attributes
 * @param {Node[]} children
 */
export function makeSvg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  made.append(...children);
  return made;
}

/**
 * A button that does something; its key tells it again when it is made anew.
 * @param {string} text
 * @param {() => void} act
 * @param {Attributes} attributes
 */
export function button(text, act, attributes = {}) {
  const made = make("button", { type: "button", "data-key": attributes["aria-label"] ?? text, ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/**
 * Hand a text to the viewer as a file.
 * @param {string} download the file's name
 * @param {string} text
 * @param {string} type
 */
export function handOver(download, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  make("a", { href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href));
}

/**
 * Copy what stands in a field; where that is forbidden it is chosen, to be copied by hand. Whether it was copied.
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 */
export async function copyFrom(field) {
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    field.select();
    return false;
  }
}

/** @type {WeakMap<Element, Record<string, string>>} */
const written = new WeakMap();

/**
 * Write an attribute, a style (`style.left`) or the text (`text`) of an element where it differs from what was written
 * last: writing is dear, for the browser works out styles anew.
 * @param {HTMLElement} element
 * @param {string} name
 * @param {string} value
 */
export function put(element, name, value) {
  const before = written.get(element) ?? {};
  if (before[name] === value) return;
  before[name] = value;
  written.set(element, before);
  if (name === "text") element.textContent = value;
  else if (name.startsWith("style.")) element.style.setProperty(name.slice(6), value);
  else element.setAttribute(name, value);
}

/**
 * A number of things in words.
 * @param {number} count
 * @param {string} one
 */
export const counted = (count, one) => `${count} ${count === 1 ? one : `${one}s`}`;

/**
 * The element that a selector finds; an error where there is none, for then the page is not of this program.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} root
 * @param {string} selector
 * @returns {T}
 */
export function find(root, selector) {
  const found = root.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * Put other content into an element. What had the focus has it again, or else the heading; open details stay open.
 * @param {HTMLElement} root
 * @param {(Node | string)[]} content
 */
export function replace(root, ...content) {
  const { activeElement } = /** @type {Document | ShadowRoot} */ (root.getRootNode());
  const within = activeElement !== root && root.contains(activeElement);
  const open = [...root.querySelectorAll("details[open][data-key]")].map((part) => part.getAttribute("data-key"));
  const keyed = (/** @type {string | null} */ key) =>
    root.querySelector(`[data-key="${CSS.escape(key ?? "")}"]:not(:disabled)`);
  root.replaceChildren(...content);
  open.forEach((key) => keyed(key)?.setAttribute("open", ""));
  if (!within) return;
  const focused = keyed(activeElement?.getAttribute("data-key") ?? "") ?? root.querySelector("h2");
  /** @type {HTMLElement | null} */ (focused)?.focus({ preventScroll: true });
}

/**
 * The content of a card or head; these were rendered and escaped by the server.
 * @param {string} html
 */
export function rendered(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}
