// The table of what is shown: the same content as the map for screen readers, in step with it and sortable.
// Its cells come from one file, fetched from the app's own server when the table is first opened.

import { button, make, panelFile, replace } from "./file.js";

const COLUMNS = [["when", "When"], ["source", "Source"], ["statement", "States that"], ["places", "Places"], ["topic", "Topic"]];
const STEP = 100; // rows added at a time

export class Table {
  constructor(root, opener, evidence, covered) {
    Object.assign(this, { root, opener, evidence, covered, file: null, sort: "when", down: false, undated: false, limit: STEP });
    opener.addEventListener("click", () => (root.hidden ? this.open() : this.close()));
    evidence.addEventListener("change", () => {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.refresh(), 150);
    });
  }

  async open(undated = this.undated) {
    this.root.hidden = false;
    this.covered.forEach((part) => { part.inert = true; });
    this.opener.setAttribute("aria-expanded", "true");
    this.undated = undated;
    if (!this.file) {
      this.root.textContent = "Loading the table …";
      try {
        this.file = (await panelFile("panel.json")).claims;
      } catch {
        this.root.textContent = "The table cannot be loaded. Close it and try again.";
        return;
      }
    }
    this.refresh();
    this.root.querySelector("h2")?.focus();
  }

  close() {
    this.root.hidden = true;
    this.covered.forEach((part) => { part.inert = false; });
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus();
  }

  rows() {
    const { evidence, file, sort, down } = this;
    const rows = [];
    for (let i = 0; i < evidence.size; i += 1) {
      const listed = this.undated
        ? !evidence.claims.dated[i] && evidence.layerOn(evidence.data.layers[evidence.layer[i]].id)
        : evidence.visible[i];
      if (listed) rows.push([evidence.claims.id[i], file[evidence.claims.id[i]], i]);
    }
    const value = sort === "when" ? ([, row]) => row.start ?? -Infinity : ([, row]) => row[sort];
    rows.sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      const order = typeof x === "string" ? x.localeCompare(y) : x - y;
      return (order || a[2] - b[2]) * (down ? -1 : 1);
    });
    return rows;
  }

  refresh() {
    if (this.root.hidden || !this.file) return;
    const rows = this.rows();
    const kept = this.root.querySelector(".rows")?.scrollTop ?? 0;
    const heading = make("h2", { tabindex: "-1" }, `${rows.length} ${this.undated ? "undated statements" : "statements in the time window"}`);
    const toggle = button(`Undated (${this.evidence.undated})`, () => {
      this.undated = !this.undated;
      this.limit = STEP;
      this.refresh();
    }, { "aria-pressed": String(this.undated), "data-key": "undated" });
    const close = button("Close table", () => this.close());
    const head = make("tr", {}, ...COLUMNS.map(([key, title]) => {
      const sorted = key === this.sort;
      const sorting = button(sorted ? `${title} ${this.down ? "▼" : "▲"}` : title, () => {
        this.down = sorted ? !this.down : false;
        this.sort = key;
        this.refresh();
      }, { "data-key": `sort-${key}` });
      return make("th", { scope: "col", "aria-sort": sorted ? (this.down ? "descending" : "ascending") : "none" }, sorting);
    }));
    const body = make("tbody", {}, ...rows.slice(0, this.limit).map(([id, row]) => {
      const open = button(row.statement, () => this.evidence.update({ claim: id, place: null }), { class: "link", "data-key": id });
      return make("tr", { "data-claim": id, ...(id === this.evidence.view.claim ? { "aria-current": "true" } : {}) },
        make("td", {}, row.when), make("td", {}, row.source), make("td", {}, open), make("td", {}, row.places), make("td", {}, row.topic));
    }));
    const scroll = make("div", { class: "rows", tabindex: "0", role: "group", "aria-label": "Rows" },
      make("table", {}, make("caption", { class: "hidden" }, heading.textContent), make("thead", {}, head), body));
    if (rows.length > this.limit) {
      const text = `Show ${Math.min(STEP, rows.length - this.limit)} more of ${rows.length}`;
      scroll.append(button(text, () => {
        this.limit += STEP;
        this.refresh();
        this.root.querySelectorAll("tbody button")[this.limit - STEP].focus();
      }));
    }
    replace(this.root, make("div", { class: "table-head" }, heading, toggle, close), scroll);
    scroll.scrollTop = kept;
  }
}
