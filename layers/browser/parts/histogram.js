// How many claims hold on some day of each stretch of the time bar.

/** @import { Axis } from "../dates.js" */
/** @import { Evidence } from "../evidence.js" */

const BAR = 5; // CSS pixels that a bar is wide
const TOP = 4; // CSS pixels above the tallest

/**
 * The number of dated claims that the filters let through, for each of equal stretches of the bar.
 * @param {Axis} axis
 * @param {Evidence} evidence
 * @param {number} bins
 * @param {(i: number) => unknown} among which claims are counted
 */
export function totals(axis, evidence, bins, among = () => true) {
  const changes = new Float64Array(bins + 1);
  for (let i = 0; i < evidence.size; i += 1) {
    if (!evidence.fits[i] || !evidence.dated(i) || !among(i)) continue;
    let counted = -1; // the last stretch that this claim is counted in: once, however many of its dates lie there
    const spans = evidence.members.get(i) ?? [[evidence.start[i], evidence.end[i]]];
    const stretches = spans.map(([start, end]) => {
      const from = Math.min(Math.floor(axis.position(start) * bins + 1e-9), bins - 1);
      return [from, Math.max(from, Math.min(bins - 1, Math.ceil(axis.position(end, 1) * bins - 1e-9) - 1))];
    });
    stretches
      .sort(([a], [b]) => a - b)
      .forEach(([from, to]) => {
        if (to <= counted) return;
        changes[Math.max(from, counted + 1)] += 1;
        changes[to + 1] -= 1;
        counted = to;
      });
  }
  let running = 0;
  return Array.from(changes.slice(0, bins), (change) => {
    running += change;
    return running;
  });
}

/**
 * How many bars there is room for.
 * @param {number} width
 */
export const binsOf = (width) => Math.max(24, Math.floor(width / BAR));

/**
 * Bars: how tall one is says how many statements, those of texts below, those of documentation above.
 * @param {HTMLCanvasElement} canvas
 * @param {Axis} axis
 * @param {{ counts: number[], texts: number[] | null, most: number }} bars all of them, how many of these are of texts,
 *   if any, and the number of the tallest
 */
export function drawBars(canvas, axis, { counts, texts, most }) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const style = getComputedStyle(canvas);
  pen.scale(ratio, ratio);
  pen.fillStyle = style.getPropertyValue("--shade");
  axis.segments
    .filter(({ step }) => step === "day")
    .forEach(({ from, to }) => {
      pen.fillRect(from * width, 0, (to - from) * width, height);
    });
  const [below, above] = ["--bars", "--bars-documentation"].map((name) => style.getPropertyValue(name));
  counts.forEach((count, i) => {
    const tall = count ? Math.max(1.5, Math.sqrt(count / most) * (height - TOP)) : 0;
    const own = count && texts ? (tall * texts[i]) / count : 0;
    const [x, wide] = [(i * width) / counts.length + 0.5, width / counts.length - 1];
    pen.fillStyle = below;
    pen.fillRect(x, height - own, wide, own);
    pen.fillStyle = above;
    pen.fillRect(x, height - tall, wide, tall - own);
  });
}

/**
 * The histogram of all that the filters let through.
 * @param {HTMLCanvasElement} canvas
 * @param {Axis} axis
 * @param {Evidence} evidence
 */
export function drawHistogram(canvas, axis, evidence) {
  if (!canvas.clientWidth) return;
  const bins = binsOf(canvas.clientWidth);
  const counts = totals(axis, evidence, bins);
  const texts = evidence.mixed ? totals(axis, evidence, bins, (i) => !evidence.documented[i]) : counts;
  drawBars(canvas, axis, { counts, texts, most: Math.max(...counts, 1) });
}
