// Hits in a text and names that a query finds, held to the cases of geodata/folding.py.

import assert from "node:assert/strict";
import { test } from "node:test";

import { marked, ranked } from "../../../layers/browser/folding.js";
import { cases } from "./data.js";

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
