// The row of chips above the map: the switches of classes and layers, each with its symbol and the number it shows.

import { make, put } from "../dom.js";
import { numbers } from "../lists.js";
import { PLACES, symbol } from "./swatches.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Layer, View } from "../types.d.ts" */

/**
 * A switch: its value among the inputs, what it says, its sample, whether it is on, its number then, and what it does.
 * @typedef {{ value: string, text: string, title: string, sample?: Element, on: () => boolean, number: () => string,
 *   change: (on: boolean) => Partial<View> }} Switch
 */

const OTHER = { text: "documentation", documentation: "text" };

export class Chips {
  /**
   * @param {HTMLElement} root
   * @param {Evidence} evidence
   */
  constructor(root, evidence) {
    this.evidence = evidence;
    this.pending = 0;
    /** @type {{ one: Switch, box: HTMLInputElement, figure: HTMLElement }[]} */
    this.chips = [];
    const of = (/** @type {Layer["feature"]} */ feature) =>
      evidence.data.layers.filter((layer) => layer.feature === feature);
    const [first] = of("claim");
    root.replaceChildren(
      ...(evidence.mixed ? [this.group("Whose statements", this.ofClass("text"), this.ofClass("documentation"))] : []),
      this.group("Statements about", ...of("claim").map((layer) => this.ofClaims(layer)), this.ofUndated(first)),
      this.group("Places", ...of("place").map((layer) => this.ofPlaces(layer))),
    );
    evidence.addEventListener("change", () => {
      this.pending ||= requestAnimationFrame(() => {
        this.pending = 0; // after the map has been drawn in the same frame
        this.refresh();
      });
    });
    this.refresh();
  }

  /**
   * @param {string} label
   * @param {Switch[]} switches
   */
  group(label, ...switches) {
    return make("div", { role: "group", "aria-label": label }, ...switches.map((one) => this.chip(one)));
  }

  /** @param {Switch} one */
  chip(one) {
    const box = make("input", { type: "checkbox", value: one.value });
    box.addEventListener("change", () => {
      this.evidence.update(one.change(box.checked));
      this.refresh();
    });
    const figure = make("span", { class: "number" });
    this.chips.push({ one, box, figure });
    const sample = one.sample ? [one.sample] : [];
    return make("label", { class: "chip", title: one.title }, box, ...sample, make("span", {}, one.text), figure);
  }

  /**
   * One class; of the two one at least is on.
   * @param {"text" | "documentation"} name
   * @returns {Switch}
   */
  ofClass(name) {
    const { evidence } = this;
    const other = OTHER[name];
    return {
      value: name,
      text: name === "text" ? "Texts" : "Documentation",
      title: name === "text" ? "Statements of the five texts" : "Statements of documentation from outside the texts",
      on: () => evidence.view.sourceClass !== other,
      number: () => String(name === "text" ? evidence.shown - evidence.shownDocuments : evidence.shownDocuments),
      change: (on) => ({ sourceClass: on ? null : other }),
    };
  }

  /**
   * @param {Layer} layer
   * @returns {Switch}
   */
  ofClaims(layer) {
    const { evidence } = this;
    const number = evidence.data.layers.indexOf(layer);
    return {
      ...this.ofLayer(layer),
      title: `${layer.title}: statements of the texts + of documentation in this window`,
      sample: symbol(evidence.data, layer, "every"),
      number: () => numbers(evidence, evidence.inLayer[number], evidence.documentsInLayer[number]),
    };
  }

  /**
   * What has no date.
   * @param {Layer} layer whose symbol stands for all
   * @returns {Switch}
   */
  ofUndated(layer) {
    const { evidence } = this;
    return {
      value: "undated",
      text: "Undated",
      title: "Statements without a date, drawn whatever the time window is",
      sample: symbol(evidence.data, layer, "none"),
      on: () => evidence.view.undated,
      number: () => numbers(evidence, evidence.undated, evidence.undatedDocuments),
      change: (undated) => ({ undated }),
    };
  }

  /**
   * @param {Layer} layer
   * @returns {Switch}
   */
  ofPlaces(layer) {
    const { evidence } = this;
    const number = evidence.data.layers.indexOf(layer);
    const counts = (/** @type {number} */ p) =>
      evidence.places[p].layer === number && evidence.stated(p) && evidence.drawn(p);
    return {
      ...this.ofLayer(layer),
      title: `${layer.title}: how many of these places have statements that are drawn`,
      sample: PLACES[layer.sample](),
      number: () => String(evidence.places.reduce((sum, _, p) => sum + Number(counts(p)), 0)),
    };
  }

  /** @param {Layer} layer */
  ofLayer({ id, title, short }) {
    const { evidence } = this;
    const on = (/** @type {string} */ one) => evidence.layerOn(one);
    return {
      value: id,
      text: short,
      title,
      on: () => on(id),
      change: (/** @type {boolean} */ shown) => ({
        layers: evidence.known.layers.filter((one) => (one === id ? shown : on(one))),
      }),
    };
  }

  refresh() {
    this.chips.forEach(({ one, box, figure }) => {
      box.checked = one.on();
      put(figure, "text", box.checked ? one.number() : "");
    });
  }
}
