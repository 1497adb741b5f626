// What narrows the panel's lists: whose statements, which topic, and everything else that a link or a press asked for.

import { button, make } from "../dom.js";
import { CLASSES, numbers, filtersOf, topicsOf } from "../lists.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { View } from "../types.d.ts" */
/** @typedef {(change: Partial<View>) => void} Choose */

/**
 * A row of controls with a name.
 * @param {string} label
 * @param {(Node | string)[]} content
 */
export const group = (label, ...content) =>
  make("div", { class: "row", role: "group", "aria-label": label }, ...content);

/**
 * What narrows the view besides window and layers, each to be taken away.
 * @param {Evidence} evidence
 * @param {Choose} choose
 */
export function only(evidence, choose) {
  const filters = filtersOf(evidence);
  if (!filters.length) return [];
  const buttons = filters.map(({ text, without }) =>
    button(`${text} ×`, () => choose(without), { "aria-label": `Not only ${text}` }),
  );
  return [group("Only", make("span", {}, "Only"), ...buttons)];
}

/**
 * The switch between texts and documentation, where there are both.
 * @param {Evidence} evidence
 * @param {Choose} choose
 */
export function classes({ mixed, view }, choose) {
  if (!mixed) return [];
  const buttons = CLASSES.map(({ sourceClass, title }) =>
    button(title, () => choose({ sourceClass }), { "aria-pressed": view.sourceClass === sourceClass }),
  );
  const plus = "Two numbers: statements of the texts + of documentation.";
  const hint = view.sourceClass ? [] : [make("p", { class: "hint" }, plus)];
  return [group("Whose statements", ...buttons), ...hint];
}

/**
 * The choice among the topics of the list shown, each with its number of claims.
 * @param {Evidence} evidence
 * @param {Choose} choose
 */
export function topics(evidence, choose) {
  const { topics: chosen } = evidence.view;
  const found = topicsOf(evidence);
  if (!chosen && found.length < 2) return [];
  const sum = (/** @type {"count" | "documents"} */ of) => found.reduce((total, topic) => total + topic[of], 0);
  const select = make(
    "select",
    { "aria-label": "Topic", "data-key": "topic" },
    make("option", { value: "" }, `All topics (${numbers(evidence, sum("count"), sum("documents"))})`),
    ...found.map(({ id, title, count, documents }) =>
      make("option", { value: id }, `${title} (${numbers(evidence, count, documents)})`),
    ),
  );
  select.value = chosen?.length === 1 ? chosen[0] : "";
  select.addEventListener("change", () => choose({ topics: select.value ? [select.value] : null }));
  return [make("div", { class: "row" }, select)];
}
