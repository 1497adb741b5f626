// The locator: a small world that shows where the map is and where statements lie outside it.

export class Inset {
  constructor(canvas, map, evidence, world, theme) {
    Object.assign(this, { canvas, map, evidence, theme });
    this.land = new Path2D();
    world.features.forEach(({ geometry }) => {
      const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
      polygons.forEach(([ring]) => {
        ring.forEach(([lon, lat], i) => (i ? this.land.lineTo(...this.at(lon, lat)) : this.land.moveTo(...this.at(lon, lat))));
        this.land.closePath();
      });
    });
    map.on("moveend", () => this.later());
    evidence.addEventListener("change", () => this.later());
    this.later();
  }

  at(lon, lat) {
    return [((lon + 180) / 360) * 168, ((78 - lat) / 140) * 84];
  }

  setTheme(theme) {
    this.theme = theme;
    this.later();
  }

  /** Drawn once things have come to rest, so that it costs a drag nothing. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), 120);
  }

  draw() {
    const { canvas, map, evidence, theme } = this;
    const bounds = map.getBounds();
    const outside = evidence.places.filter(({ anchor }, p) => anchor && evidence.count[p] && evidence.drawn(p)
      && !bounds.contains([anchor[1], anchor[0]]));
    canvas.hidden = !outside.length;
    if (!outside.length) return;
    const ratio = window.devicePixelRatio || 1;
    canvas.width = 168 * ratio;
    canvas.height = 84 * ratio;
    const pen = canvas.getContext("2d");
    pen.scale(ratio, ratio);
    pen.fillStyle = theme.insetSea;
    pen.fillRect(0, 0, 168, 84);
    pen.fillStyle = theme.insetLand;
    pen.fill(this.land);
    pen.fillStyle = theme.claims[0];
    outside.forEach(({ anchor }) => {
      const [x, y] = this.at(...anchor);
      pen.fillRect(x - 1.5, y - 1.5, 3, 3);
    });
    const [left, top] = this.at(Math.max(-180, bounds.getWest()), Math.min(78, bounds.getNorth()));
    const [right, bottom] = this.at(Math.min(180, bounds.getEast()), Math.max(-62, bounds.getSouth()));
    pen.strokeStyle = theme.chosen;
    pen.lineWidth = 1.5;
    const size = Math.max(4, right - left);
    pen.strokeRect(left - (size - right + left) / 2, top, size, Math.max(4, bottom - top));
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `${outside.length} places with statements lie outside this part of the map`);
    canvas.title = canvas.getAttribute("aria-label");
  }
}
