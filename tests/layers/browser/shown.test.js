// What has no date is drawn apart, in whatever window, until it is switched off.

import assert from "node:assert/strict";
import { test } from "node:test";

import { begunIn, textsAt } from "../../../layers/browser/lists.js";
import { evidence } from "./data.js";

const layers = evidence().data.layers.map(({ id }) => id);

/** Everything that is undated, by place, counted by hand. */
function expected(found = evidence()) {
  const counts = new Uint32Array(found.places.length);
  found.claims.places.forEach((places, i) => {
    if (found.claims.start[i] === null) places.forEach((p) => (counts[p] += 1));
  });
  return counts;
}

test("undated statements are counted at their places beside the dated ones, whatever the window", () => {
  const found = evidence();
  found.update({ layers });
  assert.ok(expected().some(Boolean));
  for (const window of [found.extent, [found.extent[0], found.extent[0]]]) {
    found.update({ first: window[0], last: window[1] });
    assert.deepEqual([...found.without], [...expected()]);
    found.places.forEach((_, p) => assert.equal(found.stated(p), found.count[p] + found.without[p] > 0));
  }
});

test("the switch takes them from the map and from nothing else", () => {
  const found = evidence();
  found.update({ layers });
  const { undated } = found;
  found.update({ undated: false });
  assert.deepEqual([...new Set([...found.none, ...found.without])], [0]);
  assert.equal(found.undated, undated);
  assert.equal(found.query, `layers=${layers.join()}&undated=no`);
});

test("filters narrow them too", () => {
  const found = evidence();
  found.update({ layers: [] });
  assert.deepEqual([...new Set(found.without)], [0]);
});

test("a place says in how many of the texts it stands", () => {
  const found = evidence();
  found.update({ layers });
  const texts = found.data.sources.filter((source) => source.class === "text").length;
  found.places.forEach((_, p) => {
    const said = textsAt(found, p);
    const sources = new Set(
      found.claims.places.flatMap((places, i) => {
        const source = found.data.sources[found.claims.source[i]];
        return places.includes(p) && source.class === "text" ? [source.label] : [];
      }),
    );
    if (!sources.size) assert.equal(said, "");
    else assert.ok(said.startsWith(`in ${sources.size} of ${texts} texts`), said);
    if (sources.size && sources.size < texts) sources.forEach((label) => assert.ok(said.includes(label)));
  });
});

test("a claim begins on its first day, and on each of a date that is a set", () => {
  const found = evidence();
  found.update({ layers });
  const at = [...found.members.keys()];
  assert.ok(at.length);
  at.forEach((i) =>
    found.members.get(i)?.forEach(([day]) => {
      assert.ok(begunIn(found, day, day).includes(i));
    }),
  );
  const [first, last] = found.extent;
  const dated = found.claims.id.flatMap((_, i) => (found.dated(i) && found.start[i] >= first ? [i] : []));
  assert.deepEqual(begunIn(found, first, last), dated);
  found.update({ layers: [] });
  assert.deepEqual(begunIn(found, first, last), []);
});
