// Areas, routes and circles of uncertainty: how the canvas draws what is wider than a point. Mixed into the layer.

const EARTH = 40075016.686; // metres round the equator in Web Mercator
const LARGEST_DISC = 150; // pixels of radius up to which a circle is kept as a picture
const EDGE = 30; // pixels beyond the view within which outlines are still drawn

export const shapes = {
  /** An area (tinted, hatched where approximate) or a line (dashed where schematic, an arrow for a direction). */
  _shape(p, chosen) {
    const { context, theme, evidence } = this;
    const place = evidence.places[p];
    const outline = this._outline(p);
    context.save();
    if (place.form === "area") {
      const approximate = place.precision === "approximate";
      if (chosen || p === this.hover || this._fits(p)) this._fill(p, chosen, approximate);
      context.lineWidth = chosen ? 2.5 : 1.2;
      context.strokeStyle = chosen ? theme.chosen : theme.outline;
      context.setLineDash(approximate ? [5, 4] : []);
      context.stroke(outline);
    } else {
      const arrow = place.precision === "direction";
      context.lineWidth = chosen ? 7 : 5;
      context.strokeStyle = theme.halo;
      context.stroke(outline);
      context.lineWidth = chosen ? 3.5 : 2.2;
      context.strokeStyle = chosen ? theme.chosen : theme.route;
      context.setLineDash(arrow ? [] : [7, 5]);
      context.stroke(outline);
      if (arrow) this._arrowhead(p, chosen);
    }
    context.restore();
  },

  _fill(p, chosen, approximate) {
    const { context, theme, ratio } = this;
    const { x, y, scale } = this.shift;
    context.save();
    context.setTransform(ratio * scale, 0, 0, ratio * scale, ratio * x, ratio * y);
    context.fillStyle = chosen ? theme.chosenTint : theme.tint;
    context.fill(this._path(p), "evenodd");
    if (approximate) {
      context.clip(this._path(p), "evenodd");
      this._toScreen();
      context.fillStyle = this._hatch();
      context.fillRect(0, 0, this._container.width, this._container.height);
    }
    context.restore();
  },

  /** Whether a shape's bounds meet the view. */
  _inView(p) {
    const [west, north, east, south] = this.bounds[p];
    const { x, y, scale } = this.shift;
    const [left, top, right, bottom] = this.edges;
    return west * scale + x <= right && east * scale + x >= left && north * scale + y <= bottom && south * scale + y >= top;
  },

  /** A shape's rings in pixels of zoom 0, made when first needed. */
  _rings(p) {
    this.rings[p] ??= this.evidence.places[p].shape.map((ring) => ring.map((lonlat) => this._pixel(lonlat)));
    return this.rings[p];
  },

  /** The whole shape as a path in pixels of zoom 0, for filling and for what lies under the pointer. */
  _path(p) {
    if (this.paths[p]) return this.paths[p];
    const path = new Path2D();
    this._rings(p).forEach((ring) => {
      ring.forEach(({ x, y }, i) => (i ? path.lineTo(x, y) : path.moveTo(x, y)));
    });
    this.paths[p] = path;
    return path;
  },

  /** Outlines are kept for as long as the map stands still. */
  _forgetOutlines(width, height) {
    const { x, y, scale } = this.shift;
    const view = [x, y, scale, width, height].join();
    if (view === this.outlinesOf) return;
    this.outlinesOf = view;
    this.outlines = new Map();
    this.edges = [-EDGE, -EDGE, width + EDGE, height + EDGE];
  },

  /** The part of a shape's outline that is near the view: dashes along a continent's border would cost a second. */
  _outline(p) {
    if (this.outlines.has(p)) return this.outlines.get(p);
    const { x, y, scale } = this.shift;
    const [left, top, right, bottom] = this.edges;
    const path = new Path2D();
    this._rings(p).forEach((ring) => {
      let last = null; // the point the pen is at
      for (let i = 1; i < ring.length; i += 1) {
        const from = ring[i - 1];
        const [ax, ay] = [from.x * scale + x, from.y * scale + y];
        const [bx, by] = [ring[i].x * scale + x, ring[i].y * scale + y];
        if (Math.max(ax, bx) < left || Math.min(ax, bx) > right || Math.max(ay, by) < top || Math.min(ay, by) > bottom) continue;
        if (last !== from) path.moveTo(ax, ay);
        path.lineTo(bx, by);
        last = ring[i];
      }
    });
    this.outlines.set(p, path);
    return path;
  },

  /** Whether an area is small enough on the screen to be tinted; one that would cover the map is outlined only. */
  _fits(p) {
    const [west, north, east, south] = this.bounds[p];
    const { scale } = this.shift;
    return (east - west) * scale < this._container.clientWidth * 0.5
      && (south - north) * scale < this._container.clientHeight * 0.6;
  },

  _arrowhead(p, chosen) {
    const { context, theme } = this;
    const { x, y, scale } = this.shift;
    const ends = this._rings(p)[0].slice(-2).map((point) => [point.x * scale + x, point.y * scale + y]);
    const angle = Math.atan2(ends[1][1] - ends[0][1], ends[1][0] - ends[0][0]);
    context.save();
    context.translate(...ends[1]);
    context.rotate(angle);
    context.beginPath();
    context.moveTo(-4, 0);
    context.lineTo(-16, 7);
    context.lineTo(-16, -7);
    context.closePath();
    context.fillStyle = chosen ? theme.chosen : theme.route;
    context.strokeStyle = theme.halo;
    context.lineWidth = 1.5;
    context.setLineDash([]);
    context.fill();
    context.stroke();
    context.restore();
  },

  _hatch() {
    if (!this.hatching) {
      const tile = document.createElement("canvas");
      tile.width = 8;
      tile.height = 8;
      const pen = tile.getContext("2d");
      pen.strokeStyle = this.theme.hatch;
      pen.lineWidth = 1.1;
      pen.beginPath();
      [[-2, 2, 2, -2], [0, 8, 8, 0], [6, 10, 10, 6]].forEach(([a, b, c, d]) => { pen.moveTo(a, b); pen.lineTo(c, d); });
      pen.stroke();
      this.hatching = this.context.createPattern(tile, "repeat");
    }
    return this.hatching;
  },

  /** The circle within which an approximate place lies; of any other point only when it is chosen. */
  _radius(p, scale, chosen) {
    const place = this.evidence.places[p];
    const approximate = place.precision === "approximate";
    if (!place.accuracy || (!approximate && !chosen)) return;
    const metre = (256 * scale) / (EARTH * Math.cos((place.anchor[1] * Math.PI) / 180));
    const radius = place.accuracy * metre;
    if (radius < 7) return;
    const [x, y] = [this.x[p] - this.fan * this.dx[p], this.y[p] - this.fan * this.dy[p]];
    if (chosen || radius > LARGEST_DISC) this._circle(this.context, x, y, radius, chosen, approximate);
    else this._disc(Math.round(radius), scale, x, y);
  },

  _circle(pen, x, y, radius, chosen, approximate) {
    const { theme } = this;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    if (approximate) {
      pen.fillStyle = this._hatch();
      pen.fill();
    }
    pen.setLineDash([4, 4]);
    pen.lineWidth = chosen ? 2 : 1.1;
    pen.strokeStyle = chosen ? theme.chosen : theme.outline;
    pen.stroke();
    pen.setLineDash([]);
  },

  /** The same from a picture kept for each radius of this zoom: hatching and dashes are dear. */
  _disc(radius, scale, x, y) {
    if (this.discsAt !== scale) this.discs.clear();
    this.discsAt = scale;
    const reach = radius + 2;
    if (!this.discs.has(radius)) {
      const side = Math.ceil(2 * reach * this.ratio);
      const canvas = new OffscreenCanvas(side, side);
      const pen = canvas.getContext("2d");
      pen.scale(this.ratio, this.ratio);
      this._circle(pen, reach, reach, radius, false, true);
      this.discs.set(radius, canvas.transferToImageBitmap());
    }
    const disc = this.discs.get(radius);
    this.context.drawImage(disc, x - reach, y - reach, disc.width / this.ratio, disc.height / this.ratio);
  },
};
