// The time bar: two handles, a window to drag, a histogram, chapters, steps and play.
// It changes the view through Evidence.update and asks nobody else.

import { Axis, dayText, unitEnd, unitStart, windowText } from "./dates.js";
import { button, make as element } from "./file.js";

const LARGE = { day: 7, month: 12, year: 10, century: 5 };
const SPEEDS = [1.5, 4, 10]; // changes of the map a second

export class TimeBar {
  constructor(root, evidence) {
    this.evidence = evidence;
    this.axis = new Axis(evidence.data.axis);
    this.root = root;
    this.build();
    this.refresh();
    evidence.addEventListener("change", ({ detail }) => {
      if (detail.keys.includes("layers")) this.histogram();
      if (detail.keys.some((key) => ["first", "last", "layers"].includes(key))) this.refresh();
    });
    new ResizeObserver(() => {
      this.histogram();
      this.ticks.childNodes.forEach((part) => part.classList.toggle("tight", part.scrollWidth > part.clientWidth));
    }).observe(this.track);
  }

  build() {
    const { chapters } = this.evidence.data;
    this.readout = element("output", { class: "readout", "aria-live": "polite" });
    this.counter = element("span", { class: "counter" });
    const tellUndated = () => this.root.dispatchEvent(new CustomEvent("undated"));
    this.undated = button("", tellUndated, { class: "link", title: "List the undated statements in the table" });
    this.chapters = element("div", { class: "chapters", role: "group", "aria-label": "Periods" });
    const whole = element("button", { type: "button", "data-first": this.evidence.extent[0], "data-last": this.evidence.extent[1] }, "All dates");
    this.chapters.append(whole, ...chapters.map(({ title, start, end }) => element(
      "button", { type: "button", "data-first": start, "data-last": end }, title,
    )));
    this.chapters.addEventListener("click", ({ target }) => {
      if (!target.dataset.first) return;
      this.stop();
      this.evidence.update({ first: Number(target.dataset.first), last: Number(target.dataset.last) });
    });

    const step = (by) => () => { this.stop(); this.shift(by); };
    const back = button("‹", step(-1), { "aria-label": "One step back", title: "One step back" });
    this.play = button("Play", () => (this.timer ? this.stop() : this.start()), { "aria-pressed": "false", title: "Play" });
    const forward = button("›", step(1), { "aria-label": "One step on", title: "One step on" });
    this.speed = element("select", { "aria-label": "Speed", title: "Speed" });
    SPEEDS.forEach((speed, i) => this.speed.append(element("option", { value: speed }, ["slow", "medium", "fast"][i])));
    const reset = button("Reset", () => {
      this.stop();
      const { first, last, layers } = this.evidence.initial();
      this.evidence.update({ first, last, layers, place: null, claim: null, names: "source", base: "" });
    }, { title: "Show all dates and the first layers again" });
    const steps = element("div", { class: "steps", role: "group", "aria-label": "Steps in time" }, back, this.play, forward, this.speed, reset);

    this.canvas = element("canvas", { class: "histogram", "aria-hidden": "true" });
    this.span = element("div", { class: "span", role: "slider", tabindex: "0", "aria-label": "Move the time window" });
    this.handles = ["first", "last"].map((edge) => element("div", {
      class: `handle ${edge}`, role: "slider", tabindex: "0",
      "aria-label": edge === "first" ? "Start of the time window" : "End of the time window",
    }));
    this.track = element("div", { class: "track" }, this.canvas, this.span, ...this.handles);
    this.ticks = element("div", { class: "ticks", "aria-hidden": "true" });
    this.axis.segments.forEach((segment) => {
      const days = segment.step === "day";
      const part = element("span", { class: days ? "segment days" : "segment" });
      part.style.left = `${segment.from * 100}%`;
      part.style.width = `${(segment.to - segment.from) * 100}%`;
      part.append(this.segmentText(segment));
      this.ticks.append(part);
    });
    const note = element("p", { class: "scale-note" }, "Uneven scale: shaded stretches step by days, the others by months, years or centuries.");
    this.root.append(
      element("div", { class: "row" }, element("div", { class: "said" }, this.readout, element("span", { class: "counts" }, this.counter, " · ", this.undated)), steps),
      this.chapters, this.track, this.ticks, note,
    );
    this.listen();
  }

  segmentText({ start, end, step }) {
    if (step === "century") return "…";
    const [from, to] = [dayText(start).split(" "), dayText(end).split(" ")];
    if (step === "year") return from[2];
    if (step === "day") return `${from[1]} ${from[2].slice(-2)}`;
    return from[2] === to[2] ? `${from[1]} ${from[2].slice(-2)}` : from[2];
  }

  listen() {
    this.handles.forEach((handle, i) => {
      const edge = i ? "last" : "first";
      handle.addEventListener("keydown", (event) => this.key(event, edge));
      this.drag(handle, (day) => {
        const { step } = this.axis.segment(day);
        this.set(edge, i ? unitEnd(day, step) : unitStart(day, step));
      });
    });
    this.span.addEventListener("keydown", (event) => this.key(event, "both"));
    let from = null;
    this.drag(this.span, (day, position) => {
      const dx = position - from.position;
      this.place(from.left + dx, from.right + dx);
    }, (position) => {
      const { first, last } = this.evidence.view;
      from = { position, left: this.axis.position(first), right: this.axis.position(last, 1) };
    });
    this.track.addEventListener("pointerdown", (event) => {
      if (event.target !== this.canvas && event.target !== this.track) return;
      const day = this.axis.day(this.fraction(event));
      const { first, last } = this.evidence.view;
      const { step } = this.axis.segment(day);
      this.stop();
      if (Math.abs(this.axis.position(day) - this.axis.position(first)) < Math.abs(this.axis.position(day) - this.axis.position(last))) this.set("first", unitStart(day, step));
      else this.set("last", unitEnd(day, step));
    });
  }

  fraction(event) {
    const box = this.track.getBoundingClientRect();
    return (event.clientX - box.left) / box.width;
  }

  drag(target, moved, began = () => {}) {
    target.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      event.preventDefault();
      target.focus();
      target.setPointerCapture(event.pointerId);
      this.stop();
      began(this.fraction(event));
      const move = (next) => {
        const position = this.fraction(next);
        moved(this.axis.day(position), position);
      };
      const end = () => {
        target.removeEventListener("pointermove", move);
        target.removeEventListener("pointerup", end);
        target.removeEventListener("pointercancel", end);
      };
      target.addEventListener("pointermove", move);
      target.addEventListener("pointerup", end);
      target.addEventListener("pointercancel", end);
    });
  }

  /** Move one edge; it stops at the other. */
  set(edge, day) {
    const { first, last } = this.evidence.view;
    if (edge === "first") this.evidence.update({ first: Math.min(day, last) });
    else this.evidence.update({ last: Math.max(day, first) });
  }

  /** Put the window between two positions on the bar, keeping its width at the ends. */
  place(left, right) {
    const width = right - left;
    const x = Math.min(1 - width, Math.max(0, left));
    const [a, b] = [this.axis.day(x + 1e-9), this.axis.day(x + width - 1e-9)];
    const first = unitStart(a, this.axis.segment(a).step);
    const last = Math.max(first, unitEnd(b, this.axis.segment(b).step));
    this.evidence.update({ first, last });
  }

  key(event, edge) {
    const { first, last } = this.evidence.view;
    const large = event.key.startsWith("Page") || event.shiftKey;
    const direction = { ArrowRight: 1, ArrowUp: 1, PageUp: 1, ArrowLeft: -1, ArrowDown: -1, PageDown: -1 }[event.key];
    const [from, to] = this.evidence.extent;
    if (direction) {
      const { step } = this.axis.segment(edge === "last" ? last : first);
      const by = direction * (large ? LARGE[step] : 1);
      if (edge === "both") this.shift(by);
      else this.set(edge, this.moved(edge, by));
    } else if (event.key === "Home") {
      if (edge === "both") this.place(0, this.axis.position(last, 1) - this.axis.position(first));
      else this.set(edge, edge === "first" ? from : unitEnd(first, this.axis.segment(first).step));
    } else if (event.key === "End") {
      if (edge === "both") this.place(1 - this.axis.position(last, 1) + this.axis.position(first), 1);
      else this.set(edge, edge === "last" ? to : unitStart(last, this.axis.segment(last).step));
    } else return;
    this.stop();
    event.preventDefault();
  }

  /** Where an edge comes to lie `by` steps on; crossing into another segment it takes that one's step. */
  moved(edge, by, from = this.evidence.view[edge]) {
    let day = from;
    const sign = Math.sign(by);
    for (let i = 0; i < Math.abs(by); i += 1) {
      const next = edge === "first" ? day + (sign < 0 ? -1 : 0) : day + (sign > 0 ? 1 : 0);
      const { step } = this.axis.segment(next);
      if (edge === "first") day = sign > 0 ? unitStart(day, step, 1) : unitStart(next, step);
      else day = sign > 0 ? unitEnd(next, step) : unitEnd(day, step, -1);
    }
    return Math.min(this.evidence.extent[1], Math.max(this.evidence.extent[0], day));
  }

  /** Move the whole window by steps; it stops at the ends. */
  shift(by) {
    const [from, to] = this.evidence.extent;
    const before = this.evidence.view;
    const sign = Math.sign(by);
    let { first, last } = before;
    for (let i = 0; i < Math.abs(by) && (sign > 0 ? last < to : first > from); i += 1) {
      [first, last] = [this.moved("first", sign, first), this.moved("last", sign, last)];
    }
    this.evidence.update({ first, last });
    return first !== before.first || last !== before.last;
  }

  /** Play: step on until what is shown changes, at the chosen speed, and stop at the end. */
  start() {
    const [from, to] = this.evidence.extent;
    const { first, last } = this.evidence.view;
    if (first === from && last === to) {
      const begin = this.axis.segments.find(({ step }) => step === "month") ?? this.axis.segments[0];
      this.evidence.update({ first: begin.start, last: unitEnd(begin.start, begin.step) });
    } else if (last === to) {
      this.place(0, this.axis.position(last, 1) - this.axis.position(first));
    }
    this.play.textContent = "Pause";
    this.play.setAttribute("aria-pressed", "true");
    const tick = () => {
      const before = this.signature();
      let more = true;
      for (let i = 0; i < 60 && more && this.signature() === before; i += 1) more = this.shift(1);
      if (more) this.timer = setTimeout(tick, 1000 / Number(this.speed.value));
      else this.stop();
    };
    this.timer = setTimeout(tick, 1000 / Number(this.speed.value));
  }

  get playing() {
    return Boolean(this.timer);
  }

  stop() {
    const was = this.playing;
    clearTimeout(this.timer);
    this.timer = null;
    if (was) this.root.dispatchEvent(new CustomEvent("stopped"));
    this.play.textContent = "Play";
    this.play.setAttribute("aria-pressed", "false");
  }

  /** A number that changes when the set of visible claims does. */
  signature() {
    let sum = 0;
    const { visible } = this.evidence;
    for (let i = 0; i < visible.length; i += 1) if (visible[i]) sum = (sum * 31 + i) | 0;
    return sum;
  }

  refresh() {
    const { first, last } = this.evidence.view;
    const [from, to] = this.evidence.extent;
    const [left, right] = [this.axis.position(first), this.axis.position(last, 1)];
    this.span.style.left = `${left * 100}%`;
    this.span.style.width = `${Math.max(0, right - left) * 100}%`;
    this.handles[0].style.left = `${left * 100}%`;
    this.handles[1].style.left = `${right * 100}%`;
    [[this.handles[0], first, dayText(first)], [this.handles[1], last, dayText(last)], [this.span, first, windowText(first, last)]]
      .forEach(([handle, now, text]) => {
        handle.setAttribute("aria-valuemin", from);
        handle.setAttribute("aria-valuemax", to);
        handle.setAttribute("aria-valuenow", now);
        handle.setAttribute("aria-valuetext", text);
      });
    this.readout.textContent = first === from && last === to ? "All dates" : windowText(first, last);
    const { shown, shownPlaces, undated } = this.evidence;
    this.counter.textContent = `${shown} statements at ${shownPlaces} places`;
    this.undated.textContent = `${undated} undated`;
    this.chapters.querySelectorAll("button").forEach((button) => {
      const on = Number(button.dataset.first) === first && Number(button.dataset.last) === last;
      button.setAttribute("aria-pressed", String(on));
    });
  }

  /** The histogram is drawn from now on; nobody waits for it on opening. */
  showHistogram() {
    this.withHistogram = true;
    this.histogram();
  }

  /** How many claims of the shown layers hold on some day of each stretch of the bar. */
  histogram() {
    const { evidence, axis, canvas } = this;
    if (!this.withHistogram) return;
    const width = this.track.clientWidth;
    const height = this.track.clientHeight;
    if (!width) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const bins = Math.max(24, Math.floor(width / 5));
    const counts = new Float64Array(bins + 1);
    for (let i = 0; i < evidence.size; i += 1) {
      if (!evidence.claims.dated[i] || !evidence.layerOn(evidence.data.layers[evidence.layer[i]].id)) continue;
      (evidence.members.get(i) ?? [[evidence.start[i], evidence.end[i]]]).forEach(([start, end]) => {
        const from = Math.floor(axis.position(start) * bins);
        const to = Math.min(bins - 1, Math.ceil(axis.position(end, 1) * bins - 1e-9) - 1);
        counts[Math.min(from, bins - 1)] += 1;
        counts[Math.max(from, to) + 1] -= 1;
      });
    }
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    axis.segments.filter(({ step }) => step === "day").forEach(({ from, to }) => {
      pen.fillStyle = getComputedStyle(this.root).getPropertyValue("--shade");
      pen.fillRect(from * width, 0, (to - from) * width, height);
    });
    pen.fillStyle = getComputedStyle(this.root).getPropertyValue("--bars");
    let running = 0;
    const totals = Array.from(counts.slice(0, bins), (change) => { running += change; return running; });
    const most = Math.max(...totals, 1);
    totals.forEach((total, i) => {
      const tall = total ? Math.max(1.5, Math.sqrt(total / most) * (height - 4)) : 0;
      pen.fillRect((i * width) / bins + 0.5, height - tall, width / bins - 1, tall);
    });
  }
}
