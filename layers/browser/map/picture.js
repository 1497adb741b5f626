// The map as one picture, drawn at once: for paper, where a frame would be cut and nothing can be waited for.

/** @import { MapPage } from "./page.js" */

const RATIO = 3; // pixels of the picture to a CSS pixel: sharp on paper
const SCALE = { x: 10, y: 12, tick: 6 }; // CSS pixels of the scale bar from the left and bottom, and its ends' height
const RELIEF_EDGE = 0.12; // of its size over which the relief fades out (page.css)

/**
 * Where an image lies on the map, from what Leaflet has written: on paper the map is no longer laid out.
 * @param {HTMLElement} image
 * @param {HTMLElement} container
 */
function placeOf(image, container) {
  let at = new DOMMatrix();
  for (let part = image; part !== container; part = /** @type {HTMLElement} */ (part.parentElement)) {
    at = new DOMMatrix(part.style.transform).multiply(at);
  }
  return { at, width: parseFloat(image.style.width), height: parseFloat(image.style.height) };
}

/**
 * A layer of images as it lies on the map.
 * @param {OffscreenCanvasRenderingContext2D} pen
 * @param {MapPage} page
 * @param {string} pane
 */
function drawPane(pen, { map }, pane) {
  const images = map.getPane(pane)?.querySelectorAll("canvas, img") ?? [];
  images.forEach((part) => {
    const image = /** @type {HTMLCanvasElement | HTMLImageElement} */ (part);
    if ("complete" in image && !image.complete) return;
    const { at, width, height } = placeOf(image, map.getContainer());
    pen.save();
    pen.globalAlpha = Number(image.style.opacity || 1);
    pen.transform(at.a, at.b, at.c, at.d, at.e, at.f);
    pen.drawImage(image, 0, 0, width, height);
    pen.restore();
  });
}

/**
 * The relief, fading out at its edge as on the screen.
 * @param {MapPage} page
 * @param {number} width
 * @param {number} height
 */
function relief(page, width, height) {
  const canvas = new OffscreenCanvas(width * RATIO, height * RATIO);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(RATIO, RATIO);
  drawPane(pen, page, "relief");
  const image = page.map.getPane("relief")?.querySelector("img");
  if (!image) return canvas;
  const { at, width: wide, height: high } = placeOf(image, page.map.getContainer());
  pen.globalCompositeOperation = "destination-in";
  [pen.createLinearGradient(at.e, 0, at.e + wide, 0), pen.createLinearGradient(0, at.f, 0, at.f + high)].forEach(
    (fading) => {
      fading.addColorStop(0, "transparent");
      fading.addColorStop(RELIEF_EDGE, "black");
      fading.addColorStop(1 - RELIEF_EDGE, "black");
      fading.addColorStop(1, "transparent");
      pen.fillStyle = fading;
      pen.fillRect(0, 0, width, height);
    },
  );
  return canvas;
}

/**
 * @param {OffscreenCanvasRenderingContext2D} pen
 * @param {MapPage} page
 * @param {number} height
 */
function scale(pen, { map, evidence }, height) {
  /** @type {HTMLElement | null} */
  const line = map.getContainer().querySelector(".leaflet-control-scale-line");
  if (!line) return;
  const { ink, halo, font } = evidence.data.themes.light;
  const [wide, y] = [parseFloat(line.style.width), height - SCALE.y];
  const draw = (/** @type {string} */ colour, /** @type {number} */ thick) => {
    pen.lineWidth = thick;
    pen.strokeStyle = colour;
    pen.stroke(new Path2D(`M${SCALE.x},${y - SCALE.tick}V${y}H${SCALE.x + wide}V${y - SCALE.tick}`));
  };
  draw(halo, 5);
  draw(ink, 2);
  pen.font = font;
  pen.textBaseline = "bottom";
  pen.lineWidth = 3.5;
  pen.strokeStyle = halo;
  pen.fillStyle = ink;
  pen.strokeText(line.textContent ?? "", SCALE.x + 4, y - 2);
  pen.fillText(line.textContent ?? "", SCALE.x + 4, y - 2);
}

/**
 * What the map shows, in the light theme.
 * @param {MapPage} page
 */
export function picture(page) {
  const { map, layer, evidence } = page;
  const { x: width, y: height } = map.getSize();
  const { light } = evidence.data.themes;
  const canvas = new OffscreenCanvas(width * RATIO, height * RATIO);
  const pen = /** @type {OffscreenCanvasRenderingContext2D} */ (canvas.getContext("2d"));
  pen.scale(RATIO, RATIO);
  pen.fillStyle = light.sea;
  pen.fillRect(0, 0, width, height);
  drawPane(pen, page, "land");
  pen.drawImage(relief(page, width, height), 0, 0, width, height);
  ["water", "online"].forEach((pane) => drawPane(pen, page, pane));
  const { theme } = layer;
  layer.theme = light;
  layer.forgetPictures();
  layer.drawnAt(RATIO, (drawn) => {
    const corner = map.layerPointToContainerPoint(/** @type {L.Point} */ (layer.bounds.min));
    const size = layer.bounds.getSize();
    pen.drawImage(drawn, corner.x, corner.y, size.x, size.y);
  });
  layer.setTheme(theme);
  scale(pen, page, height);
  return canvas.transferToImageBitmap();
}
