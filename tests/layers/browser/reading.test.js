// The order in which a list is read, and the periods that head it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { inReadingOrder, periodOf, SEVERAL, UNDATED } from "../../../layers/browser/parts/reading.js";
import { evidence } from "./data.js";

const found = evidence();
const every = found.claims.id.map((_, i) => i);

test("what is read keeps every claim once, texts before documentation, and each heading's claims together", () => {
  const read = inReadingOrder(found, every);
  assert.deepEqual(
    [...read].sort((a, b) => a - b),
    every,
  );
  const classes = read.map((i) => found.documented[i]);
  assert.deepEqual(
    classes,
    [...classes].sort((a, b) => a - b),
  );
  for (const of of [0, 1]) {
    const heads = read.filter((i) => found.documented[i] === of).map((i) => periodOf(found, i));
    const last = heads.filter((head) => head === SEVERAL || head === UNDATED);
    assert.deepEqual(heads.slice(heads.length - last.length), last.sort());
  }
});

test("a claim is headed by the shortest period that holds all its days", () => {
  found.data.chapters.forEach((chapter) => {
    every.forEach((i) => {
      if (periodOf(found, i) !== chapter.title) return;
      assert.ok(chapter.start <= found.start[i] && found.end[i] <= chapter.end);
    });
  });
  every.forEach((i) => {
    assert.equal(periodOf(found, i) === UNDATED, !found.dated(i));
    if (found.isSet[i]) assert.equal(periodOf(found, i), SEVERAL);
  });
});

test("what has begun before the window is headed apart", () => {
  const other = evidence();
  const i = every.find((one) => other.dated(one) && other.end[one] > other.start[one] && !other.isSet[one]) ?? 0;
  assert.notEqual(periodOf(other, i), UNDATED);
  other.update({ first: other.start[i] + 1 });
  assert.equal(periodOf(other, i), SEVERAL);
});

test("within a night the hours that sources give make the order", () => {
  const night = evidence();
  const [one, two, three] = every.filter((i) => night.documented[i] === night.documented[every[0]]).slice(0, 3);
  [one, two, three].forEach((i) => {
    [night.start[i], night.end[i], night.isSet[i]] = [night.extent[0] + 5, night.extent[0] + 6, 0];
  });
  night.claims.times = { [one]: 300, [two]: 1380, [three]: 0 };
  const read = inReadingOrder(night, [one, two, three]);
  assert.deepEqual(read, [two, three, one]); // 23:00 of the first day, 00:00 and 05:00 of the second
});
