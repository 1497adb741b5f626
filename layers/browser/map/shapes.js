// Areas, routes and circles of uncertainty: what is wider than a point.

/** @import { Place, Theme } from "../types.d.ts" */
/** @import { Projection, Shift } from "./projection.js" */
/** @typedef {CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D} Pen */
/**
 * What is drawn on: the theme, where zoom-0 pixels come to lie, device pixels to a CSS pixel, and its size.
 * @typedef {{ theme: Theme, shift: Shift, ratio: number, width: number, height: number }} Frame
 */

const EARTH = 40075016.686; // metres round the equator in Web Mercator
const LARGEST_DISC = 150; // pixels of radius up to which a circle is kept as a picture
const EDGE = 30; // pixels beyond the view within which outlines are still drawn

export class Shapes {
  /**
   * @param {Place[]} places
   * @param {Projection} projection
   * @param {CanvasRenderingContext2D} context
   */
  constructor(places, projection, context) {
    this.places = places;
    this.projection = projection;
    this.context = context;
    /** @type {Map<number, Path2D>} */
    this.outlines = new Map();
    this.outlinesOf = "";
    /** @type {Map<number, ImageBitmap>} */
    this.discs = new Map();
    this.discsAt = 0;
    /** @type {CanvasPattern | null} */
    this.hatching = null;
    this.frame = /** @type {Frame} */ ({});
  }

  forgetPictures() {
    this.discs.clear();
    this.hatching = null;
  }

  /**
   * Begin a picture. Outlines are kept for as long as the map stands still.
   * @param {Frame} frame
   */
  begin(frame) {
    this.frame = frame;
    const { x, y, scale } = frame.shift;
    const view = [x, y, scale, frame.width, frame.height].join();
    if (view === this.outlinesOf) return;
    this.outlinesOf = view;
    this.outlines.clear();
  }

  /**
   * An area (tinted, hatched where approximate) or a line (dashed where schematic, an arrow for a direction).
   * @param {number} p
   * @param {boolean} chosen
   * @param {boolean} hovered
   */
  draw(p, chosen, hovered) {
    if (!this.inView(p)) return;
    const { context } = this;
    const { theme } = this.frame;
    const { form, precision } = this.places[p];
    const outline = this.outline(p);
    context.save();
    if (form === "area") {
      const approximate = precision === "approximate";
      if (chosen || hovered || this.fits(p)) this.fill(p, chosen, approximate);
      context.lineWidth = chosen ? 2.5 : 1.2;
      context.strokeStyle = chosen ? theme.chosen : theme.outline;
      context.setLineDash(approximate ? [5, 4] : []);
      context.stroke(outline);
    } else {
      const arrow = precision === "direction";
      context.lineWidth = chosen ? 10 : 5;
      context.strokeStyle = theme.halo;
      context.stroke(outline);
      context.lineWidth = chosen ? 5 : 2.2;
      context.strokeStyle = chosen ? theme.chosen : theme.route;
      context.setLineDash(arrow ? [] : [7, 5]);
      context.stroke(outline);
      if (arrow) this.arrowhead(p, chosen);
    }
    context.restore();
  }

  /**
   * @param {number} p
   * @param {boolean} chosen
   * @param {boolean} approximate
   */
  fill(p, chosen, approximate) {
    const { context } = this;
    const { theme, ratio, shift, width, height } = this.frame;
    const path = this.projection.path(p);
    context.save();
    context.setTransform(ratio * shift.scale, 0, 0, ratio * shift.scale, ratio * shift.x, ratio * shift.y);
    context.fillStyle = chosen ? theme.chosenTint : theme.tint;
    context.fill(path, "evenodd");
    if (approximate) {
      context.clip(path, "evenodd");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = this.hatch();
      context.fillRect(0, 0, width, height);
    }
    context.restore();
  }

  /**
   * Whether a shape's bounds meet the view; false for points, which have none.
   * @param {number} p
   */
  inView(p) {
    const bounds = this.projection.bounds[p];
    if (!bounds) return false;
    const [west, north, east, south] = bounds;
    const { shift, width, height } = this.frame;
    const { x, y, scale } = shift;
    return (
      west * scale + x <= width + EDGE &&
      east * scale + x >= -EDGE &&
      north * scale + y <= height + EDGE &&
      south * scale + y >= -EDGE
    );
  }

  /**
   * The part of a shape's outline that is near the view: dashes along a continent's border would cost a second.
   * @param {number} p
   */
  outline(p) {
    const known = this.outlines.get(p);
    if (known) return known;
    const { shift, width, height } = this.frame;
    const { x, y, scale } = shift;
    const [right, bottom] = [width + EDGE, height + EDGE];
    const path = new Path2D();
    this.projection.rings(p).forEach((ring) => {
      let last = null; // the point the pen is at
      for (let i = 1; i < ring.length; i += 1) {
        const from = ring[i - 1];
        const [ax, ay] = [from.x * scale + x, from.y * scale + y];
        const [bx, by] = [ring[i].x * scale + x, ring[i].y * scale + y];
        if (Math.max(ax, bx) < -EDGE || Math.min(ax, bx) > right) continue;
        if (Math.max(ay, by) < -EDGE || Math.min(ay, by) > bottom) continue;
        if (last !== from) path.moveTo(ax, ay);
        path.lineTo(bx, by);
        last = ring[i];
      }
    });
    this.outlines.set(p, path);
    return path;
  }

  /**
   * Whether an area is small enough on the screen to be tinted; one that would cover the map is outlined only.
   * @param {number} p
   */
  fits(p) {
    const [west, north, east, south] = this.projection.bounds[p] ?? [0, 0, 0, 0];
    const { shift, width, height } = this.frame;
    return (east - west) * shift.scale < width * 0.5 && (south - north) * shift.scale < height * 0.6;
  }

  /**
   * @param {number} p
   * @param {boolean} chosen
   */
  arrowhead(p, chosen) {
    const { context } = this;
    const { theme, shift } = this.frame;
    const [a, b] = this.projection.rings(p)[0].slice(-2);
    context.save();
    context.translate(b.x * shift.scale + shift.x, b.y * shift.scale + shift.y);
    context.rotate(Math.atan2(b.y - a.y, b.x - a.x));
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
  }

  hatch() {
    if (this.hatching) return this.hatching;
    const tile = new OffscreenCanvas(8, 8);
    const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (tile.getContext("2d"));
    pen.strokeStyle = this.frame.theme.hatch;
    pen.lineWidth = 1.1;
    pen.stroke(new Path2D("M-2,2L2,-2M0,8L8,0M6,10L10,6"));
    this.hatching = /** @type {CanvasPattern} */ (this.context.createPattern(tile, "repeat"));
    return this.hatching;
  }

  /**
   * The circle within which an approximate place lies; of any other point only when it is chosen.
   * @param {number} p
   * @param {{ x: number, y: number }} at
   * @param {boolean} chosen
   */
  radius(p, at, chosen) {
    const { accuracy, anchor, precision } = this.places[p];
    const approximate = precision === "approximate";
    if (!accuracy || !anchor || (!approximate && !chosen)) return;
    const metre = (256 * this.frame.shift.scale) / (EARTH * Math.cos((anchor[1] * Math.PI) / 180));
    const radius = accuracy * metre;
    if (radius < 7) return;
    if (chosen || radius > LARGEST_DISC) this.circle(this.context, at, radius, chosen, approximate);
    else this.disc(Math.round(radius), at);
  }

  /**
   * @param {Pen} pen
   * @param {{ x: number, y: number }} at
   * @param {number} radius
   * @param {boolean} chosen
   * @param {boolean} approximate
   */
  circle(pen, { x, y }, radius, chosen, approximate) {
    const { theme } = this.frame;
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    if (approximate) {
      pen.fillStyle = this.hatch();
      pen.fill();
    }
    pen.setLineDash([4, 4]);
    pen.lineWidth = chosen ? 2 : 1.1;
    pen.strokeStyle = chosen ? theme.chosen : theme.outline;
    pen.stroke();
    pen.setLineDash([]);
  }

  /**
   * The same from a picture kept for each radius of this zoom: hatching and dashes are dear.
   * @param {number} radius
   * @param {{ x: number, y: number }} at
   */
  disc(radius, { x, y }) {
    const { ratio, shift } = this.frame;
    if (this.discsAt !== shift.scale) this.discs.clear();
    this.discsAt = shift.scale;
    const reach = radius + 2;
    let disc = this.discs.get(radius);
    if (!disc) {
      const side = Math.ceil(2 * reach * ratio);
      const canvas = new OffscreenCanvas(side, side);
      const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
      pen.scale(ratio, ratio);
      this.circle(pen, { x: reach, y: reach }, radius, false, true);
      disc = canvas.transferToImageBitmap();
      this.discs.set(radius, disc);
    }
    this.context.drawImage(disc, x - reach, y - reach, disc.width / ratio, disc.height / ratio);
  }
}
