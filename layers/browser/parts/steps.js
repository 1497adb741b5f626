// Steps of a time window along an uneven axis: pure functions of days.

import { unitEnd, unitStart } from "../dates.js";

/** @import { Axis } from "../dates.js" */
/** @import { Span } from "../types.d.ts" */
/** @typedef {{ first: number, last: number }} Window */

/**
 * Where an edge comes to lie `by` steps on; crossing into another segment it takes that one's step.
 * @param {Axis} axis
 * @param {"first" | "last"} edge
 * @param {number} from
 * @param {Span} extent
 * @param {number} by
 */
export function moved(axis, edge, from, extent, by) {
  let day = from;
  const sign = Math.sign(by);
  for (let i = 0; i < Math.abs(by); i += 1) {
    const next = edge === "first" ? day + (sign < 0 ? -1 : 0) : day + (sign > 0 ? 1 : 0);
    const { step } = axis.segment(next);
    if (edge === "first") day = sign > 0 ? unitStart(day, step, 1) : unitStart(next, step);
    else day = sign > 0 ? unitEnd(next, step) : unitEnd(day, step, -1);
  }
  return Math.min(extent[1], Math.max(extent[0], day));
}

/**
 * The whole window moved by steps; it stops at the ends.
 * @param {Axis} axis
 * @param {Window} window
 * @param {Span} extent
 * @param {number} by
 * @returns {Window}
 */
export function shifted(axis, { first, last }, extent, by) {
  const sign = Math.sign(by);
  for (let i = 0; i < Math.abs(by) && (sign > 0 ? last < extent[1] : first > extent[0]); i += 1) {
    [first, last] = [moved(axis, "first", first, extent, sign), moved(axis, "last", last, extent, sign)];
  }
  return { first, last };
}

/**
 * The window between two positions on the bar, keeping its width at the ends.
 * @param {Axis} axis
 * @param {number} left
 * @param {number} right
 * @returns {Window}
 */
export function placed(axis, left, right) {
  const width = right - left;
  const x = Math.min(1 - width, Math.max(0, left));
  const [a, b] = [axis.day(x + 1e-9), axis.day(x + width - 1e-9)];
  const first = unitStart(a, axis.segment(a).step);
  return { first, last: Math.max(first, unitEnd(b, axis.segment(b).step)) };
}
