// The lists that the claims of a view are in: what they hold, in which order, and how they are told.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayAt } from "../../../layers/browser/dates.js";
import { dataQuery, write } from "../../../layers/browser/address.js";
import { passing } from "../../../layers/browser/filters.js";
import { everything, filtersOf, kindOf, listed, listOf, LISTS, topicsOf } from "../../../layers/browser/lists.js";
import { cases, evidence } from "./data.js";

/** @import { Evidence } from "../../../layers/browser/evidence.js" */
/** @import { View } from "../../../layers/browser/types.d.ts" */

/** @param {string} query */
function evidenceAt(query) {
  const found = evidence();
  found.update(found.viewOf(query));
  return found;
}

/**
 * @param {Evidence} found
 * @param {number[]} numbers
 */
const ids = (found, numbers = listed(found)) => numbers.map((i) => found.claims.id[i]);

const ALL = "layers=the-loss,customs,tellings";
const DAY = "from=-0043-03-15&to=-0043-03-15";

cases("selection").forEach(({ query, data, claims }) => {
  test(`listed by ${query}`, () => {
    const found = evidenceAt(query);
    assert.deepEqual(ids(found).sort(), [...claims].sort());
    const asked = dataQuery(found.view, found.known);
    assert.deepEqual([...new URLSearchParams(asked)], [...new URLSearchParams(data)]);
    assert.deepEqual(ids(evidenceAt(found.query)), ids(found), "a view's own address lists the same in the same order");
    if (found.view.claim === null && (found.view.dated !== null || found.view.located !== null || !found.view.within)) {
      assert.deepEqual(ids(evidenceAt(asked)).sort(), [...claims].sort());
    }
  });
});

test("no two claims are listed twice, and the lists of a window are all claims", () => {
  const found = evidenceAt(`${ALL}&${DAY}&dated=any`);
  const [inside, undated, both, outside] = LISTS.map((kind) => listed(found, kind));
  assert.deepEqual([...inside, ...undated].sort(), [...both].sort());
  assert.equal(new Set([...both, ...outside]).size, found.size);
  assert.equal(both.length + outside.length, found.size);
});

test("the texts' claims are listed from the beginning of the window on, the shorter first, the undated last", () => {
  const found = evidenceAt(`${ALL}&from=-0043-03-14&to=-0043-03-31&dated=any`);
  assert.deepEqual(ids(found), [
    "log-p04-02", // from the first day of the window on: the 14th or the 16th
    "log-p02-01", // the month, in the order of the data
    "log-p02-02",
    "log-p05-02", // the year
    "log-p03-01", // the 15th
    "log-p04-01", // the night to the 16th
    "letter-p02-01", // the 16th, in the order of the data
    "letter-p03-01",
    "log-p05-01", // the 16th and after
    "letter-p04-01",
    "log-p01-01",
    "log-p06-01",
    "letter-p03-02",
    "survey-01", // documentation's, in the same order
    "survey-02",
    "survey-04",
  ]);
});

test("outside the window claims are listed by their own beginning", () => {
  const found = evidenceAt(`layers=tellings&${DAY}&within=no`);
  assert.deepEqual(ids(found), [
    "letter-p04-03",
    "letter-p04-02",
    "letter-p06-01",
    "letter-p01-01",
    "survey-03",
    "survey-05",
  ]);
});

test("the chosen claim is listed alone, whatever else is asked", () => {
  const found = evidenceAt(`layers=&from=2000&within=no&place=anuhau&claim=log-p03-01`);
  assert.deepEqual(ids(found), ["log-p03-01"]);
});

test("other lists and filters than the view's can be asked for", () => {
  const found = evidenceAt("place=tokula");
  assert.deepEqual(ids(found, listed(found, LISTS[1])), []);
  const free = passing(found, { ...found.view, layers: found.known.layers });
  assert.deepEqual(ids(found, listed(found, LISTS[1], free)), ["log-p06-01", "survey-02"]);
  assert.deepEqual(ids(found), ["letter-p04-03", "log-p05-02", "log-p02-02", "log-p04-01"]);
});

test("each list is known again by what a view says", () => {
  const { view } = evidence();
  LISTS.forEach((list) => assert.equal(listOf({ ...view, ...kindOf(list) }), list));
  assert.equal(listOf(view).title, "In the window");
  const linked = listOf({ ...view, dated: true, located: true });
  assert.equal(linked.title, "As linked");
  assert.deepEqual(kindOf(linked), { dated: true, within: true, located: true });
  assert.deepEqual(Object.keys(kindOf(view)), ["dated", "within", "located"]);
  assert.equal(new Set(LISTS.map(({ title }) => title)).size, LISTS.length);
});

test("topics are those of the list as it would be without a choice among them, by title, each with its claims", () => {
  const all = [
    ["afterwards", "Afterwards", 5],
    ["last-voyage", "The last voyage", 4],
    ["lost-lanterns", "Lost lanterns", 4],
    ["memory", "Memory", 4],
  ];
  const said = (/** @type {string} */ query) =>
    topicsOf(evidenceAt(query)).map(({ id, title, count }) => [id, title, count]);
  const byTitle = [all[0], all[2], all[3], all[1]];
  assert.deepEqual(said(""), byTitle);
  assert.deepEqual(said("topic=memory"), byTitle);
  assert.deepEqual(said("place=tokula&topic=memory"), [
    ["afterwards", "Afterwards", 1],
    ["lost-lanterns", "Lost lanterns", 1],
    ["memory", "Memory", 1],
    ["last-voyage", "The last voyage", 1],
  ]);
  assert.deepEqual(said("dated=no&source=log&topic=afterwards"), [["memory", "Memory", 1]]);
  assert.deepEqual(said("layers="), []);
});

test("the counts of topics are of claims with a choice made among them", () => {
  topicsOf(evidence()).forEach(({ id, count }) => {
    assert.equal(listed(evidenceAt(`topic=${id}`)).length, count);
  });
});

test("what narrows the view is told in words, each with what takes it away", () => {
  const found = evidenceAt("source=letter,survey&topic=memory,afterwards&class=text&figures=no&q=lost+anuhau");
  assert.deepEqual(
    filtersOf(found).map(({ text }) => text),
    ["Letter (1901), Lantern survey", "Afterwards, Memory", "texts", "without figures", "words: lost anuhau"],
  );
  filtersOf(found).forEach(({ without }) => found.update(without));
  assert.deepEqual(filtersOf(found), []);
  assert.equal(found.query, "");
});

test("window, layers, list, place and claim are told elsewhere", () => {
  const query = `${DAY}&layers=&within=no&located=no&place=tokula&claim=log-p03-01&names=he&base=OpenTopoMap`;
  assert.deepEqual(filtersOf(evidenceAt(query)), []);
});

test("figures and classes are told whichever is asked for", () => {
  const texts = (/** @type {string} */ query) => filtersOf(evidenceAt(query)).map(({ text }) => text);
  assert.deepEqual(texts("class=documentation"), ["documentation"]);
  assert.deepEqual(texts("figures=yes"), ["with figures"]);
});

test("everything of a source is that of all dates and layers, the undated too", () => {
  const found = evidenceAt(
    `${DAY}&layers=&topic=memory&class=text&q=lost&figures=yes&within=no&place=tokula&claim=log-p03-01`,
  );
  found.update(everything(found, { sources: ["survey"] }));
  assert.deepEqual(ids(found).sort(), ["survey-01", "survey-02", "survey-03", "survey-04", "survey-05"]);
  const without = { ...found.initial(), layers: found.known.layers, dated: null };
  assert.equal(write(found.view, found.known, without), "source=survey");
});

test("everything on a topic leaves the map as it is seen", () => {
  const found = evidenceAt("names=he&base=OpenTopoMap&map=1,2,3&dated=no&located=no");
  /** @type {Partial<View>} */
  const change = everything(found, { topics: ["memory"] });
  assert.deepEqual([change.names, change.base, change.map], ["he", "OpenTopoMap", [1, 2, 3]]);
  found.update(change);
  assert.equal(listed(found).length, 11);
  assert.equal(found.view.first, Number(dayAt("-0099", "first")));
});

test("without graphic detail no such statement is let through, and it is said", () => {
  const all = evidence();
  all.claims.graphic[0] = 1;
  all.update({ graphic: false });
  assert.equal(all.fits[0], 0);
  assert.ok(filtersOf(all).some(({ text, without }) => text === "without graphic detail" && without.graphic));
  all.update({ graphic: true });
  assert.equal(all.fits[0], 1);
});
