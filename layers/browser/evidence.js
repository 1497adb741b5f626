// What is shown: the claims of the window and filters, the places they are at, and the lists they are in.
// One Evidence holds a page's data and its view; everything else listens to it.

import { NOTHING, queryOf, viewOf } from "./address.js";
import { among, flatten } from "./columns.js";
import { meets } from "./dates.js";
import { nameIn } from "./naming.js";
import { passing } from "./filters.js";

/** @import { PageData, Span, View } from "./types.d.ts" */

/** The bits of documentation's layers stand this far above those of the texts'. */
export const DOCUMENTED = 4; // CLAIM_LAYERS of geodata/layering.py

export const NEVER = 2 ** 31 - 1; // the first day of an undated claim: no window reaches it

const WINDOW = ["first", "last"];
/** What of a view narrows claims, whatever the window. */
export const NARROWING = [
  "layers",
  "topics",
  "sources",
  "sourceClass",
  "paragraph",
  "ids",
  "words",
  "figures",
  "graphic",
];
/** What of a view changes the claims in the window. */
export const COUNTED = [...WINDOW, ...NARROWING];
const FILTERS = [...NARROWING, "undated"];

export class Evidence extends EventTarget {
  /** @param {PageData} data */
  constructor(data) {
    super();
    this.data = data;
    this.places = data.places;
    this.claims = data.claims;
    this.size = data.claims.id.length;
    this.start = Int32Array.from(data.claims.start, (day) => day ?? NEVER);
    this.end = Int32Array.from(data.claims.end, (day) => day ?? NEVER);
    /** @type {Map<number, Span[]>} */
    this.members = new Map(Object.entries(data.claims.members).map(([i, days]) => [Number(i), days]));
    this.layer = Uint8Array.from(data.claims.layer);
    this.isSet = Uint8Array.from(data.claims.id, (_, i) => Number(this.members.has(i)));
    this.mixed = new Set(data.sources.map((source) => source.class)).size > 1; // both classes, to be told apart
    this.documented = Uint8Array.from(data.claims.source, (s) => Number(data.sources[s].class === "documentation"));
    this.bit = Uint8Array.from(data.claims.layer, (layer, i) => {
      return 1 << (data.layers[layer].bit + this.documented[i] * DOCUMENTED);
    });
    this.every = Uint8Array.from(data.claims.every);
    this.at = flatten(data.claims.places);
    this.placeIndex = new Map(data.places.map((place, i) => [place.id, i]));
    this.claimIndex = new Map(data.claims.id.map((id, i) => [id, i]));
    this.located = Uint8Array.from(data.places, ({ anchor }) => (anchor ? 1 : 0));
    this.point = Uint8Array.from(data.places, ({ form }) => (form === "point" ? 1 : 0));
    /** @type {Span} */
    this.extent = [data.axis[0].start, data.axis[data.axis.length - 1].end];
    this.fits = new Uint8Array(this.size); // whatever the window
    this.visible = new Uint8Array(this.size); // in the window too
    this.count = new Uint32Array(this.places.length);
    this.documents = new Uint32Array(this.places.length); // how many of these are documentation's
    this.some = new Uint8Array(this.places.length); // bit per class and claim layer: a claim on some day is visible
    this.full = new Uint8Array(this.places.length); // bit per class and claim layer: a claim on every day is visible
    this.none = new Uint8Array(this.places.length); // bit per class and claim layer: a claim without a date is drawn
    this.without = new Uint32Array(this.places.length); // how many of these are there
    this.withoutDocuments = new Uint32Array(this.places.length);
    /** @type {string[] | null} */
    this.words = null; // of each claim, folded; there once a view has asked for some
    this.shown = 0;
    this.shownDocuments = 0;
    this.shownPlaces = 0;
    this.inLayer = new Uint32Array(data.layers.length); // how many of those shown each layer holds
    this.documentsInLayer = new Uint32Array(data.layers.length);
    this.undated = 0;
    this.undatedDocuments = 0;
    this.known = {
      layers: data.layers.map(({ id }) => id),
      topics: data.topics.map(({ id }) => id),
      sources: data.sources.map(({ id }) => id),
      classes: ["text", "documentation"],
      namings: data.namings,
      places: this.placeIndex,
      claims: this.claimIndex,
    };
    /** @type {View} */
    this.view = this.initial();
    this.reset = this.view; // what a reset goes back to
    this.filter();
    this.compute();
  }

  /**
   * The view on opening: the whole time range, the default layers, nothing chosen.
   * @returns {View}
   */
  initial() {
    return {
      ...NOTHING,
      first: this.extent[0],
      last: this.extent[1],
      layers: this.data.layers.filter((layer) => layer.visible).map((layer) => layer.id),
      dated: true,
      names: "source",
      base: "",
    };
  }

  /**
   * The view on opening the map: the period that the corpus begins with, or else all dates.
   * @returns {View}
   */
  opening() {
    const period = this.data.chapters.find(({ opens }) => opens);
    return { ...this.initial(), ...(period && { first: period.start, last: period.end }) };
  }

  /** Begin with the opening view, as the app does and a map in a notebook does not. */
  begin() {
    this.reset = this.opening();
    this.update(this.reset);
  }

  /** The view as the query of an address. */
  get query() {
    return this.queryOf(this.view);
  }

  /**
   * A view as the query of an address.
   * @param {View} view
   */
  queryOf(view) {
    return queryOf(view, this.known, this.initial(), this.opening());
  }

  /**
   * The view that a query asks for. Throws `AddressError` where it makes no sense.
   * @param {string} query
   */
  viewOf(query) {
    const basemaps = this.data.basemaps.map(({ id }) => id);
    return viewOf(query, this.known, this.initial(), basemaps, this.opening());
  }

  /**
   * Change part of the view, recompute and tell the listeners what changed.
   * @param {Partial<View>} change
   */
  update(change) {
    const before = this.view;
    const view = { ...before, ...change };
    if (view.first > view.last) [view.first, view.last] = [view.last, view.first];
    const onAxis = (/** @type {number} */ day) => Math.min(this.extent[1], Math.max(this.extent[0], day));
    [view.first, view.last] = [onAxis(view.first), onAxis(view.last)];
    const keys = /** @type {(keyof View)[]} */ (Object.keys(view)).filter(
      (key) => view[key] !== before[key] && JSON.stringify(view[key]) !== JSON.stringify(before[key]),
    );
    if (!keys.length) return;
    this.view = view;
    this.refresh(keys);
  }

  /**
   * Every claim's words, which a search looks in.
   * @param {string[]} words
   */
  setWords(words) {
    this.words = words;
    this.refresh(["words"]);
  }

  /** @param {string[]} keys of the view that have changed */
  refresh(keys) {
    const filtered = keys.some((key) => FILTERS.includes(key));
    if (filtered) this.filter();
    if (filtered || keys.some((key) => WINDOW.includes(key))) this.compute();
    this.dispatchEvent(new CustomEvent("change", { detail: { keys } }));
  }

  /**
   * Whether something of these has changed, as a listener is told.
   * @param {Event} event
   * @param {string[]} keys
   */
  static changed(event, keys) {
    return /** @type {CustomEvent<{ keys: string[] }>} */ (event).detail.keys.some((key) => keys.includes(key));
  }

  /** @param {string} id */
  layerOn(id) {
    return this.view.layers.includes(id);
  }

  /** Mark what the filters let through, in whatever window. */
  filter() {
    const on = among(this.data.layers, this.view.layers);
    this.fits = passing(this, this.view);
    this.placeOn = Uint8Array.from(this.places, (place) => on[place.layer]);
    this.undated = 0;
    this.undatedDocuments = 0;
    [this.none, this.without, this.withoutDocuments].forEach((of) => of.fill(0));
    for (let i = 0; i < this.size; i += 1) {
      if (!this.fits[i] || this.dated(i)) continue;
      this.undated += 1;
      this.undatedDocuments += this.documented[i];
      if (!this.view.undated) continue;
      for (const place of this.claims.places[i]) {
        this.none[place] |= this.bit[i];
        this.without[place] += 1;
        this.withoutDocuments[place] += this.documented[i];
      }
    }
  }

  /**
   * Whether anything is stated at a place that the map draws: in the window, or without a date.
   * @param {number} p
   */
  stated(p) {
    return this.count[p] > 0 || this.without[p] > 0;
  }

  /** Mark the visible claims and count them at their places. */
  compute() {
    const { first, last } = this.view;
    const { fits, start, end, isSet, visible, count, documents, some, full, every, bit, documented, layer } = this;
    const { offsets, values } = this.at;
    [count, documents, some, full, this.inLayer, this.documentsInLayer].forEach((of) => of.fill(0));
    this.shown = 0;
    this.shownDocuments = 0;
    for (let i = 0; i < this.size; i += 1) {
      let seen = 0;
      if (fits[i] && start[i] <= last && end[i] >= first) seen = isSet[i] ? Number(this.meets(i)) : 1;
      visible[i] = seen;
      if (!seen) continue;
      this.shown += 1;
      this.shownDocuments += documented[i];
      this.inLayer[layer[i]] += 1;
      this.documentsInLayer[layer[i]] += documented[i];
      for (let j = offsets[i]; j < offsets[i + 1]; j += 1) {
        const place = values[j];
        count[place] += 1;
        documents[place] += documented[i];
        if (every[i]) full[place] |= bit[i];
        else some[place] |= bit[i];
      }
    }
    this.shownPlaces = 0;
    for (let p = 0; p < this.places.length; p += 1) {
      if (count[p] && this.located[p] && this.placeOn?.[p]) this.shownPlaces += 1;
    }
  }

  /** @param {number} i */
  dated(i) {
    return this.start[i] !== NEVER;
  }

  /**
   * Whether a dated claim has a day in the window.
   * @param {number} i
   */
  meets(i) {
    const { first, last } = this.view;
    return meets({ start: this.start[i], end: this.end[i], members: this.members.get(i) }, first, last);
  }

  /**
   * Whether a place is drawn: points always with their layer, lines and areas only with a visible claim.
   * @param {number} p
   */
  drawn(p) {
    if (!this.located[p] || !this.placeOn?.[p]) return false;
    return this.point[p] > 0 || this.stated(p) || this.places[p].id === this.view.place;
  }

  /** @param {number} p a place's name in the chosen naming and window; where that has none, the heading name */
  name(p) {
    const { first, last, names } = this.view;
    const { [names]: toponyms } = this.places[p].names;
    return toponyms ? nameIn(toponyms, first, last) : this.places[p].title;
  }

  /** The places of the chosen claim, or else the chosen place. */
  chosen() {
    const { place, claim } = this.view;
    if (claim !== null) return new Set(this.claims.places[/** @type {number} */ (this.claimIndex.get(claim))]);
    return new Set(place === null ? [] : [/** @type {number} */ (this.placeIndex.get(place))]);
  }
}
