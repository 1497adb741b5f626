// What is shown: the claims of the time window and layers, and the places they are at.
// One Evidence holds the page's data and its view; everything else listens to it.

import { meets } from "./dates.js";

/** Flatten a list of lists into offsets and values, so that a loop over all claims stays fast. */
function flatten(lists) {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => { offsets[i + 1] = offsets[i] + list.length; });
  const values = new Uint32Array(offsets[lists.length]);
  lists.forEach((list, i) => values.set(list, offsets[i]));
  return { offsets, values };
}

export class Evidence extends EventTarget {
  constructor(data) {
    super();
    this.data = data;
    this.places = data.places;
    this.claims = data.claims;
    this.size = data.claims.id.length;
    this.start = Int32Array.from(data.claims.start, (day) => day ?? 0);
    this.end = Int32Array.from(data.claims.end, (day) => day ?? 0);
    this.members = new Map(Object.entries(data.claims.members).map(([i, days]) => [Number(i), days])); // of sets of dates
    this.layer = Uint8Array.from(data.claims.layer);
    this.every = Uint8Array.from(data.claims.every);
    this.at = flatten(data.claims.places);
    this.placeIndex = new Map(data.places.map((place, i) => [place.id, i]));
    this.claimIndex = new Map(data.claims.id.map((id, i) => [id, i]));
    this.visible = new Uint8Array(this.size);
    this.count = new Uint32Array(this.places.length);
    this.some = new Uint8Array(this.places.length); // bit per claim layer: a claim on some day is visible
    this.full = new Uint8Array(this.places.length); // bit per claim layer: a claim on every day is visible
    this.extent = [data.axis[0].start, data.axis[data.axis.length - 1].end];
    this.located = Uint8Array.from(data.places, ({ anchor }) => (anchor ? 1 : 0));
    this.point = Uint8Array.from(data.places, ({ form }) => (form === "point" ? 1 : 0));
    this.view = this.initial();
    this.compute();
  }

  /** The view on opening: the whole time range, the default layers, nothing chosen. */
  initial() {
    return {
      first: this.extent[0],
      last: this.extent[1],
      layers: this.data.layers.filter((layer) => layer.visible).map((layer) => layer.id),
      place: null,
      claim: null,
      names: "source",
      base: "",
      map: null,
    };
  }

  /** Change part of the view, recompute and tell the listeners what changed. */
  update(change) {
    const before = this.view;
    const view = { ...before, ...change };
    if (view.first > view.last) [view.first, view.last] = [view.last, view.first];
    view.first = Math.max(this.extent[0], view.first);
    view.last = Math.min(this.extent[1], view.last);
    const keys = Object.keys(view).filter((key) => String(view[key]) !== String(before[key]));
    if (!keys.length) return;
    this.view = view;
    if (keys.some((key) => ["first", "last", "layers"].includes(key))) this.compute();
    this.dispatchEvent(new CustomEvent("change", { detail: { keys } }));
  }

  layerOn(id) {
    return this.view.layers.includes(id);
  }

  /** Whether a claim whose date is a set has a day in the window. */
  meets(i) {
    const { first, last } = this.view;
    return meets({ start: this.start[i], end: this.end[i], members: this.members.get(i) }, first, last);
  }

  /** Mark the visible claims and count them at their places. */
  compute() {
    const { first, last } = this.view;
    const on = this.data.layers.map((layer) => this.layerOn(layer.id));
    const { offsets, values } = this.at;
    this.count.fill(0);
    this.some.fill(0);
    this.full.fill(0);
    this.shown = 0;
    this.undated = 0;
    for (let i = 0; i < this.size; i += 1) {
      let seen = 0;
      if (on[this.layer[i]]) {
        if (!this.claims.dated[i]) this.undated += 1;
        else if (this.start[i] <= last && this.end[i] >= first) seen = this.members.has(i) ? Number(this.meets(i)) : 1;
      }
      this.visible[i] = seen;
      if (!seen) continue;
      this.shown += 1;
      const bit = 1 << this.data.layers[this.layer[i]].bit;
      for (let j = offsets[i]; j < offsets[i + 1]; j += 1) {
        const place = values[j];
        this.count[place] += 1;
        if (this.every[i]) this.full[place] |= bit;
        else this.some[place] |= bit;
      }
    }
    this.placeOn = Uint8Array.from(this.places, (place) => (on[place.layer] ? 1 : 0));
    this.shownPlaces = 0;
    for (let p = 0; p < this.places.length; p += 1) {
      if (!this.count[p]) continue;
      if (this.located[p] && this.placeOn[p]) this.shownPlaces += 1;
    }
  }

  /** Whether a place is drawn: points always with their layer, lines and areas only with a visible claim. */
  drawn(p) {
    if (!this.located[p] || !this.placeOn[p]) return false;
    return this.point[p] > 0 || this.count[p] > 0 || this.places[p].id === this.view.place;
  }

  /** A place's name in the chosen naming; where that has none, the heading name. */
  name(p) {
    const place = this.places[p];
    return place.names[this.view.names]?.[0] ?? place.title;
  }

  /** The places of the chosen place or claim. */
  chosen() {
    const { place, claim } = this.view;
    const at = new Set();
    if (place !== null && this.placeIndex.has(place)) at.add(this.placeIndex.get(place));
    if (claim !== null && this.claimIndex.has(claim)) {
      this.claims.places[this.claimIndex.get(claim)].forEach((p) => at.add(p));
    }
    return at;
  }
}
