// The legend that is also the layer switch. Its samples are SVG in the map's shapes and colours (custom properties).

import { find, make, makeSvg } from "../dom.js";
import { Evidence } from "../evidence.js";
import { CLASSES } from "../lists.js";
import { BAR, DOTS } from "../symbols.js";

/** @import { Layer } from "../types.d.ts" */

const UNDATED = "undated"; // the value of a switch that is of no layer
const EDGE = "stroke:var(--outline);stroke-width:1.2";

/** @param {Node[]} parts */
function swatch(...parts) {
  return makeSvg("svg", { class: "swatch", viewBox: "-13 -9.5 26 21", "aria-hidden": "true" }, ...parts);
}

/**
 * @param {string} d
 * @param {string} style
 */
const path = (d, style) => makeSvg("path", { d, style });

/** @type {Record<"point" | "line" | "area", () => Element>} */
const PLACES = {
  point: () => swatch(makeSvg("circle", { r: 3.5, style: "fill:var(--halo);stroke:var(--faint);stroke-width:1.4" })),
  line: () => swatch(path("M-12,0H12", "stroke:var(--route);stroke-width:2.2;stroke-dasharray:7 5")),
  area: () => swatch(path("M-10,-7H10V7H-10Z", `fill:var(--tint);${EDGE}`)),
};

const arrow = () =>
  swatch(path("M-12,0H3", "stroke:var(--route);stroke-width:2.2"), path("M11,0L1,-5V5Z", "fill:var(--route)"));
const circle = () => swatch(makeSvg("circle", { r: 7.5, style: `fill:none;${EDGE};stroke-dasharray:3 3` }));
const hatched = () =>
  swatch(
    path("M-10,-7H10V7H-10Z", `fill:var(--tint);${EDGE};stroke-dasharray:4 3`),
    path("M-10,3L-1,-7M-8,7L5,-7M-2,7L10,-6M4,7L10,1", "stroke:var(--hatch);stroke-width:1.1"),
  );

const bars = () =>
  swatch(
    path("M-8,9V1H-3V9ZM0,9V-2H5V9Z", "fill:var(--bars)"),
    path("M-8,1V-3H-3V1ZM0,-2V-8H5V-2Z", "fill:var(--bars-documentation)"),
  );

export class Legend {
  /**
   * @param {HTMLElement} root
   * @param {Evidence} evidence
   */
  constructor(root, evidence) {
    this.root = /** @type {HTMLDetailsElement} */ (root);
    this.evidence = evidence;
    this.root.open = window.innerWidth >= 1100;
    evidence.addEventListener("change", (event) => {
      if (Evidence.changed(event, ["layers", "sourceClass", "undated"])) this.refresh();
    });
  }

  build() {
    const { data } = this.evidence;
    const of = (/** @type {Layer["feature"]} */ feature) =>
      data.layers.filter((layer) => layer.feature === feature).map((layer) => this.entry(layer));
    const explain = (/** @type {Element} */ sample, /** @type {string} */ text) =>
      make("li", {}, sample, make("span", {}, text));
    const claim = /** @type {Layer} */ (data.layers.find(({ feature }) => feature === "claim"));
    find(this.root, ".layers").replaceChildren(
      ...(this.evidence.mixed ? [make("fieldset", {}, make("legend", {}, "Whose statements"), ...this.classes())] : []),
      make("fieldset", {}, make("legend", {}, "Statements about"), ...of("claim"), this.undated(claim)),
      make("fieldset", {}, make("legend", {}, "Places"), ...of("place")),
    );
    find(this.root, ".samples").replaceChildren(
      make("p", { class: "title" }, "How sure"),
      make(
        "ul",
        {},
        explain(this.symbol(claim, "every"), "true of every day of its dates, as the source says"),
        explain(this.symbol(claim, "some"), "true of some day of its dates; which one is not said"),
        explain(this.symbol(claim, "none"), "without a date: drawn whatever the time window is"),
        ...(this.evidence.mixed
          ? [
              explain(this.symbol(claim, "some", true), "with a bar below: documentation from outside the texts"),
              explain(bars(), "bars over time: of texts dark, of documentation light above"),
            ]
          : []),
        explain(PLACES.point(), "place without a statement in this window"),
        explain(circle(), "approximate: somewhere in the circle"),
        explain(hatched(), "approximate area"),
        explain(PLACES.line(), "schematic: straight between named ends, not the road"),
        explain(arrow(), "only a direction is known"),
      ),
      make(
        "p",
        { class: "small" },
        "Symbols say what is stated, never how many people. Symbols joined to a point by a thin line share it. " +
          "Keys: n and p go to the next and the previous statement in time, + and − zoom.",
      ),
    );
  }

  /**
   * @param {Layer} layer
   * @param {"every" | "some" | "none"} days
   * @param {boolean} barred whether it bears the mark of documentation
   */
  symbol(layer, days, barred = false) {
    const colour = `var(--claim-${layer.bit})`;
    const line = days === "none" ? `stroke-width:1.6;stroke-dasharray:${DOTS.join(" ")}` : "stroke-width:2";
    const style = `fill:${days === "every" ? colour : "var(--halo)"};stroke:${colour};${line}`;
    const d = this.evidence.data.symbols[layer.shape];
    return swatch(path(d, style), ...(barred ? [path(BAR, style)] : []));
  }

  /** The switch between the classes: both, or one alone. */
  classes() {
    return CLASSES.map(({ sourceClass, title }) => {
      const value = sourceClass ?? "";
      const box = make("input", { type: "radio", name: "source-class", value });
      box.checked = this.evidence.view.sourceClass === sourceClass;
      box.addEventListener("change", () => this.evidence.update({ sourceClass }));
      return make("label", {}, box, make("span", {}, title));
    });
  }

  /**
   * The switch of what has no date.
   * @param {Layer} layer whose symbol stands for all
   */
  undated(layer) {
    const { evidence } = this;
    const box = make("input", { type: "checkbox", value: UNDATED });
    box.checked = evidence.view.undated;
    box.addEventListener("change", () => evidence.update({ undated: box.checked }));
    return make("label", {}, box, this.symbol(layer, "none"), make("span", {}, "Statements without a date"));
  }

  /** @param {Layer} layer */
  entry(layer) {
    const { evidence } = this;
    const box = make("input", { type: "checkbox", value: layer.id });
    box.checked = evidence.layerOn(layer.id);
    box.addEventListener("change", () => {
      const on = (/** @type {string} */ id) => (id === layer.id ? box.checked : evidence.layerOn(id));
      evidence.update({ layers: evidence.known.layers.filter(on) });
    });
    const sample = layer.feature === "claim" ? this.symbol(layer, "every") : PLACES[layer.sample]();
    return make("label", {}, box, sample, make("span", {}, layer.title));
  }

  refresh() {
    this.root.querySelectorAll("input").forEach((box) => {
      const { view } = this.evidence;
      if (box.type === "radio") box.checked = box.value === (view.sourceClass ?? "");
      else box.checked = box.value === UNDATED ? view.undated : this.evidence.layerOn(box.value);
    });
  }
}
