// The order in which a list is read, and what heads it: periods, days, and within a day the hours that sources give.

/** @import { Evidence } from "../evidence.js" */

const DAY = 1440; // minutes
const NOON = 720;
export const SEVERAL = "Over several periods, or from before the time window";
export const OUTSIDE = "Outside the periods";
export const UNDATED = "Without a date";

/**
 * What heads a claim: the shortest period that holds all its days; another heading for those that go on through
 * several or have begun before the window, and for those without a date.
 * @param {Evidence} evidence
 * @param {number} i
 */
export function periodOf(evidence, i) {
  const { data, view, start, end } = evidence;
  if (!evidence.dated(i)) return UNDATED;
  if (evidence.isSet[i] || (view.within && start[i] < view.first)) return SEVERAL;
  const holding = data.chapters.filter((chapter) => chapter.start <= start[i] && end[i] <= chapter.end);
  const length = (/** @type {{ start: number, end: number }} */ chapter) => chapter.end - chapter.start;
  const [shortest] = holding.sort((a, b) => length(a) - length(b));
  if (shortest) return shortest.title;
  return data.chapters.some((chapter) => chapter.start <= end[i] && start[i] <= chapter.end) ? SEVERAL : OUTSIDE;
}

/**
 * When within its days a claim begins, in minutes: an hour before noon of two days is of the second one.
 * @param {Evidence} evidence
 * @param {number} i
 */
function minuteOf({ claims, start, end }, i) {
  const time = claims.times[i];
  if (time === undefined) return start[i] * DAY;
  return (time < NOON && end[i] === start[i] + 1 ? end[i] : start[i]) * DAY + time;
}

/**
 * Claims in the order in which they are read: those of texts first, of each class those of one period by day and hour,
 * then those of several, then those without a date.
 * @param {Evidence} evidence
 * @param {number[]} found
 */
export function inReadingOrder(evidence, found) {
  const rank = new Map(found.map((i) => [i, [SEVERAL, UNDATED].indexOf(periodOf(evidence, i))]));
  const { documented, start, end } = evidence;
  const at = (/** @type {number} */ i) => /** @type {number} */ (rank.get(i));
  return [...found].sort(
    (a, b) =>
      documented[a] - documented[b] ||
      at(a) - at(b) ||
      (evidence.dated(a)
        ? start[a] - start[b] || end[a] - end[b] || minuteOf(evidence, a) - minuteOf(evidence, b)
        : 0) ||
      a - b,
  );
}
