// Names of places beside their symbols, without one over another: pure functions of boxes.

/** @typedef {[left: number, top: number, right: number, bottom: number]} Box */
/**
 * A name to be placed: how wide it is, where its symbol stands and how far that reaches to either side.
 * @typedef {{ width: number, x: number, y: number, spread: number, leads: boolean }} Name
 */

const GAP = 11; // CSS pixels between symbol and name
const [ABOVE, BELOW] = [7, 7]; // of the name's middle

/**
 * The number of claims a place needs to be among the `most` that can be labelled; sorting thousands would be slow.
 * @param {number[]} points
 * @param {Uint32Array} counts
 * @param {number} most
 */
export function leastCount(points, counts, most) {
  if (points.length <= 4 * most) return 0;
  const having = new Uint32Array(256);
  points.forEach((p) => {
    having[Math.min(255, counts[p])] += 1;
  });
  let least = 255;
  for (let sum = having[255]; sum < most && least > 1; sum += having[least]) least -= 1;
  return least;
}

/**
 * The area that two boxes have in common.
 * @param {Box} a
 * @param {Box} b
 */
function common(a, b) {
  const [wide, high] = [Math.min(a[2], b[2]) - Math.max(a[0], b[0]), Math.min(a[3], b[3]) - Math.max(a[1], b[1])];
  return Math.max(0, wide) * Math.max(0, high);
}

/**
 * @param {Box} a
 * @param {Box} b
 */
const apart = (a, b) => a[0] >= b[2] || a[2] <= b[0] || a[1] >= b[3] || a[3] <= b[1];

/**
 * The places a name may have, the best first.
 * @param {Name} name
 * @returns {[x: number, y: number][]}
 */
function spots({ width, x, y, spread }) {
  const [right, left] = [x + spread + GAP, x - spread - GAP - width];
  return [
    [right, y],
    [left, y],
    [x - width / 2, y - 17],
    [x - width / 2, y + 17],
    [right - 14, y - 16],
    [right - 14, y + 16],
    [left + 14, y - 16],
    [left + 14, y + 16],
  ];
}

/**
 * Where each name stands (its left end and middle), `null` where there is no room. Names keep clear of one another and
 * of symbols; those that lead stand even where they must touch another place's symbol.
 * @param {Name[]} names the most important first
 * @param {Box[]} symbols
 * @param {[left: number, right: number]} edges within which a name must stand
 * @returns {([x: number, y: number] | null)[]}
 */
export function placeNames(names, symbols, [left, right]) {
  const taken = /** @type {Box[]} */ ([]);
  return names.map((name) => {
    const box = (/** @type {[number, number]} */ [x, y]) =>
      /** @type {Box} */ ([x, y - ABOVE, x + name.width, y + BELOW]);
    const clear = (/** @type {Box} */ one) =>
      one[0] >= left && one[2] <= right && taken.every((other) => apart(one, other));
    let best = null;
    let least = Infinity;
    for (const spot of spots(name)) {
      const one = box(spot);
      if (!clear(one)) continue;
      if (symbols.every((other) => apart(one, other))) {
        best = spot;
        break;
      }
      const cost = name.leads ? symbols.reduce((sum, other) => sum + common(one, other), 0) : Infinity;
      if (cost < least) [best, least] = [spot, cost];
    }
    if (best) taken.push([best[0] - 3, best[1] - ABOVE - 1, best[0] + name.width + 3, best[1] + BELOW + 1]);
    return best;
  });
}
