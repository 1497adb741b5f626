// A teacher's own lesson while it is put together, kept in this browser alone: what is put in, moved and taken out.

import { heldText, holdText } from "./keeping.js";
import { isSlug, parsed, STEP_LABELS, whole } from "./lessoncode.js";

/** @import { Lesson, Show, Step } from "./lessoncode.js" */

const KEY = "evidence-lesson";
const PAGES =
  /^(compare|coverage|acts|sources|method|glossary|exercises|search)$|^(statement|source|place)\/[a-z0-9-]+$/;

/** @returns {Lesson} */
export const none = () => whole({});

/**
 * The draft out of text from a store; an empty one where it makes no sense.
 * @param {string | null} text
 */
export function drafted(text) {
  try {
    return parsed(text ?? "");
  } catch {
    return none();
  }
}

/** The draft that this browser keeps. */
export const kept = () => drafted(heldText(KEY));

/**
 * Keep a draft; whether that was possible.
 * @param {Lesson} lesson
 */
export const keep = (lesson) => holdText(KEY, JSON.stringify(lesson));

/**
 * A lesson with a step more at its end, of a title and what it shows.
 * @param {Lesson} lesson
 * @param {string} title
 * @param {Show[]} shows
 * @returns {Lesson}
 */
export function withStep(lesson, title = "", shows = []) {
  const ids = lesson.steps.map((step) => step.id);
  let number = lesson.steps.length + 1;
  while (ids.includes(`step-${number}`)) number += 1;
  const [step] = whole({ steps: [{ id: `step-${number}`, title, shows }] }).steps;
  return { ...lesson, steps: [...lesson.steps, step] };
}

/**
 * A list with the part at a place moved by some places, or taken out.
 * @template T
 * @param {T[]} list
 * @param {number} at
 * @param {number} by 0 to take it out
 */
export function moved(list, at, by) {
  const rest = list.filter((_, one) => one !== at);
  return by ? rest.toSpliced(Math.max(0, at + by), 0, list[at]) : rest;
}

/**
 * What an address of this app shows, a view of its map or a page; `null` where it is none.
 * @param {string} text
 * @param {URL} home the app's address
 * @returns {Show | null}
 */
export function shown(text, home) {
  const address = URL.canParse(text, home) ? new URL(text, home) : null;
  if (!address || address.origin !== home.origin || !address.pathname.startsWith(home.pathname)) return null;
  address.searchParams.delete("embed");
  const path = address.pathname.slice(home.pathname.length).replace(/^read\//, "");
  const query = address.search.slice(1);
  if (path === "" || path === "map") {
    const [from, to] = ["from", "to"].map((name) => address.searchParams.get(name) ?? "…");
    return { title: from === to ? `Map, ${from === "…" ? "all dates" : from}` : `Map, ${from} to ${to}`, query };
  }
  if (!PAGES.test(path)) return null;
  const name = path.replace("/", " ");
  return { title: `${name[0].toUpperCase()}${name.slice(1)}`, page: `${path}${query && "?"}${query}${address.hash}` };
}

/**
 * Lines of text out of a list, and back.
 * @param {string} written
 */
export const lines = (written) => written.split("\n").filter((line) => line.trim());

/**
 * Paragraphs, which an empty line parts.
 * @param {string} written
 */
export const paragraphs = (written) =>
  written
    .split(/\n\s*\n/)
    .map((part) => part.trim().replace(/\s*\n\s*/g, " "))
    .filter(Boolean);

/**
 * Words and what they mean, one in a line, a colon between.
 * @param {string} written
 * @returns {[string, string][]}
 */
export const definitions = (written) =>
  lines(written).map((line) => {
    const [term, ...meaning] = line.split(":");
    return [term.trim(), meaning.join(":").trim()];
  });

const FORMAL = ["id", "minutes", "form"]; // what a step has from its beginning

/**
 * Whether something was put into a draft or a step, so that it can be lost.
 * @param {Lesson | Step} part
 */
export const holds = (part) =>
  Object.entries(part).some(
    ([name, value]) => !FORMAL.includes(name) && /** @type {string | unknown[]} */ (value).length,
  );

/**
 * What there is for a lesson: the ids of statements that may be shown, of those with graphic detail, of the glossary.
 * @typedef {{ claims: Set<string>, graphic: Set<string>, terms: Set<string> }} There
 */

/**
 * The ids of the statements of an exercise that a page is.
 * @param {string} page
 */
const exercised = (page) =>
  page.startsWith("exercises?")
    ? (new URLSearchParams(page.slice(10).split("#")[0]).get("ids") ?? "").toLowerCase().split(/[,\s]+/)
    : [];

/**
 * What a lesson names that is not there or may not be shown, in sentences; the server would refuse it.
 * @param {Lesson} lesson
 * @param {There} there
 */
export function unfit({ steps }, there) {
  const refused = (/** @type {string} */ where, /** @type {string[]} */ ids) =>
    [...new Set(ids)]
      .filter((id) => isSlug(id) && !there.claims.has(id))
      .map((id) =>
        there.graphic.has(id)
          ? `${where}: “${id}” has graphic detail; choose another`
          : `${where}: there is no statement “${id}”; correct its id`,
      );
  return steps.flatMap(({ id, claims, terms, shows }, at) => {
    const step = `Step ${at + 1}`;
    const first = steps.findIndex((one) => one.id === id);
    return [
      ...(id && first < at ? [`${step}: has the same id as step ${first + 1}; correct it in the file`] : []),
      ...refused(`${step}, ${STEP_LABELS.claims}`, claims),
      ...shows.flatMap(({ title, page }) => refused(`${step}, “${title}”`, exercised(page ?? ""))),
      ...terms
        .filter((term) => isSlug(term) && !there.terms.has(term))
        .map((term) => `${step}, ${STEP_LABELS.terms}: there is no word “${term}”; take it out`),
    ];
  });
}
