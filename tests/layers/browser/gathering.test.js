// The viewer's list: what is read from the browser's store is checked; adding and taking out.

import assert from "node:assert/strict";
import { test } from "node:test";

import { joined, keep, kept, MOST, parsed, queryOf, toggled } from "../../../layers/browser/gathering.js";

const EMPTY = { ids: [], version: "" };

test("what makes no sense is an empty list", () => {
  const nonsense = [null, "", "{", "[]", "3", '{"ids":"a","version":"1"}', '{"ids":["a"],"version":"<b>"}'];
  nonsense.forEach((text) => assert.deepEqual(parsed(text), EMPTY, String(text)));
  assert.deepEqual(parsed('{"ids":["a-1","<x>",3,"a-1","B"],"version":"2026.12"}'), {
    ids: ["a-1"],
    version: "2026.12",
  });
});

test("a statement is added once, taken out again, and the version is that of the beginning", () => {
  const one = toggled(parsed(null), "a", "2026.11");
  assert.deepEqual(one, { ids: ["a"], version: "2026.11" });
  const two = toggled(one, "b", "2026.12");
  assert.deepEqual(two, { ids: ["a", "b"], version: "2026.11" });
  assert.deepEqual(toggled(toggled(two, "a", "x"), "b", "x"), EMPTY);
});

test("a list does not grow beyond its most", () => {
  let list = parsed(null);
  for (let i = 0; i < MOST + 5; i += 1) list = toggled(list, `s-${i}`, "1");
  assert.equal(list.ids.length, MOST);
});

test("more statements are added at its end, each once, until it is full", () => {
  const begun = { ids: ["a", "b"], version: "2026.11" };
  assert.deepEqual(joined(begun, ["c", "a"], "2026.12"), { ids: ["a", "b", "c"], version: "2026.11" });
  assert.deepEqual(joined(EMPTY, ["c"], "2026.12"), { ids: ["c"], version: "2026.12" });
  const many = Array.from({ length: MOST }, (_, at) => `s-${at}`);
  assert.deepEqual(joined(begun, many, "1").ids.slice(-1), [`s-${MOST - 3}`]);
});

test("its address asks what changed where the data has another version now", () => {
  assert.equal(queryOf({ ids: ["a", "b"], version: "2026.11" }, "2026.11"), "ids=a,b");
  assert.equal(queryOf({ ids: ["a"], version: "2026.11" }, "2026.12"), "ids=a&version=2026.11");
});

test("where nothing can be kept there is no list, and it is said", () => {
  assert.deepEqual(kept(), EMPTY);
  assert.equal(keep(EMPTY), false);
});
