// What a search finds, before it is chosen: places by any of their names, sources, a statement by its id, and how many
// statements hold the words.

import { patterns, ranked } from "./folding.js";
import { documentsIn } from "./lists.js";

/** @import { Evidence } from "./evidence.js" */

const MOST = 6; // of places and of sources that are offered

/**
 * What is found by words; `place` is a place's number with the name that the words meet, if it is not its title.
 * @typedef {{ places: { p: number, name: string }[], sources: number[], claim: string | null,
 *   claims: number[], inWindow: number[], documents: number }} Found
 */

/** @type {WeakMap<Evidence, { places: string[][], sources: string[][] }>} */
const names = new WeakMap();

/** @param {Evidence} evidence */
function namesOf(evidence) {
  const known = names.get(evidence);
  if (known) return known;
  const made = {
    places: evidence.places.map(({ id, title, names: used }) => {
      const written = Object.values(used).flatMap((toponyms) => toponyms.map(({ toponym }) => toponym));
      return [...new Set([title, id, ...written])];
    }),
    sources: evidence.data.sources.map(({ id, label, title, party }) => [label, id, title, party]),
  };
  names.set(evidence, made);
  return made;
}

/**
 * The claims that hold all words, in whatever window, layer or class.
 * @param {Evidence} evidence
 * @param {string} text
 */
function claimsOf(evidence, text) {
  const wanted = patterns(text);
  const found = /** @type {number[]} */ ([]);
  if (!wanted.length || !evidence.words) return found;
  evidence.words.forEach((said, i) => {
    if (wanted.every((one) => one.test(said))) found.push(i);
  });
  return found;
}

/**
 * @param {Evidence} evidence
 * @param {string} text
 * @returns {Found}
 */
export function search(evidence, text) {
  const { places, sources } = namesOf(evidence);
  const id = text.trim().toLowerCase();
  const claims = claimsOf(evidence, text);
  const met = (/** @type {string[]} */ written) =>
    written[
      ranked(
        written.map((name) => [name]),
        text,
      )[0] ?? 0
    ];
  return {
    places: ranked(places, text)
      .slice(0, MOST)
      .map((p) => ({ p, name: met(places[p]) })),
    sources: ranked(sources, text).slice(0, MOST),
    claim: evidence.claimIndex.has(id) ? id : null,
    claims,
    inWindow: claims.filter((i) => evidence.visible[i]),
    documents: documentsIn(evidence, claims),
  };
}
