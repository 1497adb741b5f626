// What stands over the statements of documentation wherever they follow those of texts.

import { make } from "../dom.js";
import { DOCUMENTATION, documentsIn } from "../lists.js";

/** @import { Evidence } from "../evidence.js" */

/**
 * What they are, how many, and how far they were seen.
 * @param {Evidence} evidence
 * @param {number[]} found
 */
export const lead = (evidence, found) => [
  make("h3", { class: "documentation" }, `${DOCUMENTATION}: ${documentsIn(evidence, found)}`),
  make("p", { class: "hint" }, evidence.data.documentationNote),
];
