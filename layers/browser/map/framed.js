// The map page's side of the talk with the window around it: it opens at the view its own address asks for, says what
// it shows, and shows what it is asked to.

import { AddressError } from "../address.js";
import { Evidence } from "../evidence.js";
import { listen, post } from "../messages.js";

/** @import { MapPage } from "./page.js" */
/** @import { Seen } from "../messages.js" */

/** @type {Seen["state"][]} each says more than the one before */
const STATES = ["moving", "playing", "settled"];
const SETTLE = 300; // ms without change after which the window counts as settled

export class Framed {
  /** @param {MapPage} page */
  constructor(page) {
    this.page = page;
    this.evidence = page.evidence;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.settling = undefined;
    this.sending = 0;
    this.told = ""; // the query said last, and
    /** @type {Seen["state"]} */
    this.state = "settled"; // in which state
    const theme = window.matchMedia("(prefers-color-scheme: dark)");
    page.setTheme(theme.matches); // until the host says which
    this.openAt(window.location.hash.slice(1));
    this.evidence.addEventListener("change", (event) => this.changed(event));
    page.cursor.addEventListener("read", () => this.post({ type: "evidence:read" }));
    page.bar.play.addEventListener("stopped", () => this.settle(0));
    if (window.parent !== window) {
      listen(
        () => window.parent,
        (message) => this.take(message),
      );
    }
    this.hello();
  }

  /**
   * @param {string} query
   */
  openAt(query) {
    try {
      this.page.apply(query);
    } catch (error) {
      if (!(error instanceof AddressError)) throw error;
      const takes = this.evidence.data.parameters[error.parameter];
      this.page.notice.say(`The link could not be read (${error.parameter}: takes ${takes}). This is the first view.`);
    }
    this.told = this.evidence.query;
  }

  /** Say that the page answers, and what it shows. */
  hello() {
    const { data, query } = this.evidence;
    const places = data.places.map((place) => ({ ...place, shape: null })); // the host draws none
    this.post({ type: "evidence:ready", data: { ...data, places }, query });
  }

  /** @param {import("../messages.js").Message} message */
  post(message) {
    if (window.parent !== window) post(window.parent, message);
  }

  /** @param {import("../messages.js").Message} message */
  take(message) {
    if (message.type === "evidence:hello") this.hello();
    else if (message.type === "evidence:theme") this.page.setTheme(message.dark);
    else if (message.type === "evidence:apply") {
      try {
        this.page.apply(message.query, message.bring);
      } catch (error) {
        if (!(error instanceof AddressError)) throw error;
      }
      this.settle(0);
    }
  }

  /**
   * Every change goes to the host, that it has it when asked; a settled one once, for panel and address. What was
   * chosen is settled at once.
   * @param {Event} event
   */
  changed(event) {
    const { playing } = this.page.bar.play;
    if (!Evidence.changed(event, ["first", "last", "map"])) this.settle(0);
    else if (!playing) this.settle(SETTLE);
    else this.settling ??= setTimeout(() => this.report("playing"), SETTLE);
    this.sending ||= requestAnimationFrame(() => {
      this.sending = 0;
      this.report("moving");
    });
  }

  /** @param {number} wait ms */
  settle(wait) {
    clearTimeout(this.settling);
    this.settling = setTimeout(() => this.report("settled"), wait);
  }

  /** @param {Seen["state"]} state */
  report(state) {
    if (state !== "moving") this.settling = undefined;
    const { query } = this.evidence;
    if (query === this.told && STATES.indexOf(state) <= STATES.indexOf(this.state)) return;
    this.told = query;
    this.state = state;
    this.post({ type: "evidence:view", query, state });
  }
}
