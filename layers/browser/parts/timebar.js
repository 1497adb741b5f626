// The time bar: two handles, a window to drag, a histogram, chapters, steps and play.
// It changes the view through Evidence.update and asks nobody else.

import { Axis, dayText, segmentText, unitEnd, unitStart, windowText } from "../dates.js";
import { button, counted, find, make, put } from "../dom.js";
import { Evidence } from "../evidence.js";
import { numbers, filtersOf, tally } from "../lists.js";
import { drawHistogram } from "./histogram.js";
import { Play } from "./play.js";
import { moved, placed, shifted } from "./steps.js";

/** @import { View } from "../types.d.ts" */
/** @typedef {"first" | "last"} Edge */

const LARGE = { day: 7, month: 12, year: 10, century: 5 };
const COUNTED = ["first", "last", "layers", "topics", "sources", "sourceClass", "words", "figures"];

const MARKUP = `
<div class="row">
  <div class="said"><output class="readout" aria-live="polite"></output>
    <span class="counts"><span class="counter"></span> · <button type="button" class="link undated"
      title="List the undated statements in the table"></button> <span class="filters"></span></span></div>
  <div class="steps" role="group" aria-label="Steps in time"></div>
</div>
<div class="chapters" role="group" aria-label="Periods"></div>
<div class="track"><canvas class="histogram" aria-hidden="true"></canvas>
  <div class="span" role="slider" tabindex="0" aria-label="Move the time window"></div>
  <div class="handle first" role="slider" tabindex="0" aria-label="Start of the time window"></div>
  <div class="handle last" role="slider" tabindex="0" aria-label="End of the time window"></div></div>
<div class="ticks" aria-hidden="true"></div>
<p class="scale-note">Uneven scale: shaded stretches step by days, the others by months, years or centuries.</p>`;

/** Sends `undated` when those without a date are asked for, `period` when a period has been chosen. */
export class TimeBar extends EventTarget {
  /**
   * @param {HTMLElement} root
   * @param {Evidence} evidence
   */
  constructor(root, evidence) {
    super();
    this.evidence = evidence;
    this.axis = new Axis(evidence.data.axis);
    this.root = root;
    root.classList.add("time-bar");
    root.innerHTML = MARKUP;
    this.readout = find(root, ".readout");
    this.counter = find(root, ".counter");
    this.undated = find(root, ".undated");
    this.filters = find(root, ".filters");
    this.chapters = find(root, ".chapters");
    this.track = find(root, ".track");
    this.span = find(root, ".span");
    this.handles = [find(root, ".handle.first"), find(root, ".handle.last")];
    this.ticks = find(root, ".ticks");
    /** @type {HTMLCanvasElement} */
    this.canvas = find(root, ".histogram");
    this.play = new Play(evidence, this.axis, (by) => this.shift(by));
    this.withHistogram = false;
    this.pending = 0;
    this.periods = this.buildChapters();
    this.buildTicks();
    this.buildSteps();
    this.listen();
    this.refresh();
    evidence.addEventListener("change", (event) => {
      if (Evidence.changed(event, COUNTED.slice(2))) this.histogram();
      if (Evidence.changed(event, COUNTED)) this.soon();
    });
    new ResizeObserver(() => {
      this.histogram();
      this.ticks.querySelectorAll("span").forEach((part) => {
        part.classList.toggle("tight", part.scrollWidth > part.clientWidth);
      });
    }).observe(this.track);
  }

  buildChapters() {
    const { data, extent } = this.evidence;
    const all = { title: "All dates", start: extent[0], end: extent[1] };
    const periods = [all, ...data.chapters].map(({ title, start, end }) => {
      const period = button(title, () => {
        this.play.stop();
        this.period({ first: start, last: end });
      });
      return { period, start, end };
    });
    this.chapters.append(...periods.map(({ period }) => period));
    return periods;
  }

  /**
   * Go to a period; the map shows it at its extent.
   * @param {Partial<View>} change
   */
  period(change) {
    this.evidence.update({ ...change, map: null });
    this.dispatchEvent(new Event("period"));
  }

  buildTicks() {
    this.axis.segments.forEach((segment) => {
      const part = make("span", { class: segment.step === "day" ? "segment days" : "segment" }, segmentText(segment));
      part.style.left = `${segment.from * 100}%`;
      part.style.width = `${(segment.to - segment.from) * 100}%`;
      this.ticks.append(part);
    });
  }

  buildSteps() {
    const step = (/** @type {number} */ by) => () => {
      this.play.stop();
      this.shift(by);
    };
    const reset = () => {
      this.play.stop();
      this.period(this.evidence.initial());
    };
    find(this.root, ".steps").append(
      button("‹", step(-1), { "aria-label": "One step back", title: "One step back" }),
      this.play.button,
      button("›", step(1), { "aria-label": "One step on", title: "One step on" }),
      this.play.speed,
      button("Reset", reset, { title: "Show all dates and the first layers again" }),
    );
    this.undated.addEventListener("click", () => this.dispatchEvent(new Event("undated")));
  }

  listen() {
    const edges = /** @type {const} */ (["first", "last"]);
    edges.forEach((edge, i) => {
      this.handles[i].addEventListener("keydown", (event) => this.key(event, edge));
      this.drag(this.handles[i], (position) => this.set(edge, this.unit(edge, this.axis.day(position))));
    });
    this.span.addEventListener("keydown", (event) => this.key(event, "both"));
    let [began, left, right] = [0, 0, 0];
    this.drag(
      this.span,
      (position) => this.place(left + position - began, right + position - began),
      (position) => {
        began = position;
        left = this.axis.position(this.evidence.view.first);
        right = this.axis.position(this.evidence.view.last, 1);
      },
    );
    this.track.addEventListener("pointerdown", (event) => {
      if (event.target !== this.canvas && event.target !== this.track) return;
      const day = this.axis.day(this.fraction(event));
      const { first, last } = this.evidence.view;
      const away = (/** @type {number} */ other) => Math.abs(this.axis.position(day) - this.axis.position(other));
      const edge = away(first) < away(last) ? "first" : "last";
      this.play.stop();
      this.set(edge, this.unit(edge, day));
    });
  }

  /**
   * The first or last day of the step that holds a day.
   * @param {Edge} edge
   * @param {number} day
   */
  unit(edge, day) {
    const { step } = this.axis.segment(day);
    return edge === "first" ? unitStart(day, step) : unitEnd(day, step);
  }

  /** @param {PointerEvent} event */
  fraction(event) {
    const box = this.track.getBoundingClientRect();
    return (event.clientX - box.left) / box.width;
  }

  /**
   * @param {HTMLElement} target
   * @param {(position: number) => void} move
   * @param {(position: number) => void} begin
   */
  drag(target, move, begin = () => {}) {
    target.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      target.focus();
      target.setPointerCapture(event.pointerId);
      this.play.stop();
      begin(this.fraction(event));
      const ended = new AbortController();
      const options = { signal: ended.signal };
      target.addEventListener("pointermove", (next) => move(this.fraction(next)), options);
      target.addEventListener("pointerup", () => ended.abort(), options);
      target.addEventListener("pointercancel", () => ended.abort(), options);
    });
  }

  /**
   * Move one edge; it stops at the other.
   * @param {Edge} edge
   * @param {number} day
   */
  set(edge, day) {
    const { first, last } = this.evidence.view;
    if (edge === "first") this.evidence.update({ first: Math.min(day, last) });
    else this.evidence.update({ last: Math.max(day, first) });
  }

  /**
   * Put the window between two positions on the bar.
   * @param {number} left
   * @param {number} right
   */
  place(left, right) {
    this.evidence.update(placed(this.axis, left, right));
  }

  /**
   * Move the whole window by steps; false where it stands at the end already.
   * @param {number} by
   */
  shift(by) {
    const before = this.evidence.view;
    const after = shifted(this.axis, before, this.evidence.extent, by);
    this.evidence.update(after);
    return after.first !== before.first || after.last !== before.last;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Edge | "both"} edge
   */
  key(event, edge) {
    const { evidence, axis } = this;
    const { first, last } = evidence.view;
    const large = event.key.startsWith("Page") || event.shiftKey;
    const on = ["ArrowRight", "ArrowUp", "PageUp"].includes(event.key);
    const back = ["ArrowLeft", "ArrowDown", "PageDown"].includes(event.key);
    const width = axis.position(last, 1) - axis.position(first);
    const [from, to] = evidence.extent;
    if (on || back) {
      const { step } = axis.segment(edge === "last" ? last : first);
      const by = (on ? 1 : -1) * (large ? LARGE[step] : 1);
      if (edge === "both") this.shift(by);
      else this.set(edge, moved(axis, edge, evidence.view[edge], evidence.extent, by));
    } else if (event.key === "Home") {
      if (edge === "both") this.place(0, width);
      else this.set(edge, edge === "first" ? from : this.unit("last", first));
    } else if (event.key === "End") {
      if (edge === "both") this.place(1 - width, 1);
      else this.set(edge, edge === "last" ? to : this.unit("first", last));
    } else return;
    this.play.stop();
    event.preventDefault();
  }

  /** Say the view anew, after the map has been drawn in the same frame. */
  soon() {
    this.pending ||= requestAnimationFrame(() => {
      this.pending = 0;
      this.refresh();
    });
  }

  refresh() {
    const { evidence, axis } = this;
    const { first, last } = evidence.view;
    const [from, to] = evidence.extent;
    const [left, right] = [axis.position(first), axis.position(last, 1)];
    put(this.span, "style.left", `${left * 100}%`);
    put(this.span, "style.width", `${Math.max(0, right - left) * 100}%`);
    put(this.handles[0], "style.left", `${left * 100}%`);
    put(this.handles[1], "style.left", `${right * 100}%`);
    const slide = (/** @type {HTMLElement} */ handle, /** @type {number} */ now, /** @type {string} */ text) => {
      put(handle, "aria-valuemin", String(from));
      put(handle, "aria-valuemax", String(to));
      put(handle, "aria-valuenow", String(now));
      put(handle, "aria-valuetext", text);
    };
    slide(this.handles[0], first, dayText(first));
    slide(this.handles[1], last, dayText(last));
    slide(this.span, first, windowText(first, last));
    put(this.readout, "text", first === from && last === to ? "All dates" : windowText(first, last));
    const { shown, shownDocuments, shownPlaces, undated, undatedDocuments } = evidence;
    const stated = tally(evidence, shown, shownDocuments);
    put(this.counter, "text", `${stated} at ${counted(shownPlaces, "place")}`);
    put(this.undated, "text", `${numbers(evidence, undated, undatedDocuments)} undated`);
    const only = filtersOf(evidence).map(({ text }) => text);
    put(this.filters, "text", only.length ? `· only ${only.join("; ")}` : "");
    this.periods.forEach(({ period, start, end }) => {
      put(period, "aria-pressed", String(start === first && end === last));
    });
  }

  /** The histogram is drawn from now on; nobody waits for it on opening. */
  showHistogram() {
    this.withHistogram = true;
    this.histogram();
  }

  histogram() {
    if (this.withHistogram) drawHistogram(this.canvas, this.axis, this.evidence);
  }
}
