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
 * What is played of a window: all of it, or of all dates what follows where the axis first steps by months.
 * @param {Axis} axis
 * @param {Span} window
 * @param {Span} extent
 * @returns {Span}
 */
export function wholeOf({ segments }, [first, last], [from, to]) {
  if (first !== from || last !== to) return [first, last];
  return [(segments.find(({ step }) => step === "month") ?? segments[0]).start, last];
}

/**
 * The next window of a period that is played, its first one after none; `null` at the end. It is a step of the axis,
 * or it grows by one.
 * @param {Axis} axis
 * @param {Window | null} before
 * @param {Span} period
 * @param {boolean} grows
 * @returns {Window | null}
 */
export function frameAfter(axis, before, [from, to], grows) {
  const first = before ? before.last + 1 : from;
  if (first > to) return null;
  return { first: grows ? from : first, last: Math.min(to, unitEnd(first, axis.segment(first).step)) };
}

/**
 * The step of the axis around the next of some days after a window, or the last before it; `null` where there is none.
 * @param {Axis} axis
 * @param {number[]} days in order
 * @param {Window} window
 * @param {1 | -1} way
 * @returns {Window | null}
 */
export function frameFrom(axis, days, { first, last }, way) {
  const [from, to] = [axis.segments[0].start, axis.segments[axis.segments.length - 1].end];
  const on = days.filter((day) => day >= from && day <= to);
  const day = way > 0 ? on.find((one) => one > last) : on.filter((one) => one < first).pop();
  if (day === undefined) return null;
  const { step } = axis.segment(day);
  return { first: Math.max(from, unitStart(day, step)), last: Math.min(to, unitEnd(day, step)) };
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
