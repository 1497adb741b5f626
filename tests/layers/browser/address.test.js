// Addresses: the cases shared with geodata/selection.py, and what only the page knows, its first view.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  AddressError,
  dataQuery,
  merged,
  NAMES,
  NOTHING,
  queryOf,
  read,
  viewOf,
  write,
} from "../../../layers/browser/address.js";
import { LISTS } from "../../../layers/browser/lists.js";
import { cases, evidence } from "./data.js";

/** @import { View } from "../../../layers/browser/types.d.ts" */

const { known, data, extent } = evidence();
const first = evidence().initial();
const basemaps = data.basemaps.map(({ id }) => id);
const layers = data.layers.map(({ id }) => id);

/** @param {string} query */
const viewAt = (query) => viewOf(query, known, first, basemaps);

/** @param {string} query */
const parsed = (query) => [...new URLSearchParams(query)];

/** @param {string} query */
function asked(query) {
  const { said, ...found } = read(query, known);
  return { said, found: JSON.parse(JSON.stringify(found)) }; // in JSON -0 is 0, as it is for a reader of the case
}

/**
 * @param {() => unknown} act
 * @param {string} parameter
 */
const refuses = (act, parameter) =>
  assert.throws(act, (error) => error instanceof AddressError && error.parameter === parameter);

/** @param {string} query */
const short = (query) => (query.length > 90 ? `${query.slice(0, 90)}…` : query);

for (const one of cases("address")) {
  if (one.refused) {
    test(`refused for ${one.refused}: ${short(one.query)}`, () => {
      refuses(() => read(one.query, known), one.refused);
      refuses(() => viewAt(one.query), one.refused);
    });
  } else {
    test(`asked for by the query: ${short(one.query)}`, () => {
      const { found } = asked(one.query);
      assert.deepEqual(found, { ...NOTHING, ...one.asked });
      const written = write(found, known);
      assert.deepEqual(parsed(written), parsed(one.written));
      assert.equal(write(read(written, known), known), written, "what is written is read again as it was");
    });
  }
}

test("the cases ask for every parameter, and refuse each", () => {
  const all = cases("address");
  const names = new Set(all.flatMap(({ written }) => parsed(written ?? "").map(([name]) => name)));
  assert.deepEqual([...names].sort(), [...NAMES].sort());
  assert.deepEqual([...new Set(all.flatMap(({ refused }) => refused ?? []))].sort(), [...NAMES].sort());
});

test("an empty query asks for nothing in particular", () => {
  const { first: from, last: to, within, graphic, undated, words, ...others } = NOTHING;
  assert.deepEqual([from, to, within, graphic, undated, words], [null, null, true, true, true, ""]);
  assert.deepEqual([...new Set(Object.values(others))], [null]);
  assert.equal(Object.keys(others).length, NAMES.length - 6);
});

test("parameters and what they take are those that Python tells the page", () => {
  assert.deepEqual(NAMES, Object.keys(data.parameters));
});

test("what was said is told apart from what was not", () => {
  assert.deepEqual([...asked("dated=any&q=&x=1&map=0,0,0").said], ["dated", "q", "map"]);
});

test("parameters of others are left alone, however they are called", () => {
  const { found, said } = asked("embed=true&embed=true&constructor=1&__proto__=2&toString=3&FROM=x&=y");
  assert.deepEqual(found, NOTHING);
  assert.equal(said.size, 0);
});

test("a comma and a space are written as a reader likes them", () => {
  const words = { ...NOTHING, words: "a, b", map: /** @type {[number, number, number]} */ ([1, 2, 3]) };
  assert.equal(write(words, known), "q=a,+b&map=1,2,3");
});

test("the first view is what an empty query asks for, and writes one", () => {
  assert.deepEqual(viewAt(""), first);
  assert.equal(queryOf(first, known, first), "");
  assert.deepEqual([first.first, first.last], extent);
  assert.deepEqual(first.layers, ["named-only", "lanes-and-areas", "towns-and-points", "the-loss", "tellings"]);
  assert.deepEqual([first.dated, first.within, first.located], [true, true, null]);
});

test("an empty query is the opening view, and all dates are asked for by name", () => {
  const opening = { ...first, first: first.first + 10, last: first.last - 10 };
  const query = queryOf(first, known, first, opening);
  assert.equal(queryOf(opening, known, first, opening), "");
  assert.deepEqual(viewOf("", known, first, basemaps, opening), opening);
  assert.deepEqual(viewOf("embed=true", known, first, basemaps, opening), opening);
  assert.deepEqual(
    parsed(query).map(([name]) => name),
    ["from", "to"],
  );
  assert.deepEqual(viewOf(query, known, first, basemaps, opening), first);
  const place = { ...opening, place: "tokula" };
  assert.deepEqual(viewOf(queryOf(place, known, first, opening), known, first, basemaps, opening), place);
  assert.deepEqual(viewOf("place=tokula", known, first, basemaps, opening), { ...first, place: "tokula" });
});

const CHOICES = /** @type {const} */ ([null, true, false]);
for (const dated of CHOICES) {
  for (const within of [true, false]) {
    for (const located of CHOICES) {
      test(`the list dated ${dated}, within ${within}, located ${located} survives its query`, () => {
        const view = { ...first, dated, within, located };
        assert.deepEqual(viewAt(queryOf(view, known, first)), view);
        const there = { ...view, place: "tokula", first: 0, last: 1 };
        assert.deepEqual(viewAt(queryOf(there, known, first)), there);
      });
    }
  }
}

test("lists are written as shortly as they can be", () => {
  const written = LISTS.map(({ dated, within, located }) =>
    queryOf({ ...first, dated, within, located }, known, first),
  );
  assert.deepEqual(written, ["", "dated=no", "dated=any", "within=no", "located=no"]);
});

test("saying something about one of dated, within and located leaves no first view of the others", () => {
  assert.equal(viewAt("place=tokula").dated, true);
  assert.equal(viewAt("within=no").dated, null);
  assert.equal(viewAt("within=yes").dated, null);
  assert.equal(viewAt("located=any").dated, null);
  assert.equal(viewAt("dated=any").dated, null);
});

test("a view with everything in it survives its query", () => {
  /** @type {View} */
  const view = {
    first: extent[0],
    last: extent[1] - 1,
    layers: [],
    topics: ["last-voyage", "memory"],
    sources: ["survey"],
    sourceClass: "documentation",
    words: "a b, c&d=é",
    figures: false,
    paragraph: 12,
    ids: ["log-p01-01", "log-p03-01"],
    dated: false,
    within: false,
    place: "sleeping-reef",
    claim: "log-p03-01",
    located: true,
    graphic: false,
    undated: false,
    names: "he",
    base: "OpenTopoMap",
    map: [-17.123456, 179.5, 8.25],
  };
  const query = queryOf(view, known, first);
  assert.deepEqual(viewAt(query), view);
  assert.deepEqual(
    parsed(query).map(([name]) => name),
    NAMES.filter((name) => name !== "from"), // where it is the first view's, nothing is said
  );
});

test("the default layers in an address are the first view, no layers are not", () => {
  assert.deepEqual(viewAt(`layers=${first.layers.join()}`), first);
  assert.deepEqual(viewAt("layers=").layers, []);
  assert.equal(queryOf({ ...first, layers: [] }, known, first), "layers=");
  assert.equal(queryOf({ ...first, layers }, known, first), `layers=${layers.join()}`);
});

test("dates beyond the axis are refused, those at its ends are not", () => {
  assert.equal(viewAt("from=-0099-01-01&to=2000-12-31").first, extent[0]);
  refuses(() => viewAt("from=-0100-12-31"), "from");
  refuses(() => viewAt("to=2001-01-01"), "to");
  refuses(() => viewAt("from=2001-01-01"), "from");
  refuses(() => viewAt("to=-0100"), "to");
  assert.equal(viewAt("to=2000").last, extent[1]);
});

test("a base map that the page has not is refused, though its name could be one", () => {
  assert.equal(read("base=Elsewhere", known).base, "Elsewhere");
  refuses(() => viewAt("base=Elsewhere"), "base");
  for (const name of basemaps) assert.equal(viewAt(`base=${name}`).base, name);
});

test("the query of the data says all that the view lists by, and nothing of how it is seen", () => {
  const seen = { ...first, names: "he", base: "OpenTopoMap", map: /** @type {[number, number, number]} */ ([1, 2, 3]) };
  const shown = first.layers.join();
  assert.equal(dataQuery(seen, known), `from=-000099-01-01&to=2000-12-31&layers=${shown}&dated=yes`);
  assert.equal(
    dataQuery({ ...seen, dated: null, located: false, place: "tokula" }, known),
    `from=-000099-01-01&to=2000-12-31&layers=${shown}&place=tokula&located=no`,
  );
});

test("one claim is listed whatever window, layers and place say", () => {
  assert.equal(dataQuery({ ...first, place: "tokula", claim: "log-p03-01", last: 0 }, known), "claim=log-p03-01");
});

test("parameters of others stay in an address, in their order, behind its own", () => {
  assert.equal(merged("?embed=true&place=tokula&x=1&x=2", "claim=log-p03-01"), "claim=log-p03-01&embed=true&x=1&x=2");
  assert.equal(merged("place=tokula&from=1900", ""), "");
  assert.equal(merged("", "place=tokula"), "place=tokula");
  assert.equal(merged("?embed=a%26b", ""), "embed=a%26b");
  for (const name of NAMES) assert.equal(merged(`${name}=x`, ""), "", name);
});
