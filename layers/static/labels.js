// Names of places beside their symbols, without one over another. Mixed into the layer.

const MOST_LABELS = 220; // more would be unreadable, and slow with thousands of places
const MOST_BOXES = 400; // symbols that labels keep clear of
const LEADING = 6; // places with the most claims, named even where a name must touch another place's symbol

/** The number of claims a place needs to be among those that can be labelled; sorting thousands would be slow. */
function leastCount(points, counts) {
  if (points.length <= 4 * MOST_LABELS) return 0;
  const having = new Uint32Array(256);
  points.forEach((p) => { having[Math.min(255, counts[p])] += 1; });
  let least = 255;
  for (let sum = having[255]; sum < MOST_LABELS && least > 1; sum += having[least]) least -= 1;
  return least;
}

/** The area that two boxes have in common. */
function common(a, b) {
  return Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
}

/** The item with the least cost; the first of equals. */
function least(items, cost) {
  const costs = items.map(cost);
  return items[costs.indexOf(Math.min(...costs))];
}

export const labels = {
  /** Names beside their symbols, the places with most visible claims first, none over another. */
  _labels(points, chosen) {
    const { context, theme, evidence } = this;
    const zoom = this._map.getZoom();
    const stated = points.filter((p) => evidence.count[p] || chosen.has(p));
    const symbols = stated.slice(0, MOST_BOXES).map((p) => {
      const spread = this._spread(p) + 8;
      return [this.x[p] - spread, this.y[p] - 8, this.x[p] + spread, this.y[p] + 8];
    });
    const corner = this._map.layerPointToContainerPoint(this._bounds.min);
    const edge = this._map.getSize().x - corner.x;
    const apart = (a, b) => a[0] >= b[2] || a[2] <= b[0] || a[1] >= b[3] || a[3] <= b[1];
    const boxes = [];
    const clear = (box) => box[0] >= -corner.x && box[2] <= edge && boxes.every((other) => apart(box, other));
    const free = (box) => symbols.every((other) => apart(box, other));
    const crossed = (box) => symbols.reduce((sum, other) => sum + common(box, other), 0);
    const named = (p) => {
      const { form } = evidence.places[p];
      return chosen.has(p) || (form !== "line" && evidence.count[p]) || (form === "point" && zoom >= 11);
    };
    const enough = leastCount(stated, evidence.count);
    const order = points
      .filter((p) => named(p) && (evidence.count[p] >= enough || chosen.has(p)))
      .sort((a, b) => chosen.has(b) - chosen.has(a) || evidence.count[b] - evidence.count[a])
      .slice(0, MOST_LABELS);
    context.font = theme.font;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    order.forEach((p, rank) => {
      const name = evidence.name(p);
      if (!this.widths.has(name)) this.widths.set(name, context.measureText(name).width);
      const width = this.widths.get(name);
      const gap = this._spread(p) + 11;
      const [right, left, middle] = [this.x[p] + gap, this.x[p] - gap - width, this.x[p] - width / 2];
      const y = this.y[p];
      const beside = [[right, y], [left, y], [middle, y - 17], [middle, y + 17]];
      const aslant = [[right - 14, y - 16], [right - 14, y + 16], [left + 14, y - 16], [left + 14, y + 16]];
      const box = ([x, at]) => [x, at - 7, x + width, at + 7];
      const leads = rank < LEADING || chosen.has(p);
      const spots = [...beside, ...aslant].filter((each) => clear(box(each)));
      const spot = spots.find((each) => free(box(each))) ?? (leads ? least(spots, (each) => crossed(box(each))) : null);
      if (!spot) return;
      boxes.push([spot[0] - 3, spot[1] - 8, spot[0] + width + 3, spot[1] + 8]);
      context.lineWidth = 3.5;
      context.strokeStyle = theme.halo;
      context.strokeText(name, ...spot);
      context.fillStyle = evidence.count[p] ? theme.ink : theme.faint;
      context.fillText(name, ...spot);
    });
  },
};
