// How far two places lie apart, with the error of both, in words.

/** @import { Place } from "../types.d.ts" */
/** @typedef {Pick<Place, "form" | "anchor" | "accuracy"> & { name: string }} End */

const KILOMETRE = 1000; // metres

/**
 * Metres in words: whole kilometres, below ten with one decimal.
 * @param {number} metres
 */
function kilometres(metres) {
  const km = Math.max(0, metres) / KILOMETRE;
  return km < 10 ? km.toFixed(1).replace(/\.0$/, "") : String(Math.round(km));
}

/**
 * Why nothing can be measured from a place; `null` where it can.
 * @param {End} end
 */
export function refusal({ name, form, anchor }) {
  if (!anchor) return `${name} is not located.`;
  if (form === "area")
    return `${name} is an area: there is no one point to measure from. Choose a place drawn as a point.`;
  if (form === "line")
    return `${name} is a way: there is no one point to measure from. Choose a place drawn as a point.`;
  return null;
}

/**
 * The distance of two places in a straight line, between what bounds it lies, and how exactly each is located.
 * @param {End} from
 * @param {End} to
 * @param {number} metres between their points
 */
export function distanceText(from, to, metres) {
  const ends = [from, to];
  const exact = ends.map(({ name, accuracy }) => {
    return accuracy === null
      ? `how exactly ${name} is located is not known`
      : `${name} to within ${kilometres(accuracy)} km`;
  });
  const about = `${from.name} to ${to.name}: about ${kilometres(metres)} km in a straight line`;
  if (ends.some(({ accuracy }) => accuracy === null)) return `${about}. Located: ${exact.join(", ")}.`;
  const error = ends.reduce((sum, { accuracy }) => sum + (accuracy ?? 0), 0);
  const bounds =
    error >= metres
      ? `at most ${kilometres(metres + error)} km, and they may be at one point`
      : `between ${kilometres(metres - error)} and ${kilometres(metres + error)} km`;
  return `${about}; with the errors of both ${bounds}. Located: ${exact.join(", ")}.`;
}
