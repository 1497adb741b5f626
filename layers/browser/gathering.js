// The viewer's own list of statements, kept in the browser alone: its ids, and the version of the data it was begun
// with. What is read from there was written by whoever, and is checked.

import { heldText, holdText } from "./keeping.js";

const KEY = "evidence-list";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const VERSION = /^[\w.-]{1,20}$/;
export const MOST = 100; // as geodata/gathered.py

/** @typedef {{ ids: string[], version: string }} Gathered */

/**
 * A list out of text from a store; an empty one where it makes no sense.
 * @param {string | null} text
 * @returns {Gathered}
 */
export function parsed(text) {
  try {
    const { ids, version } = JSON.parse(text ?? "");
    if (!Array.isArray(ids) || !VERSION.test(String(version))) return { ids: [], version: "" };
    const found = ids.filter((id) => typeof id === "string" && id.length < 100 && ID.test(id));
    return { ids: [...new Set(found)].slice(0, MOST), version: found.length ? String(version) : "" };
  } catch {
    return { ids: [], version: "" };
  }
}

/**
 * The list with a statement more, or without one that was in it; begun with a version if it was empty.
 * @param {Gathered} list
 * @param {string} id
 * @param {string} version of the data
 * @returns {Gathered}
 */
export function toggled(list, id, version) {
  const ids = list.ids.includes(id) ? list.ids.filter((one) => one !== id) : [...list.ids, id].slice(0, MOST);
  return { ids, version: ids.length ? list.version || version : "" };
}

/**
 * The list with more statements at its end, each once, as many as it takes.
 * @param {Gathered} list
 * @param {string[]} ids
 * @param {string} version of the data
 * @returns {Gathered}
 */
export const joined = (list, ids, version) =>
  parsed(JSON.stringify({ ids: [...list.ids, ...ids], version: list.version || version }));

/**
 * The query of the page that shows a list; where the data has another version now, it asks what changed.
 * @param {Gathered} list
 * @param {string} now the data's version
 */
export function queryOf({ ids, version }, now) {
  const since = version && version !== now ? `&version=${encodeURIComponent(version)}` : "";
  return `ids=${ids.join(",")}${since}`;
}

/** The list that this browser keeps; none where it keeps nothing. */
export const kept = () => parsed(heldText(KEY));

/**
 * Keep a list; whether that was possible.
 * @param {Gathered} list
 */
export const keep = (list) => holdText(KEY, JSON.stringify(list));
