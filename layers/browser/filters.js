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
  const fits = new Uint8Array(size);
  const only = view.ids && new Set(view.ids);
  const wanted = view.words ? patterns(view.words) : [];
  for (let i = 0; i < size; i += 1) {
    fits[i] = layers[layer[i]] & topics[claims.topic[i]] & sources[claims.source[i]];
    if (view.paragraph !== null && view.paragraph !== claims.paragraph[i]) fits[i] = 0;
    if (only && !only.has(claims.id[i])) fits[i] = 0;
    if (view.figures !== null && view.figures !== Boolean(claims.figures[i])) fits[i] = 0;
    if (fits[i] && wanted.length) {
      const said = words?.[i]; // until they have come, nothing is found
      fits[i] = said !== undefined && wanted.every((one) => one.test(said)) ? 1 : 0;
    }
  }
  return fits;
}
