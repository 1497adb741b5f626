// The table of the list shown: the same content as the map for screen readers, in step with it and sortable.

import { button, make, replace } from "../dom.js";
import { documentsIn, DOCUMENTATION, numbers, kindOf, listed, listOf, LISTS, tally } from "../lists.js";
import { FAILED } from "../store.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Store } from "../store.js" */
/** @import { Entry } from "../types.d.ts" */

/** @type {[key: "when" | "source" | "statement" | "places" | "topic", title: string][]} */
const COLUMNS = [
  ["when", "When"],
  ["source", "Source"],
  ["statement", "States that"],
  ["places", "Places"],
  ["topic", "Topic"],
];
const STEP = 100; // rows added at a time
const WAIT = 150; // ms after a change

/**
 * The places of a claim in words.
 * @param {Evidence} evidence
 * @param {number} i
 */
const placesOf = ({ claims, places }, i) => claims.places[i].map((p) => places[p].title).join("; ");

/**
 * @param {Evidence} evidence
 * @param {number} i
 */
const topicOf = ({ claims, data }, i) => data.topics[claims.topic[i]].title;

/**
 * A table of claims, those of documentation under a heading of their own.
 * @param {Evidence} evidence
 * @param {number[]} rows
 * @param {Entry[]} entries of the first of them
 * @param {{ title?: string, columns?: HTMLElement[], open?: (id: string, statement: string) => Node | string }} around
 *   what is said of it to who does not see it, the heads of its columns, and what opens a statement
 */
export function tableOf(evidence, rows, entries, { title = "", columns, open = (_, statement) => statement } = {}) {
  const { documented, mixed } = evidence;
  const body = entries.flatMap(({ id, when, source, statement }, n) => {
    const i = rows[n];
    const cells = [when, source, open(id, statement), placesOf(evidence, i), topicOf(evidence, i)];
    const row = make("tr", { "data-claim": id }, ...cells.map((cell) => make("td", {}, cell)));
    if (!mixed || !documented[i]) return [row];
    row.className = "documentation";
    if (n && documented[rows[n - 1]]) return [row];
    const lead = make("th", { colspan: COLUMNS.length, scope: "rowgroup" }, DOCUMENTATION);
    return [make("tr", { class: "lead" }, lead), row];
  });
  const heads = columns ?? COLUMNS.map(([, text]) => make("th", { scope: "col" }, text));
  return make(
    "table",
    {},
    ...(title ? [make("caption", { class: "hidden" }, title)] : []),
    make("thead", {}, make("tr", {}, ...heads)),
    make("tbody", {}, ...body),
  );
}

export class Table {
  /**
   * @param {HTMLElement} root
   * @param {HTMLElement} opener
   * @param {Evidence} evidence
   * @param {Store} store
   * @param {HTMLElement[]} covered what the table lies over
   */
  constructor(root, opener, evidence, store, covered) {
    this.root = root;
    this.opener = opener;
    this.evidence = evidence;
    this.store = store;
    this.covered = covered;
    this.sort = COLUMNS[0][0];
    this.down = false;
    this.limit = STEP;
    /** @type {number[]} */
    this.rowsDrawn = [];
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.later = undefined;
    opener.addEventListener("click", () => (root.hidden ? this.open() : this.close()));
    evidence.addEventListener("change", () => {
      clearTimeout(this.later);
      this.later = setTimeout(() => this.refresh(), WAIT);
    });
  }

  async open() {
    this.root.hidden = false;
    this.covered.forEach((part) => {
      part.inert = true;
    });
    this.opener.setAttribute("aria-expanded", "true");
    this.root.textContent = "Loading the table …";
    await this.refresh();
    this.root.querySelector("h2")?.focus();
  }

  close() {
    this.root.hidden = true;
    this.covered.forEach((part) => {
      part.inert = false;
    });
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus();
  }

  /** The undated statements instead of those in the window. */
  openUndated() {
    this.evidence.update({ ...kindOf(LISTS[1]), claim: null });
    return this.open();
  }

  /** The claims in the rows of the table, all of them and in its order; `null` where it is closed. */
  get rowsShown() {
    return this.root.hidden ? null : this.rowsDrawn;
  }

  /**
   * The numbers of the claims listed, sorted within their class: the texts' stand before documentation's.
   * @returns {Promise<number[]>}
   */
  async rows() {
    const { documented } = this.evidence;
    return (await this.sorted()).sort((a, b) => documented[a] - documented[b]);
  }

  /**
   * The numbers, sorted; the words of all of them are only needed to sort by these.
   * @returns {Promise<number[]>}
   */
  async sorted() {
    const { evidence, sort } = this;
    const rows = listed(evidence);
    const sign = this.down ? -1 : 1;
    if (sort === "when") return this.down ? rows.reverse() : rows;
    if (sort === "source") return rows.sort((a, b) => sign * (a - b)); // as they stand in their sources
    const entries = sort === "statement" ? await this.entries(rows) : [];
    const words = new Map(entries.map(({ id, statement }) => [id, statement]));
    const value = (/** @type {number} */ i) =>
      sort === "statement"
        ? String(words.get(evidence.claims.id[i]))
        : sort === "places"
          ? placesOf(evidence, i)
          : topicOf(evidence, i);
    return rows
      .map((i) => /** @type {[string, number]} */ ([value(i), i]))
      .sort(([x, a], [y, b]) => sign * (x.localeCompare(y) || a - b))
      .map(([, i]) => i);
  }

  /** @param {number[]} rows */
  entries(rows) {
    return this.store.entries(rows.map((at) => ({ at, id: this.evidence.claims.id[at] })));
  }

  async refresh() {
    if (this.root.hidden) return;
    const { view } = this.evidence;
    try {
      const rows = await this.rows();
      const entries = await this.entries(rows.slice(0, this.limit));
      if (view === this.evidence.view) this.draw(rows, entries);
    } catch {
      replace(
        this.root,
        this.head(FAILED),
        button("Try again", () => this.refresh()),
      );
    }
  }

  /** @param {string} text */
  head(text) {
    const { evidence } = this;
    const undated = listOf(evidence.view) === LISTS[1];
    const switched = kindOf(LISTS[undated ? 0 : 1]);
    const without = listed(evidence, LISTS[1]);
    const parts = [
      make("h2", { tabindex: "-1" }, text),
      button(
        `Undated (${numbers(evidence, without.length, documentsIn(evidence, without))})`,
        () => this.pick(() => evidence.update(switched)),
        {
          "aria-pressed": undated,
          "data-key": "undated",
        },
      ),
      button("Close table", () => this.close()),
    ];
    if (evidence.view.claim !== null) {
      parts.splice(
        1,
        1,
        button("Back to the list", () => this.pick(() => evidence.update({ claim: null }))),
      );
    }
    return make("div", { class: "table-head" }, ...parts);
  }

  /**
   * Do what a button of the table does, and draw it anew at once.
   * @param {() => void} act
   */
  pick(act) {
    this.limit = STEP;
    act();
    this.refresh();
  }

  /** @param {number[]} rows */
  title(rows) {
    const { evidence } = this;
    const { claim, place } = evidence.view;
    if (claim !== null) return "1 statement, chosen";
    const list = listOf(evidence.view);
    const said = `${tally(evidence, rows.length, documentsIn(evidence, rows))} ${list.said}`;
    const at = place === null ? "" : `, ${evidence.name(/** @type {number} */ (evidence.placeIndex.get(place)))}`;
    return `${said}${at}`;
  }

  /**
   * @param {number[]} rows
   * @param {Entry[]} entries of the first of them
   */
  draw(rows, entries) {
    const { evidence } = this;
    const kept = this.root.querySelector(".rows")?.scrollTop ?? 0;
    const title = this.title(rows);
    const columns = COLUMNS.map(([key, text]) => this.column(key, text));
    const table = tableOf(evidence, rows, entries, {
      title,
      columns,
      open: (id, statement) =>
        button(statement, () => evidence.update({ claim: id }), { class: "link", "data-key": id }),
    });
    this.rowsDrawn = rows;
    const scroll = make("div", { class: "rows", tabindex: 0, role: "group", "aria-label": "Rows" }, table);
    if (rows.length > this.limit) scroll.append(this.more(rows.length));
    replace(this.root, this.head(title), scroll);
    scroll.scrollTop = kept;
  }

  /**
   * @param {Table["sort"]} key
   * @param {string} text
   */
  column(key, text) {
    const sorted = key === this.sort;
    const act = () => {
      this.down = sorted && !this.down;
      this.sort = key;
      this.refresh();
    };
    const order = sorted ? (this.down ? "descending" : "ascending") : "none";
    const mark = sorted ? ` ${this.down ? "▼" : "▲"}` : "";
    return make("th", { scope: "col", "aria-sort": order }, button(text + mark, act, { "data-key": `sort-${key}` }));
  }

  /** @param {number} count */
  more(count) {
    return button(`Show ${Math.min(STEP, count - this.limit)} more of ${count}`, async () => {
      const before = this.limit;
      this.limit += STEP;
      await this.refresh();
      this.root.querySelectorAll("tbody button").forEach((row, i) => {
        if (i === before) /** @type {HTMLElement} */ (row).focus();
      });
    });
  }
}
