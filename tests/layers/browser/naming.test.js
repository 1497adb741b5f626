// Names in time.

import assert from "node:assert/strict";
import { test } from "node:test";

import { dayAt } from "../../../layers/browser/dates.js";
import { nameIn, withYears } from "../../../layers/browser/naming.js";

const NAMES = [{ toponym: "New", since: "2001" }, { toponym: "Same" }, { toponym: "Old", until: "1991" }];

/**
 * @param {string} from
 * @param {string} to
 */
const names = (from, to, all = NAMES) => nameIn(all, Number(dayAt(from, "first")), Number(dayAt(to, "last")));

test("a window has the names in use in it, and both where it has both", () => {
  assert.equal(names("1992", "1992"), "Same");
  assert.equal(names("1991-12-31", "2001-01-01"), "New / Same / Old");
  assert.equal(names("2001", "2001"), "New / Same");
  assert.equal(names("1900", "1991"), "Same / Old");
});

test("where no name was in use, all stand", () => {
  assert.equal(names("1995", "1996", [NAMES[0], NAMES[2]]), "New / Old");
});

test("the years stand behind a name, where they are known", () => {
  assert.deepEqual(NAMES.map(withYears), ["New (since 2001)", "Same", "Old (until 1991)"]);
  assert.equal(withYears({ toponym: "Then", since: "1923", until: "1991" }), "Then (1923–1991)");
});
