// The panel beside the map: what is stated in the window, at a place, in a claim, or by a source.
// Lists, pages and topics are made here, so that the panel follows the map without the server.

import { meets } from "./dates.js";
import { button, make, rendered, replace } from "./file.js";

const PAGE = 12; // claims listed at a time
const LISTS = ["In the window", "Undated", "Outside it", "Not located"];

/** The claims of a view by list; `among` says which claims come into question. */
function listsOf(claims, { first, last, layers }, among) {
  const lists = Object.fromEntries(LISTS.map((title) => [title, []]));
  Object.entries(claims).forEach(([id, claim]) => {
    if (!layers.includes(claim.layer) || !among(claim)) return;
    if (claim.start === null) lists.Undated.push(id);
    else if (meets(claim, first, last)) lists["In the window"].push(id);
    else lists["Outside it"].push(id);
    if (!claim.located) lists["Not located"].push(id);
  });
  const order = (id, from) => [Math.max(claims[id].start, from), claims[id].end - claims[id].start];
  [["In the window", first], ["Outside it", -Infinity]].forEach(([title, from]) => {
    const keys = new Map(lists[title].map((id) => [id, order(id, from)]));
    lists[title].sort((a, b) => keys.get(a)[0] - keys.get(b)[0] || keys.get(a)[1] - keys.get(b)[1]);
  });
  return lists;
}

/** A heading that can take the focus where what had it is gone. */
const heading = (text) => make("h2", { tabindex: "-1" }, text);

export class Panel {
  constructor(root) {
    this.root = root;
    this.chosen = { subject: null };
    this.kept = new Map(); // what was chosen among the lists, by what they were about
    root.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.choose({}); });
  }

  /** Show a view; what the viewer picked among lists stays while only time moves. */
  show(file, { view, source }, choose) {
    Object.assign(this, { file, view, source, choose });
    const subject = JSON.stringify([view.place, view.claim, source]);
    if (subject !== this.chosen.subject) {
      this.kept.set(this.chosen.subject, this.chosen);
      this.chosen = this.kept.get(subject) ?? { subject, list: LISTS[0], topic: "", page: 0, more: false };
      this.root.scrollTop = 0;
    }
    this.draw();
  }

  draw() {
    const { view, source, file } = this;
    const parts = source in file.sources ? this.ofSource()
      : view.claim in file.claims ? this.ofClaim()
        : view.place in file.places ? this.ofPlace() : this.overview();
    replace(this.root, ...parts);
    this.root.dataset.ready = "true";
  }

  pick(change) {
    Object.assign(this.chosen, { page: 0 }, change);
    this.draw();
  }

  overview() {
    const { file, view } = this;
    return [
      heading(file.title),
      make("p", {}, file.contentNote),
      make("details", { class: "notes", "data-key": "notes" }, make("summary", {}, "Names, boundaries, graphic detail"), rendered(file.notes)),
      make("p", { class: "hint" }, "Choose a place on the map to read what each source states there."),
      ...this.lists(listsOf(file.claims, view, () => true), false),
    ];
  }

  ofPlace() {
    const { file, view } = this;
    const place = file.places[view.place];
    return [
      this.back(),
      heading(place.title),
      rendered(place.head),
      ...this.everythingFrom(place.sources),
      ...this.lists(listsOf(file.claims, view, (claim) => claim.at.includes(view.place)), true),
    ];
  }

  ofClaim() {
    const { file, view } = this;
    const claim = file.claims[view.claim];
    const others = Object.keys(file.claims).filter((id) => id !== view.claim && file.claims[id].topic === claim.topic);
    const more = button(`Other statements on this topic (${others.length})`, () => this.pick({ more: !this.chosen.more }), {
      "aria-expanded": String(this.chosen.more),
    });
    return [
      this.back(),
      heading(claim.topic),
      rendered(claim.card),
      make("div", { class: "row" }, ...claim.at.map((place) => button(
        `All statements on ${file.places[place].title}`, () => this.choose({ place }),
      ))),
      make("div", { class: "row" }, button(
        `Everything from ${file.sources[claim.by].label}`,
        () => this.choose({ source: claim.by, place: view.place, claim: view.claim }),
      )),
      more,
      ...(this.chosen.more ? this.pages(others, true) : []),
    ];
  }

  ofSource() {
    const { file, view, source } = this;
    const own = Object.keys(file.claims).filter((id) => file.claims[id].by === source);
    const inside = listsOf(file.claims, view, (claim) => claim.by === source)["In the window"].length;
    return [
      button("‹ Back", () => this.choose({ place: view.place, claim: view.claim })),
      heading(file.sources[source].title),
      rendered(file.sources[source].head),
      make("p", { class: "hint" }, `${own.length} statements, ${inside} of them in the time window and layers shown`),
      ...this.topics(own),
      ...this.pages(this.onTopic(own), false),
    ];
  }

  back() {
    return button("‹ Back to all places", () => this.choose({}));
  }

  everythingFrom(sources) {
    const { file, view } = this;
    return [make("details", { class: "notes", "data-key": "sources" },
      make("summary", {}, sources.length === 1 ? "Named by 1 source" : `Named by ${sources.length} sources`),
      make("div", { class: "row" }, ...sources.map((source) => button(
        `Everything from ${file.sources[source].label}`,
        () => this.choose({ source, place: view.place, claim: view.claim }),
      ))))];
  }

  /** One list, chosen among those that are not empty, each with its count. */
  lists(lists, bySource) {
    const open = LISTS.filter((title) => lists[title].length);
    if (!open.length) return [make("p", { class: "hint" }, "No statement in the layers shown.")];
    const current = open.includes(this.chosen.list) ? this.chosen.list : open[0];
    const ids = lists[current];
    return [
      make("div", { class: "row", role: "group", "aria-label": "Which statements" }, ...open.map((title) => button(
        `${title} (${lists[title].length})`, () => this.pick({ list: title, topic: "" }), { "aria-pressed": String(title === current), "data-key": title },
      ))),
      ...this.topics(ids),
      ...this.pages(this.onTopic(ids), bySource),
    ];
  }

  onTopic(ids) {
    const { topic } = this.chosen;
    const found = ids.filter((id) => this.file.claims[id].topic === topic);
    return found.length ? found : ids;
  }

  topics(ids) {
    if (ids.length <= PAGE) return [];
    const counts = new Map();
    ids.forEach((id) => counts.set(this.file.claims[id].topic, (counts.get(this.file.claims[id].topic) ?? 0) + 1));
    const select = make("select", { "aria-label": "Topic", "data-key": "topic" }, make("option", { value: "" }, `All topics (${ids.length})`),
      ...[...counts.keys()].sort().map((topic) => make("option", { value: topic }, `${topic} (${counts.get(topic)})`)));
    select.value = counts.has(this.chosen.topic) ? this.chosen.topic : "";
    select.addEventListener("change", () => this.pick({ topic: select.value }));
    return [make("div", { class: "row" }, select)];
  }

  /** The cards of one page, under their sources' names where asked, with a pager above and below. */
  pages(ids, bySource) {
    const { file } = this;
    const sources = Object.keys(file.sources);
    const sorted = bySource ? [...ids].sort((a, b) => sources.indexOf(file.claims[a].by) - sources.indexOf(file.claims[b].by)) : ids;
    const count = Math.ceil(sorted.length / PAGE);
    const page = Math.min(this.chosen.page, count - 1);
    const shown = sorted.slice(page * PAGE, (page + 1) * PAGE);
    const totals = new Map();
    ids.forEach((id) => totals.set(file.claims[id].by, (totals.get(file.claims[id].by) ?? 0) + 1));
    const parts = [];
    let source = null;
    shown.forEach((id) => {
      const claim = file.claims[id];
      if (bySource && claim.by !== source) parts.push(make("h3", {}, `${file.sources[claim.by].label}: ${totals.get(claim.by)}`));
      source = claim.by;
      const card = rendered(claim.card).firstElementChild;
      if (claim.at.length) card.append(button("Show on the map", () => this.choose({ claim: id }), { class: "plain", "data-key": `map-${id}` }));
      parts.push(card);
    });
    if (count < 2) return parts;
    const pager = () => make("div", { class: "row", role: "group", "aria-label": "Pages" },
      button("‹", () => this.turn(page - 1), { "aria-label": "Previous page", ...(page ? {} : { disabled: "" }) }),
      make("span", {}, `${page * PAGE + 1}–${page * PAGE + shown.length} of ${sorted.length}`),
      button("›", () => this.turn(page + 1), { "aria-label": "Next page", ...(page < count - 1 ? {} : { disabled: "" }) }));
    return [pager(), ...parts, pager()];
  }

  turn(page) {
    this.pick({ page });
    this.root.querySelector("[role=group][aria-label=Pages]")?.scrollIntoView({ block: "start" });
  }
}
