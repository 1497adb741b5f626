// What is shown of the small corpus: claims of window and filters, and their counts at places.

import assert from "node:assert/strict";
import { test } from "node:test";

import { AddressError } from "../../../layers/browser/address.js";
import { dayAt } from "../../../layers/browser/dates.js";
import { DOCUMENTED, Evidence } from "../../../layers/browser/evidence.js";
import { evidence, page, words } from "./data.js";

/** @param {string} text */
const day = (text) => Number(dayAt(text, "first"));

/** @param {string} query */
function evidenceAt(query) {
  const found = evidence();
  found.update(found.viewOf(query));
  return found;
}

/** @param {Evidence} found */
const visible = (found) => found.claims.id.filter((_, i) => found.visible[i]);

/**
 * @param {Evidence} found
 * @param {string} id
 */
const at = (found, id) => /** @type {number} */ (found.placeIndex.get(id));

/**
 * The bits of layers as their ids.
 * @param {Evidence} found
 * @param {number} bits
 */
const named = (found, bits) =>
  [0, DOCUMENTED].flatMap((offset) =>
    found.data.layers
      .filter(({ feature, bit }) => feature === "claim" && bits & (1 << (bit + offset)))
      .map(({ id }) => (offset ? `${id}, documentation` : id)),
  );

const DAY = "from=-0043-03-15&to=-0043-03-15";

test("on opening the whole time range and the first layers are shown, with nothing chosen", () => {
  const found = new Evidence(page());
  assert.deepEqual(found.extent, [day("-0099-01-01"), day("2000-12-31")]);
  assert.deepEqual(found.view, found.initial());
  assert.equal(found.query, "");
  assert.equal(found.shown, 17);
  assert.equal(found.undated, 3);
  assert.equal(found.shownPlaces, 8); // not the two that are only named, nor the reef that nobody can find
  assert.equal(found.chosen().size, 0);
});

test("a window shows the claims with a day in it; a set of dates has none between its own", () => {
  const between = evidenceAt(DAY);
  assert.deepEqual(visible(between), [
    "log-p02-01",
    "log-p02-02",
    "log-p03-01",
    "log-p04-01",
    "log-p05-02",
    "survey-01",
  ]);
  assert.equal(between.shown, 6);
  const [set] = between.members.keys();
  assert.equal(between.claims.id[set], "log-p04-02");
  assert.ok(!between.meets(set));
  between.update({ first: day("-0043-03-16"), last: day("-0043-03-16") });
  assert.ok(visible(between).includes("log-p04-02"));
  assert.ok(between.meets(set));
});

test("undated claims are in no window, and counted whatever it is", () => {
  const found = evidenceAt("layers=the-loss,customs,tellings");
  assert.equal(found.undated, 5);
  assert.equal(found.shown, 19);
  const undated = found.claims.id.filter((_, i) => !found.dated(i));
  assert.deepEqual(undated, ["log-p01-01", "log-p06-01", "letter-p03-02", "survey-02", "survey-04"]);
  assert.ok(undated.every((id) => !visible(found).includes(id)));
  found.update({ first: found.extent[1] });
  assert.equal(found.undated, 5);
  found.update({ sources: ["survey"] });
  assert.equal(found.undated, 2);
});

test("no claim is left out for where it stands among the others", () => {
  for (const dates of [
    [null, 7],
    [7, null],
  ]) {
    const data = page();
    data.claims.start = data.claims.id.map((_, i) => dates[i % 2]);
    data.claims.end = data.claims.start;
    data.claims.members = {};
    const found = new Evidence(data);
    found.update({ layers: found.known.layers });
    assert.deepEqual([found.shown, found.undated], [12, 12]);
  }
});

test("claims are counted at each of their places", () => {
  const found = evidenceAt(DAY);
  const counts = Object.fromEntries(found.places.map(({ id }, p) => [id, found.count[p]]));
  assert.deepEqual(counts, {
    tokula: 3,
    anuhau: 0,
    "tokula-district": 0,
    "lantern-banks": 2,
    "moana-atoll": 0,
    "old-anchorage": 0,
    "gull-point": 0,
    "still-cape": 0,
    "sleeping-reef": 0,
    "lane-tokula-anuhau": 1,
    "lane-old-anchorage": 0,
  });
  assert.equal(found.shownPlaces, 3);
  const two = evidenceAt("from=-0043-03-20&to=-0043-03-20&source=log");
  assert.deepEqual([two.count[at(two, "old-anchorage")], two.count[at(two, "tokula-district")]], [1, 1]);
});

test("places count as shown only where they are on the map and in a layer that is on", () => {
  const found = evidenceAt("from=1850&to=1850&source=letter"); // an open end, and the reef that nobody can find
  assert.equal(found.count[at(found, "sleeping-reef")], 1);
  assert.equal(found.shown, 2);
  assert.equal(found.shownPlaces, 1);
  found.update({ layers: ["tellings", "towns-and-points"] });
  assert.equal(found.shown, 2);
  assert.equal(found.shownPlaces, 0); // the banks are of the layer of areas
});

test("a place has the layers of its claims by class, those of every day apart from those of some day", () => {
  const found = evidenceAt(DAY);
  const bits = (/** @type {string} */ id) => ({
    full: named(found, found.full[at(found, id)]),
    some: named(found, found.some[at(found, id)]),
  });
  assert.deepEqual(bits("lantern-banks"), { full: ["the-loss"], some: ["the-loss, documentation"] });
  assert.deepEqual(bits("tokula"), { full: ["the-loss"], some: ["the-loss", "tellings"] });
  assert.deepEqual(bits("lane-tokula-anuhau"), { full: [], some: ["the-loss"] });
  assert.deepEqual(bits("anuhau"), { full: [], some: [] });
  found.update({ first: day("-0043-05-01"), last: day("-0043-05-01") });
  assert.deepEqual(bits("lantern-banks"), { full: ["tellings"], some: [] });
  assert.deepEqual(bits("tokula"), { full: [], some: ["tellings"] });
});

test("layers, topics, sources, class and figures let claims through only together", () => {
  const all = "layers=the-loss,customs,tellings";
  assert.deepEqual(visible(evidenceAt(`${all}&topic=memory&source=survey`)), ["survey-03"]);
  assert.deepEqual(visible(evidenceAt(`${all}&class=documentation&figures=yes`)), ["survey-01", "survey-05"]);
  assert.deepEqual(visible(evidenceAt(`${all}&class=text&source=survey`)), []);
  assert.deepEqual(visible(evidenceAt("layers=customs")), ["letter-p05-01", "letter-p05-02"]);
  assert.deepEqual(visible(evidenceAt("layers=customs&figures=no")), ["letter-p05-01"]);
  assert.deepEqual(visible(evidenceAt("layers=")), []);
});

test("until the words have come a search finds nothing, then it finds what has each of them", () => {
  const found = new Evidence(page());
  found.update({ words: "120 LANTERNS" });
  assert.equal(found.shown, 0);
  found.setWords(words());
  assert.deepEqual(visible(found), ["log-p02-02", "log-p03-01"]);
  found.update({ words: "..." }); // nothing that could be looked for
  assert.equal(found.shown, 17);
});

test("words with a dash or other signs in them are looked for like any other", () => {
  const found = evidence();
  for (const [text, ids] of [
    ["log-p03-01", ["log-p03-01"]],
    ["Tōkulā’s", []],
    ["made-up", visible(evidenceAt("class=documentation"))],
  ]) {
    found.update({ words: String(text) });
    assert.deepEqual(visible(found), ids);
  }
});

test("points are drawn with their layer, lines and areas only with a visible claim or chosen", () => {
  const found = evidenceAt(DAY);
  const drawn = () => found.places.filter((_, p) => found.drawn(p)).map(({ id }) => id);
  const points = ["tokula", "anuhau", "moana-atoll", "old-anchorage", "gull-point", "still-cape"];
  assert.deepEqual(drawn().sort(), [...points, "lantern-banks", "lane-tokula-anuhau"].sort());
  found.update({ place: "lane-old-anchorage" });
  assert.ok(drawn().includes("lane-old-anchorage"));
  found.update({ place: "sleeping-reef" });
  assert.ok(!drawn().includes("sleeping-reef"));
  assert.ok(!drawn().includes("lane-old-anchorage"));
  found.update({ layers: ["the-loss", "named-only"] });
  assert.deepEqual(drawn(), ["gull-point", "still-cape"]);
  assert.ok(found.layerOn("named-only") && !found.layerOn("towns-and-points"));
});

test("places are called as the chosen naming has it, where it has no name by their heading", () => {
  const found = evidence();
  const names = (/** @type {string} */ naming) => {
    found.update({ names: naming });
    return ["tokula", "anuhau"].map((id) => found.name(at(found, id)));
  };
  assert.deepEqual(names("source"), ["Tōkulā", "Anuhau"]);
  assert.deepEqual(names("mi"), ["Tōkulā", "ʻĀnuhau"]);
  assert.deepEqual(names("he"), ["טוקולה", "Anuhau"]);
  assert.deepEqual(names("letter"), ["Tōkulā", "Anuhau"]);
  assert.equal(found.name(at(found, "tokula-district")), "District of Tōkulā");
  found.update({ names: "log" });
  assert.equal(found.name(at(found, "tokula-district")), "district of Tōkulā");
});

test("the places of the chosen claim are chosen, or else the chosen place", () => {
  const found = evidence();
  const chosen = () => [...found.chosen()].map((p) => found.places[p].id);
  found.update({ place: "anuhau" });
  assert.deepEqual(chosen(), ["anuhau"]);
  found.update({ claim: "log-p05-01" });
  assert.deepEqual(chosen(), ["old-anchorage", "tokula-district"]);
  found.update({ claim: "log-p01-01" });
  assert.deepEqual(chosen(), []);
  found.update({ claim: null, place: null });
  assert.deepEqual(chosen(), []);
});

test("a query gives a view without showing it, and makes sense or is refused", () => {
  const found = evidence();
  assert.equal(found.viewOf("place=tokula").place, "tokula");
  assert.equal(found.view.place, null);
  assert.throws(() => found.viewOf("place=nowhere"), AddressError);
  assert.throws(() => found.viewOf("base=Elsewhere"), AddressError);
});

test("what may be named is what there is", () => {
  const { known, data } = evidence();
  assert.deepEqual(known.classes, [...new Set(data.sources.map((source) => source.class))]);
  assert.deepEqual(known.namings, ["source", "log", "letter", "en", "he", "ar", "mi"]);
  assert.ok(known.claims.has("log-p03-01") && known.places.has("tokula") && !known.places.has("log-p03-01"));
});
