// A lesson as data: whether it has the form of one, and its code in an address, as geodata/lessoncode.py. What is read
// from a file or an address was written by whoever, and is checked.

/** @typedef {{ title: string, query?: string, page?: string }} Show */
/**
 * @typedef {{ id: string, title: string, minutes: number, form: string, text: string[], question: string,
 *   hints: string[], note: string, shows: Show[], claims: string[], terms: string[] }} Step
 */
/**
 * @typedef {{ id: string, title: string, question: string, summary: string, content_note: string,
 *   definitions: [string, string][], steps: Step[] }} Lesson
 */
/** @typedef {{ path: string, empty: boolean, why: string }} Fault where something is missing, or is wrong, and why */
/** @typedef {(value: unknown, path: string) => Fault[]} Check */

export const LONGEST = 50_000; // characters of a code, as geodata/lessoncode.py
export const LARGEST = 200_000; // bytes of a lesson
const FORMS = ["alone", "pairs", "groups", "class"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MINUTES = [1, 60];
const TOLD = 5; // faults of a file that are told, for it may have thousands
const SHORT = 40; // characters of what is named in a sentence

/** What the fields of a lesson are called. */
export const LABELS = {
  id: "Id",
  title: "Title of the lesson",
  question: "The open question that leads it",
  summary: "What is learnt",
  content_note: "What the class should know first",
  definitions: "Words that are needed",
  steps: "Steps",
};
/** What the fields of a step are called. */
export const STEP_LABELS = {
  id: "Id",
  title: "Title",
  minutes: "Minutes",
  form: "How the class works",
  text: "Text",
  question: "Question",
  hints: "Hints",
  note: "Note for the teacher",
  shows: "What is shown",
  claims: "Statements",
  terms: "Words of the glossary",
};
/** @type {Record<string, string>} */
const ROWS = { definitions: "line", text: "paragraph", hints: "line", shows: "view", claims: "id", terms: "word" };
/** @type {Record<string, string>} */
const SHOW_LABELS = { title: "title", query: "address", page: "address" };

const quoted = (/** @type {string} */ text) => `“${text.length > SHORT ? `${text.slice(0, SHORT)}…` : text}”`;
const wrong = (/** @type {string} */ path, /** @type {string} */ why) => [{ path, empty: false, why }];
const missing = (/** @type {string} */ path, why = "is missing") => [{ path, empty: true, why }];

/** @type {Check} */
const text = (value, path) => {
  if (value === undefined) return missing(path);
  if (typeof value !== "string") return wrong(path, "is not a text");
  return value.trim() ? [] : missing(path);
};

/** @type {(fits: (value: any) => boolean, why: string) => Check} */
const such = (fits, why) => (value, path) => {
  if (value === undefined || value === "") return missing(path);
  return fits(value) ? [] : wrong(path, typeof value === "string" ? `${quoted(value)} ${why}` : why);
};

/** @param {unknown} value */
export const isSlug = (value) => typeof value === "string" && SLUG.test(value);
const slug = such(isSlug, "is no id: it has small letters and digits, with hyphens between");

/** @type {(check: Check) => Check} */
const optional = (check) => (value, path) => (value === undefined || value === null ? [] : check(value, path));

/** @type {(of: string, check: Check, most?: number) => Check} */
const list =
  (of, check, most = Infinity) =>
  (value, path) => {
    if (!Array.isArray(value)) return wrong(path, `is not a list of ${of}`);
    if (value.length > most) return wrong(path, `at most ${most}, and there are ${value.length}; take some out`);
    return value.flatMap((one, at) => check(one, `${path}.${at}`));
  };
const texts = list("texts", text);

/** @type {(fields: Record<string, Check>) => Check} */
const record = (fields) => (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return wrong(path, `is not made of ${Object.keys(fields).slice(0, 3).join(", ")} and so on`);
  }
  const under = (/** @type {string} */ name) => (path ? `${path}.${name}` : name);
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  const held = /** @type {Record<string, unknown>} */ (value);
  return [
    ...Object.entries(fields).flatMap(([name, check]) => check(held[name], under(name))),
    ...unknown.flatMap((name) => wrong(under(name), "is no field there; take it out")),
  ];
};

/** @type {Check} */
const show = (/** @type {any} */ value, path) => {
  const faults = record({
    title: text,
    query: optional((one, at) => (typeof one === "string" ? [] : wrong(at, "is not a text"))),
    page: optional(text),
  })(value, path);
  if (faults.length) return faults;
  const given = [value.query, value.page].filter((one) => one !== undefined && one !== null).length;
  if (given === 1) return [];
  return given ? wrong(path, "has both query and page; take one out") : missing(path, "has no address");
};
const STEP = record({
  id: slug,
  title: text,
  minutes: such(
    (value) => Number.isInteger(value) && value >= MINUTES[0] && value <= MINUTES[1],
    `is not a whole number from ${MINUTES[0]} to ${MINUTES[1]}`,
  ),
  form: such((value) => FORMS.includes(value), `is none of ${FORMS.join(", ")}`),
  text: texts,
  question: text,
  hints: optional(texts),
  note: optional(text),
  shows: optional(list("views", show, 6)),
  claims: optional(list("ids", slug, 20)),
  terms: optional(list("ids", slug)),
});

/** @type {Check} */
const steps = (value, path) =>
  Array.isArray(value) && !value.length ? missing(path, "add at least one") : list("steps", STEP, 20)(value, path);

/** @type {Check} */
const definition = (value, path) => {
  if (!Array.isArray(value) || value.length > 2) return wrong(path, "is not a word and what it means");
  const [term, meaning] = [...value, "", ""];
  const [unnamed, untold] = [text(term, `${path}.0`), text(meaning, `${path}.1`)];
  const of = unnamed.length ? "it" : quoted(term.trim());
  return [
    ...unnamed.map((fault) => (fault.empty ? { ...fault, why: "write the word before the colon" } : fault)),
    ...untold.map((fault) => (fault.empty ? { ...fault, why: `write what ${of} means after a colon` } : fault)),
  ];
};

const LESSON = record({
  id: slug,
  title: text,
  question: text,
  summary: optional(text),
  content_note: optional(text),
  definitions: optional(list("words and what they mean", definition)),
  steps,
});

/**
 * What is missing in a lesson, or is not what it should be; nothing where it can be shown.
 * @param {unknown} value
 */
export const faultsOf = (value) => LESSON(value, "");

/**
 * The name of a place in a record, by the labels of its fields.
 * @param {Record<string, string>} labels
 * @param {string[]} path
 */
function placeIn(labels, path) {
  const [name, at, field] = path;
  if (!Object.hasOwn(labels, name)) return quoted(path.join("."));
  if (at === undefined || !Object.hasOwn(ROWS, name)) return labels[name];
  const row = `${labels[name]}, ${ROWS[name]} ${Number(at) + 1}`;
  if (name !== "shows" || field === undefined) return row;
  return `${row}, ${Object.hasOwn(SHOW_LABELS, field) ? SHOW_LABELS[field] : quoted(field)}`;
}

/**
 * A fault in words: "Step 2, Question: is missing".
 * @param {Fault} fault
 */
export function told({ path, why }) {
  const [first, at, ...rest] = path.split(".");
  if (!path) return `All of it ${why}`;
  if (first !== "steps" || !(Number(at) >= 0)) return `${placeIn(LABELS, path.split("."))}: ${why}`;
  const step = `Step ${Number(at) + 1}`;
  return rest.length ? `${step}, ${placeIn(STEP_LABELS, rest)}: ${why}` : `${step}: ${why}`;
}

/**
 * A lesson out of the text of a file or an address, what is missing there as empty texts; an error that says why it is
 * none.
 * @param {string} file
 * @param {string} what it is from
 * @returns {Lesson}
 */
export function parsed(file, what = "The file") {
  if (file.length > LARGEST) throw new Error(`${what} is too large for a lesson.`);
  let value;
  try {
    value = JSON.parse(file);
  } catch {
    throw new Error(`${what} is not JSON.`);
  }
  const bad = faultsOf(value).filter(({ empty }) => !empty);
  if (bad.length) {
    const more = bad.length > TOLD ? `; and ${bad.length - TOLD} more` : "";
    throw new Error(`${what} is no lesson. ${bad.slice(0, TOLD).map(told).join("; ")}${more}.`);
  }
  return whole(value);
}

/**
 * A lesson with all its fields, empty where it has none.
 * @param {any} value
 * @returns {Lesson}
 */
export function whole(value) {
  return {
    id: value.id ?? "own",
    title: value.title ?? "",
    question: value.question ?? "",
    summary: value.summary ?? "",
    content_note: value.content_note ?? "",
    definitions: value.definitions ?? [],
    steps: (value.steps ?? []).map((/** @type {any} */ step) => ({
      ...{ id: "", title: "", minutes: 5, form: "class", text: [], question: "", hints: [], note: "", shows: [] },
      claims: [],
      terms: [],
      ...Object.fromEntries(Object.entries(step).filter(([, one]) => one !== null)),
    })),
  };
}

/** @param {unknown} value */
const isNothing = (value) => value === "" || value === null || (Array.isArray(value) && !value.length);

/**
 * A lesson as it is saved and shared: texts trimmed, what is empty left out.
 * @param {any} value
 * @returns {any}
 */
export function trimmed(value) {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).map(([name, one]) => [name, trimmed(one)]);
  return Object.fromEntries(kept.filter(([name, one]) => name === "query" || name === "text" || !isNothing(one)));
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {CompressionStream | DecompressionStream} way
 */
async function through(bytes, way) {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(way)).arrayBuffer());
}

/**
 * The code of a lesson in an address.
 * @param {unknown} lesson
 */
export async function packed(lesson) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(lesson)), new CompressionStream("deflate-raw"));
  const letters = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  return letters.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/**
 * How long a code is, and how long one may be.
 * @param {string} code
 */
export const ofMost = (code) =>
  `${code.length.toLocaleString("en")} characters, of at most ${LONGEST.toLocaleString("en")}`;

/**
 * The lesson of a code; an error where it is none.
 * @param {string} code
 */
export async function unpacked(code) {
  if (code.length > LONGEST) throw new Error(`The address is too long: ${ofMost(code)}.`);
  let file;
  try {
    const letters = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    file = new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    throw new Error("The address is not whole.");
  }
  return parsed(file, "What the address holds");
}
