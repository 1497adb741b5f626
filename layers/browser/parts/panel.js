// The panel beside the map: what is stated in the window, at a place, in a claim. It draws what the view says; what is
// pressed in it becomes another view.

import { button, make, rendered, replace } from "../dom.js";
import { everything, filtersOf, kindOf, listed, listOf, LISTS, topicsOf } from "../lists.js";
import { FAILED } from "../store.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Store } from "../store.js" */
/** @import { View } from "../types.d.ts" */

const [, , BOTH] = LISTS; // offered only where there are both
const PAGE = 12; // claims listed at a time

/**
 * A heading that can take the focus where what had it is gone.
 * @param {string} text
 */
const heading = (text) => make("h2", { tabindex: "-1" }, text);

/**
 * @param {string} label
 * @param {(Node | string)[]} content
 */
const group = (label, ...content) => make("div", { class: "row", role: "group", "aria-label": label }, ...content);

export class Panel {
  /**
   * @param {HTMLElement} root
   * @param {Evidence} evidence
   * @param {Store} store
   * @param {{ choose: (change: Partial<View>) => void, links: () => (Node | string)[] }} host what a press leads to,
   *   and the links at the panel's foot
   */
  constructor(root, evidence, store, { choose, links }) {
    this.root = root;
    this.evidence = evidence;
    this.store = store;
    this.choose = choose;
    this.links = links;
    /** @type {Map<string, number>} */
    this.pages = new Map(); // the page of each list that was turned to, by what the list is about
    this.subject = "";
    this.draws = 0;
    root.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") choose({ place: null, claim: null });
    });
  }

  /** The page of the list shown. */
  get page() {
    return this.pages.get(this.subject) ?? 0;
  }

  /** Draw the view; a list shown before stands at the page it was left at. */
  async show() {
    const moved = { first: null, last: null, layers: null, map: null, names: null, base: null };
    const subject = JSON.stringify({ ...this.evidence.view, ...moved }); // what the list is about stays as time moves
    if (subject !== this.subject) this.root.scrollTop = 0;
    this.subject = subject;
    await this.draw();
  }

  async draw() {
    const { view } = this.evidence;
    this.draws += 1;
    const { draws } = this;
    let parts;
    try {
      if (view.words && !this.evidence.words) this.evidence.setWords(await this.store.file("words.json"));
      parts = await (view.claim !== null ? this.ofClaim() : view.place !== null ? this.ofPlace() : this.overview());
    } catch {
      parts = [make("p", {}, FAILED), button("Try again", () => this.draw()), ...this.links()];
    }
    if (draws !== this.draws) return; // something else is to be shown by now
    replace(this.root, ...parts);
    this.root.dataset.ready = "true";
  }

  async overview() {
    const { data, view } = this.evidence;
    const parts = /** @type {Node[]} */ ([heading(data.title)]);
    if (view.sources?.length === 1) {
      parts.push(rendered(await this.store.head("sources", view.sources[0])));
    } else {
      const notes = make("details", { class: "notes", "data-key": "notes" });
      notes.append(make("summary", {}, "Names, boundaries, graphic detail"), rendered(data.notes));
      const hint = make("p", { class: "hint" }, "Choose a place on the map to read what each source states there.");
      parts.push(make("p", {}, data.contentNote), notes, hint);
    }
    return [...parts, ...(await this.lists(false))];
  }

  async ofPlace() {
    const { evidence } = this;
    const id = /** @type {string} */ (evidence.view.place);
    const place = evidence.places[/** @type {number} */ (evidence.placeIndex.get(id))];
    const { head, sources } = await this.store.file(`places/${id}.json`);
    return [
      button("‹ Back to all places", () => this.choose({ place: null })),
      heading(place.title),
      rendered(head),
      this.named(sources),
      ...(await this.lists(true)),
    ];
  }

  async ofClaim() {
    const { evidence } = this;
    const { data, claims, view } = evidence;
    const [i] = listed(evidence);
    const topic = data.topics[claims.topic[i]];
    const source = data.sources[claims.source[i]];
    const [{ card }] = await this.entries([i]);
    const places = claims.places[i].map((p) =>
      button(`All statements on ${evidence.places[p].title}`, () => {
        this.choose({ claim: null, place: evidence.places[p].id });
      }),
    );
    return [
      button(view.place === null ? "‹ Back to all places" : "‹ Back", () => this.choose({ claim: null })),
      heading(topic.title),
      rendered(card),
      make("div", { class: "row" }, ...places),
      make("div", { class: "row" }, this.everythingFrom(source)),
      make("div", { class: "row" }, this.everythingOn(topic)),
      ...this.links(),
    ];
  }

  /** @param {{ id: string, label: string }} source */
  everythingFrom({ id, label }) {
    return button(`Everything from ${label}`, () => this.choose(everything(this.evidence, { sources: [id] })));
  }

  /** @param {{ id: string }} topic */
  everythingOn({ id }) {
    const { data, claims } = this.evidence;
    const count = claims.topic.filter((topic) => data.topics[topic].id === id).length;
    const text = `All statements on this topic (${count})`;
    return button(text, () => this.choose(everything(this.evidence, { topics: [id] })));
  }

  /** @param {string[]} ids of the sources that name the place */
  named(ids) {
    const { sources } = this.evidence.data;
    const summary = ids.length === 1 ? "Named by 1 source" : `Named by ${ids.length} sources`;
    const buttons = sources.filter(({ id }) => ids.includes(id)).map((source) => this.everythingFrom(source));
    return make(
      "details",
      { class: "notes", "data-key": "sources" },
      make("summary", {}, summary),
      make("div", { class: "row" }, ...buttons),
    );
  }

  /**
   * The list that the view shows, chosen among those that are not empty, each with its count.
   * @param {boolean} bySource whether its cards stand under their sources' names
   */
  async lists(bySource) {
    const { evidence } = this;
    const current = listOf(evidence.view);
    const open = [...LISTS, ...(LISTS.includes(current) ? [] : [current])]
      .map((list) => ({ list, count: listed(evidence, list).length }))
      .filter(({ list, count }, _, [{ count: inside }, { count: undated }]) => {
        return list === current || (count && !(list === BOTH && (!inside || !undated)));
      });
    const tabs = open.map(({ list, count }) =>
      button(`${list.title} (${count})`, () => this.choose(kindOf(list)), {
        "aria-pressed": list === current,
        "data-key": list.title,
      }),
    );
    const found = listed(evidence);
    return [
      ...this.only(),
      group("Which statements", ...tabs),
      ...this.topics(found),
      ...(found.length ? [] : [make("p", { class: "hint" }, `No statement ${current.said}.`)]),
      ...(await this.cards(found, bySource)),
      ...this.links(),
    ];
  }

  /** What narrows the view besides window and layers, each to be taken away. */
  only() {
    const filters = filtersOf(this.evidence);
    if (!filters.length) return [];
    const buttons = filters.map(({ text, without }) =>
      button(`${text} ×`, () => this.choose(without), { "aria-label": `Not only ${text}` }),
    );
    return [group("Only", make("span", {}, "Only"), ...buttons)];
  }

  /** @param {number[]} found */
  topics(found) {
    const { topics: chosen } = this.evidence.view;
    const topics = topicsOf(this.evidence);
    if (!chosen && (found.length <= PAGE || topics.length < 2)) return [];
    const total = topics.reduce((sum, { count }) => sum + count, 0);
    const select = make(
      "select",
      { "aria-label": "Topic", "data-key": "topic" },
      make("option", { value: "" }, `All topics (${total})`),
      ...topics.map(({ id, title, count }) => make("option", { value: id }, `${title} (${count})`)),
    );
    select.value = chosen?.length === 1 ? chosen[0] : "";
    select.addEventListener("change", () => this.choose({ topics: select.value ? [select.value] : null }));
    return [make("div", { class: "row" }, select)];
  }

  /** @param {number[]} numbers */
  entries(numbers) {
    return this.store.entries(numbers.map((at) => ({ at, id: this.evidence.claims.id[at] })));
  }

  /**
   * The cards of one page, with a pager above and below.
   * @param {number[]} found
   * @param {boolean} bySource
   */
  async cards(found, bySource) {
    const { claims, data } = this.evidence;
    const { source } = claims;
    const sorted = bySource ? [...found].sort((a, b) => source[a] - source[b]) : found;
    const count = Math.ceil(sorted.length / PAGE);
    const page = Math.max(0, Math.min(this.page, count - 1));
    const shown = sorted.slice(page * PAGE, (page + 1) * PAGE);
    const entries = await this.entries(shown);
    const parts = /** @type {HTMLElement[]} */ ([]);
    shown.forEach((i, n) => {
      if (bySource && (n === 0 || source[i] !== source[shown[n - 1]])) {
        const total = found.filter((other) => source[other] === source[i]).length;
        parts.push(make("h3", {}, `${data.sources[source[i]].label}: ${total}`));
      }
      const card = /** @type {HTMLElement} */ (rendered(entries[n].card).firstElementChild);
      if (claims.places[i].length) {
        const show = () => this.choose({ claim: entries[n].id });
        card.append(button("Show on the map", show, { class: "plain", "data-key": `map-${entries[n].id}` }));
      }
      parts.push(card);
    });
    if (count < 2) return parts;
    const turn = (/** @type {string} */ text, /** @type {number} */ to, /** @type {string} */ label) =>
      button(text, () => this.turn(to), { "aria-label": label, ...(to < 0 || to >= count ? { disabled: "" } : {}) });
    const place = `${page * PAGE + 1}–${page * PAGE + shown.length} of ${sorted.length}`;
    const pager = () =>
      group("Pages", turn("‹", page - 1, "Previous page"), make("span", {}, place), turn("›", page + 1, "Next page"));
    return [pager(), ...parts, pager()];
  }

  /** @param {number} page */
  async turn(page) {
    this.pages.set(this.subject, page);
    await this.draw();
    this.root.querySelector("[role=group][aria-label=Pages]")?.scrollIntoView({ block: "start" });
  }
}
