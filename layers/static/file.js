// What the page and the components share: making elements, and the one file that holds all cards and heads.

let file = null;

export function panelFile(address) {
  file ??= fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(answer.statusText);
    return answer.json();
  }).catch((error) => {
    file = null;
    throw error;
  });
  return file;
}

export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

/** A button that does something; its key tells it again when it is made anew. */
export function button(text, act, attributes = {}) {
  const made = make("button", { type: "button", "data-key": attributes["aria-label"] ?? text, ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

/** Put other content into an element. What had the focus has it again, or else the heading; open details stay open. */
export function replace(root, ...content) {
  const { activeElement } = root.getRootNode();
  const within = activeElement !== root && root.contains(activeElement);
  const open = [...root.querySelectorAll("details[open][data-key]")].map(({ dataset }) => dataset.key);
  const keyed = (key) => root.querySelector(`[data-key="${CSS.escape(key)}"]:not(:disabled)`);
  root.replaceChildren(...content);
  open.forEach((key) => { if (keyed(key)) keyed(key).open = true; });
  if (within) (keyed(activeElement.dataset.key ?? "") ?? root.querySelector("h2"))?.focus({ preventScroll: true });
}

/** An element of a card or head; these were rendered and escaped by the server. */
export function rendered(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content;
}

export const FAILED = "The statements cannot be loaded. Reload the page to try again.";
