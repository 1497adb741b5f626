// The messages between the map's window and the one around it: all there are, with their forms.
// Each end sends by `post` and takes by `listen` what has such a form and comes from the one window it talks with, of
// the same origin. Views travel as queries, so the address' reader checks them.

/** @import { PageData } from "./types.d.ts" */

/**
 * map → host: the page answers; its data, and the query of its view.
 * @typedef {{ type: "evidence:ready", data: PageData, query: string }} Ready
 */
/**
 * map → host: another view; the window `moving`, `playing`, or come to rest (`settled`).
 * @typedef {{ type: "evidence:view", query: string, state: "moving" | "playing" | "settled" }} Seen
 */
/**
 * host → map: are you there? For a host that comes after the map.
 * @typedef {{ type: "evidence:hello" }} Hello
 */
/**
 * host → map: show a view, and with `bring` also bring what is chosen in it onto the screen.
 * @typedef {{ type: "evidence:apply", query: string, bring: boolean }} Apply
 */
/**
 * host → map: the theme around the map.
 * @typedef {{ type: "evidence:theme", dark: boolean }} Theme
 */
/**
 * map → host: the text of what is chosen is to be read; it takes the focus.
 * @typedef {{ type: "evidence:read" }} Read
 */
/** @typedef {Ready | Seen | Hello | Apply | Theme | Read} Message */

const LONGEST = 8000; // characters of a query

/** @param {unknown} value */
const isQuery = (value) => typeof value === "string" && value.length <= LONGEST;
/** @param {any} value */
const isObject = (value) => typeof value === "object" && value !== null;
const LISTS = ["places", "layers", "topics", "sources", "namings", "axis", "chapters"];

/** @type {Record<string, (message: any) => boolean>} */
const FORMS = {
  "evidence:ready": ({ data, query }) =>
    isQuery(query) && isObject(data) && isObject(data.claims) && LISTS.every((name) => Array.isArray(data[name])),
  "evidence:view": ({ query, state }) => isQuery(query) && ["moving", "playing", "settled"].includes(state),
  "evidence:hello": () => true,
  "evidence:read": () => true,
  "evidence:apply": ({ query, bring }) => isQuery(query) && typeof bring === "boolean",
  "evidence:theme": ({ dark }) => typeof dark === "boolean",
};

/** The types of the messages. */
export const TYPES = Object.keys(FORMS);

/**
 * Whether something is a message of a known form.
 * @param {any} message
 * @returns {message is Message}
 */
export function isMessage(message) {
  if (!isObject(message) || typeof message.type !== "string" || !Object.hasOwn(FORMS, message.type)) return false;
  return FORMS[message.type](message);
}

/**
 * @param {Window | null} target
 * @param {Message} message
 */
export function post(target, message) {
  target?.postMessage(message, window.location.origin);
}

/**
 * Take the messages of one window; returns what stops it.
 * @param {() => Window | null} from
 * @param {(message: Message) => void} take
 */
export function listen(from, take) {
  const heard = (/** @type {MessageEvent} */ { data, origin, source }) => {
    if (source === from() && origin === window.location.origin && isMessage(data)) take(data);
  };
  window.addEventListener("message", heard);
  return () => window.removeEventListener("message", heard);
}
