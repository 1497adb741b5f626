// The legend: what the map's shapes, fills and lines mean, beside the map and on paper.

import { make } from "../dom.js";
import { arrow, bars, circle, dot, hatched, PLACES, symbol } from "./swatches.js";

/** @import { PageData, Layer } from "../types.d.ts" */

export const ROOMY = 1100; // CSS pixels of the window's width from which the legend is open at first

/**
 * @param {Element} sample
 * @param {string} text
 */
const entry = (sample, text) => make("li", {}, sample, make("span", {}, text));

/**
 * @param {string} title
 * @param {Node[]} entries
 */
const part = (title, ...entries) => [make("p", { class: "title" }, title), make("ul", {}, ...entries)];

/**
 * What every sign means.
 * @param {PageData} data
 * @param {boolean} mixed whether there is documentation beside texts
 * @returns {Node[]}
 */
export function legendOf(data, mixed) {
  const claims = data.layers.filter(({ feature }) => feature === "claim");
  const [first] = claims;
  const of = (/** @type {Layer} */ layer) => entry(symbol(data, layer, "every"), layer.title);
  return [
    ...part("Shape and colour: what a statement is about", ...claims.map(of)),
    ...part(
      "Fill: how the source dates it",
      entry(
        symbol(data, first, "every"),
        "filled: it went on through all the dates that the source gives, one day or many",
      ),
      entry(symbol(data, first, "some"), "hollow: it happened on some day within these dates; which one is not said"),
      entry(symbol(data, first, "none"), "dotted: the source gives no date; drawn whatever the time window is"),
    ),
    ...(mixed
      ? part(
          "Whose statement it is",
          entry(symbol(data, first, "some"), "no bar: one of the texts"),
          entry(symbol(data, first, "some", { barred: true }), "bar below: documentation from outside the texts"),
          entry(bars(), "bars over time: texts dark, documentation light above"),
        )
      : []),
    ...part(
      "Where it stands",
      entry(symbol(data, first, "some", { about: "aside" }), "at the end of a line: the place is at the line's dot"),
      entry(dot(), "dot: a place with statements, without room for its symbols here; zoom in"),
      entry(symbol(data, first, "some", { about: "way" }), "on a plate: about a way, not a place"),
      entry(PLACES.point(), "ring: a place without a statement in this window"),
    ),
    ...part(
      "How sure the place is",
      entry(circle(), "dashed circle: somewhere within it"),
      entry(hatched(), "hatched, dashed edge: an area known roughly"),
      entry(PLACES.area(), "solid edge: an area, its outline simplified"),
      entry(PLACES.line(), "dashed line: straight between named ends, not the road itself"),
      entry(arrow(), "arrow: only a direction is known"),
    ),
    make("p", { class: "small" }, "Symbols say what is stated, never how many people."),
  ];
}

/** What the keys do; of no use on paper. */
export const keys = () =>
  make(
    "p",
    { class: "small" },
    "Keys: arrows step from place to place, Enter chooses, Enter again goes to its text; " +
      "n and p go to the next and the previous statement in time, + and − zoom.",
  );
