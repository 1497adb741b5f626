// A canvas that lies on the map, follows it and is drawn by who extends it.
// All that leans on the inside of Leaflet's renderer stands here; `assertRenderer` looks for it.

const PADDING = 0.15; // of the map's size drawn beyond each edge, so that a drag does not uncover bare ground
const INSIDE = ["_update", "_updateTransform", "_onZoom", "onAdd"];

/** What this Leaflet's renderer does not have as it is used here. */
export function assertRenderer() {
  const missing = INSIDE.filter((name) => !(name in L.Renderer.prototype));
  if (missing.length) throw new Error(`Leaflet ${L.version} has another renderer than 1.9: no ${missing.join(", ")}`);
}

/**
 * The renderer with the parts of it that its extensions in Leaflet use too, and its types leave out.
 * @typedef {L.Renderer & { _map: L.Map & { _animatingZoom?: boolean }, _bounds?: L.Bounds, _container?: HTMLElement,
 *   _layers: object, _update(): void }} Inside
 */

export class CanvasLayer extends L.Renderer {
  /** @param {string} pane */
  constructor(pane) {
    super({ padding: PADDING, pane });
    this.inside = /** @type {Inside} */ (/** @type {unknown} */ (this));
    this.inside._layers = {};
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("aria-hidden", "true");
    this.context = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    this.ratio = 0; // device pixels to a CSS pixel
    this.pending = 0;
  }

  _initContainer() {
    this.inside._container = this.canvas;
    this.added();
  }

  _destroyContainer() {
    this.canvas.remove();
    delete this.inside._container;
  }

  _updatePaths() {}

  _update() {
    const { inside, canvas } = this;
    if (inside._map._animatingZoom && inside._bounds) return;
    // @ts-expect-error the types leave it out
    super._update();
    this.fit(window.devicePixelRatio || 1);
    L.DomUtil.setPosition(canvas, this.bounds.min ?? L.point(0, 0));
    this.draw();
  }

  /** What the canvas covers, in pixels of Leaflet's layers. */
  get bounds() {
    return /** @type {L.Bounds} */ (this.inside._bounds);
  }

  get map() {
    return this.inside._map;
  }

  /** Ask for a redraw on the next frame; several asks in one frame are one redraw. */
  redraw() {
    if (this.pending) return;
    this.pending = requestAnimationFrame(() => {
      this.pending = 0;
      if (!this.map) return;
      if (this.ratio === window.devicePixelRatio) this.draw();
      else this.sharpen();
    });
  }

  /** Draw anew at the screen's pixel ratio. */
  sharpen() {
    if (this.map) this._update();
  }

  /**
   * Make the canvas and what is drawn on it ready for a pixel ratio.
   * @param {number} ratio
   */
  fit(ratio) {
    const { canvas } = this;
    const { x, y } = this.bounds.getSize();
    if (this.ratio !== ratio) this.forgetPictures();
    this.ratio = ratio;
    canvas.width = Math.round(ratio * x);
    canvas.height = Math.round(ratio * y);
    canvas.style.width = `${x}px`;
    canvas.style.height = `${y}px`;
  }

  /**
   * Draw at another pixel ratio, hand that over, and draw as before.
   * @param {number} ratio
   * @param {(drawn: HTMLCanvasElement) => void} take
   */
  drawnAt(ratio, take) {
    const before = this.ratio;
    this.fit(ratio);
    this.draw();
    take(this.canvas);
    this.fit(before);
    this.draw();
  }

  /** CSS pixels from now on, from the canvas' corner. */
  toScreen() {
    this.context.setTransform(this.ratio, 0, 0, this.ratio, 0, 0);
  }

  /** The layer has come to a map. */
  added() {}

  /** What was drawn for another theme or screen is drawn anew. */
  forgetPictures() {}

  draw() {}
}
