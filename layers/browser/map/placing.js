// Where the map stands: at the extent of its period, at a position of the viewer's own, or at what is chosen.

/** @import { Evidence } from "../evidence.js" */
/** @import { Extent, View } from "../types.d.ts" */

/** @type {[number, number]} */
const PADDING = [12, 12]; // CSS pixels between what is fitted and the map's edge
const AROUND = 0.05; // degrees around the places shown that are fitted with them
const NEAREST = 10; // the zoom up to which the map goes to bring something into view where it is drawn in detail
const FAR = 5; // and elsewhere, where nothing is drawn but the outlines of states
const METRES = 111_320; // in a degree of latitude

/** @param {Extent} extent */
const latLngs = ([west, south, east, north]) => L.latLngBounds([south, west], [north, east]);

export class Placing {
  /**
   * @param {L.Map} map
   * @param {Evidence} evidence
   */
  constructor(map, evidence) {
    this.map = map;
    this.evidence = evidence;
    /** @type {{ from: View["map"], to?: [View["map"]] } | null} */
    this.brought = null; // where the map stood before it went to what was chosen, and where that was once it is there
    this.zooming = false; // while it does, Leaflet takes no other way
    map.on("zoomanim", () => {
      this.zooming = true;
    });
    map.on("moveend", () => {
      this.zooming = false;
    });
  }

  /**
   * Whether the map glides where it is asked to: not for those who have asked for less motion.
   * @param {boolean} animate
   */
  glides(animate) {
    return animate && !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** Whether there is room for a view; in a frame that is hidden or not laid out yet there is none until later. */
  get inSight() {
    const { x, y } = this.map.getSize();
    return x > 2 * PADDING[0] && y > 2 * PADDING[1];
  }

  /** The name of the extent of the period that the window is, if it is one. */
  get period() {
    const { data, extent, view } = this.evidence;
    const all = { start: extent[0], end: extent[1], view: "region" };
    return [...data.chapters, all].find(({ start, end }) => start === view.first && end === view.last)?.view;
  }

  /**
   * The extent of the period that the window is, or else that of the first view.
   * @returns {Extent}
   */
  get home() {
    return this.evidence.data.views[this.period ?? "region"];
  }

  /** The first position; where there is no room yet, some position until there is. */
  open() {
    if (this.inSight) this.fit(this.home, false);
    else this.map.setView(latLngs(this.home).getCenter(), NEAREST);
  }

  /**
   * @param {Extent} extent
   * @param {boolean} animate
   */
  fit(extent, animate = true) {
    if (!this.inSight) return;
    if (this.zooming) {
      this.map.once("moveend", () => this.fit(extent, animate));
      return;
    }
    this.map.fitBounds(latLngs(extent), { animate: this.glides(animate), padding: PADDING });
  }

  fitShown() {
    const { evidence } = this;
    const at = evidence.places.flatMap(({ anchor }, p) =>
      anchor && evidence.stated(p) && evidence.drawn(p) ? [L.latLng(anchor[1], anchor[0])] : [],
    );
    if (!at.length) return;
    const { lat: south, lng: west } = L.latLngBounds(at).getSouthWest();
    const { lat: north, lng: east } = L.latLngBounds(at).getNorthEast();
    this.fit([west - AROUND, south - AROUND, east + AROUND, north + AROUND]);
  }

  /** Whether the map is so small that its whole height is in view: then its middle is not free. */
  get held() {
    const { maxBounds } = this.map.options;
    if (!maxBounds) return false;
    const all = /** @type {L.LatLngBounds} */ (maxBounds); // Leaflet makes it one
    return this.map.project(all.getSouthWest()).y - this.map.project(all.getNorthEast()).y <= this.map.getSize().y;
  }

  /** Where the map stands; `null` where the period puts it: that suits this window only, and is not kept. */
  position() {
    const { map } = this;
    if (!this.inSight) return this.evidence.view.map;
    const bounds = latLngs(this.home);
    const [one, other] = [bounds.getSouthWest(), bounds.getNorthEast()].map((corner) => map.project(corner));
    const zoom = map.getBoundsZoom(bounds, false, L.point(PADDING).multiplyBy(2));
    const off = one.add(other).divideBy(2).subtract(map.project(map.getCenter()));
    if (this.held) off.y = 0;
    if (map.getZoom() === zoom && off.distanceTo([0, 0]) < 2) return null;
    const { lat, lng } = map.getCenter();
    return /** @type {View["map"]} */ ([Number(lat.toFixed(4)), Number(lng.toFixed(4)), map.getZoom()]);
  }

  /** Where the map stands, for who does not know the first view: `null` only where its period says it too. */
  get spelled() {
    const { map: position } = this.evidence.view;
    if (position || this.period) return position;
    const { lat, lng } = this.map.getCenter();
    return /** @type {View["map"]} */ ([Number(lat.toFixed(4)), Number(lng.toFixed(4)), this.map.getZoom()]);
  }

  /**
   * What a place takes up: its outline or line, the circle in which it lies, or some room around a point.
   * @param {number} p
   */
  extentOf(p) {
    const { anchor, shape, accuracy } = this.evidence.places[p];
    if (shape) return L.latLngBounds(shape.flat().map(([lon, lat]) => /** @type {L.LatLngTuple} */ ([lat, lon])));
    const [lon, lat] = /** @type {[number, number]} */ (anchor);
    const high = accuracy ? accuracy / METRES : 0;
    const wide = high / Math.cos((lat * Math.PI) / 180);
    return latLngs([lon - wide, lat - high, lon + wide, lat + high]);
  }

  /** The extent of what is chosen; beside a point or a line areas are only where it lies. */
  chosen() {
    const { evidence } = this;
    const found = [...evidence.chosen()].filter((p) => evidence.located[p]);
    const narrow = found.filter((p) => evidence.places[p].form !== "area");
    const extents = (narrow.length ? narrow : found).map((p) => this.extentOf(p));
    return extents.length ? extents.reduce((all, one) => all.extend(one), L.latLngBounds([])) : null;
  }

  /** Bring what is chosen into view; where nothing is any more, go back to where the map stood before. */
  bring(animate = true) {
    const { map, brought } = this;
    if (!this.inSight) return;
    if (this.zooming) {
      map.once("moveend", () => this.bring(animate));
      return;
    }
    const bounds = this.chosen();
    if (!bounds) {
      this.brought = null;
      const there = !brought?.to || JSON.stringify(brought.to) === JSON.stringify([this.position()]);
      if (brought && there) this.go(brought.from, animate);
      return;
    }
    if (this.shows(bounds)) return;
    const nearest = this.detailed(bounds) ? NEAREST : FAR;
    const going = /** @type {NonNullable<Placing["brought"]>} */ ({ from: brought ? brought.from : this.position() });
    this.brought = going;
    map.once("moveend", () => {
      going.to = [this.position()];
    });
    map.fitBounds(bounds.pad(0.15), { animate: this.glides(animate), maxZoom: nearest, padding: PADDING });
  }

  /**
   * Whether an extent is in view with what is around it: a spot on an empty map is not.
   * @param {L.LatLngBounds} bounds
   */
  shows(bounds) {
    const { map } = this;
    return map.getBounds().pad(-0.05).contains(bounds) && (this.detailed(bounds) || map.getZoom() <= FAR + 1);
  }

  /**
   * Whether an extent lies where the map is drawn in detail.
   * @param {L.LatLngBounds} bounds
   */
  detailed(bounds) {
    const { wider, region } = this.evidence.data.views;
    return latLngs(wider ?? region).contains(bounds);
  }

  /**
   * @param {View["map"]} position
   * @param {boolean} animate
   */
  go(position, animate = false) {
    if (!position) {
      this.fit(this.home, animate);
      return;
    }
    const [lat, lng, zoom] = position;
    const glides = this.glides(animate);
    // `reset` is what lets a view be set that is nearly the one there is
    this.map.setView([lat, lng], zoom, /** @type {L.ZoomPanOptions} */ ({ animate: glides, reset: !glides }));
  }

  /** Go to the view's position, to the pixel, or to that of its period and what is chosen. */
  place() {
    if (!this.inSight) return;
    const { map: position } = this.evidence.view;
    this.go(position);
    if (!position) this.bring(false);
  }
}
