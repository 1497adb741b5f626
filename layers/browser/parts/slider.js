// The time bar's two handles and the window between them, by pointer and by keyboard.

import { dayText, unitEnd, unitStart, windowText } from "../dates.js";
import { find, put } from "../dom.js";
import { moved, placed, shifted } from "./steps.js";

/** @import { Axis } from "../dates.js" */
/** @import { Evidence } from "../evidence.js" */
/** @typedef {"first" | "last"} Edge */

const LARGE = { day: 7, month: 12, year: 10, century: 5 };

export class Slider {
  /**
   * @param {HTMLElement} root holds the elements of the time bar
   * @param {Evidence} evidence
   * @param {Axis} axis
   * @param {() => void} act is told that the window is about to be moved by hand
   */
  constructor(root, evidence, axis, act) {
    this.evidence = evidence;
    this.axis = axis;
    this.act = act;
    this.track = find(root, ".track");
    /** @type {HTMLCanvasElement} */
    this.canvas = find(root, ".histogram");
    this.span = find(root, ".span");
    this.handles = [find(root, ".handle.first"), find(root, ".handle.last")];
    this.listen();
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
      this.act();
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
      this.act();
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
    this.act();
    event.preventDefault();
  }

  /** Say where the window stands. */
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
  }
}
