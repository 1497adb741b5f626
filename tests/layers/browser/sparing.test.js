// Addresses that go on leaving out graphic detail.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isSparing, spare, spared } from "../../../layers/browser/sparing.js";
import { evidence } from "./data.js";

const HOME = new URL("https://host/below/");

test("an address of the app carries it on, with query and part", () => {
  for (const [from, to] of [
    ["", "?graphic=no"],
    ["?topic=a,b&dated=any", "?topic=a,b&dated=any&graphic=no"],
    ["map?place=x", "map?place=x&graphic=no"],
    ["search", "search?graphic=no"],
    ["statement/t000-p01-01#report", "statement/t000-p01-01?graphic=no#report"],
    ["source/t004#p3", "source/t004?graphic=no#p3"],
    ["read/compare?topic=x", "read/compare?topic=x&graphic=no"],
    ["api/claims.geojson?place=x", "api/claims.geojson?place=x&graphic=no"],
    ["picture.svg?place=x", "picture.svg?place=x&graphic=no"],
  ]) {
    assert.equal(spared(new URL(from, HOME).href, HOME), `${HOME}${to}`);
  }
});

test("what takes it not, or says it, is left as it is", () => {
  for (const address of [
    "https://host/elsewhere/search",
    "https://other/below/search",
    "mailto:a@b.c",
    `${HOME}evidence/x.json?paper=a4`,
    `${HOME}evidence/map`,
    `${HOME}search?graphic=yes`,
    `${HOME}search?q=a&graphic=no`,
  ]) {
    assert.equal(spared(address, HOME), address);
  }
});

test("a query that says nothing of it asks for it then", () => {
  assert.equal(spare(""), "graphic=no");
  assert.equal(spare("place=x"), "place=x&graphic=no");
  assert.equal(spare("graphic=yes"), "graphic=yes");
  assert.deepEqual([isSparing("?graphic=no&x=1"), isSparing("?graphic=yes"), isSparing("")], [true, false, false]);
});

test("asked for alone it is the opening view without graphic detail", () => {
  const found = evidence();
  assert.deepEqual(found.viewOf("graphic=no"), { ...found.viewOf(""), graphic: false });
  assert.deepEqual(found.viewOf("graphic=yes"), found.viewOf(""));
  const written = found.queryOf(found.viewOf("graphic=no"));
  assert.deepEqual(found.viewOf(written), found.viewOf("graphic=no"));
});
