// Words of a search, held to the cases of geodata/folding.py; test_browser_program.py goes through Unicode.

import assert from "node:assert/strict";
import { test } from "node:test";

import { folded, patterns } from "../../../layers/browser/folding.js";
import { cases } from "./data.js";

cases("folding").forEach(({ text, folded: plain, words, found }) => {
  if (words === undefined) {
    test(`${JSON.stringify(text)} is compared as ${JSON.stringify(plain)}`, () => {
      assert.equal(folded(text), plain);
      assert.equal(folded(plain), plain);
    });
  } else {
    test(`${JSON.stringify(words)} ${found ? "finds" : "does not find"} ${JSON.stringify(text)}`, () => {
      const compared = folded(text);
      assert.equal(
        patterns(words).every((one) => one.test(compared)),
        found,
      );
    });
  }
});

test("a word is asked for once, one without letters not at all", () => {
  assert.equal(patterns("Lantern LANTERN låntern lost").length, 2);
  assert.equal(patterns("— ... (!) \u0301").length, 0);
  assert.equal(patterns("").length, 0);
});

test("a pattern finds the same however often it is asked", () => {
  const [one] = patterns("lantern");
  assert.deepEqual(
    [1, 2, 3].map(() => one.test("a lantern")),
    [true, true, true],
  );
});

test("every sign of ASCII stands for itself", () => {
  for (let code = 33; code < 127; code += 1) {
    const word = `a${String.fromCodePoint(code)}b`;
    const found = (/** @type {string} */ text) => patterns(word).every((one) => one.test(text));
    const plain = folded(word);
    assert.ok(found(plain), word);
    if (plain !== "ab" && !/^\w+$/.test(plain)) assert.ok(!found("a b ab aab abb"), word);
  }
});
