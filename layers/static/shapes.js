// Areas, routes and circles of uncertainty: how the canvas draws what is wider than a point. Mixed into the layer.

const EARTH = 40075016.686; // metres round the equator in Web Mercator

export const shapes = {
  /** An area (tinted, hatched where approximate) or a line (dashed where schematic, an arrow for a direction). */
  _shape(p, chosen) {
    const { context, theme, evidence } = this;
    const place = evidence.places[p];
    const { x, y, scale } = this.shift;
    const toMap = () => context.setTransform(
      this.ratio * scale, 0, 0, this.ratio * scale, this.ratio * x, this.ratio * y,
    );
    const toScreen = () => context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
    context.save();
    toMap();
    if (place.form === "area") {
      const fills = chosen || p === this.hover || this._fits(p);
      if (fills) {
        context.fillStyle = chosen ? theme.chosenTint : theme.tint;
        context.fill(this.paths[p], "evenodd");
      }
      if (fills && place.precision === "approximate") {
        context.save();
        context.clip(this.paths[p], "evenodd");
        toScreen();
        context.fillStyle = this._hatch();
        context.fillRect(0, 0, this._container.width, this._container.height);
        context.restore();
        toMap();
      }
      context.lineWidth = (chosen ? 2.5 : 1.2) / scale;
      context.strokeStyle = chosen ? theme.chosen : theme.outline;
      context.setLineDash(place.precision === "approximate" ? [5 / scale, 4 / scale] : []);
      context.stroke(this.paths[p]);
    } else {
      const arrow = place.precision === "direction";
      [[chosen ? 7 : 5, theme.halo, []], [chosen ? 3.5 : 2.2, chosen ? theme.chosen : theme.route, arrow ? [] : [7, 5]]]
        .forEach(([width, colour, dash]) => {
          context.lineWidth = width / scale;
          context.strokeStyle = colour;
          context.setLineDash(dash.map((part) => part / scale));
          context.stroke(this.paths[p]);
        });
      toScreen();
      if (arrow) this._arrowhead(place, chosen);
    }
    context.restore();
    toScreen();
  },

  /** Whether an area is small enough on the screen to be tinted; one that would cover the map is outlined only. */
  _fits(p) {
    const [west, south, east, north] = this.bounds[p];
    const { scale } = this.shift;
    return (east - west) * scale < this._container.clientWidth * 0.5
      && (north - south) * scale < this._container.clientHeight * 0.6;
  },

  _arrowhead(place, chosen) {
    const { context, theme } = this;
    const crs = this._map.options.crs;
    const ends = place.shape[0].slice(-2).map(([lon, lat]) => {
      const point = crs.latLngToPoint(L.latLng(lat, lon), 0);
      return [point.x * this.shift.scale + this.shift.x, point.y * this.shift.scale + this.shift.y];
    });
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
    const { context, theme, evidence } = this;
    const place = evidence.places[p];
    if (place.form !== "point" || !place.accuracy) return;
    if (!(place.precision === "approximate" && evidence.count[p]) && !chosen) return;
    const metre = (256 * scale) / (EARTH * Math.cos((place.anchor[1] * Math.PI) / 180));
    const radius = place.accuracy * metre;
    if (radius < 7) return;
    context.beginPath();
    context.arc(this.x[p] - this.fan * this.dx[p], this.y[p] - this.fan * this.dy[p], radius, 0, 2 * Math.PI);
    if (place.precision === "approximate") {
      context.fillStyle = this._hatch();
      context.fill();
    }
    context.setLineDash([4, 4]);
    context.lineWidth = chosen ? 2 : 1.1;
    context.strokeStyle = chosen ? theme.chosen : theme.outline;
    context.stroke();
    context.setLineDash([]);
  },
};
