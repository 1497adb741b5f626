// What is stated of the ways that end at a place: shown with the place, and marked as being about the way.

import { button, make, rendered } from "../dom.js";
import { DOCUMENTATION, documentsIn, listed, numbers } from "../lists.js";
import { inReadingOrder } from "./reading.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Entry, View } from "../types.d.ts" */

const SHOWN = 6; // cards of a way; the way itself has them all

/**
 * What is not stated of the place itself as well, in the list that is shown.
 * @param {Evidence} evidence
 * @param {string[]} ids of the ways
 * @param {(found: number[]) => Promise<Entry[]>} entries
 * @param {(change: Partial<View>) => void} choose
 */
export async function ways(evidence, ids, entries, choose) {
  const here = new Set(listed(evidence));
  const all = ids.map((id) => {
    return { id, found: listed(evidence, evidence.view, evidence.fits, id).filter((i) => !here.has(i)) };
  });
  const parts = all
    .filter(({ found }) => found.length)
    .map(async ({ id, found }) => {
      const way = evidence.places[/** @type {number} */ (evidence.placeIndex.get(id))];
      const first = inReadingOrder(evidence, found).slice(0, SHOWN);
      const shown = await entries(first);
      const apart = evidence.mixed ? first.findIndex((i) => evidence.documented[i]) : -1;
      const number = numbers(evidence, found.length, documentsIn(evidence, found));
      const title = make("h3", { class: "way" }, `About a way that ends here: ${way.title} (${number})`);
      const more = button(`All statements on this way`, () => choose({ place: id, claim: null }));
      const cards = shown.flatMap(({ card }, n) => {
        const made = /** @type {HTMLElement} */ (rendered(card).firstElementChild);
        return n === apart ? [make("h4", { class: "documentation" }, DOCUMENTATION), made] : [made];
      });
      return make("section", { class: "way" }, title, ...cards, make("div", { class: "row" }, more));
    });
  return Promise.all(parts);
}
