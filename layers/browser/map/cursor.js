// The pointer and the keyboard on the map: hover, choose, and step from place to place.

import { windowText } from "../dates.js";
import { button, find, make } from "../dom.js";
import { numbers, tally, textsAt } from "../lists.js";
import { withYears } from "../naming.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { EvidenceLayer } from "./layer.js" */

const MOST_NAMES = 8; // further names of a place in its tip
const MOST_OFFERED = 14; // places under one click
/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Sends `read` when the text of the place that is chosen is asked for. */
export class Cursor extends EventTarget {
  /**
   * @param {ParentNode} root of the elements: tip, keyboard cursor, list of places
   * @param {L.Map} map
   * @param {EvidenceLayer} layer
   * @param {Evidence} evidence
   * @param {(p: number) => boolean} takes whether a place that is chosen is taken for something else than to be opened
   */
  constructor(root, map, layer, evidence, takes = () => false) {
    super();
    this.map = map;
    this.layer = layer;
    this.evidence = evidence;
    this.takes = takes;
    this.tooltip = find(root, ".tooltip");
    this.cursor = find(root, ".cursor");
    this.chooser = find(root, ".chooser");
    /** @type {number | null} */
    this.current = null;
    /** @type {[p: number | null, at: L.Point | null, more: number]} */
    this.tipped = [null, null, 0];
    map.on("mousemove", (event) => this.hover(event.containerPoint));
    map.on("mouseout", () => this.hover(null));
    map.on("click", ({ containerPoint, originalEvent }) => {
      this.click(containerPoint);
      const { pointerType } = /** @type {PointerEvent} */ (/** @type {unknown} */ (originalEvent));
      if (pointerType === "touch") this.tip(null); // no finger stays to take it away
    });
    map.on("move zoom", () => this.follow());
    map.on("movestart", () => this.dismiss());
    this.cursor.addEventListener("focus", () => this.enter());
    this.cursor.addEventListener("blur", () => {
      if (this.chooser.hidden) this.tip(null);
    });
    this.cursor.addEventListener("keydown", (event) => this.key(event));
    this.cursor.addEventListener("click", () => this.choose(this.current));
    evidence.addEventListener("change", () => {
      this.dismiss();
      if (!this.tooltip.hidden) this.tip(...this.tipped); // it says something else in another window
      this.follow();
    });
  }

  /** @param {number} p */
  describe(p) {
    const { evidence } = this;
    const { names, precisionText } = evidence.places[p];
    const stated = tally(evidence, evidence.count[p], evidence.documents[p]);
    const { first, last } = evidence.view;
    const name = evidence.name(p);
    const all = Object.values(names).flat();
    const others = [...new Set(all.filter(({ toponym }) => toponym !== name).map(withYears))];
    const lines = [name];
    if (others.length) lines.push(others.slice(0, MOST_NAMES).join(" · "));
    const without = tally(evidence, evidence.without[p], evidence.withoutDocuments[p]);
    if (evidence.count[p] || !evidence.without[p]) lines.push(`${stated} in this window`);
    if (evidence.without[p]) lines.push(`${without} without a date`);
    lines.push(...[textsAt(evidence, p)].filter(Boolean), precisionText);
    const said = evidence.without[p] ? `${stated}; without a date ${without}` : stated;
    return { lines, label: `${name}: ${said}, ${windowText(first, last)}; ${precisionText}` };
  }

  /** @param {L.Point | null} point */
  hover(point) {
    const found = point ? this.layer.at(point) : [];
    const p = found[0] ?? null;
    this.map.getContainer().style.cursor = p === null ? "" : "pointer";
    if (p === this.layer.hover) return;
    this.layer.hover = p;
    this.layer.redraw();
    this.tip(p, point, found.length - 1);
  }

  /**
   * @param {number | null} p
   * @param {L.Point | null} point
   */
  tip(p, point = null, more = 0) {
    this.tipped = [p, point, more];
    this.tooltip.hidden = p === null;
    if (p === null) return;
    const at = point ?? this.layer.position(p);
    const { lines } = this.describe(p);
    if (more > 0) lines.push(`and ${more} more here`);
    this.tooltip.replaceChildren(...lines.map((line, i) => make(i ? "span" : "strong", {}, line)));
    const size = this.map.getSize();
    const box = this.tooltip.getBoundingClientRect();
    this.tooltip.style.left = `${Math.max(4, Math.min(at.x + 16, size.x - box.width - 4))}px`;
    this.tooltip.style.top = `${at.y + 18 + box.height > size.y ? at.y - box.height - 14 : at.y + 18}px`;
  }

  /** @param {L.Point} point */
  click(point) {
    const found = this.layer.at(point);
    if (found.length > 1) this.offer(found, point);
    else if (found.length) this.choose(found[0]);
    else if (!this.dismiss()) this.clear();
  }

  /**
   * Several places under one point: list them instead of taking the topmost.
   * @param {number[]} places
   * @param {L.Point} point
   */
  offer(places, point) {
    const { evidence } = this;
    const entry = (/** @type {number} */ p) =>
      button(
        `${evidence.name(p)} (${numbers(
          evidence,
          evidence.count[p] + evidence.without[p],
          evidence.documents[p] + evidence.withoutDocuments[p],
        )})`,
        () => {
          this.choose(p);
        },
      );
    const list = make("ul", {}, ...places.slice(0, MOST_OFFERED).map((p) => make("li", {}, entry(p))));
    this.chooser.replaceChildren(make("p", {}, "Places here"), list);
    this.chooser.hidden = false;
    this.tip(null);
    const size = this.map.getSize();
    const box = this.chooser.getBoundingClientRect();
    this.chooser.style.left = `${Math.max(4, Math.min(point.x, size.x - box.width - 4))}px`;
    this.chooser.style.top = `${Math.max(4, Math.min(point.y, size.y - box.height - 4))}px`;
    find(this.chooser, "button").focus();
  }

  /** @param {number | null} p */
  choose(p) {
    if (p === null) return;
    this.current = p;
    this.dismiss();
    if (this.takes(p)) return;
    this.evidence.update({ place: this.evidence.places[p].id, claim: null });
    this.follow();
  }

  /** Close the list of places; false where it was not open. */
  dismiss() {
    if (this.chooser.hidden) return false;
    const focused = this.chooser.contains(document.activeElement);
    this.chooser.hidden = true;
    if (focused) this.cursor.focus();
    return true;
  }

  clear() {
    this.tip(null);
    this.evidence.update({ place: null, claim: null });
  }

  reachable() {
    const { evidence } = this;
    return evidence.places
      .map((_, p) => p)
      .filter((p) => evidence.drawn(p) && (evidence.stated(p) || evidence.places[p].form === "point"));
  }

  enter() {
    if (this.current === null || !this.evidence.drawn(this.current)) {
      const size = this.map.getSize();
      const inside = this.reachable().filter((p) => {
        const { x, y } = this.layer.position(p);
        return x > 0 && y > 0 && x < size.x && y < size.y;
      });
      const pool = inside.length ? inside : this.reachable();
      this.current = pool.sort((a, b) => this.layer.weight(b) - this.layer.weight(a))[0] ?? null;
    }
    this.follow();
    if (this.current !== null) this.tip(this.current);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key === "Enter" || event.key === " ") this.enterPlace();
    else if (event.key === "+" || event.key === "=") this.map.zoomIn();
    else if (event.key === "-") this.map.zoomOut();
    else if (event.key in DIRECTIONS) this.step(DIRECTIONS[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The first time a place is chosen; once it is, its text is read. */
  enterPlace() {
    const { evidence, current } = this;
    const chosen = current !== null && evidence.view.place === evidence.places[current].id;
    if (chosen && evidence.view.claim === null) this.dispatchEvent(new Event("read"));
    else this.choose(current);
  }

  /**
   * Go to the nearest place in sight in a direction; how far it lies aside counts double.
   * @param {[number, number]} direction
   */
  step([dx, dy]) {
    if (this.current === null) {
      this.enter();
      return;
    }
    const from = this.layer.position(this.current);
    let [least, best] = [Infinity, this.current];
    const size = this.map.getSize();
    this.reachable().forEach((p) => {
      if (p === this.current) return;
      const to = this.layer.position(p);
      if (to.x < 0 || to.y < 0 || to.x > size.x || to.y > size.y) return; // what is out of sight has its own zoom
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx);
      const cost = ahead + 2 * aside;
      if (ahead > 0.5 && aside <= 2.5 * ahead && cost < least) [least, best] = [cost, p];
    });
    if (best === this.current) return;
    this.current = best;
    const { x, y } = this.layer.position(best);
    if (x < 30 || y < 30 || x > size.x - 30 || y > size.y - 30) {
      this.map.panTo(this.map.containerPointToLatLng([x, y]), { animate: false });
    }
    this.follow();
    this.tip(best);
  }

  follow() {
    if (this.current === null) return;
    const { x, y } = this.layer.position(this.current);
    this.cursor.style.left = `${x}px`;
    this.cursor.style.top = `${y}px`;
    this.cursor.setAttribute("aria-label", this.describe(this.current).label);
  }
}
