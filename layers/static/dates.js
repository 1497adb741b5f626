// Days since 1970-01-01 in the proleptic Gregorian calendar, and the uneven axis they lie on.

const DAY = 86400000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const YEARS = { year: 1, century: 100 };

const date = (day) => new Date(day * DAY);

function dayOf(year, month, dayOfMonth) {
  const made = new Date(0);
  made.setUTCFullYear(year, month, dayOfMonth);
  return Math.round(made.getTime() / DAY);
}

export function dayText(day) {
  const d = date(day);
  const year = d.getUTCFullYear();
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${year > 0 ? year : `${1 - year} BC`}`;
}

/** A day as ISO 8601 has it; a year before 0 has six digits. */
export function isoDay(day) {
  return date(day).toISOString().slice(0, -14);
}

/** Whether a day of a claim lies in a window; those of a set of dates are its members', not the days between. */
export function meets({ start, end, members }, first, last) {
  if (start > last || end < first) return false;
  return !members || members.some(([from, to]) => from <= last && to >= first);
}

/** A window in words, as short as it can be said. */
export function windowText(first, last) {
  if (first === last) return dayText(first);
  const [a, b] = [date(first), date(last)];
  const wholeYears = a.getUTCMonth() === 0 && a.getUTCDate() === 1 && b.getUTCMonth() === 11 && b.getUTCDate() === 31;
  const year = (d) => (d.getUTCFullYear() > 0 ? `${d.getUTCFullYear()}` : `${1 - d.getUTCFullYear()} BC`);
  if (wholeYears) return year(a) === year(b) ? year(a) : `${year(a)} – ${year(b)}`;
  if (a.getUTCFullYear() === b.getUTCFullYear() && a.getUTCMonth() === b.getUTCMonth()) {
    return `${a.getUTCDate()}–${dayText(last)}`;
  }
  return `${dayText(first)} – ${dayText(last)}`;
}

/** First day of the step-unit that holds a day, `by` units on. */
export function unitStart(day, step, by = 0) {
  const d = date(day);
  const year = d.getUTCFullYear();
  if (step === "day") return day + by;
  if (step === "month") return dayOf(year, d.getUTCMonth() + by, 1);
  const size = YEARS[step];
  return dayOf(Math.floor(year / size) * size + by * size, 0, 1);
}

/** Last day of the step-unit that holds a day, `by` units on. */
export function unitEnd(day, step, by = 0) {
  return unitStart(day, step, by + 1) - 1;
}

/** Maps days to 0..1 along the bar and back; each segment has its own share of the length. */
export class Axis {
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

  segment(day) {
    const { segments } = this;
    return segments.find((segment) => day <= segment.end) ?? segments[segments.length - 1];
  }

  /** Where a day begins (edge 0) or ends (edge 1) on the bar. */
  position(day, edge = 0) {
    const segment = this.segment(day);
    const part = (day + edge - segment.start) / (segment.end + 1 - segment.start);
    return Math.min(1, Math.max(0, segment.from + part * (segment.to - segment.from)));
  }

  day(position) {
    const x = Math.min(1, Math.max(0, position));
    const segment = this.segments.find(({ to }) => x <= to) ?? this.segments[this.segments.length - 1];
    const part = (x - segment.from) / (segment.to - segment.from);
    const day = segment.start + Math.floor(part * (segment.end + 1 - segment.start));
    return Math.min(segment.end, Math.max(segment.start, day));
  }
}
