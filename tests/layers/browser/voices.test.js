// Who speaks about which time.

import assert from "node:assert/strict";
import { test } from "node:test";

import { voicesOf } from "../../../layers/browser/parts/voices.js";
import { evidence } from "./data.js";

test("texts stand one by one before documentation by whose it is, each with its dated statements", () => {
  const all = evidence();
  const voices = voicesOf(all);
  const { data, claims } = all;
  const texts = data.sources.filter((source) => source.class === "text").map(({ label }) => label);
  assert.deepEqual(
    voices.filter(({ documented }) => !documented).map(({ title }) => title),
    texts,
  );
  assert.ok(voices.slice(texts.length).every(({ title }) => title.startsWith("Documentation: ")));
  const dated = [...claims.id.keys()].filter((i) => all.fits[i] && all.dated(i));
  assert.equal(
    voices.reduce((sum, voice) => sum + voice.dated, 0),
    dated.length,
  );
  dated.forEach((i) => assert.equal(voices.filter(({ among }) => among(i)).length, 1));
});

test("only those of which the filters let something through", () => {
  const all = evidence();
  const [{ id, label }] = all.data.sources;
  all.update({ sources: [id] });
  assert.deepEqual(
    voicesOf(all).map(({ title }) => title),
    [label],
  );
});
