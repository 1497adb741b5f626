// A lesson as data and as a code: the same as in Python (tests/cases/lessons.json).

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  faultsOf,
  LARGEST,
  LONGEST,
  packed,
  parsed,
  told,
  trimmed,
  unpacked,
  whole,
} from "../../../layers/browser/lessoncode.js";
import { caseFile } from "./data.js";

/** @type {{ whole: any, code: string, faulty: { change?: object, step?: object, paths: string[] }[] }} */
const CASES = caseFile("lessons");

test("a lesson has no faults, and one with any is told by its places", () => {
  assert.deepEqual(faultsOf(CASES.whole), []);
  CASES.faulty.forEach(({ change = {}, step = {}, paths }) => {
    const [first] = CASES.whole.steps;
    const changed = { ...CASES.whole, steps: [{ ...first, ...step }], ...change };
    assert.deepEqual(
      faultsOf(changed).map(({ path }) => path),
      paths,
    );
  });
  const placed = (/** @type {unknown} */ value) => faultsOf(value).map(({ path, empty }) => ({ path, empty }));
  const many = Array.from({ length: 21 }, () => CASES.whole.steps[0]);
  assert.deepEqual(placed({ ...CASES.whole, steps: many }), [{ path: "steps", empty: false }]);
  assert.deepEqual(placed([]), [{ path: "", empty: false }]);
});

test("what is missing is told apart from what is wrong", () => {
  const { title, ...rest } = CASES.whole;
  assert.ok(title);
  assert.deepEqual(faultsOf(rest), [{ path: "title", empty: true, why: "is missing" }]);
  assert.deepEqual(faultsOf({ ...rest, title: 3 }), [{ path: "title", empty: false, why: "is not a text" }]);
});

test("every fault is told in words, by the labels of the fields", () => {
  /** @type {[change: object, step: object, said: string][]} */
  const said = [
    [{ title: "" }, {}, "Title of the lesson: is missing"],
    [{ id: "Not A Slug" }, {}, "Id: “Not A Slug” is no id: it has small letters and digits, with hyphens between"],
    [{ more: 1 }, {}, "“more”: is no field there; take it out"],
    [{ "a.b": 1 }, {}, "“a.b”: is no field there; take it out"],
    [{ "steps.x": 1 }, {}, "Steps: is no field there; take it out"],
    [{ constructor: 1 }, {}, "“constructor”: is no field there; take it out"],
    [
      { definitions: [["A", "b"], ["Alone"]] },
      {},
      "Words that are needed, line 2: write what “Alone” means after a colon",
    ],
    [{ definitions: [["", "b"]] }, {}, "Words that are needed, line 1: write the word before the colon"],
    [{ definitions: ["x"] }, {}, "Words that are needed, line 1: is not a word and what it means"],
    [{ steps: [] }, {}, "Steps: add at least one"],
    [{ steps: [3] }, {}, "Step 1: is not made of id, title, minutes and so on"],
    [{ steps: new Array(21).fill({}) }, {}, "Steps: at most 20, and there are 21; take some out"],
    [{}, { question: " " }, "Step 1, Question: is missing"],
    [{}, { minutes: 61 }, "Step 1, Minutes: is not a whole number from 1 to 60"],
    [{}, { form: "crowd" }, "Step 1, How the class works: “crowd” is none of alone, pairs, groups, class"],
    [{}, { text: "one" }, "Step 1, Text: is not a list of texts"],
    [{}, { text: ["a", 3] }, "Step 1, Text, paragraph 2: is not a text"],
    [{}, { claims: new Array(21).fill("a") }, "Step 1, Statements: at most 20, and there are 21; take some out"],
    [
      {},
      { claims: ["a", "A b"] },
      "Step 1, Statements, id 2: “A b” is no id: it has small letters and digits, with hyphens between",
    ],
    [{}, { shows: new Array(7).fill(3) }, "Step 1, What is shown: at most 6, and there are 7; take some out"],
    [{}, { shows: [{ title: "x" }] }, "Step 1, What is shown, view 1: has no address"],
    [
      {},
      { shows: [{ title: "x", query: "", page: "acts" }] },
      "Step 1, What is shown, view 1: has both query and page; take one out",
    ],
    [{}, { shows: [{ title: "", query: "" }] }, "Step 1, What is shown, view 1, title: is missing"],
    [{}, { shows: [{ title: "x", query: 3 }] }, "Step 1, What is shown, view 1, address: is not a text"],
    [
      {},
      { shows: [{ title: "x", query: "", x: 3 }] },
      "Step 1, What is shown, view 1, “x”: is no field there; take it out",
    ],
    [{}, { script: "x" }, "Step 1, “script”: is no field there; take it out"],
  ];
  said.forEach(([change, step, words]) => {
    const [first] = CASES.whole.steps;
    assert.deepEqual(faultsOf({ ...CASES.whole, steps: [{ ...first, ...step }], ...change }).map(told), [words]);
  });
  assert.deepEqual(faultsOf([]).map(told), ["All of it is not made of id, title, question and so on"]);
});

test("a code made by Python is read, and one made here comes back", async () => {
  assert.deepEqual(trimmed(await unpacked(CASES.code)), CASES.whole);
  assert.deepEqual(trimmed(await unpacked(await packed(CASES.whole))), CASES.whole);
});

test("a code that is cut, too long or no lesson is refused", async () => {
  await assert.rejects(unpacked(CASES.code.slice(0, -20)), /not whole/);
  await assert.rejects(unpacked("!"), /not whole/);
  await assert.rejects(unpacked("A".repeat(LONGEST + 1)), /too long: 50,001 characters, of at most 50,000/);
  await assert.rejects(
    unpacked(await packed({ steps: 3 })),
    /What the address holds is no lesson\. Steps: is not a list/,
  );
});

test("a file may miss something, and is refused where something is wrong", () => {
  assert.equal(parsed('{"title": "Begun", "steps": []}').title, "Begun");
  assert.throws(() => parsed("{"), /not JSON/);
  assert.throws(() => parsed('{"steps": [{"minutes": "long", "text": []}]}'), {
    message: "The file is no lesson. Step 1, Minutes: “long” is not a whole number from 1 to 60.",
  });
  assert.throws(
    () => parsed(JSON.stringify({ steps: [{ text: new Array(7).fill(1) }] })),
    /paragraph 5.*; and 2 more\.$/,
  );
  assert.throws(() => parsed(" ".repeat(LARGEST + 1)), /too large/);
});

test("a lesson is whole with all fields, and trimmed without the empty ones", () => {
  const lesson = whole({ title: " A ", steps: [{ title: "B", shows: [{ title: "All", query: "" }] }] });
  assert.equal(lesson.steps[0].minutes, 5);
  assert.deepEqual(trimmed(lesson), {
    id: "own",
    title: "A",
    steps: [{ title: "B", minutes: 5, form: "class", text: [], shows: [{ title: "All", query: "" }] }],
  });
});
