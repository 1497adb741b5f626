// A lesson as data and as a code: the same as in Python (tests/cases/lessons.json).

import assert from "node:assert/strict";
import { test } from "node:test";

import { faultsOf, LARGEST, packed, parsed, trimmed, unpacked, whole } from "../../../layers/browser/lessoncode.js";
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
  const many = Array.from({ length: 21 }, () => CASES.whole.steps[0]);
  assert.deepEqual(faultsOf({ ...CASES.whole, steps: many }), [{ path: "steps", empty: false }]);
  assert.deepEqual(faultsOf([]), [{ path: "", empty: false }]);
});

test("what is missing is told apart from what is wrong", () => {
  const { title, ...rest } = CASES.whole;
  assert.ok(title);
  assert.deepEqual(faultsOf(rest), [{ path: "title", empty: true }]);
  assert.deepEqual(faultsOf({ ...rest, title: 3 }), [{ path: "title", empty: false }]);
});

test("a code made by Python is read, and one made here comes back", async () => {
  assert.deepEqual(trimmed(await unpacked(CASES.code)), CASES.whole);
  assert.deepEqual(trimmed(await unpacked(await packed(CASES.whole))), CASES.whole);
});

test("a code that is cut, too long or no lesson is refused", async () => {
  await assert.rejects(unpacked(CASES.code.slice(0, -20)), /not whole/);
  await assert.rejects(unpacked("!"), /not whole/);
  await assert.rejects(unpacked("A".repeat(30_001)), /too long/);
  await assert.rejects(unpacked(await packed({ steps: 3 })), /no lesson/);
});

test("a file may miss something, and is refused where something is wrong", () => {
  assert.equal(parsed('{"title": "Begun", "steps": []}').title, "Begun");
  assert.throws(() => parsed("{"), /not JSON/);
  assert.throws(() => parsed('{"steps": [{"minutes": "long"}]}'), /steps\.0\.minutes/);
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
