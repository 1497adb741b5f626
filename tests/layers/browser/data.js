// The small made-up corpus (tests/small) as the page is given it, made by Python once a process, and the cases that
// Python and JavaScript are both held to (tests/cases).

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { Evidence } from "../../../layers/browser/evidence.js";

/** @import { PageData } from "../../../layers/browser/types.d.ts" */

const ROOT = new URL("../../../", import.meta.url);
const PROGRAM = `
import json
from pathlib import Path
from geodata.corpus import load
from geodata.frames import words
from layers.features import page_data
corpus = load(Path("tests/small"))
print(json.dumps({"page": page_data(corpus), "words": words(corpus)}))
`;

/** @type {{ page: PageData, words: string[] } | null} */
let made = null;

function small() {
  made ??= /** @type {{ page: PageData, words: string[] }} */ (
    JSON.parse(
      execFileSync(process.env.PYTHON ?? ".venv/bin/python", ["-c", PROGRAM], {
        cwd: fileURLToPath(ROOT),
        encoding: "utf-8",
        maxBuffer: 2 ** 26,
      }),
    )
  );
  return made;
}

/** The page's data, anew for each who asks, so that a test may change it. */
export const page = () => structuredClone(small().page);

/** What a search looks in, for each claim in its order. */
export const words = () => [...small().words];

/** Evidence of the small corpus at its first view, with the words at hand. */
export function evidence() {
  const found = new Evidence(page());
  found.setWords(words());
  return found;
}

/**
 * A file of cases as it is.
 * @param {string} name
 */
export const caseFile = (name) => JSON.parse(readFileSync(new URL(`tests/cases/${name}.json`, ROOT), "utf-8"));

/**
 * The cases of a file; where a case has `repeat`, a text and how often, that stands for `{…}` in its other parts.
 * @param {string} name
 * @returns {any[]}
 */
export function cases(name) {
  return caseFile(name).map((/** @type {any} */ one) => {
    if (!one.repeat) return one;
    const [text, times] = one.repeat;
    return JSON.parse(JSON.stringify(one).replaceAll("{…}", text.repeat(times)));
  });
}
