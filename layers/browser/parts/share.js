// "Link and cite": the address that restores this view, a citation of it with version and date, and it as a picture.

import { pictureQuery } from "../address.js";
import { windowText } from "../dates.js";
import { keep, kept, withStep } from "../drafting.js";
import { copyFrom, find, make } from "../dom.js";
import { embedding } from "../embedding.js";
import { filtersOf } from "../lists.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { View } from "../types.d.ts" */

/**
 * How a view is cited: the map and its version, what is shown, the day it was seen, the address.
 * @param {Evidence} evidence
 * @param {string} address
 */
export function citationOf(evidence, address) {
  const { first, last, place } = evidence.view;
  const view = [`Time: ${windowText(first, last)}`];
  if (place !== null) view.push(`place: ${evidence.name(/** @type {number} */ (evidence.placeIndex.get(place)))}`);
  view.push(...filtersOf(evidence).map(({ text }) => text));
  const today = new Date().toISOString().slice(0, 10);
  return `${evidence.data.citation}. ${view.join(", ")}. Seen ${today}. ${address}`;
}

export class Share {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} opener
   * @param {Evidence} evidence
   * @param {() => View["map"]} position of the map, where a picture must be told
   */
  constructor(root, opener, evidence, position) {
    this.root = root;
    this.opener = opener;
    this.evidence = evidence;
    this.position = position;
    /** @type {HTMLInputElement} */
    this.link = find(root, ".share-link");
    /** @type {HTMLTextAreaElement} */
    this.citation = find(root, ".share-cite");
    /** @type {HTMLTextAreaElement} */
    this.snippet = find(root, ".share-embed");
    opener.addEventListener("click", () => (root.hidden ? this.open() : this.close()));
    find(root, ".close").addEventListener("click", () => this.close());
    find(root, ".copy-link").addEventListener("click", (event) => this.copy(event, this.link));
    find(root, ".copy-embed").addEventListener("click", (event) => this.copy(event, this.snippet));
    find(root, ".copy-cite").addEventListener("click", (event) => this.copy(event, this.citation));
    find(root, ".add-step").addEventListener("click", () => this.addStep());
    evidence.addEventListener("change", () => {
      if (!root.hidden) this.fill();
    });
  }

  /** The address of the app with this view: that of the page around this one or, opened alone, a folder above. */
  address() {
    const address = new URL(window.parent === window ? "../" : window.parent.location.href, window.location.href);
    address.search = this.evidence.query;
    address.hash = "";
    return address.href;
  }

  open() {
    this.fill();
    this.root.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.link.select();
  }

  fill() {
    const { evidence } = this;
    const address = this.address();
    this.link.value = address;
    const held = make("iframe", { src: embedding(address), title: evidence.data.title, width: "100%", height: "600" });
    held.setAttribute("style", "border: 0");
    this.snippet.value = held.outerHTML;
    this.citation.value = citationOf(evidence, address);
    const query = pictureQuery(evidence.view, evidence.known, this.position());
    ["svg", "png"].forEach((form) => {
      /** @type {HTMLAnchorElement} */
      const link = find(this.root, `.picture-${form}`);
      link.href = new URL(`../picture.${form}?${query}`, window.location.href).href;
    });
  }

  /** The view becomes a step of the lesson that this browser keeps. */
  addStep() {
    const { view, query } = this.evidence;
    const title = `Map: ${windowText(view.first, view.last)}`;
    const lesson = withStep(kept(), title, [{ title, query }]);
    const own = make("a", { href: new URL("../own", window.location.href).href, target: "_blank" }, "Open the lesson");
    const said = keep(lesson) ? [`It is step ${lesson.steps.length}. `, own] : ["This browser keeps nothing."];
    find(this.root, ".to-lesson [role=status]").replaceChildren(...said);
  }

  close() {
    this.root.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus();
  }

  /**
   * @param {Event} event
   * @param {HTMLInputElement | HTMLTextAreaElement} field
   */
  async copy(event, field) {
    const copier = /** @type {HTMLButtonElement} */ (event.currentTarget);
    copier.dataset.label ??= copier.textContent ?? "";
    copier.textContent = (await copyFrom(field)) ? "Copied" : "Press Ctrl+C to copy";
    setTimeout(() => {
      copier.textContent = copier.dataset.label ?? "";
    }, 2000);
  }
}
