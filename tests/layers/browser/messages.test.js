// The messages between the two windows: which are taken, and from whom.

import assert from "node:assert/strict";
import { test } from "node:test";

import { isMessage, listen, post, TYPES } from "../../../layers/browser/messages.js";
import { page } from "./data.js";

/** @import { Message } from "../../../layers/browser/messages.js" */

const DATA = { ...page(), places: page().places.map((place) => ({ ...place, shape: null })) };

/** @type {Record<string, Message[]>} */
const GOOD = {
  "evidence:ready": [
    { type: "evidence:ready", data: DATA, query: "" },
    { type: "evidence:ready", data: DATA, query: "place=tokula" },
  ],
  "evidence:view": [
    { type: "evidence:view", query: "", state: "moving" },
    { type: "evidence:view", query: "from=1900", state: "playing" },
    { type: "evidence:view", query: "x".repeat(8000), state: "settled" },
  ],
  "evidence:hello": [{ type: "evidence:hello" }],
  "evidence:read": [{ type: "evidence:read" }],
  "evidence:apply": [
    { type: "evidence:apply", query: "", bring: true },
    { type: "evidence:apply", query: "claim=log-p03-01", bring: false },
  ],
  "evidence:theme": [
    { type: "evidence:theme", dark: true },
    { type: "evidence:theme", dark: false },
  ],
};

const LONG = "x".repeat(8001);
const LISTS = ["places", "layers", "topics", "sources", "namings", "axis", "chapters"];

/** @type {Record<string, any[]>} */
const BAD = {
  "evidence:ready": [
    {},
    { data: DATA },
    { query: "" },
    { data: null, query: "" },
    { data: "text", query: "" },
    { data: DATA, query: 1 },
    { data: DATA, query: LONG },
    { data: { ...DATA, claims: null }, query: "" },
    { data: { ...DATA, claims: undefined }, query: "" },
    ...LISTS.map((name) => ({ data: { ...DATA, [name]: { length: 1 } }, query: "" })),
    ...LISTS.map((name) => ({ data: { ...DATA, [name]: undefined }, query: "" })),
  ],
  "evidence:view": [
    {},
    { query: "" },
    { state: "moving" },
    { query: "", state: "" },
    { query: "", state: "Settled" },
    { query: "", state: ["settled"] },
    { query: null, state: "settled" },
    { query: {}, state: "settled" },
    { query: LONG, state: "settled" },
  ],
  "evidence:hello": [],
  "evidence:read": [],
  "evidence:apply": [
    {},
    { query: "" },
    { bring: true },
    { query: "", bring: "true" },
    { query: "", bring: 1 },
    { query: "", bring: null },
    { query: 5, bring: true },
    { query: ["a"], bring: true },
    { query: LONG, bring: true },
  ],
  "evidence:theme": [{}, { dark: "dark" }, { dark: 0 }, { dark: null }],
};

test("every type of message is tried here", () => {
  assert.deepEqual(TYPES, Object.keys(GOOD));
  assert.deepEqual(TYPES, Object.keys(BAD));
});

for (const type of TYPES) {
  GOOD[type].forEach((message, i) => {
    test(`a message of the form of ${type} is one (${i + 1})`, () => assert.ok(isMessage(message)));
  });
  BAD[type].forEach((parts, i) => {
    test(`another form than that of ${type} is none (${i + 1})`, () => assert.ok(!isMessage({ type, ...parts })));
  });
}

test("what is of no known type is no message", () => {
  for (const other of [undefined, null, "", "evidence:hello", 1, true, [], {}, () => {}, ["evidence:hello"]]) {
    assert.ok(!isMessage(other));
  }
  for (const type of ["", "evidence", "evidence:", "evidence:Hello", "constructor", "toString", "__proto__", 1, null]) {
    assert.ok(!isMessage({ type }), String(type));
  }
  assert.ok(!isMessage({ type: ["evidence:hello"] }));
  assert.ok(!isMessage({ type: { toString: () => "evidence:hello" } }));
});

/** What stands for the browser's own window: it has an origin, and tells its listeners of messages. */
class FakeWindow extends EventTarget {
  location = { origin: "https://here.example" };
  /** @type {[message: Message, origin: string][]} */
  posted = [];

  /**
   * @param {Message} message
   * @param {string} origin
   */
  postMessage(message, origin) {
    this.posted.push([message, origin]);
  }

  /**
   * @param {unknown} data
   * @param {unknown} source
   */
  hear(data, source, origin = this.location.origin) {
    this.dispatchEvent(Object.assign(new Event("message"), { data, source, origin }));
  }
}

const here = new FakeWindow();
/** @type {any} */ (globalThis).window = here;

/** @returns {any} */
const other = () => new FakeWindow();

test("a message goes to the window it is meant for, and to this origin only", () => {
  const target = other();
  post(target, { type: "evidence:hello" });
  assert.deepEqual(target.posted, [[{ type: "evidence:hello" }, "https://here.example"]]);
  post(null, { type: "evidence:hello" }); // a frame that has left the page
  assert.deepEqual(here.posted, []);
});

test("messages are taken from one window alone, of this origin and of a known form", () => {
  const partner = other();
  const taken = /** @type {Message[]} */ ([]);
  const stop = listen(
    () => partner,
    (message) => taken.push(message),
  );
  const good = GOOD["evidence:view"][0];
  here.hear(good, other());
  here.hear(good, null);
  here.hear(good, here);
  here.hear(good, partner, "https://elsewhere.example");
  here.hear(good, partner, "null");
  here.hear({ type: "evidence:view", query: "" }, partner);
  here.hear("evidence:hello", partner);
  assert.deepEqual(taken, []);
  here.hear(good, partner);
  here.hear(GOOD["evidence:hello"][0], partner);
  assert.deepEqual(taken, [good, GOOD["evidence:hello"][0]]);
  stop();
  here.hear(good, partner);
  assert.equal(taken.length, 2);
});

test("which window is meant is asked at each message, for a frame's window comes and goes", () => {
  let partner = other();
  let taken = 0;
  const stop = listen(
    () => partner,
    () => {
      taken += 1;
    },
  );
  const before = partner;
  here.hear({ type: "evidence:hello" }, partner);
  partner = other();
  here.hear({ type: "evidence:hello" }, before);
  here.hear({ type: "evidence:hello" }, partner);
  stop();
  assert.equal(taken, 2);
});

test("stopping one listener leaves the others", () => {
  const partner = other();
  const taken = [0, 0];
  const stops = [0, 1].map((i) =>
    listen(
      () => partner,
      () => {
        taken[i] += 1;
      },
    ),
  );
  stops[0]();
  here.hear({ type: "evidence:hello" }, partner);
  stops[1]();
  assert.deepEqual(taken, [0, 1]);
});
