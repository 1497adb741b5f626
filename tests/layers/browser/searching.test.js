// Hits in a text and names that a query finds, held to the cases of geodata/folding.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { marked, ranked } from "../../../layers/browser/folding.js";
import { Evidence } from "../../../layers/browser/evidence.js";
import { search } from "../../../layers/browser/searching.js";
import { cases, evidence, page } from "./data.js";

cases("searching").forEach(({ text, words, pieces, entries, found }) => {
  if (pieces) {
    test(`${JSON.stringify(words)} is marked in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(marked(text, words), pieces);
    });
  } else {
    test(`${JSON.stringify(words)} finds ${found.length} of ${entries.length}`, () => {
      assert.deepEqual(ranked(entries, words), found);
    });
  }
});

test("places are found by any of their names, with the name that was met", () => {
  const all = evidence();
  const { places } = search(all, "توكولا");
  assert.deepEqual(
    places.map(({ p, name }) => [all.places[p].id, name]),
    [["tokula", "توكولا"]],
  );
  assert.deepEqual(
    search(all, "TOKULA").places.map(({ p }) => all.places[p].id),
    ["tokula", "tokula-district", "lane-tokula-anuhau"],
  );
});

test("sources and ids are found, and statements counted with those in the window", () => {
  const all = evidence();
  const found = search(all, "log-p02-01");
  assert.equal(found.claim, "log-p02-01");
  assert.deepEqual(
    found.claims.map((i) => all.claims.id[i]),
    ["log-p02-01"],
  );
  assert.deepEqual(
    search(all, "lantern survey").sources.map((s) => all.data.sources[s].id),
    ["survey"],
  );
  const lantern = search(all, "lantern");
  assert.ok(lantern.claims.length);
  assert.deepEqual(
    lantern.inWindow,
    lantern.claims.filter((i) => all.visible[i]),
  );
});

test("before the words have come places are found and no statements; by nothing nothing", () => {
  const all = new Evidence(page());
  const found = search(all, "tokula");
  assert.deepEqual([found.places.length, found.claims.length], [3, 0]);
  assert.deepEqual(search(all, " — "), {
    places: [],
    sources: [],
    claim: null,
    claims: [],
    inWindow: [],
    documents: 0,
  });
});
