// The evidence on the map: one canvas for areas, routes, radii, symbols and labels.
// Positions are kept in pixels of zoom 0, so that a frame only scales and shifts them.

import { labels } from "./labels.js";
import { shapes } from "./shapes.js";
import { drawSymbol } from "./symbols.js";

const SYMBOL = 16; // CSS pixels from one symbol to the next
const CROWD = 1500; // points on screen above which symbols that would cover one another are drawn once
const CELL = 12; // device pixels: how near counts as the same spot then
const REACH = 14; // how near a pointer must come to a symbol

/** How far places at one point are set apart: not at all on a map of the world, fully on one of the region. */
const fan = (zoom) => Math.min(1, Math.max(0, (zoom - 6) / 2.5));

export const EvidenceLayer = L.Renderer.extend({
  includes: [shapes, labels],
  options: { padding: 0.15, pane: "evidence" },

  initialize(evidence, theme) {
    L.Renderer.prototype.initialize.call(this, {});
    this._layers = {};
    this.evidence = evidence;
    this.theme = theme;
    this.sprites = new Map();
    this.discs = new Map();
    this.widths = new Map();
    this.claimLayers = evidence.data.layers.filter((layer) => layer.feature === "claim");
    this.hover = null;
  },

  _initContainer() {
    const canvas = document.createElement("canvas");
    canvas.setAttribute("aria-hidden", "true");
    this._container = canvas;
    this.context = canvas.getContext("2d");
    this._project();
  },

  _destroyContainer() {
    this._container.remove();
    delete this._container;
  },

  _updatePaths() {},

  /** Zoom-0 pixel positions of all anchors and shapes; places at one point are set in a ring around it. */
  _project() {
    const { places } = this.evidence;
    const pixel = (lonlat) => this._pixel(lonlat);
    const [min, max] = [(a, b) => Math.min(a, b), (a, b) => Math.max(a, b)];
    const n = places.length;
    this.x0 = new Float64Array(n);
    this.y0 = new Float64Array(n);
    this.dx = new Float32Array(n);
    this.dy = new Float32Array(n);
    this.x = new Float32Array(n);
    this.y = new Float32Array(n);
    this.paths = new Array(n);
    this.bounds = new Array(n);
    this.rings = new Array(n);
    const shared = new Map();
    places.forEach((place, p) => {
      if (!place.anchor) return;
      const point = pixel(place.anchor);
      this.x0[p] = point.x;
      this.y0[p] = point.y;
      const key = place.anchor.join();
      if (!shared.has(key)) shared.set(key, []);
      shared.get(key).push(p);
      if (!place.shape) return;
      const lons = place.shape.flatMap((ring) => ring.map(([lon]) => lon));
      const lats = place.shape.flatMap((ring) => ring.map(([, lat]) => lat));
      const [least, most] = [[lons.reduce(min), lats.reduce(max)], [lons.reduce(max), lats.reduce(min)]].map(pixel);
      this.bounds[p] = [least.x, least.y, most.x, most.y];
    });
    shared.forEach((group) => {
      const order = [...group].sort((a, b) => places[a].rank - places[b].rank);
      const radius = Math.max(24, order.length * 5);
      order.slice(1).forEach((p, i) => {
        const angle = -Math.PI / 2 + (2 * Math.PI * (i + 0.5)) / (order.length - 1);
        this.dx[p] = radius * Math.cos(angle);
        this.dy[p] = radius * Math.sin(angle);
      });
    });
  },

  _pixel([lon, lat]) {
    return this._map.options.crs.latLngToPoint(L.latLng(lat, lon), 0);
  },

  _update() {
    if (this._map._animatingZoom && this._bounds) return;
    L.Renderer.prototype._update.call(this);
    const size = this._bounds.getSize();
    if (this.ratio !== (window.devicePixelRatio || 1)) this._forgetPictures();
    this.ratio = window.devicePixelRatio || 1;
    const canvas = this._container;
    canvas.width = Math.round(this.ratio * size.x);
    canvas.height = Math.round(this.ratio * size.y);
    canvas.style.width = `${size.x}px`;
    canvas.style.height = `${size.y}px`;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    this.draw();
  },

  /** Ask for a redraw on the next frame; several asks in one frame are one redraw. */
  redraw() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = null;
      if (this._map) this.draw();
    });
  },

  setTheme(theme) {
    this.theme = theme;
    this._forgetPictures();
    this.redraw();
  },

  /** What was drawn for another theme or screen is drawn anew. */
  _forgetPictures() {
    this.sprites.clear();
    this.discs.clear();
    this.hatching = null;
  },

  draw() {
    const { evidence, context } = this;
    const map = this._map;
    const { min, max } = this._bounds;
    const scale = 2 ** map.getZoom();
    const origin = map.getPixelOrigin();
    const chosen = evidence.chosen();
    const width = max.x - min.x;
    const height = max.y - min.y;
    this.shift = { x: -origin.x - min.x, y: -origin.y - min.y, scale };
    this.fan = fan(map.getZoom());
    this._forgetOutlines(width, height);
    context.clearRect(0, 0, this._container.width, this._container.height);
    this._toScreen();

    const points = [];
    for (let p = 0; p < evidence.places.length; p += 1) {
      if (!evidence.located[p] || (!evidence.drawn(p) && !chosen.has(p))) continue;
      const x = this.x0[p] * scale + this.shift.x + this.fan * this.dx[p];
      const y = this.y0[p] * scale + this.shift.y + this.fan * this.dy[p];
      this.x[p] = x;
      this.y[p] = y;
      if (this.bounds[p] && this._inView(p)) this._shape(p, chosen.has(p));
      if (x > -40 && y > -40 && x < width + 40 && y < height + 40) points.push(p);
    }
    const crowded = points.length > CROWD;
    if (!crowded) points.sort((a, b) => evidence.count[a] - evidence.count[b]);
    points.forEach((p) => {
      if (evidence.point[p] && (evidence.count[p] || chosen.has(p))) this._radius(p, scale, chosen.has(p));
      if (this.dx[p] || this.dy[p]) this._leader(p);
    });
    this._symbols(points, crowded);
    points.forEach((p) => { if (chosen.has(p) || p === this.hover) this._halo(p, chosen.has(p)); });
    this.points = points;
    this._labels(points, chosen);
  },

  _toScreen() {
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  },

  /** The line from a place set aside to the point it shares with others. */
  _leader(p) {
    if (!this.fan) return;
    const { context } = this;
    context.beginPath();
    context.moveTo(this.x[p] - this.fan * this.dx[p], this.y[p] - this.fan * this.dy[p]);
    context.lineTo(this.x[p], this.y[p]);
    context.lineWidth = 1;
    context.strokeStyle = this.theme.outline;
    context.stroke();
  },

  /** One symbol for each layer with a visible claim, side by side and never sized by a number; else a faint ring. */
  _symbols(points, crowded) {
    const { context, evidence, ratio } = this;
    const columns = Math.ceil((this._container.width + 100) / CELL);
    const taken = crowded ? new Uint8Array(columns * Math.ceil((this._container.height + 100) / CELL)) : null;
    const pass = (stated) => points.forEach((p) => {
      if ((evidence.count[p] > 0) !== stated || (!stated && !evidence.point[p])) return;
      const key = stated ? (evidence.full[p] << 8) | evidence.some[p] : 0;
      const x = this.x[p] * ratio;
      const y = this.y[p] * ratio;
      if (taken) { // a click there lists them all
        const cell = Math.floor((y + 50) / CELL) * columns + Math.floor((x + 50) / CELL);
        if (taken[cell]) return;
        taken[cell] = 1;
      }
      const sprite = this.sprites.get(key) ?? this._sprite(key);
      context.drawImage(sprite, Math.round(x - sprite.width / 2), Math.round(y - sprite.height / 2));
    });
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (!crowded) pass(false);
    pass(true);
    if (crowded) pass(false);
    this._toScreen();
  },

  /** The picture of a place's symbols, made once for each combination of layers and kept as a bitmap. */
  _sprite(key) {
    const layers = this.claimLayers.filter((layer) => (key | (key >> 8)) & (1 << layer.bit));
    const width = Math.max(0, layers.length - 1) * SYMBOL + 20;
    const canvas = new OffscreenCanvas(Math.ceil(width * this.ratio), Math.ceil(20 * this.ratio));
    const pen = canvas.getContext("2d");
    pen.scale(this.ratio, this.ratio);
    pen.translate(10, 10);
    if (!layers.length) {
      pen.arc(0, 0, 3, 0, 2 * Math.PI);
      pen.fillStyle = this.theme.halo;
      pen.fill();
      pen.lineWidth = 1.2;
      pen.strokeStyle = this.theme.faint;
      pen.stroke();
    }
    layers.forEach((layer) => {
      const filled = Boolean((key >> 8) & (1 << layer.bit));
      drawSymbol(pen, layer.shape, this.theme.claims[layer.bit], filled, this.theme.halo);
      pen.translate(SYMBOL, 0);
    });
    this.sprites.set(key, canvas.transferToImageBitmap());
    return this.sprites.get(key);
  },

  _spread(p) {
    let bits = this.evidence.some[p] | this.evidence.full[p];
    let symbols = 0;
    for (; bits; bits &= bits - 1) symbols += 1;
    return Math.max(0, symbols - 1) * (SYMBOL / 2);
  },

  _halo(p, chosen) {
    const { context, theme } = this;
    const spread = this._spread(p) + 12;
    context.beginPath();
    context.roundRect(this.x[p] - spread, this.y[p] - 12, spread * 2, 24, 12);
    context.lineWidth = 2.5;
    context.strokeStyle = chosen ? theme.chosen : theme.ink;
    context.stroke();
  },

  /** The places at a container point, nearest first: symbols, else lines, else areas. */
  at(containerPoint) {
    if (!this.points) return [];
    const layerPoint = this._map.containerPointToLayerPoint(containerPoint);
    const x = layerPoint.x - this._bounds.min.x;
    const y = layerPoint.y - this._bounds.min.y;
    const near = [];
    this.points.forEach((p) => {
      if (this.evidence.places[p].form !== "point" && !this.evidence.count[p]) return;
      const dx = Math.max(0, Math.abs(this.x[p] - x) - this._spread(p));
      const distance = Math.hypot(dx, this.y[p] - y);
      if (distance <= REACH) near.push([distance, p]);
    });
    if (near.length) {
      const stated = near.filter(([, p]) => this.evidence.count[p]);
      return (stated.length ? stated : near).sort((a, b) => a[0] - b[0]).map(([, p]) => p);
    }
    const { context } = this;
    const zoomed = [(x - this.shift.x) / this.shift.scale, (y - this.shift.y) / this.shift.scale];
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.lineWidth = 12 / this.shift.scale;
    context.setLineDash([]);
    const lines = [];
    const areas = [];
    this.evidence.places.forEach((place, p) => {
      if (!this.bounds[p] || !this.evidence.drawn(p) || !this._inView(p)) return;
      const path = this._path(p);
      if (place.form === "line" && context.isPointInStroke(path, ...zoomed)) lines.push(p);
      if (place.form === "area" && context.isPointInPath(path, ...zoomed, "evenodd")) areas.push(p);
    });
    context.restore();
    return lines.length ? lines : areas;
  },

  /** Where a place's symbol stands in the map container, in CSS pixels. */
  position(p) {
    const zoom = this._map.getZoom();
    const scale = 2 ** zoom;
    const origin = this._map.getPixelOrigin();
    return this._map.layerPointToContainerPoint(L.point(
      this.x0[p] * scale - origin.x + fan(zoom) * this.dx[p],
      this.y0[p] * scale - origin.y + fan(zoom) * this.dy[p],
    ));
  },
});
