// Names of places in time: a map of 1992 bears the names of 1992, and where users differ, both.

import { dayAt } from "./dates.js";

/** @import { Toponym } from "./types.d.ts" */

const BETWEEN = " / ";

/**
 * Whether a name was in use on some day of a window; one without years always was.
 * @param {Toponym} toponym
 * @param {number} first
 * @param {number} last
 */
function inUse({ since, until }, first, last) {
  const [from, to] = [since && dayAt(since, "first"), until && dayAt(until, "last")];
  return (typeof from !== "number" || from <= last) && (typeof to !== "number" || to >= first);
}

/**
 * The names in use in a window, several with a stroke between; those of all times where none was.
 * @param {Toponym[]} toponyms
 * @param {number} first
 * @param {number} last
 */
export function nameIn(toponyms, first, last) {
  const used = toponyms.filter((toponym) => inUse(toponym, first, last));
  return [...new Set((used.length ? used : toponyms).map(({ toponym }) => toponym))].join(BETWEEN);
}

/**
 * A name with the years in which it was used, where they are known.
 * @param {Toponym} toponym
 */
export function withYears({ toponym, since, until }) {
  const years = since && until ? `${since}–${until}` : since ? `since ${since}` : until ? `until ${until}` : "";
  return years ? `${toponym} (${years})` : toponym;
}
