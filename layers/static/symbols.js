// The symbols of statements: one shape a layer, never sized by a number.

const PATHS = {
  square: (c, r) => c.rect(-r * 0.86, -r * 0.86, r * 1.72, r * 1.72),
  diamond: (c, r) => { c.moveTo(0, -r * 1.2); c.lineTo(r * 1.2, 0); c.lineTo(0, r * 1.2); c.lineTo(-r * 1.2, 0); c.closePath(); },
  triangle: (c, r) => { c.moveTo(0, -r * 1.15); c.lineTo(r * 1.15, r * 0.9); c.lineTo(-r * 1.15, r * 0.9); c.closePath(); },
  circle: (c, r) => c.arc(0, 0, r, 0, 2 * Math.PI),
};

/** Draw one claim symbol at the origin: filled where a claim holds on every day, hollow where on some day. */
export function drawSymbol(context, shape, colour, filled, halo, r = 5.5) {
  context.beginPath();
  PATHS[shape](context, r);
  context.lineWidth = 4.5;
  context.strokeStyle = halo;
  context.stroke();
  context.fillStyle = filled ? colour : halo;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colour;
  context.stroke();
}
