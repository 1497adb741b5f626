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
 * The words of a query, each once, folded and without punctuation around them.
 * @param {string} words
 */
function bare(words) {
  const found = folded(words)
    .split(" ")
    .map((word) => word.replace(ENDS, ""));
  return [...new Set(found)].filter(Boolean);
}

/**
 * One pattern a word of a query: it stands at the beginning of a folded word.
 * @param {string} words
 */
export function patterns(words) {
  const escaped = (/** @type {string} */ word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return bare(words).map((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(word)}`, "u"));
}

const LETTER = /[\p{L}\p{N}_]/u;

/**
 * The text in pieces, as it is, each with whether a word of a query stands there; joined they are the text.
 * @param {string} text
 * @param {string} words
 */
export function marked(text, words) {
  const wanted = bare(words);
  const signs = [...text];
  const hits = signs.map(() => false);
  let last = 0;
  signs.forEach((sign, start) => {
    if (start >= last) last = endOfChunk(signs, start);
    if (!LETTER.test(sign) || (start && LETTER.test(signs[start - 1]))) return;
    wanted.forEach((word) => hits.fill(true, start, endOf(signs, start, last, word)));
  });
  const pieces = /** @type {[string, boolean][]} */ ([]);
  signs.forEach((sign, at) => {
    if (at && hits[at] === hits[at - 1]) pieces[pieces.length - 1][0] += sign;
    else pieces.push([sign, hits[at]]);
  });
  return pieces;
}

/**
 * @param {string[]} signs
 * @param {number} start
 */
function endOfChunk(signs, start) {
  let end = start + 1;
  while (end < signs.length && !SPACES.test(signs[end])) end += 1;
  return end;
}

/**
 * Where the word that begins at a place ends, with the accents on its last letter; `start` where it does not.
 * @param {string[]} signs
 * @param {number} start
 * @param {number} last
 * @param {string} word
 */
function endOf(signs, start, last, word) {
  for (let end = start + 1; end <= last; end += 1) {
    if (!folded(signs.slice(start, end).join("")).startsWith(word)) continue;
    while (end < last && /\p{Mn}/u.test(signs[end])) end += 1;
    return end;
  }
  return start;
}

/**
 * Which entries (each the names of one thing) hold all words of a query, by number: first those of which a name is the
 * query, then those of which one begins with it, then the others.
 * @param {string[][]} entries
 * @param {string} words
 */
export function ranked(entries, words) {
  const query = folded(words);
  const wanted = patterns(words);
  if (!wanted.length) return [];
  const found = /** @type {[rank: number, number: number][]} */ ([]);
  entries.forEach((names, number) => {
    const compared = names.map(folded);
    if (!wanted.every((one) => compared.some((name) => one.test(name)))) return;
    const begins = compared.some((name) => name.startsWith(query));
    found.push([compared.includes(query) ? 0 : begins ? 1 : 2, number]);
  });
  return found.sort(([a, i], [b, j]) => a - b || i - j).map(([, number]) => number);
}
