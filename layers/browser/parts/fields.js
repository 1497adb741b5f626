// Labelled fields: text in one or more lines, a number, a choice, a file; and a question with two answers.

import { button, make } from "../dom.js";

/**
 * A field for text, or for a number, with its label.
 * @param {string} label
 * @param {string} value
 * @param {(value: string) => void} written what is done with each change
 * @param {{ rows?: number, number?: boolean, optional?: boolean }} [form]
 */
export function field(label, value, written, { rows = 1, number = false, optional = false } = {}) {
  const input =
    rows > 1
      ? make("textarea", { rows })
      : make("input", number ? { type: "number", min: 1, max: 60 } : { type: "text" });
  input.value = value;
  input.addEventListener("input", () => written(input.value));
  return make("label", {}, make("span", {}, optional ? `${label} (may stay empty)` : label), input);
}

/**
 * A choice with its label.
 * @param {string} label
 * @param {Record<string, string>} options titles by value
 * @param {string} value
 * @param {(value: string) => void} [chosen]
 */
export function select(label, options, value, chosen) {
  const input = make("select");
  input.append(...Object.entries(options).map(([key, title]) => make("option", { value: key }, title)));
  input.value = value;
  input.addEventListener("change", () => chosen?.(input.value));
  return { input, label: make("label", {}, make("span", {}, label), input) };
}

/**
 * A file that is chosen, read by whoever asks for it.
 * @param {string} label
 * @param {string} accept
 * @param {(file: File) => void} chosen
 */
export function fileInput(label, accept, chosen) {
  const input = make("input", { type: "file", accept });
  input.addEventListener("change", () => {
    const [file] = input.files ?? [];
    if (file) chosen(file);
    input.value = ""; // the same file can be opened again
  });
  return make("label", {}, make("span", {}, label), input);
}

/**
 * A question before something is lost; answered either way it goes, and kept means that whoever asked has the focus.
 * @param {string} text
 * @param {string} what may be kept
 * @param {string} verb what is done with it otherwise
 * @param {() => void} act
 */
export function asking(text, what, verb, act) {
  const before = document.activeElement;
  const within = before?.shadowRoot?.activeElement ?? before;
  const yes = button(`${verb} the ${what}`, () => {
    asked.remove();
    act();
  });
  const no = button(`Keep the ${what}`, () => {
    asked.remove();
    if (within instanceof HTMLElement) within.focus();
  });
  const about = { class: "offer", role: "group", "aria-label": text };
  const asked = make("div", about, make("p", {}, text), make("p", { class: "row" }, yes, no));
  return asked;
}
