// A teacher's own lesson while it is put together: steps and views put in, moved, taken out.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  definitions,
  drafted,
  keep,
  kept,
  lines,
  moved,
  none,
  paragraphs,
  placeOf,
  shown,
  withStep,
} from "../../../layers/browser/drafting.js";

const HOME = new URL("https://school.example/atlas/");

test("a step gets an id that no other has", () => {
  const two = withStep(withStep(none(), "One"), "Two", [{ title: "All", query: "" }]);
  assert.deepEqual(
    two.steps.map(({ id, title }) => [id, title]),
    [
      ["step-1", "One"],
      ["step-2", "Two"],
    ],
  );
  const again = withStep({ ...two, steps: moved(two.steps, 0, 0) });
  assert.deepEqual(
    again.steps.map(({ id }) => id),
    ["step-2", "step-3"],
  );
});

test("a part of a list is moved, or taken out", () => {
  assert.deepEqual(moved(["a", "b", "c"], 0, 1), ["b", "a", "c"]);
  assert.deepEqual(moved(["a", "b", "c"], 2, -1), ["a", "c", "b"]);
  assert.deepEqual(moved(["a", "b", "c"], 1, 0), ["a", "c"]);
});

test("an address of the app is a view or a page, and no other address is", () => {
  const to = (/** @type {string} */ text) => shown(text, HOME);
  assert.deepEqual(to("https://school.example/atlas/?from=1992-02&to=1992-02"), {
    title: "Map, 1992-02",
    query: "from=1992-02&to=1992-02",
  });
  assert.deepEqual(to("https://school.example/atlas/map?source=t001&embed=true"), {
    title: "Map, all dates",
    query: "source=t001",
  });
  assert.deepEqual(to("https://school.example/atlas/read/compare?topic=x#y"), {
    title: "Compare",
    page: "compare?topic=x#y",
  });
  assert.deepEqual(to("statement/t001-p03-01"), { title: "Statement t001-p03-01", page: "statement/t001-p03-01" });
  [
    "https://example.org/atlas/compare",
    "javascript:alert(1)",
    "https://school.example/other",
    "own",
    "http://[",
  ].forEach((text) => assert.equal(to(text), null, text));
});

test("text is cut into lines, paragraphs, and words with what they mean", () => {
  assert.deepEqual(lines("a\n\n b \n"), ["a", " b "]);
  assert.deepEqual(paragraphs("one\ntwo\n\n\nthree\n"), ["one two", "three"]);
  assert.deepEqual(definitions("Word: a: b\nAlone\n"), [
    ["Word", "a: b"],
    ["Alone", ""],
  ]);
});

test("a fault's place is said in words", () => {
  assert.equal(placeOf("title"), "title");
  assert.equal(placeOf("steps"), "Steps");
  assert.equal(placeOf("steps.0.question"), "Step 1, question");
  assert.equal(placeOf("steps.2.shows.0.title"), "Step 3, shows 1 title");
  assert.equal(placeOf("definitions.0.1"), "definitions 1 2");
});

test("what a store holds is checked, and where nothing can be kept it is said", () => {
  assert.deepEqual(drafted("<b>"), none());
  assert.deepEqual(drafted('{"steps": 3}'), none());
  assert.deepEqual(drafted(null), none());
  assert.deepEqual(kept(), none());
  assert.equal(keep(none()), false);
});
