// A teacher's own lesson while it is put together: steps and views put in, moved, taken out.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  definitions,
  drafted,
  holds,
  keep,
  kept,
  lines,
  moved,
  none,
  paragraphs,
  shown,
  unfit,
  withStep,
} from "../../../layers/browser/drafting.js";
import { caseFile } from "./data.js";

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

test("what Python takes as a page is one here, and nothing that it refuses", () => {
  const { pages, elsewhere } = caseFile("lessons");
  pages.forEach((/** @type {string} */ page) => assert.equal(shown(page, HOME)?.page, page));
  elsewhere.forEach((/** @type {string} */ text) => assert.equal(shown(text, HOME), null, text));
});

test("text is cut into lines, paragraphs, and words with what they mean", () => {
  assert.deepEqual(lines("a\n\n b \n"), ["a", " b "]);
  assert.deepEqual(paragraphs("one\ntwo\n\n\nthree\n"), ["one two", "three"]);
  assert.deepEqual(definitions("Word: a: b\nAlone\n"), [
    ["Word", "a: b"],
    ["Alone", ""],
  ]);
});

test("what was put into a draft or a step can be lost, what it has at first cannot", () => {
  assert.equal(holds(none()), false);
  assert.equal(holds({ ...none(), id: "x" }), false);
  assert.equal(holds({ ...none(), title: "x" }), true);
  const [empty] = withStep(none()).steps;
  assert.equal(holds(withStep(none())), true);
  assert.equal(holds({ ...empty, minutes: 9, form: "pairs" }), false);
  assert.equal(holds({ ...empty, claims: ["a"] }), true);
});

test("ids that are not there or have graphic detail are told by their step", () => {
  const there = { claims: new Set(["a-1", "a-2"]), graphic: new Set(["a-9"]), terms: new Set(["source"]) };
  const page = "exercises?kind=sort&ids=A-1,a-9,a-8#x";
  const lesson = withStep(withStep(none(), "One"), "Two", [
    { title: "Sort", page },
    { title: "Map", query: "ids=a-8" },
  ]);
  assert.deepEqual(unfit(lesson, there), [
    "Step 2, “Sort”: “a-9” has graphic detail; choose another",
    "Step 2, “Sort”: there is no statement “a-8”; correct its id",
  ]);
  const [first] = lesson.steps;
  const claims = ["a-1", "a-9", "a-3", "a-3", "Not An Id"];
  const faulty = { ...first, claims, terms: ["source", "sauce"] };
  assert.deepEqual(unfit({ ...lesson, steps: [faulty, first] }, there), [
    "Step 1, Statements: “a-9” has graphic detail; choose another",
    "Step 1, Statements: there is no statement “a-3”; correct its id",
    "Step 1, Words of the glossary: there is no word “sauce”; take it out",
    "Step 2: has the same id as step 1; correct it in the file",
  ]);
});

test("what a store holds is checked, and where nothing can be kept it is said", () => {
  assert.deepEqual(drafted("<b>"), none());
  assert.deepEqual(drafted('{"steps": 3}'), none());
  assert.deepEqual(drafted(null), none());
  assert.deepEqual(kept(), none());
  assert.equal(keep(none()), false);
});
