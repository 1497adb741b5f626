// Labelled fields: text in one or more lines, a number, a choice, a file.

import { make } from "../dom.js";

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
