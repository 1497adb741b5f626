// Words as a search compares them; the rule of geodata/folding.py, held to the same cases.

// Letters that no decomposition leads to the ones a viewer without them types.
/** @type {Record<string, string>} */
const LETTERS = { ı: "i", ə: "e", ø: "o", ł: "l", đ: "d" };
const DASHES = /[\u2010-\u2015\u2212\u058a\u05be\ufe58\ufe63\uff0d]/g;
const QUOTES = /["'`\u00b4\u00ab\u00bb\u02b9-\u02bf\u055a\u2018-\u201f\u2032-\u2036\u2039\u203a]/g;
// What Python takes for white space; JavaScript's `\s` has other members.
// eslint-disable-next-line no-control-regex
export const SPACES = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const ENDS = /^[^\p{L}\p{N}_]+|[^\p{L}\p{N}_]+$/gu;

/**
 * Case folding by letter: up and down once more takes ß and ẞ to ss, ς to σ.
 * @param {string} text
 */
function withoutCase(text) {
  return [...text].map((letter) => letter.toLowerCase().toUpperCase().toLowerCase()).join("");
}

/**
 * The text without case, accents, quotation marks, and with one kind of dash and space.
 * @param {string} text
 */
export function folded(text) {
  const plain = withoutCase(
    withoutCase(text)
      .normalize("NFKD")
      .replace(/\p{Mn}/gu, ""),
  );
  const typed = plain.replace(/[ıəøłđ]/g, (letter) => LETTERS[letter]);
  return typed.replace(DASHES, "-").replace(QUOTES, "").split(SPACES).filter(Boolean).join(" ");
}

/**
 * One pattern a word of a query, without punctuation around it: it stands at the beginning of a folded word.
 * @param {string} words
 */
export function patterns(words) {
  const bare = folded(words)
    .split(" ")
    .map((word) => word.replace(ENDS, ""));
  const escaped = (/** @type {string} */ word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return [...new Set(bare)].filter(Boolean).map((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(word)}`, "u"));
}
