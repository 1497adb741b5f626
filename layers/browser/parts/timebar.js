// The time bar: two handles, a window to drag, a histogram, chapters, steps and play.
// It changes the view through Evidence.update and asks nobody else.

import { Axis, segmentText, windowText } from "../dates.js";
import { button, counted, find, make, put } from "../dom.js";
import { COUNTED, Evidence, NARROWING } from "../evidence.js";
import { beginnings, numbers, filtersOf, tally } from "../lists.js";
import { drawHistogram } from "./histogram.js";
import { Play } from "./play.js";
import { Slider } from "./slider.js";
import { frameFrom } from "./steps.js";
import { TypedDates } from "./typed.js";
import { Voices } from "./voices.js";

/** @import { View } from "../types.d.ts" */

const SCALE = "Uneven scale: days where shaded, elsewhere months and more.";

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
<div class="voices" role="group" aria-label="Statements over time, by source" hidden></div>
<div class="below"><p class="scale-note" role="status"></p></div>`;

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
    this.ticks = find(root, ".ticks");
    /** @type {HTMLCanvasElement} */
    this.canvas = find(root, ".histogram");
    this.play = new Play(evidence, this.axis, (text) => this.say(text));
    this.say("");
    this.slider = new Slider(root, evidence, this.axis, () => this.play.stop());
    this.typed = new TypedDates(evidence, (window) => {
      this.play.stop();
      evidence.update(window);
    });
    this.voices = new Voices(find(root, ".voices"), evidence, this.axis);
    find(root, ".below").append(this.bySource(), this.typed.root);
    this.withHistogram = false;
    this.pending = 0;
    this.periods = this.buildChapters();
    this.buildTicks();
    this.buildSteps();
    this.refresh();
    evidence.addEventListener("change", (event) => {
      if (Evidence.changed(event, NARROWING)) this.histogram();
      if (Evidence.changed(event, COUNTED)) this.soon();
    });
    new ResizeObserver(() => {
      this.histogram();
      this.ticks.querySelectorAll("span").forEach((part) => {
        part.classList.toggle("tight", part.scrollWidth > part.clientWidth);
      });
    }).observe(this.track);
  }

  /** The button that shows the histogram of each source below that of all. */
  bySource() {
    const { root } = this.voices;
    const act = () => {
      root.hidden = !root.hidden;
      opener.setAttribute("aria-expanded", String(!root.hidden));
      this.voices.draw();
    };
    const opener = button("By source", act, {
      "aria-expanded": false,
      title: "Show each source's statements over time",
    });
    return opener;
  }

  /** @param {string} text what has just appeared; the note on the scale where there is none */
  say(text) {
    const note = find(this.root, ".scale-note");
    note.textContent = text || SCALE;
    note.title = note.textContent; // all of it where it is cut
    note.classList.toggle("played", text !== "");
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

  /**
   * Go to the next step of time, or the one before, in which a statement begins.
   * @param {1 | -1} way
   */
  toNext(way) {
    this.play.stop();
    const next = frameFrom(this.axis, beginnings(this.evidence), this.evidence.view, way);
    if (next) this.evidence.update(next);
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
      this.slider.shift(by);
    };
    const reset = () => {
      this.play.stop();
      this.period(this.evidence.reset);
    };
    find(this.root, ".steps").append(
      button("‹ Earlier", step(-1), { title: "One step back" }),
      this.play.button,
      button("Later ›", step(1), { title: "One step on" }),
      this.play.speed,
      this.play.way,
      button("Reset view", reset, { title: "Show all dates and the first layers again" }),
    );
    this.undated.addEventListener("click", () => this.dispatchEvent(new Event("undated")));
  }

  /** Say the view anew, after the map has been drawn in the same frame. */
  soon() {
    this.pending ||= requestAnimationFrame(() => {
      this.pending = 0;
      this.refresh();
    });
  }

  refresh() {
    const { evidence } = this;
    const { first, last } = evidence.view;
    const [from, to] = evidence.extent;
    this.slider.refresh();
    this.voices.refresh();
    this.typed.refresh();
    put(this.readout, "text", first === from && last === to ? "All dates" : windowText(first, last));
    const { shown, shownDocuments, shownPlaces, undated, undatedDocuments } = evidence;
    const stated = tally(evidence, shown, shownDocuments);
    put(this.counter, "text", `${stated} at ${counted(shownPlaces, "place")}`);
    const drawn = evidence.view.undated ? "" : ", not drawn";
    put(this.undated, "text", `${numbers(evidence, undated, undatedDocuments)} undated${drawn}`);
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
    this.voices.draw();
  }
}
