// The legend that is also the layer switch, the naming, the views, and what the keyboard reaches on the map.

import { button, make } from "./file.js";
import { drawSymbol } from "./symbols.js";
import { windowText } from "./dates.js";

/** A small picture for a legend entry, drawn by the code that draws the map. */
function swatch(draw) {
  const ratio = 2;
  const canvas = make("canvas", { class: "swatch", width: 26 * ratio, height: 18 * ratio, "aria-hidden": "true" });
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  draw(pen);
  return canvas;
}

const SAMPLES = {
  point: (theme) => (pen) => {
    pen.arc(13, 9, 3.5, 0, 7);
    pen.fillStyle = theme.halo; pen.fill();
    pen.lineWidth = 1.4; pen.strokeStyle = theme.faint; pen.stroke();
  },
  line: (theme, dash = [7, 5]) => (pen) => {
    pen.setLineDash(dash); pen.lineWidth = 2.2; pen.strokeStyle = theme.route;
    pen.moveTo(1, 9); pen.lineTo(25, 9); pen.stroke();
  },
  arrow: (theme) => (pen) => {
    pen.lineWidth = 2.2; pen.strokeStyle = theme.route; pen.moveTo(1, 9); pen.lineTo(16, 9); pen.stroke();
    pen.beginPath(); pen.moveTo(24, 9); pen.lineTo(14, 4); pen.lineTo(14, 14); pen.fillStyle = theme.route; pen.fill();
  },
  area: (theme, hatch = false) => (pen) => {
    pen.fillStyle = theme.tint; pen.fillRect(3, 2, 20, 14);
    pen.strokeStyle = theme.outline; pen.lineWidth = 1.2;
    if (hatch) {
      pen.setLineDash([4, 3]);
      pen.save(); pen.beginPath(); pen.rect(3, 2, 20, 14); pen.clip(); pen.beginPath();
      for (let x = -12; x < 30; x += 5) { pen.moveTo(x, 18); pen.lineTo(x + 18, 0); }
      pen.strokeStyle = theme.hatch; pen.stroke(); pen.restore();
    }
    pen.strokeStyle = theme.outline; pen.strokeRect(3, 2, 20, 14);
  },
  circle: (theme) => (pen) => {
    pen.setLineDash([3, 3]); pen.arc(13, 9, 7.5, 0, 7); pen.strokeStyle = theme.outline; pen.lineWidth = 1.3; pen.stroke();
  },
  claim: (theme, layer, filled) => (pen) => {
    pen.translate(13, 9);
    drawSymbol(pen, layer.shape, theme.claims[layer.bit], filled, theme.halo);
  },
};

export class Legend {
  constructor(root, evidence, theme) {
    this.root = root;
    this.layers = root.querySelector("#layers");
    this.samples = root.querySelector("#samples");
    this.evidence = evidence;
    this.theme = theme;
    root.open = window.innerWidth >= 1100;
    evidence.addEventListener("change", ({ detail }) => {
      if (detail.keys.includes("layers")) this.refresh();
    });
  }

  setTheme(theme) {
    this.theme = theme;
    if (this.layers.childElementCount) this.build();
  }

  build() {
    const { evidence, theme } = this;
    const entry = (layer) => {
      const box = make("input", { type: "checkbox", id: `layer-${layer.id}`, value: layer.id });
      box.checked = evidence.layerOn(layer.id);
      box.addEventListener("change", () => {
        const layers = evidence.data.layers.map(({ id }) => id)
          .filter((id) => (id === layer.id ? box.checked : evidence.layerOn(id)));
        evidence.update({ layers });
      });
      const sample = layer.feature === "claim" ? SAMPLES.claim(theme, layer, true)
        : { line: SAMPLES.line(theme), area: SAMPLES.area(theme), point: SAMPLES.point(theme) }[layer.sample];
      return make("label", { for: box.id }, box, swatch(sample), make("span", {}, layer.title));
    };
    const layers = (feature) => evidence.data.layers.filter((layer) => layer.feature === feature).map(entry);
    const explain = (draw, text) => make("li", {}, swatch(draw), make("span", {}, text));
    const claim = evidence.data.layers.find((layer) => layer.feature === "claim");
    this.layers.replaceChildren(
      make("fieldset", {}, make("legend", {}, "Statements about"), ...layers("claim")),
      make("fieldset", {}, make("legend", {}, "Places"), ...layers("place")),
    );
    this.samples.replaceChildren(
      make("p", { class: "title" }, "How sure"),
      make("ul", {},
        explain(SAMPLES.claim(theme, claim, true), "holds on every day of its dates"),
        explain(SAMPLES.claim(theme, claim, false), "holds on some day of its dates"),
        explain(SAMPLES.point(theme), "place without a statement in this window"),
        explain(SAMPLES.circle(theme), "approximate: somewhere in the circle"),
        explain(SAMPLES.area(theme, true), "approximate area"),
        explain(SAMPLES.line(theme), "schematic: straight between named ends, not the road"),
        explain(SAMPLES.arrow(theme), "only a direction is known")),
      make("p", { class: "small" }, "Symbols say what is stated, never how many people. Symbols joined to a point by a thin line share that point."),
    );
  }

  refresh() {
    this.layers.querySelectorAll("input").forEach((box) => { box.checked = this.evidence.layerOn(box.value); });
  }
}

/** The pointer and the keyboard on the map: hover, choose, and step from place to place. */
export class Cursor {
  constructor(map, layer, evidence, { tooltip, cursor, chooser }) {
    Object.assign(this, { map, layer, evidence, tooltip, cursor, chooser });
    this.current = null;
    map.on("mousemove", (event) => this.hover(event.containerPoint));
    map.on("mouseout", () => this.hover(null));
    map.on("click", ({ containerPoint, originalEvent }) => {
      this.click(containerPoint);
      if (originalEvent.pointerType === "touch") this.tip(null); // no finger stays to take it away
    });
    map.on("move zoom", () => this.follow());
    cursor.addEventListener("focus", () => this.enter());
    cursor.addEventListener("blur", () => { if (this.chooser.hidden) this.tip(null); });
    cursor.addEventListener("keydown", (event) => this.key(event));
    cursor.addEventListener("click", () => { if (this.current !== null) this.choose(this.current); });
    evidence.addEventListener("change", () => { this.dismiss(); this.refresh(); this.follow(); });
    map.on("movestart", () => this.dismiss());
  }

  describe(p) {
    const { evidence } = this;
    const place = evidence.places[p];
    const count = evidence.count[p];
    const window = windowText(evidence.view.first, evidence.view.last);
    const names = Object.values(place.names).flat().filter((name) => name !== evidence.name(p));
    const lines = [evidence.name(p)];
    if (names.length) lines.push(names.slice(0, 8).join(" · "));
    lines.push(count === 1 ? "1 statement in this window" : `${count} statements in this window`, place.precisionText);
    return { lines, label: `${lines[0]}: ${count} statements, ${window}; ${place.precisionText}` };
  }

  hover(point) {
    const found = point ? this.layer.at(point) : [];
    const p = found.length ? found[0] : null;
    this.map.getContainer().style.cursor = p === null ? "" : "pointer";
    if (p === this.layer.hover) return;
    this.layer.hover = p;
    this.layer.redraw();
    this.tip(p, point, found.length - 1);
  }

  tip(p, point = null, more = 0) {
    this.tipped = [p, point, more];
    if (p === null) { this.tooltip.hidden = true; return; }
    const at = point ?? this.layer.position(p);
    const { lines } = this.describe(p);
    if (more > 0) lines.push(`and ${more} more here`);
    this.tooltip.replaceChildren(...lines.map((line, i) => make(i ? "span" : "strong", {}, line)));
    this.tooltip.hidden = false;
    const size = this.map.getSize();
    const box = this.tooltip.getBoundingClientRect();
    this.tooltip.style.left = `${Math.max(4, Math.min(at.x + 16, size.x - box.width - 4))}px`;
    this.tooltip.style.top = `${at.y + 18 + box.height > size.y ? at.y - box.height - 14 : at.y + 18}px`;
  }

  click(point) {
    const found = this.layer.at(point);
    if (!found.length) {
      if (!this.dismiss()) this.clear();
    } else if (found.length === 1) this.choose(found[0]);
    else this.offer(found, point);
  }

  /** Several places under one point: list them instead of taking the topmost. */
  offer(places, point) {
    const entry = (p) => button(`${this.evidence.name(p)} (${this.evidence.count[p]})`, () => this.choose(p));
    const list = make("ul", {}, ...places.slice(0, 14).map((p) => make("li", {}, entry(p))));
    this.chooser.replaceChildren(make("p", {}, "Places here"), list);
    this.chooser.hidden = false;
    this.tip(null);
    const size = this.map.getSize();
    const box = this.chooser.getBoundingClientRect();
    this.chooser.style.left = `${Math.max(4, Math.min(point.x, size.x - box.width - 4))}px`;
    this.chooser.style.top = `${Math.max(4, Math.min(point.y, size.y - box.height - 4))}px`;
    this.chooser.querySelector("button").focus();
  }

  choose(p) {
    this.current = p;
    this.dismiss();
    this.evidence.update({ place: this.evidence.places[p].id, claim: null });
    this.follow();
  }

  /** Close the list of places; false where it was not open. */
  dismiss() {
    if (this.chooser.hidden) return false;
    const focused = this.chooser.contains(document.activeElement);
    this.chooser.hidden = true;
    if (focused) this.cursor.focus();
    return true;
  }

  /** What the tooltip says is said anew for another window. */
  refresh() {
    if (!this.tooltip.hidden) this.tip(...this.tipped);
  }

  clear() {
    this.tip(null);
    this.evidence.update({ place: null, claim: null });
  }

  reachable() {
    return this.evidence.places.map((_, p) => p)
      .filter((p) => this.evidence.drawn(p) && (this.evidence.count[p] || this.evidence.places[p].form === "point"));
  }

  enter() {
    if (this.current === null || !this.evidence.drawn(this.current)) {
      const size = this.map.getSize();
      const inside = this.reachable().filter((p) => {
        const { x, y } = this.layer.position(p);
        return x > 0 && y > 0 && x < size.x && y < size.y;
      });
      const pool = inside.length ? inside : this.reachable();
      this.current = pool.sort((a, b) => this.evidence.count[b] - this.evidence.count[a])[0] ?? null;
    }
    this.follow();
    if (this.current !== null) this.tip(this.current);
  }

  key(event) {
    const directions = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key === "Enter" || event.key === " ") {
      if (this.current !== null) this.choose(this.current);
    } else if (event.key === "+" || event.key === "=") this.map.zoomIn();
    else if (event.key === "-") this.map.zoomOut();
    else if (directions[event.key]) this.step(directions[event.key]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Go to the nearest place in a direction; how far it lies aside counts double. */
  step([dx, dy]) {
    if (this.current === null) { this.enter(); return; }
    const from = this.layer.position(this.current);
    let best = null;
    this.reachable().forEach((p) => {
      if (p === this.current) return;
      const to = this.layer.position(p);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy + (to.y - from.y) * dx);
      if (ahead <= 0.5 || aside > 2.5 * ahead) return;
      const cost = ahead + 2 * aside;
      if (!best || cost < best[0]) best = [cost, p];
    });
    if (!best) return;
    [, this.current] = best;
    const { x, y } = this.layer.position(this.current);
    const size = this.map.getSize();
    if (x < 30 || y < 30 || x > size.x - 30 || y > size.y - 30) {
      this.map.panTo(this.map.containerPointToLatLng([x, y]), { animate: false });
    }
    this.follow();
    this.tip(this.current);
  }

  follow() {
    if (this.current === null) return;
    const { x, y } = this.layer.position(this.current);
    this.cursor.style.left = `${x}px`;
    this.cursor.style.top = `${y}px`;
    this.cursor.setAttribute("aria-label", this.describe(this.current).label);
  }
}
