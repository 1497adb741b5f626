// The panel beside the map: what is stated in the window, at a place, in a claim. It draws what the view says; what is
// pressed in it becomes another view.

import { button, counted, make, rendered, replace } from "../dom.js";
import { isProjected } from "../embedding.js";
import { documentsIn, everything, numbers, kindOf, listed, listOf, LISTS, tally } from "../lists.js";
import { FAILED } from "../store.js";
import { beside, markHits } from "./found.js";
import { gather } from "./gather.js";
import { listing } from "./listing.js";
import { inReadingOrder } from "./reading.js";
import { ways } from "./ways.js";
import { classes, group, only, topics } from "./narrowing.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Store } from "../store.js" */
/** @import { View } from "../types.d.ts" */

const [, , BOTH] = LISTS; // offered only where there are both
/** How many claims are listed at a time: in a class one, so that all read the same. */
const perPage = () => (isProjected(window.location.search) ? 1 : 12);

/**
 * A heading that can take the focus where what had it is gone.
 * @param {string} text
 */
const heading = (text) => make("h2", { tabindex: "-1" }, text);

/** @param {number} first @param {number} count @param {number} all */
const rangeText = (first, count, all) => `${first}${count > 1 ? `–${first + count - 1}` : ""} of ${all}`;

export class Panel {
  /**
   * @param {HTMLElement} root
   * @param {Evidence} evidence
   * @param {Store} store
   * @param {{ choose: (change: Partial<View>) => void, links: () => (Node | string)[], gathers: boolean }} host what a
   *   press leads to, the links at the panel's foot, and whether a list can be gathered
   */
  constructor(root, evidence, store, { choose, links, gathers }) {
    this.root = root;
    this.evidence = evidence;
    this.store = store;
    this.choose = choose;
    this.links = links;
    this.gathers = gathers;
    /** @type {Map<string, number>} */
    this.pages = new Map(); // the page of each list that was turned to, by what the list is about
    /** @type {Map<string, number>} */
    this.scrolled = new Map(); // and how far it was scrolled
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
    const before = this.subject;
    this.subject = subject;
    if (subject === before) {
      await this.draw();
      return;
    }
    this.scrolled.set(before, this.root.scrollTop);
    await this.draw();
    this.root.scrollTop = this.scrolled.get(subject) ?? 0;
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
    const parts = /** @type {Node[]} */ ([heading(view.words ? `Search: ${view.words}` : data.title)]);
    if (view.words) {
      parts.push(...beside(this.evidence, this.choose));
    } else if (view.sources?.length === 1) {
      parts.push(rendered(await this.store.head("sources", view.sources[0])));
    } else {
      const notes = make("details", { class: "notes", "data-key": "notes" });
      notes.append(make("summary", {}, "Names, boundaries, graphic detail"), rendered(data.notes));
      const hint = make("p", { class: "hint" }, "Choose a place on the map to read what each source states there.");
      parts.push(make("p", {}, data.contentNote), notes, hint);
    }
    return [...parts, ...(await this.lists()), ...this.links()];
  }

  async ofPlace() {
    const { evidence } = this;
    const id = /** @type {string} */ (evidence.view.place);
    const place = evidence.places[/** @type {number} */ (evidence.placeIndex.get(id))];
    const { head, sources, ways: ends } = await this.store.file(`places/${id}.json`);
    return [
      button("‹ Back to all places", () => this.choose({ place: null })),
      heading(place.title),
      rendered(head),
      ...this.named(sources),
      ...(await this.lists()),
      ...(await ways(evidence, ends, (found) => this.entries(found), this.choose)),
      ...this.links(),
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
      make("div", { class: "row" }, ...this.gathering(/** @type {string} */ (view.claim)), ...places),
      make("div", { class: "row" }, this.everythingFrom(source)),
      make("div", { class: "row" }, this.everythingOn(topic)),
      ...this.links(),
    ];
  }

  /** @param {string} id of a statement that can be added to the viewer's list */
  gathering(id) {
    return this.gathers ? [gather(id, this.evidence.data.version)] : [];
  }

  /** @param {{ id: string, label: string }} source */
  everythingFrom({ id, label }) {
    return button(`Everything from ${label}`, () => this.choose(everything(this.evidence, { sources: [id] })));
  }

  /** @param {{ id: string }} topic */
  everythingOn({ id }) {
    const { data, claims } = this.evidence;
    const found = [...claims.topic.keys()].filter((i) => data.topics[claims.topic[i]].id === id);
    const number = numbers(this.evidence, found.length, documentsIn(this.evidence, found));
    return button(`All statements on this topic (${number})`, () =>
      this.choose(everything(this.evidence, { topics: [id] })),
    );
  }

  /** @param {string[]} ids of the sources that name the place */
  named(ids) {
    const found = this.evidence.data.sources.filter(({ id }) => ids.includes(id));
    const of = (/** @type {string} */ name) => found.filter((source) => source.class === name);
    const folded = (/** @type {typeof found} */ sources, /** @type {string} */ summary) =>
      make(
        "details",
        { class: "notes", "data-key": summary },
        make("summary", {}, summary),
        make("div", { class: "row" }, ...sources.map((source) => this.everythingFrom(source))),
      );
    const [texts, documents] = [of("text"), of("documentation")];
    return [
      ...(texts.length ? [folded(texts, `Named by ${counted(texts.length, "text")}`)] : []),
      ...(documents.length ? [folded(documents, `Documentation: ${counted(documents.length, "publication")}`)] : []),
    ];
  }

  /**
   * The list that the view shows, chosen among those that are not empty, each with its count.
   */
  async lists() {
    const { evidence } = this;
    const current = listOf(evidence.view);
    const open = [...LISTS, ...(LISTS.includes(current) ? [] : [current])]
      .map((list) => ({ list, found: listed(evidence, list) }))
      .map(({ list, found }) => ({ list, count: found.length, documents: documentsIn(evidence, found) }))
      .filter(({ list, count }, _, [{ count: inside }, { count: undated }]) => {
        return list === current || (count && !(list === BOTH && (!inside || !undated)));
      });
    const tabs = open.map(({ list, count, documents }) =>
      button(`${list.title} (${numbers(evidence, count, documents)})`, () => this.choose(kindOf(list)), {
        "aria-pressed": list === current,
        "data-key": list.title,
        title: tally(evidence, count, documents),
      }),
    );
    const found = listed(evidence);
    return [
      ...only(evidence, this.choose),
      ...classes(evidence, this.choose),
      group("Which statements", ...tabs),
      ...(evidence.view.topics || found.length > perPage() ? topics(evidence, this.choose) : []),
      ...(found.length ? [] : this.empty(current)),
      ...(await this.cards(found)),
    ];
  }

  /**
   * What is said of an empty list, and where there is something instead.
   * @param {typeof LISTS[0]} current
   */
  empty(current) {
    const hint = make("p", { class: "hint" }, `No statement ${current.said}.`);
    const undated = listed(this.evidence, LISTS[1]);
    if (current !== LISTS[0] || !undated.length) return [hint];
    const number = numbers(this.evidence, undated.length, documentsIn(this.evidence, undated));
    return [hint, button(`Show those without a date (${number})`, () => this.choose(kindOf(LISTS[1])))];
  }

  /** @param {number[]} found */
  entries(found) {
    return this.store.entries(found.map((at) => ({ at, id: this.evidence.claims.id[at] })));
  }

  /**
   * The cards of one page under their periods and days, with a pager above and below.
   * @param {number[]} found
   */
  async cards(found) {
    const { claims } = this.evidence;
    const sorted = inReadingOrder(this.evidence, found);
    const count = Math.ceil(sorted.length / perPage());
    const page = Math.max(0, Math.min(this.page, count - 1));
    const shown = sorted.slice(page * perPage(), (page + 1) * perPage());
    const entries = await this.entries(shown);
    const parts = listing(this.evidence, sorted, shown, entries, (card, n) => {
      markHits(card, this.evidence.view.words);
      card.append(...this.gathering(entries[n].id));
      if (!claims.places[shown[n]].some((p) => this.evidence.located[p])) return;
      const { id } = entries[n];
      const show = () => this.choose({ claim: id });
      card.append(button("Show on the map", show, { class: "plain", "data-key": `map-${id}` }));
    });
    if (count < 2) return parts;
    const texts = sorted.length - documentsIn(this.evidence, sorted);
    const first = Math.floor(texts / perPage());
    const onward = () => {
      const text = `To the documentation (${sorted.length - texts})`;
      const apart = texts > 0 && texts < sorted.length && page < first;
      return apart ? [button(text, () => this.turn(first, "h3.documentation"))] : [];
    };
    const turn = (/** @type {string} */ text, /** @type {number} */ to, /** @type {string} */ label) =>
      button(text, () => this.turn(to), { "aria-label": label, ...(to < 0 || to >= count ? { disabled: "" } : {}) });
    const place = rangeText(page * perPage() + 1, shown.length, sorted.length);
    const pager = () =>
      group(
        "Pages",
        turn("‹", page - 1, "Previous page"),
        make("span", {}, place),
        turn("›", page + 1, "Next page"),
        ...onward(),
      );
    return [pager(), ...parts, pager()];
  }

  /**
   * @param {number} page
   * @param {string} to what then stands at the top
   */
  async turn(page, to = "[role=group][aria-label=Pages]") {
    this.pages.set(this.subject, page);
    await this.draw();
    this.root.querySelector(to)?.scrollIntoView({ block: "start" });
  }
}
