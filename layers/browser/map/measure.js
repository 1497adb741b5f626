// Measuring between two places: they are chosen as any place is, while its button is pressed.

import { distanceText, refusal } from "./distance.js";

/** @import { Evidence } from "../evidence.js" */

const PANE = { name: "measure", order: 460 }; // above the evidence

export class Measure {
  /**
   * @param {HTMLElement} opener
   * @param {L.Map} map
   * @param {Evidence} evidence
   * @param {(text: string) => void} say
   */
  constructor(opener, map, evidence, say) {
    this.opener = opener;
    this.map = map;
    this.evidence = evidence;
    this.say = say;
    this.on = false;
    /** @type {number | null} */
    this.from = null;
    /** @type {L.Polyline | null} */
    this.line = null;
    opener.addEventListener("click", () => (this.on ? this.stop() : this.start()));
  }

  start() {
    this.on = true;
    this.opener.setAttribute("aria-pressed", "true");
    this.say("Measuring: choose the first of two places on the map.");
  }

  stop() {
    this.on = false;
    this.from = null;
    this.line?.remove();
    this.line = null;
    this.opener.setAttribute("aria-pressed", "false");
    this.say("");
  }

  /**
   * Whether a place that was chosen is taken for measuring, and so not opened.
   * @param {number} p
   */
  takes(p) {
    if (!this.on) return false;
    const to = this.end(p);
    const refused = refusal(to);
    if (refused) {
      this.say(refused);
    } else if (this.from === null || this.from === p) {
      this.line?.remove();
      this.from = p;
      this.say(`From ${to.name}: choose the second place.`);
    } else {
      const from = this.end(this.from);
      const ends = [from, to].map(({ anchor: [lon, lat] }) => L.latLng(lat, lon));
      this.draw(ends);
      this.say(distanceText(from, to, this.map.distance(ends[0], ends[1])));
      this.from = null;
    }
    return true;
  }

  /** @param {number} p */
  end(p) {
    const { form, anchor, accuracy } = this.evidence.places[p];
    return { name: this.evidence.name(p), form, anchor: /** @type {[number, number]} */ (anchor), accuracy };
  }

  /** @param {L.LatLng[]} ends */
  draw(ends) {
    const { map } = this;
    if (!map.getPane(PANE.name)) {
      Object.assign(map.createPane(PANE.name).style, { zIndex: PANE.order, pointerEvents: "none" });
    }
    this.line?.remove();
    const renderer = L.svg({ pane: PANE.name });
    this.line = L.polyline(ends, { pane: PANE.name, renderer, interactive: false, className: "measured", weight: 3 });
    this.line.addTo(map);
  }
}
