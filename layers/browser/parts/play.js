// Play: the window steps on by itself until it stands at the end, at the speed chosen.

import { unitEnd } from "../dates.js";
import { button, make } from "../dom.js";
import { placed } from "./steps.js";

/** @import { Axis } from "../dates.js" */
/** @import { Evidence } from "../evidence.js" */

const SPEEDS = /** @type {const} */ ([
  ["slow", 1.5],
  ["medium", 4],
  ["fast", 10],
]); // changes of the map a second
const MOST_STEPS = 60; // that change nothing, one after another

/** Sends `stopped` when it has ended. */
export class Play extends EventTarget {
  /**
   * @param {Evidence} evidence
   * @param {Axis} axis
   * @param {(by: number) => boolean} shift moves the window; false at the end
   */
  constructor(evidence, axis, shift) {
    super();
    this.evidence = evidence;
    this.axis = axis;
    this.shift = shift;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    const press = () => (this.playing ? this.stop() : this.start());
    this.button = button("Play", press, { "aria-pressed": false, title: "Play" });
    this.speed = make("select", { "aria-label": "Speed", title: "Speed" });
    this.speed.append(...SPEEDS.map(([title, speed]) => make("option", { value: speed }, title)));
  }

  get playing() {
    return this.timer !== undefined;
  }

  start() {
    const { evidence, axis } = this;
    const [from, to] = evidence.extent;
    const { first, last } = evidence.view;
    if (first === from && last === to) {
      const begin = axis.segments.find(({ step }) => step === "month") ?? axis.segments[0];
      evidence.update({ first: begin.start, last: unitEnd(begin.start, begin.step) });
    } else if (last === to) {
      evidence.update(placed(axis, 0, axis.position(last, 1) - axis.position(first)));
    }
    this.button.textContent = "Pause";
    this.button.setAttribute("aria-pressed", "true");
    this.wait();
  }

  wait() {
    this.timer = setTimeout(() => this.tick(), 1000 / Number(this.speed.value));
  }

  /** Step on until what is shown changes. */
  tick() {
    const { visible } = this.evidence;
    const before = visible.slice();
    const same = () => visible.every((seen, i) => seen === before[i]);
    let more = true;
    for (let i = 0; i < MOST_STEPS && more && same(); i += 1) more = this.shift(1);
    if (more) this.wait();
    else this.stop();
  }

  stop() {
    if (!this.playing) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.button.textContent = "Play";
    this.button.setAttribute("aria-pressed", "false");
    this.dispatchEvent(new Event("stopped"));
  }
}
