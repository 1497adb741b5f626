// Who speaks about which time: the histogram of each text, and of documentation by whose it is.

import { make } from "../dom.js";
import { binsOf, drawBars, totals } from "./histogram.js";

/** @import { Axis } from "../dates.js" */
/** @import { Evidence } from "../evidence.js" */
/** @typedef {{ title: string, documented: boolean, among: (i: number) => boolean, dated: number }} Voice */

/**
 * The texts one by one, then documentation by whose it is, each with the number of its dated statements; only those of
 * which the filters let something through.
 * @param {Evidence} evidence
 * @returns {Voice[]}
 */
export function voicesOf(evidence) {
  const { data, claims, fits, size } = evidence;
  const dated = new Uint32Array(data.sources.length);
  const there = new Uint8Array(data.sources.length);
  for (let i = 0; i < size; i += 1) {
    if (!fits[i]) continue;
    there[claims.source[i]] = 1;
    if (evidence.dated(i)) dated[claims.source[i]] += 1;
  }
  const voices = /** @type {Map<string, { documented: boolean, sources: Set<number> }>} */ (new Map());
  data.sources.forEach((source, s) => {
    if (!there[s]) return;
    const documented = source.class === "documentation";
    const title = documented ? `Documentation: ${source.party}` : source.label;
    if (!voices.has(title)) voices.set(title, { documented, sources: new Set() });
    voices.get(title)?.sources.add(s);
  });
  return [...voices]
    .sort(([, a], [, b]) => Number(a.documented) - Number(b.documented))
    .map(([title, { documented, sources }]) => ({
      title,
      documented,
      among: (i) => sources.has(claims.source[i]),
      dated: [...sources].reduce((sum, s) => sum + dated[s], 0),
    }));
}

export class Voices {
  /**
   * @param {HTMLElement} root
   * @param {Evidence} evidence
   * @param {Axis} axis
   */
  constructor(root, evidence, axis) {
    this.root = root;
    this.evidence = evidence;
    this.axis = axis;
    this.window = make("div", { class: "window" });
  }

  /** Draw them anew, where they are open. */
  draw() {
    const { root, evidence, axis } = this;
    if (root.hidden) return;
    const voices = voicesOf(evidence);
    const canvases = voices.map(() => make("canvas", { "aria-hidden": "true" }));
    root.replaceChildren(
      this.window,
      ...voices.map(({ title, dated }, n) =>
        make("div", { class: "voice" }, make("span", {}, `${title} (${dated} dated)`), canvases[n]),
      ),
    );
    const bins = binsOf(root.clientWidth);
    const counts = voices.map(({ among }) => totals(axis, evidence, bins, among));
    const most = Math.max(1, ...counts.flat());
    canvases.forEach((canvas, n) => {
      drawBars(canvas, axis, { counts: counts[n], most, texts: voices[n].documented ? null : counts[n] });
    });
    this.refresh();
  }

  /** The window lies over all of them. */
  refresh() {
    if (this.root.hidden) return;
    const { first, last } = this.evidence.view;
    const [from, to] = [this.axis.position(first), this.axis.position(last, 1)];
    Object.assign(this.window.style, { left: `${from * 100}%`, width: `${(to - from) * 100}%` });
  }
}
