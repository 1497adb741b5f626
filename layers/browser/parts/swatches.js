// Samples of what the map draws, as SVG in its own shapes and colours (custom properties): for chips, legend and paper.

import { makeSvg } from "../dom.js";
import { BAR, DOTS } from "../symbols.js";

/** @import { Layer, PageData } from "../types.d.ts" */

const EDGE = "stroke:var(--outline);stroke-width:1.2";

/** @param {Node[]} parts */
function swatch(...parts) {
  return makeSvg("svg", { class: "swatch", viewBox: "-13 -9.5 26 21", "aria-hidden": "true" }, ...parts);
}

/**
 * @param {string} d
 * @param {string} style
 */
const path = (d, style) => makeSvg("path", { d, style: `fill:none;${style}` });

/** What stands for a layer of places. @type {Record<Layer["sample"], () => Element>} */
export const PLACES = {
  point: () => swatch(makeSvg("circle", { r: 3.5, style: "fill:var(--halo);stroke:var(--faint);stroke-width:1.4" })),
  line: () => swatch(path("M-12,0H12", "stroke:var(--route);stroke-width:2.2;stroke-dasharray:7 5")),
  area: () => swatch(path("M-10,-7H10V7H-10Z", `fill:var(--tint);${EDGE}`)),
};

export const arrow = () =>
  swatch(path("M-12,0H3", "stroke:var(--route);stroke-width:2.2"), path("M11,0L1,-5V5Z", "fill:var(--route)"));

export const circle = () => swatch(makeSvg("circle", { r: 7.5, style: `fill:none;${EDGE};stroke-dasharray:3 3` }));

export const hatched = () =>
  swatch(
    path("M-10,-7H10V7H-10Z", `fill:var(--tint);${EDGE};stroke-dasharray:4 3`),
    path("M-10,3L-1,-7M-8,7L5,-7M-2,7L10,-6M4,7L10,1", "stroke:var(--hatch);stroke-width:1.1"),
  );

export const bars = () =>
  swatch(
    path("M-8,9V1H-3V9ZM0,9V-2H5V9Z", "fill:var(--bars)"),
    path("M-8,1V-3H-3V1ZM0,-2V-8H5V-2Z", "fill:var(--bars-documentation)"),
  );

export const dot = () => swatch(makeSvg("circle", { r: 2.5, style: "fill:var(--ink)" }));

/**
 * A symbol of a layer's statements.
 * @param {PageData} data
 * @param {Layer} layer
 * @param {"every" | "some" | "none"} days
 * @param {{ barred?: boolean, about?: "place" | "way" | "aside" }} more whether it bears the mark of documentation;
 *   on what it stands: nothing, a way's plate, or at the end of a line
 */
export function symbol(data, layer, days, { barred = false, about = "place" } = {}) {
  const colour = `var(--claim-${layer.bit})`;
  const line = days === "none" ? `stroke-width:1.6;stroke-dasharray:${DOTS.join(" ")}` : "stroke-width:2";
  const style = `fill:${days === "every" ? colour : "var(--halo)"};stroke:${colour};${line}`;
  const d = data.symbols[layer.shape];
  /** @type {Record<typeof about, Element[]>} */
  const under = {
    place: [],
    way: [makeSvg("circle", { r: 9, style: "fill:var(--halo);stroke:var(--route);stroke-width:1.6" })],
    aside: [
      path("M-11,8L4,-2", "stroke:var(--ink);stroke-width:1.2"),
      makeSvg("circle", { cx: -11, cy: 8, r: 2, style: "fill:var(--ink)" }),
    ],
  };
  const scaled = makeSvg("g", { transform: about === "aside" ? "translate(5,-2)" : "" }, path(d, style));
  return swatch(...under[about], scaled, ...(barred ? [path(BAR, style)] : []));
}
