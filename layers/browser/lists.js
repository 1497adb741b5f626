// The lists that the claims of a view are in, for panel, table and download alike.

import { NOTHING } from "./address.js";
import { counted } from "./dom.js";
import { NEVER } from "./evidence.js";
import { passing } from "./filters.js";

/** @import { Evidence } from "./evidence.js" */
/** @import { ListKind, View } from "./types.d.ts" */

/**
 * One of them is shown; it is said in an address by `dated`, `within` and `located`.
 * @type {(ListKind & { title: string, said: string })[]}
 */
export const LISTS = [
  { title: "In the window", said: "in the time window", dated: true, within: true, located: null },
  { title: "Undated", said: "undated", dated: false, within: true, located: null },
  { title: "Both", said: "in the time window or undated", dated: null, within: true, located: null },
  { title: "Outside it", said: "outside the time window", dated: null, within: false, located: null },
  { title: "Not located", said: "without a place on the map", dated: null, within: true, located: false },
];

/**
 * @param {ListKind} list
 * @returns {ListKind}
 */
export const kindOf = ({ dated, within, located }) => ({ dated, within, located });

/**
 * The list that a view shows; one that has no name of its own is what a link asked for.
 * @param {View} view
 */
export function listOf(view) {
  const { dated, within, located } = view;
  const known = LISTS.find((one) => one.dated === dated && one.within === within && one.located === located);
  return known ?? { title: "As linked", said: "as the link asks", ...kindOf(view) };
}

/**
 * @param {Evidence} evidence
 * @param {ListKind} list
 * @param {number} i
 */
function holds(evidence, { dated, within, located }, i) {
  const isDated = evidence.dated(i);
  if (within ? isDated && !evidence.meets(i) : !isDated || evidence.meets(i)) return false;
  if (dated !== null && dated !== isDated) return false;
  return located === null || located === evidence.claims.places[i].some((p) => evidence.located[p]);
}

/** What stands over the statements of documentation, wherever there are any. */
export const DOCUMENTATION = "Documentation from outside the texts";

/**
 * Whose statements are shown, by the class in the address.
 * @type {{ sourceClass: string | null, title: string }[]}
 */
export const CLASSES = [
  { sourceClass: null, title: "Texts and documentation" },
  { sourceClass: "text", title: "Texts alone" },
  { sourceClass: "documentation", title: "Documentation alone" },
];

/**
 * A number of statements in words, those of documentation apart.
 * @param {Evidence} evidence
 * @param {number} total
 * @param {number} documents how many of them are documentation's
 */
export function tally(evidence, total, documents) {
  if (!evidence.mixed || !total) return counted(total, "statement");
  const texts = total - documents;
  if (!documents) return `${counted(texts, "statement")} of texts`;
  if (!texts) return `${counted(documents, "statement")} of documentation`;
  return `${counted(texts, "statement")} of texts, ${documents} of documentation`;
}

/**
 * The same in figures, where there is little room: "12" or, with documentation beside it, "12 + 3".
 * @param {Evidence} evidence
 * @param {number} total
 * @param {number} documents
 */
export const numbers = ({ view }, total, documents) =>
  documents && !view.sourceClass ? `${total - documents} + ${documents}` : String(total);

/**
 * How many of some claims are documentation's.
 * @param {Evidence} evidence
 * @param {number[]} found
 */
export const documentsIn = ({ documented }, found) => found.reduce((sum, i) => sum + documented[i], 0);

/**
 * The days on which a dated claim begins: of a date that is a set each of its days is a beginning.
 * @param {Evidence} evidence
 * @param {number} i
 */
const beginningsOf = ({ start, members }, i) => members.get(i)?.map(([day]) => day) ?? [start[i]];

/**
 * The claims let through that begin in some days.
 * @param {Evidence} evidence
 * @param {number} first
 * @param {number} last
 */
export function begunIn(evidence, first, last) {
  const { size, fits } = evidence;
  const found = /** @type {number[]} */ ([]);
  const within = (/** @type {number} */ day) => day >= first && day <= last;
  for (let i = 0; i < size; i += 1) {
    if (fits[i] && beginningsOf(evidence, i).some(within)) found.push(i);
  }
  return found;
}

/**
 * The days on which claims let through begin, in order.
 * @param {Evidence} evidence
 */
export function beginnings(evidence) {
  const { size, fits } = evidence;
  const days = /** @type {Set<number>} */ (new Set());
  for (let i = 0; i < size; i += 1) {
    if (fits[i] && evidence.dated(i)) beginningsOf(evidence, i).forEach((day) => days.add(day));
  }
  return [...days].sort((a, b) => a - b);
}

/**
 * Which of the texts say what the map shows at a place, in words: one text's list is not all texts'.
 * @param {Evidence} evidence
 * @param {number} p
 */
export function textsAt({ data, claims, visible, fits, view, documented, start, size }, p) {
  const all = data.sources.filter((source) => source.class === "text");
  const found = new Set();
  for (let i = 0; i < size; i += 1) {
    const drawn = visible[i] || (view.undated && fits[i] && start[i] === NEVER);
    if (drawn && !documented[i] && claims.places[i].includes(p)) found.add(claims.source[i]);
  }
  if (!found.size || all.length < 2) return "";
  const labels = data.sources.filter((_, s) => found.has(s)).map(({ label }) => label);
  return `in ${found.size} of ${all.length} texts${found.size < all.length ? `: ${labels.join(", ")}` : ""}`;
}

/**
 * The claims that a list holds, by number and in its order, the texts' before documentation's: those of the chosen
 * claim or place, if there is one.
 * @param {Evidence} evidence
 * @param {ListKind} list
 * @param {Uint8Array} fits
 * @param {string | null} place
 * @returns {number[]}
 */
export function listed(evidence, list = evidence.view, fits = evidence.fits, place = evidence.view.place) {
  const { claim, first } = evidence.view;
  if (claim !== null) return [/** @type {number} */ (evidence.claimIndex.get(claim))];
  const at = place === null ? null : /** @type {number} */ (evidence.placeIndex.get(place));
  const found = [];
  for (let i = 0; i < evidence.size; i += 1) {
    if (!fits[i] || (at !== null && !evidence.claims.places[i].includes(at))) continue;
    if (holds(evidence, list, i)) found.push(i);
  }
  const { start, end, documented } = evidence;
  const begin = (/** @type {number} */ i) => (list.within ? Math.max(start[i], first) : start[i]);
  return found.sort(
    (a, b) => documented[a] - documented[b] || begin(a) - begin(b) || end[a] - start[a] - (end[b] - start[b]) || a - b,
  );
}

/**
 * The topics of the list shown, as it would be without a choice among them, each with the number of its claims.
 * @param {Evidence} evidence
 */
export function topicsOf(evidence) {
  const free = passing(evidence, { ...evidence.view, topics: null });
  const byTopic = /** @type {Map<number, number[]>} */ (new Map());
  listed(evidence, evidence.view, free).forEach((i) => {
    const topic = evidence.claims.topic[i];
    byTopic.set(topic, byTopic.get(topic) ?? []);
    byTopic.get(topic)?.push(i);
  });
  return [...byTopic]
    .map(([topic, found]) => ({
      ...evidence.data.topics[topic],
      count: found.length,
      documents: documentsIn(evidence, found),
    }))
    .sort((a, b) => a.title.localeCompare(b.title));
}

/**
 * What besides layers and window narrows what is shown, each in words and with the change that takes it away.
 * @param {Evidence} evidence
 */
export function filtersOf({ data, view }) {
  const { topics, sources, sourceClass, paragraph, ids, words, figures, graphic } = view;
  const found = /** @type {{ text: string, without: Partial<View> }[]} */ ([]);
  if (sources) {
    const labels = data.sources.filter(({ id }) => sources.includes(id)).map(({ label }) => label);
    found.push({ text: labels.join(", "), without: { sources: null } });
  }
  if (paragraph !== null) found.push({ text: `paragraph ${paragraph}`, without: { paragraph: null } });
  if (ids) found.push({ text: counted(ids.length, "chosen statement"), without: { ids: null } });
  if (topics) {
    const titles = data.topics.filter(({ id }) => topics.includes(id)).map(({ title }) => title);
    found.push({ text: titles.join(", "), without: { topics: null } });
  }
  if (sourceClass) {
    found.push({ text: sourceClass === "text" ? "texts" : "documentation", without: { sourceClass: null } });
  }
  if (figures !== null) found.push({ text: figures ? "with figures" : "without figures", without: { figures: null } });
  if (!graphic) found.push({ text: "without graphic detail", without: { graphic: true } });
  if (words) found.push({ text: `words: ${words}`, without: { words: "" } });
  return found;
}

/**
 * The change that shows everything of a source or on a topic: of all dates and layers, the undated too.
 * @param {Evidence} evidence
 * @param {Partial<View>} about
 * @returns {Partial<View>}
 */
export function everything(evidence, about) {
  const { first, last } = evidence.initial();
  const { names, base, map, graphic } = evidence.view;
  const layers = evidence.data.layers.map(({ id }) => id);
  return { ...NOTHING, first, last, layers, names, base, map, graphic, ...about };
}
