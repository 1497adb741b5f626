// The symbols of statements on a canvas: one shape a layer, never sized by a number. The shapes are SVG path data,
// made in layers/styles.py for map, legend and paper alike.

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** The outline of what has no date: dots and gaps in CSS pixels. */
export const DOTS = [1.6, 2.2];

/** The mark of documentation: a bar below its symbol, as SVG path data. */
export const BAR = "M-6,9.2H6";

/**
 * Draw one claim symbol at the origin: filled where a claim holds on every day, hollow where on some day, a dotted
 * outline where it has no date.
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} pen
 * @param {string} path
 * @param {string} colour
 * @param {"every" | "some" | "none"} days
 * @param {string} halo
 * @param {boolean} barred whether it bears the mark of documentation
 */
export function drawSymbol(pen, path, colour, days, halo, barred = false) {
  const [shape, bar] = [path, BAR].map(pathOf);
  pen.lineWidth = 4.5;
  pen.strokeStyle = halo;
  pen.stroke(shape);
  if (barred) pen.stroke(bar);
  pen.fillStyle = days === "every" ? colour : halo;
  pen.fill(shape);
  pen.lineWidth = days === "none" ? 1.6 : 2;
  pen.strokeStyle = colour;
  if (days === "none") pen.setLineDash(DOTS);
  pen.stroke(shape);
  pen.setLineDash([]);
  if (barred) pen.stroke(bar);
}

/** @param {string} data */
function pathOf(data) {
  const known = paths.get(data) ?? new Path2D(data);
  paths.set(data, known);
  return known;
}
