// What is read piece by piece, from a made-up server.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Evidence } from "../../../layers/browser/evidence.js";
import { bringWords, Store } from "../../../layers/browser/store.js";
import { page, words } from "./data.js";

const BASE = "https://here.example/app/evidence/";
const PIECE = 3;
const entries = Array.from({ length: 7 }, (_, at) => ({
  id: `claim-${at}`,
  card: `<p>${at}</p>`,
  when: "",
  statement: "",
  source: "",
}));

/** @type {string[]} */
let asked = [];
/** @type {Record<string, unknown>} what the server has, by path under the base */
let files = {};
/** @type {"answers" | "fails" | "is gone"} */
let server = "answers";

/** A server anew, that nothing has been asked of yet. */
function serve() {
  asked = [];
  server = "answers";
  files = { "places/tokula.json": { head: "<h2>Tōkulā</h2>" }, "words.json": words() };
  for (let at = 0; at < entries.length; at += PIECE) {
    files[`claims/${at / PIECE}.json`] = entries.slice(at, at + PIECE);
  }
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {URL} */ url) => {
      const name = url.href.replace(BASE, "");
      asked.push(name);
      if (server === "is gone") throw new TypeError("no network");
      const found = server === "answers" && name in files;
      return { ok: found, status: found ? 200 : 404, json: async () => structuredClone(files[name]) };
    }
  );
}

/** @param {number[]} numbers */
const claims = (...numbers) => numbers.map((at) => ({ at, id: `claim-${at}` }));

/** Wait until what has been asked has been answered. */
const answered = () => new Promise((resolve) => setImmediate(resolve));

test("entries come from the pieces that hold them, in the order asked for", async () => {
  serve();
  const found = await new Store(BASE, PIECE).entries(claims(6, 0, 2, 3));
  assert.deepEqual(found, [entries[6], entries[0], entries[2], entries[3]]);
  assert.deepEqual(asked, ["claims/2.json", "claims/0.json", "claims/1.json"]);
});

test("nothing is asked for of no claims", async () => {
  serve();
  assert.deepEqual(await new Store(BASE, PIECE).entries([]), []);
  assert.deepEqual(asked, []);
});

test("a piece is asked for once, even while it is under way", async () => {
  serve();
  const store = new Store(new URL(BASE), PIECE);
  await Promise.all([store.entries(claims(0)), store.entries(claims(1, 2))]);
  await store.entries(claims(2));
  assert.deepEqual(asked, ["claims/0.json"]);
});

test("an entry that is no longer that of its claim is refused, as is one that is no longer there", async () => {
  serve();
  const store = new Store(BASE, PIECE);
  await assert.rejects(store.entries([{ at: 1, id: "claim-2" }]), /claim-2 has changed/);
  await assert.rejects(store.entries([...claims(0), { at: 8, id: "claim-8" }]), /claim-8 has changed/);
  assert.deepEqual(await store.entries(claims(1)), [entries[1]]);
});

test("a piece that is not there is an error with its name", async () => {
  serve();
  await assert.rejects(new Store(BASE, PIECE).entries(claims(0, 9)), /claims\/3\.json: 404/);
});

for (const state of /** @type {const} */ (["fails", "is gone"])) {
  test(`what could not be had may be asked for again (the server ${state})`, async () => {
    serve();
    const store = new Store(BASE, PIECE);
    server = state;
    await assert.rejects(store.entries(claims(0)));
    await assert.rejects(store.entries(claims(0)));
    server = "answers";
    assert.deepEqual(await store.entries(claims(0)), [entries[0]]);
    assert.deepEqual(asked, ["claims/0.json", "claims/0.json", "claims/0.json"]);
  });
}

test("what was had is kept when the server is gone", async () => {
  serve();
  const store = new Store(BASE, PIECE);
  await store.entries(claims(0));
  server = "is gone";
  assert.deepEqual(await store.entries(claims(1)), [entries[1]]);
});

test("the pieces of a small corpus are read ahead, each once, and then the server is needed no more", async () => {
  serve();
  const store = new Store(BASE, PIECE);
  await store.entries(claims(4));
  await store.ahead(entries.length);
  assert.deepEqual(asked, ["claims/1.json", "claims/0.json", "claims/2.json"]);
  server = "is gone";
  assert.deepEqual(await store.entries(claims(0, 6)), [entries[0], entries[6]]);
});

test("reading ahead ends quietly where there is nothing to be had, and nothing is lost by it", async () => {
  serve();
  const store = new Store(BASE, PIECE);
  server = "is gone";
  await store.ahead(entries.length);
  assert.deepEqual(asked, ["claims/0.json"]);
  server = "answers";
  assert.deepEqual(await store.entries(claims(0)), [entries[0]]);
});

test("of a corpus that is not small nothing is read ahead", async () => {
  serve();
  files = Object.fromEntries(Array.from({ length: 70 }, (_, i) => [`claims/${i}.json`, []]));
  await new Store(BASE, PIECE).ahead(60 * PIECE + 1);
  assert.equal(asked.length, 0);
  await new Store(BASE, PIECE).ahead(60 * PIECE);
  assert.equal(asked.length, 60);
});

test("heads are read by kind and id", async () => {
  serve();
  const store = new Store(BASE, PIECE);
  assert.equal(await store.head("places", "tokula"), "<h2>Tōkulā</h2>");
  await assert.rejects(store.head("sources", "tokula"), /sources\/tokula\.json: 404/);
});

test("words are brought when a view first asks for some, and not before", async () => {
  serve();
  const evidence = new Evidence(page());
  bringWords(evidence, new Store(BASE, PIECE));
  evidence.update({ place: "tokula" });
  await answered();
  assert.deepEqual(asked, []);
  evidence.update({ words: "lanterns" });
  assert.equal(evidence.shown, 0);
  await answered();
  assert.deepEqual(asked, ["words.json"]);
  assert.deepEqual(evidence.words, words());
  assert.ok(evidence.shown > 0);
  evidence.update({ words: "lost" });
  await answered();
  assert.deepEqual(asked, ["words.json"]);
});

test("words are brought at once where the view asks for some already", async () => {
  serve();
  const evidence = new Evidence(page());
  evidence.update({ words: "lanterns" });
  bringWords(evidence, new Store(BASE, PIECE));
  await answered();
  assert.deepEqual(evidence.words, words());
});

test("words that come late are set once, however often the view has changed meanwhile", async () => {
  serve();
  const evidence = new Evidence(page());
  bringWords(evidence, new Store(BASE, PIECE));
  evidence.update({ words: "l" });
  evidence.update({ words: "la" });
  evidence.update({ first: 0 });
  let told = 0;
  evidence.addEventListener("change", () => {
    told += 1;
  });
  await answered();
  assert.deepEqual(asked, ["words.json"]);
  assert.equal(told, 1);
});

test("words that could not be had are asked for again with the next change", async () => {
  serve();
  const evidence = new Evidence(page());
  bringWords(evidence, new Store(BASE, PIECE));
  server = "is gone";
  evidence.update({ words: "lanterns" });
  await answered();
  assert.equal(evidence.words, null);
  server = "answers";
  evidence.update({ first: 0 });
  await answered();
  assert.deepEqual(evidence.words, words());
});
