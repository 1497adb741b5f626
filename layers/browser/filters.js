// What the filters of a view let through, in whatever window.

import { among } from "./columns.js";
import { patterns } from "./folding.js";

/** @import { Evidence } from "./evidence.js" */
/** @import { View } from "./types.d.ts" */

/**
 * For each claim, whether layers, topic, source, class and words of a view let it through.
 * @param {Evidence} evidence
 * @param {View} view
 */
export function passing({ data, claims, size, layer, words }, view) {
  const layers = among(data.layers, view.layers);
  const topics = among(data.topics, view.topics);
  const sources = among(data.sources, view.sources).map((on, s) =>
    on && (!view.sourceClass || data.sources[s].class === view.sourceClass) ? 1 : 0,
  );
  const wanted = view.words ? patterns(view.words) : [];
  const only = view.ids && new Set(view.ids);
  /** @type {((i: number) => boolean)[]} */
  const asked = [];
  if (view.paragraph !== null) asked.push((i) => view.paragraph === claims.paragraph[i]);
  if (only) asked.push((i) => only.has(claims.id[i]));
  if (view.figures !== null) asked.push((i) => view.figures === Boolean(claims.figures[i]));
  if (!view.graphic) asked.push((i) => !claims.graphic[i]);
  // until the words have come, nothing is found
  if (wanted.length) asked.push((i) => words?.[i] !== undefined && wanted.every((one) => one.test(words[i])));
  const fits = new Uint8Array(size);
  for (let i = 0; i < size; i += 1) {
    fits[i] = layers[layer[i]] & topics[claims.topic[i]] & sources[claims.source[i]];
    if (fits[i] && !asked.every((holds) => holds(i))) fits[i] = 0;
  }
  return fits;
}
