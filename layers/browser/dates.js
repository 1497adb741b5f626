// Days since 1970-01-01 in the proleptic Gregorian calendar, and the uneven axis they lie on.

/** @import { Segment, Span } from "./types.d.ts" */

const DAY = 86400000; // ms
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const PLAIN = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;
const LONG_YEAR = /^-(\d{6})-(\d\d)-(\d\d)$/; // as `isoDay` writes years before 0

/** @param {number} day */
const date = (day) => new Date(day * DAY);

/**
 * The day of a date, months and days from 1; those beyond their range run on into the next month or year.
 * @param {number} year
 * @param {number} month
 * @param {number} dayOfMonth
 */
export function dayOf(year, month, dayOfMonth) {
  const made = new Date(0);
  made.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.round(made.getTime() / DAY);
}

/** @param {Date} d */
const yearText = (d) => (d.getUTCFullYear() > 0 ? `${d.getUTCFullYear()}` : `${1 - d.getUTCFullYear()} BC`);

/** @param {number} day */
export function dayText(day) {
  const d = date(day);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${yearText(d)}`;
}

/**
 * A day as ISO 8601 has it; a year before 0 has six digits.
 * @param {number} day
 */
export function isoDay(day) {
  return date(day).toISOString().slice(0, -14);
}

/**
 * The first or last day of a plain date (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), `null` where it is none.
 * @param {string} text
 * @param {"first" | "last"} end
 */
export function dayAt(text, end) {
  const found = LONG_YEAR.exec(text) ?? PLAIN.exec(text);
  if (!found || found[1] === "-0000" || found[1] === "000000") return null;
  const year = Number(found[1]) * (found[1].length === 6 ? -1 : 1);
  if (Math.abs(year) > 9999) return null;
  const [month, day] = [found[2], found[3]].map((part) => (part === undefined ? null : Number(part)));
  const first = dayOf(year, month ?? 1, day ?? 1);
  if (month !== null && Number(isoDay(first).slice(-5, -3)) !== month) return null; // a day too many runs on
  if (end === "first" || day !== null) return first;
  return month === null ? dayOf(year, 12, 31) : dayOf(year, month + 1, 0);
}

/**
 * Whether a day of a claim lies in a window; those of a set of dates are its members', not the days between them.
 * @param {{ start: number, end: number, members?: Span[] }} claim
 * @param {number} first
 * @param {number} last
 */
export function meets({ start, end, members }, first, last) {
  if (start > last || end < first) return false;
  return !members || members.some(([from, to]) => from <= last && to >= first);
}

/**
 * A window in words, as short as it can be said.
 * @param {number} first
 * @param {number} last
 */
export function windowText(first, last) {
  if (first === last) return dayText(first);
  const [a, b] = [date(first), date(last)];
  const wholeYears = isoDay(first).endsWith("-01-01") && isoDay(last).endsWith("-12-31");
  if (wholeYears) return yearText(a) === yearText(b) ? yearText(a) : `${yearText(a)} – ${yearText(b)}`;
  if (a.getUTCFullYear() === b.getUTCFullYear() && a.getUTCMonth() === b.getUTCMonth()) {
    return `${a.getUTCDate()}–${dayText(last)}`;
  }
  return `${dayText(first)} – ${dayText(last)}`;
}

/**
 * First day of the step-unit that holds a day, `by` units on.
 * @param {number} day
 * @param {Segment["step"]} step
 */
export function unitStart(day, step, by = 0) {
  const d = date(day);
  const year = d.getUTCFullYear();
  if (step === "day") return day + by;
  if (step === "month") return dayOf(year, d.getUTCMonth() + 1 + by, 1);
  const size = step === "year" ? 1 : 100;
  return dayOf(Math.floor(year / size) * size + by * size, 1, 1);
}

/**
 * Last day of the step-unit that holds a day, `by` units on.
 * @param {number} day
 * @param {Segment["step"]} step
 */
export function unitEnd(day, step, by = 0) {
  return unitStart(day, step, by + 1) - 1;
}

/**
 * What stands under a segment of the axis.
 * @param {Segment} segment
 */
export function segmentText({ start, end, step }) {
  if (step === "century") return "…";
  const [from, year] = [date(start), yearText(date(start))];
  if (step === "year" || (step === "month" && year !== yearText(date(end)))) return year;
  return `${MONTHS[from.getUTCMonth()]} ${from.getUTCFullYear() > 0 ? year.slice(-2) : year}`;
}

/** Maps days to 0..1 along the bar and back; each segment has its own share of the length. */
export class Axis {
  /** @param {Segment[]} segments */
  constructor(segments) {
    let from = 0;
    this.segments = segments.map((segment) => {
      const to = from + segment.share;
      const made = { ...segment, from, to };
      from = to;
      return made;
    });
    this.segments[this.segments.length - 1].to = 1;
  }

  /** @param {number} day */
  segment(day) {
    const { segments } = this;
    return segments.find((segment) => day <= segment.end) ?? segments[segments.length - 1];
  }

  /**
   * Where a day begins (edge 0) or ends (edge 1) on the bar.
   * @param {number} day
   */
  position(day, edge = 0) {
    const segment = this.segment(day);
    const part = (day + edge - segment.start) / (segment.end + 1 - segment.start);
    return Math.min(1, Math.max(0, segment.from + part * (segment.to - segment.from)));
  }

  /** @param {number} position */
  day(position) {
    const x = Math.min(1, Math.max(0, position));
    const segment = this.segments.find(({ to }) => x <= to) ?? this.segments[this.segments.length - 1];
    const part = (x - segment.from) / (segment.to - segment.from);
    const day = segment.start + Math.floor(part * (segment.end + 1 - segment.start));
    return Math.min(segment.end, Math.max(segment.start, day));
  }
}
