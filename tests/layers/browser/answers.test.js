// Answers to an exercise: what is read from the browser's store is checked; what was written as a text.

import assert from "node:assert/strict";
import { test } from "node:test";

import { fileName, keep, kept, parsed, written } from "../../../layers/browser/answers.js";

test("what makes no sense is no answer", () => {
  [null, "", "{", "[]", "3", "null", '"a"'].forEach((text) => assert.deepEqual(parsed(text), {}, String(text)));
  const mixed = '{"a":["x",3,""],"<b>":["x"],"c":"x","d":[],"__proto__":["x"],"box-t-1":["event","number"]}';
  assert.deepEqual(parsed(mixed), { a: ["x"], "box-t-1": ["event", "number"] });
  assert.equal(parsed(JSON.stringify({ a: ["x".repeat(9000)] })).a[0].length, 4000);
});

/** @param {Partial<Storage> | undefined} storage what stands in for the browser's store */
const within = (storage, /** @type {() => void} */ act) => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "window");
  Object.defineProperty(globalThis, "window", { value: { localStorage: storage }, configurable: true });
  try {
    act();
  } finally {
    if (before) Object.defineProperty(globalThis, "window", before);
    else Reflect.deleteProperty(globalThis, "window");
  }
};

test("answers are kept under the exercise's query, and forgotten where there are none", () => {
  /** @type {Map<string, string>} */
  const held = new Map();
  const storage = {
    getItem: (/** @type {string} */ key) => held.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => void held.set(key, text),
    removeItem: (/** @type {string} */ key) => void held.delete(key),
  };
  within(storage, () => {
    assert.equal(keep("kind=grid&topic=a", { "q--t": ["26"] }), true);
    assert.deepEqual(kept("kind=grid&topic=a"), { "q--t": ["26"] });
    assert.deepEqual(kept("kind=grid&topic=b"), {});
    assert.equal(keep("kind=grid&topic=a", {}), true);
    assert.equal(held.size, 0);
  });
});

test("where nothing can be kept there are no answers, and it is said", () => {
  within(undefined, () => {
    assert.deepEqual(kept("kind=grid"), {});
    assert.equal(keep("kind=grid", { a: ["x"] }), false);
  });
});

test("what was written is a text with the statements, their citations and the answers", () => {
  const text = written({
    title: "Sort statements",
    address: "https://example.org/exercises?kind=sort",
    day: "29 November 2026",
    cited: "A map, version 1",
    items: [
      {
        title: "Statement 1",
        taken: ["A source states this.", " “this” ", "Cited. Statement s-1"],
        fields: [
          { asked: "Sorted as", given: ["Number", "Hearsay"] },
          { asked: "Which words decide?", given: ["one\n\n  two "] },
          { asked: "Left", given: [] },
        ],
      },
    ],
    references: ["Source: in full"],
  });
  assert.equal(
    text,
    `Sort statements
Name:
From: A map, version 1
https://example.org/exercises?kind=sort
29 November 2026

Statement 1
A source states this.
“this”
Cited. Statement s-1
Sorted as: Number, Hearsay
Which words decide? one
  two
Left: –

The texts
Source: in full
`,
  );
});

test("the file is named by the exercise and the day", () => {
  assert.equal(fileName("Sort: 2 statements", "2026-11-29"), "sort-2-statements-2026-11-29.txt");
  assert.equal(fileName("“”", "2026-11-29"), "2026-11-29.txt");
});
