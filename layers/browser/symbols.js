// The symbols of statements on a canvas: one shape a layer, never sized by a number. The shapes are SVG path data,
// made in layers/styles.py for map, legend and paper alike.

/** @type {Map<string, Path2D>} */
const paths = new Map();

/**
 * Draw one claim symbol at the origin: filled where a claim holds on every day, hollow where on some day.
 * @param {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} pen
 * @param {string} path
 * @param {string} colour
 * @param {boolean} filled
 * @param {string} halo
 */
export function drawSymbol(pen, path, colour, filled, halo) {
  if (!paths.has(path)) paths.set(path, new Path2D(path));
  const shape = /** @type {Path2D} */ (paths.get(path));
  pen.lineWidth = 4.5;
  pen.strokeStyle = halo;
  pen.stroke(shape);
  pen.fillStyle = filled ? colour : halo;
  pen.fill(shape);
  pen.lineWidth = 2;
  pen.strokeStyle = colour;
  pen.stroke(shape);
}
