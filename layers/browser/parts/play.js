// Play: within its period the window steps on by itself, or grows, and says what has just appeared.

import { windowText } from "../dates.js";
import { button, make } from "../dom.js";
import { Evidence } from "../evidence.js";
import { begunIn, documentsIn, tally } from "../lists.js";
import { frameAfter, wholeOf } from "./steps.js";

/** @import { Axis } from "../dates.js" */
/** @import { Span } from "../types.d.ts" */
/** @import { Window } from "./steps.js" */

const SPEEDS = /** @type {const} */ ([
  ["slow", 2.5],
  ["medium", 1],
  ["fast", 0.2],
]); // seconds from one change of the map to the next
const WAYS = /** @type {const} */ ([
  ["step by step", ""],
  ["growing", "grow"],
]);
const NAMED = 3; // places that a caption names

/** Sends `stopped` when it has ended. */
export class Play extends EventTarget {
  /**
   * @param {Evidence} evidence
   * @param {Axis} axis
   * @param {(text: string) => void} say is told what has just appeared
   */
  constructor(evidence, axis, say) {
    super();
    this.evidence = evidence;
    this.axis = axis;
    this.say = say;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** @type {Span | null} */
    this.period = null; // that is played
    /** @type {Window | null} */
    this.frame = null; // the window that it left off at
    this.stepping = false;
    evidence.addEventListener("change", (event) => {
      if (!this.stepping && Evidence.changed(event, ["first", "last"])) say(""); // the window was moved by hand
    });
    const press = () => (this.playing ? this.stop() : this.start());
    const title = "Play the time window from its beginning to its end";
    this.button = button("Play", press, { "aria-pressed": false, title });
    this.speed = make("select", { "aria-label": "Speed", title: "Speed" });
    this.speed.append(...SPEEDS.map(([text, wait]) => make("option", { value: wait }, text)));
    this.way = make("select", { "aria-label": "How the window plays", title: "How the window plays" });
    this.way.append(...WAYS.map(([text, value]) => make("option", { value }, text)));
  }

  /** @param {Window} window */
  show(window) {
    this.stepping = true;
    this.evidence.update(window);
    this.stepping = false;
  }

  get playing() {
    return this.timer !== undefined;
  }

  /** Whether the window is where it was left, so that it goes on from there. */
  get paused() {
    const { first, last } = this.evidence.view;
    return this.frame !== null && this.frame.first === first && this.frame.last === last;
  }

  start() {
    const { first, last } = this.evidence.view;
    if (!this.paused) {
      this.period = wholeOf(this.axis, [first, last], this.evidence.extent);
      this.frame = null;
    }
    this.button.textContent = "Pause";
    this.button.setAttribute("aria-pressed", "true");
    this.timer = setTimeout(() => this.tick(), 0); // it plays already when the window first moves
  }

  /** Step on to where something begins; at the end show the whole period again. */
  tick() {
    const { evidence, axis, frame } = this;
    const period = /** @type {Span} */ (this.period);
    const grows = this.way.value === "grow";
    const after = (/** @type {Window | null} */ from) => frameAfter(axis, from, period, grows);
    let next = after(frame);
    let found = /** @type {number[]} */ ([]);
    let passed = /** @type {Window | null} */ (null);
    for (let from = frame?.last ?? period[0] - 1; next; from = next.last, next = after(next)) {
      found = begunIn(evidence, from + 1, next.last);
      if (found.length) break;
      passed = { first: passed?.first ?? from + 1, last: next.last };
    }
    if (!next) {
      this.stop();
      this.frame = null;
      this.show({ first: period[0], last: period[1] });
      this.say(`Played to the end: ${windowText(...period)}.`);
      return;
    }
    this.frame = next;
    this.show(next);
    this.say(this.said(found, passed));
    this.timer = setTimeout(() => this.tick(), 1000 * Number(this.speed.value));
  }

  /**
   * What begins in the window, and what was passed over.
   * @param {number[]} found
   * @param {Window | null} passed
   */
  said(found, passed) {
    const { evidence } = this;
    const at = [...new Set(found.flatMap((i) => evidence.claims.places[i]))];
    const names = at.slice(0, NAMED).map((p) => evidence.name(p));
    const more = at.length > NAMED ? ` and ${at.length - NAMED} more` : "";
    const where = names.length ? `: ${names.join(", ")}${more}` : "";
    const empty = passed ? `⋯ ${windowText(passed.first, passed.last)}: nothing begins. ` : "";
    return `${empty}New: ${tally(evidence, found.length, documentsIn(evidence, found))}${where}.`;
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
