// The address: the one place where a view becomes parameters and parameters a view.
// Parameters, what they take and how they are written are those of geodata/selection.py; both are held to
// tests/cases/address.json.

import { dayAt, isoDay } from "./dates.js";
import { patterns, SPACES } from "./folding.js";

/** @import { Asked, View } from "./types.d.ts" */

/**
 * What an address may name.
 * @typedef {{ layers: string[], topics: string[], sources: string[], classes: string[], namings: string[],
 *   places: { has(id: string): boolean },
 *   claims: { has(id: string): boolean, get(id: string): number | undefined } }} Known
 */

/**
 * A parameter: its field, its reader (`undefined` for what makes no sense) and its writer.
 * @typedef {{ field: keyof Asked, read: (text: string, known: Known) => any,
 *   write: (value: any, known: Known) => string }} Parameter
 */

const LONGEST = 2000; // characters of one value
const NAME = /^[A-Za-z][\w.-]{0,63}$/;
const PARAGRAPH = /^[1-9]\d{0,3}$/;
const NUMBER = /^-?\d{1,3}(\.\d{1,12})?$/;

/** @type {Asked} */
export const NOTHING = Object.freeze({
  first: null,
  last: null,
  layers: null,
  topics: null,
  sources: null,
  sourceClass: null,
  paragraph: null,
  ids: null,
  words: "",
  figures: null,
  dated: null,
  within: true,
  place: null,
  claim: null,
  located: null,
  graphic: true,
  undated: true,
  names: null,
  base: null,
  map: null,
});

/** A parameter that makes no sense. */
export class AddressError extends Error {
  /** @param {string} parameter */
  constructor(parameter) {
    super(parameter);
    this.parameter = parameter;
  }
}

/** @param {unknown} value */
const plainly = (value) => String(value);

/**
 * @param {"first" | "last"} end
 * @returns {Parameter}
 */
const edge = (end) => ({ field: end, read: (text) => dayAt(text, end) ?? undefined, write: isoDay });

/**
 * Several ids of a list, written in its order; an empty list only where there may be none.
 * @param {"layers" | "topics" | "sources"} field
 * @returns {Parameter}
 */
const several = (field, least = 1) => ({
  field,
  read: (text, known) => {
    const asked = new Set(text.split(",").filter(Boolean));
    const found = known[field].filter((id) => asked.has(id));
    return found.length === asked.size && found.length >= least ? found : undefined;
  },
  write: (ids, known) => known[field].filter((id) => ids.includes(id)).join(),
});

/**
 * @param {"place" | "claim" | "names" | "sourceClass"} field
 * @param {(known: Known) => { has(id: string): boolean }} held
 * @returns {Parameter}
 */
const one = (field, held) => ({
  field,
  read: (text, known) => (held(known).has(text) ? text : undefined),
  write: plainly,
});

/**
 * @param {"figures" | "dated" | "within" | "located" | "graphic" | "undated"} field
 * @param {Record<string, boolean | null>} choices
 * @returns {Parameter}
 */
const choice = (field, choices) => ({
  field,
  read: (text) => (Object.hasOwn(choices, text) ? choices[text] : undefined),
  write: (value) => (value === null ? "any" : value ? "yes" : "no"),
});

/** @param {string} text */
function position(text) {
  const parts = text.split(",");
  const [latitude, longitude, zoom] = parts.map(Number);
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return undefined;
  if (Math.abs(latitude) > 85 || Math.abs(longitude) > 200 || zoom < 0 || zoom > 19) return undefined;
  return [latitude, longitude, zoom];
}

/**
 * Ids of claims in the order of the data.
 * @param {string[]} ids
 * @param {Known["claims"]} claims
 */
const inOrder = (ids, claims) => [...ids].sort((a, b) => (claims.get(a) ?? 0) - (claims.get(b) ?? 0));

/** @type {Record<string, Parameter>} */
const PARAMETERS = {
  from: edge("first"),
  to: edge("last"),
  layers: several("layers", 0),
  topic: several("topics"),
  source: several("sources"),
  class: one("sourceClass", ({ classes }) => new Set(classes)),
  paragraph: {
    field: "paragraph",
    read: (text) => (PARAGRAPH.test(text) ? Number(text) : undefined),
    write: plainly,
  },
  ids: {
    field: "ids",
    read: (text, { claims }) => {
      const asked = [...new Set(text.split(",").filter(Boolean))];
      return asked.length && asked.every((id) => claims.has(id)) ? inOrder(asked, claims) : undefined;
    },
    write: (ids, { claims }) => inOrder(ids, claims).join(),
  },
  q: {
    field: "words",
    read: (text) => (patterns(text).length ? text.split(SPACES).filter(Boolean).join(" ") : ""),
    write: plainly,
  },
  figures: choice("figures", { yes: true, no: false }),
  dated: choice("dated", { yes: true, no: false, any: null }),
  within: choice("within", { yes: true, no: false }),
  place: one("place", ({ places }) => places),
  claim: one("claim", ({ claims }) => claims),
  located: choice("located", { yes: true, no: false, any: null }),
  graphic: choice("graphic", { yes: true, no: false }),
  undated: choice("undated", { yes: true, no: false }),
  names: one("names", ({ namings }) => new Set(namings)),
  base: { field: "base", read: (text) => (NAME.test(text) ? text : undefined), write: plainly },
  map: {
    field: "map",
    read: position,
    write: (value) => value.map((/** @type {number} */ number) => Number(number.toFixed(6)) || 0).join(),
  },
};

/** The parameters of an address, in the order they are written in. */
export const NAMES = Object.keys(PARAMETERS);

/**
 * What a query asks for; parameters of others are left alone. Throws `AddressError` at the first that makes no sense.
 * @param {string} query
 * @param {Known} known
 * @returns {Asked & { said: Set<string> }} with the names of the parameters that were there
 */
export function read(query, known) {
  /** @type {Record<string, unknown>} */
  const asked = {};
  const said = /** @type {Set<string>} */ (new Set());
  for (const [name, text] of new URLSearchParams(query)) {
    const parameter = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name] : null;
    if (!parameter) continue;
    const value = [...text].length > LONGEST ? undefined : parameter.read(text, known);
    if (value === undefined || said.has(name)) throw new AddressError(name);
    said.add(name);
    asked[parameter.field] = value;
  }
  const found = { ...NOTHING, ...asked, said };
  if (found.first !== null && found.last !== null && found.first > found.last) throw new AddressError("to");
  return found;
}

/**
 * The query that asks for what differs from `without`, as a rule from nothing.
 * @param {Asked} asked
 * @param {Known} known
 * @param {Asked} without
 */
export function write(asked, known, without = NOTHING) {
  const params = new URLSearchParams();
  NAMES.forEach((name) => {
    const { field, write: written } = PARAMETERS[name];
    const [value, other] = [asked[field], without[field]];
    if (JSON.stringify(value) === JSON.stringify(other)) return;
    if (value === null && field !== "dated") return;
    params.set(name, written(value, known));
  });
  return params.toString().replaceAll("%2C", ",");
}

/**
 * A query whose own parameters are those of another; parameters of others stay, such as `embed`.
 * @param {string} before
 * @param {string} query
 */
export function merged(before, query) {
  const foreign = [...new URLSearchParams(before)].filter(([name]) => !NAMES.includes(name));
  return [query, new URLSearchParams(foreign).toString()].filter(Boolean).join("&");
}

/**
 * The view that a query asks for, the first view where it says nothing of something, the opening view where it says
 * nothing at all, or only whether graphic detail is left out. Throws `AddressError`; on a map a date must lie on its
 * axis, and a base map be one it has.
 * @param {string} query
 * @param {Known} known
 * @param {View} first
 * @param {string[]} basemaps
 * @param {View} opening
 * @returns {View}
 */
export function viewOf(query, known, first, basemaps, opening = first) {
  const { said, ...asked } = read(query, known);
  if ([...said].every((name) => name === "graphic")) return { ...opening, graphic: asked.graphic };
  for (const [name, day] of [
    ["from", asked.first],
    ["to", asked.last],
  ]) {
    const off = typeof day === "number" && (day < first.first || day > first.last);
    if (off) throw new AddressError(String(name));
  }
  if (asked.base && !basemaps.includes(asked.base)) throw new AddressError("base");
  const listSaid = ["dated", "within", "located"].some((name) => said.has(name));
  return {
    ...asked,
    first: asked.first ?? first.first,
    last: asked.last ?? first.last,
    layers: asked.layers ?? first.layers,
    names: asked.names ?? first.names,
    base: asked.base ?? first.base,
    dated: listSaid ? asked.dated : first.dated,
  };
}

/**
 * The query of a view, without what is as in the first view; empty of the opening view only.
 * @param {View} view
 * @param {Known} known
 * @param {View} first
 * @param {View} opening
 */
export function queryOf(view, known, first, opening = first) {
  const listSaid = !view.within || view.located !== null; // then silence about dates is no first view
  const query = write(view, known, listSaid ? { ...first, dated: null } : first);
  const unasked = write(opening, known, first);
  if (query === unasked) return "";
  return query || write({ ...NOTHING, first: view.first, last: view.last }, known);
}

/**
 * The query of the picture that a view shows: of all but its list and its base map, with the place where the map
 * stands where that is no period's.
 * @param {View} view
 * @param {Known} known
 * @param {View["map"]} at
 */
export function pictureQuery(view, known, at) {
  const names = view.names === "source" ? null : view.names;
  return write({ ...view, dated: null, within: true, located: null, names, base: null, map: at }, known);
}

/**
 * The query of the data that a view lists, for the interface, with everything spelled out: what the first view of the
 * page says unasked, it does not. One claim is listed whatever the window.
 * @param {View} view
 * @param {Known} known
 */
export function dataQuery(view, known) {
  if (view.claim !== null) return write({ ...NOTHING, claim: view.claim }, known);
  return write({ ...view, undated: true, names: null, base: null, map: null }, known);
}
