// What is written in an exercise: kept in the browser alone, under the exercise's query, and written out as a text.
// What is read from the browser's store was written by whoever, and is checked.

import { heldText, holdText } from "./keeping.js";

const KEY = "evidence-exercise:";
const NAME = /^[a-z0-9][a-z0-9-]{0,150}$/;
const LONGEST = 4000; // characters of one answer, as layers/templates/exercise.html
const MOST = 2000; // answers of an exercise
const NOTHING = "–";

/** @typedef {Record<string, string[]>} Answers what was chosen or written, by the name of the field */
/** @typedef {{ asked: string, given: string[] }} Field what a field asks, and its answer */
/** @typedef {{ title: string, taken: string[], fields: Field[] }} Item a part of an exercise, and what it is about */
/**
 * @typedef {{ title: string, address: string, day: string, cited: string, items: Item[], references: string[] }} Sheet
 */

/**
 * The key under which an exercise's answers are kept.
 * @param {string} query
 */
export const keyOf = (query) => KEY + query;

/**
 * Answers out of text from a store; what makes no sense is left out.
 * @param {string | null} text
 * @returns {Answers}
 */
export function parsed(text) {
  try {
    const found = JSON.parse(text ?? "");
    if (typeof found !== "object" || found === null || Array.isArray(found)) return {};
    const entries = Object.entries(found).filter(([name, given]) => NAME.test(name) && Array.isArray(given));
    const checked = entries.slice(0, MOST).map(([name, given]) => {
      const words = given.filter((/** @type {unknown} */ one) => typeof one === "string" && one !== "");
      return [name, words.slice(0, 10).map((/** @type {string} */ one) => one.slice(0, LONGEST))];
    });
    return Object.fromEntries(checked.filter(([, given]) => given.length));
  } catch {
    return {};
  }
}

/**
 * The answers to an exercise that this browser keeps; none where it keeps nothing.
 * @param {string} query
 */
export const kept = (query) => parsed(heldText(keyOf(query)));

/**
 * Keep the answers to an exercise, or forget it where there are none; whether that was possible.
 * @param {string} query
 * @param {Answers} answers
 */
export const keep = (query, answers) =>
  holdText(keyOf(query), Object.keys(answers).length ? JSON.stringify(answers) : null);

/**
 * Text on lines of its own, those after the first drawn in.
 * @param {string} text
 */
const lines = (text) => text.trim().replace(/\s*\n\s*/g, "\n  ");

/** @param {Field} field */
const said = ({ asked, given }) =>
  `${asked.endsWith("?") ? asked : `${asked}:`} ${given.map(lines).filter(Boolean).join(", ") || NOTHING}`;

/**
 * What was written, as a text: every item with what it is about, its citation, and the answers.
 * @param {Sheet} sheet
 */
export function written({ title, address, day, cited, items, references }) {
  const parts = items.map((item) => [item.title, ...item.taken.map(lines), ...item.fields.map(said)].join("\n"));
  const head = [title, "Name:", `From: ${cited}`, address, day].join("\n");
  const listed = references.length ? [["The texts", ...references.map(lines)].join("\n")] : [];
  return `${[head, ...parts, ...listed].join("\n\n")}\n`;
}

/**
 * The name of the file that holds what was written.
 * @param {string} title
 * @param {string} day as 2026-12-31
 */
export function fileName(title, day) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return `${[...words.slice(0, 8), day].join("-")}.txt`;
}
