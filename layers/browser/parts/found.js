// What a search leads to beside statements, and its hits in what is shown.

import { button, make } from "../dom.js";
import { marked } from "../folding.js";
import { everything } from "../lists.js";
import { search } from "../searching.js";
import { group } from "./narrowing.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { View } from "../types.d.ts" */

/**
 * Places and sources that bear the words of the view, each to be gone to.
 * @param {Evidence} evidence
 * @param {(change: Partial<View>) => void} choose
 */
export function beside(evidence, choose) {
  const { data, places, view } = evidence;
  const found = search(evidence, view.words);
  const go = (/** @type {string} */ text, /** @type {Partial<View>} */ about) =>
    button(text, () => choose(everything(evidence, { dated: null, ...about })));
  const atPlaces = found.places.map(({ p }) => go(places[p].title, { place: places[p].id }));
  const inSources = found.sources.map((s) => go(data.sources[s].label, { sources: [data.sources[s].id] }));
  return [
    ...(atPlaces.length ? [group("Places found", make("span", {}, "Places"), ...atPlaces)] : []),
    ...(inSources.length ? [group("Sources found", make("span", {}, "Sources"), ...inSources)] : []),
  ];
}

/**
 * Mark where the words of a query stand in an element's text.
 * @param {Element} element
 * @param {string} words
 */
export function markHits(element, words) {
  if (!words) return;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const texts = /** @type {Text[]} */ ([]);
  while (walker.nextNode()) texts.push(/** @type {Text} */ (walker.currentNode));
  texts.forEach((text) => {
    const pieces = marked(text.data, words);
    if (!pieces.some(([, hit]) => hit)) return;
    text.replaceWith(...pieces.map(([piece, hit]) => (hit ? make("mark", {}, piece) : piece)));
  });
}
