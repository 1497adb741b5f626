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
/** @typedef {{ path: string, empty: boolean }} Fault where something is missing, or is not what it should be */
/** @typedef {(value: unknown, path: string) => Fault[]} Check */

export const LONGEST = 30_000; // characters of a code, as geodata/lessoncode.py
export const LARGEST = 200_000; // bytes of a lesson
const FORMS = ["alone", "pairs", "groups", "class"];
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MINUTES = [1, 60];

const wrong = (/** @type {string} */ path) => [{ path, empty: false }];
const missing = (/** @type {string} */ path) => [{ path, empty: true }];

/** @type {Check} */
const text = (value, path) => {
  if (value === undefined) return missing(path);
  if (typeof value !== "string") return wrong(path);
  return value.trim() ? [] : missing(path);
};

/** @type {(fits: (value: any) => boolean) => Check} */
const such = (fits) => (value, path) => {
  if (value === undefined || value === "") return missing(path);
  return fits(value) ? [] : wrong(path);
};
const slug = such((value) => typeof value === "string" && SLUG.test(value));

/** @type {(check: Check) => Check} */
const optional = (check) => (value, path) => (value === undefined || value === null ? [] : check(value, path));

/** @type {(check: Check, most?: number) => Check} */
const list =
  (check, most = Infinity) =>
  (value, path) =>
    Array.isArray(value) && value.length <= most
      ? value.flatMap((one, at) => check(one, `${path}.${at}`))
      : wrong(path);

/** @type {(fields: Record<string, Check>) => Check} */
const record = (fields) => (value, path) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return wrong(path);
  const under = (/** @type {string} */ name) => (path ? `${path}.${name}` : name);
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(fields, name));
  const held = /** @type {Record<string, unknown>} */ (value);
  return [
    ...Object.entries(fields).flatMap(([name, check]) => check(held[name], under(name))),
    ...unknown.flatMap((name) => wrong(under(name))),
  ];
};

/** @type {Check} */
const show = (/** @type {any} */ value, path) => {
  const faults = record({
    title: text,
    query: optional((one, at) => (typeof one === "string" ? [] : wrong(at))),
    page: optional(text),
  })(value, path);
  if (faults.length) return faults;
  const given = [value.query, value.page].filter((one) => one !== undefined && one !== null).length;
  return given === 1 ? [] : [{ path, empty: !given }];
};
const STEP = record({
  id: slug,
  title: text,
  minutes: such((value) => Number.isInteger(value) && value >= MINUTES[0] && value <= MINUTES[1]),
  form: such((value) => FORMS.includes(value)),
  text: list(text),
  question: text,
  hints: optional(list(text)),
  note: optional(text),
  shows: optional(list(show, 6)),
  claims: optional(list(slug, 20)),
  terms: optional(list(slug)),
});

/** @type {Check} */
const steps = (value, path) => (Array.isArray(value) && !value.length ? missing(path) : list(STEP, 20)(value, path));

const LESSON = record({
  id: slug,
  title: text,
  question: text,
  summary: optional(text),
  content_note: optional(text),
  definitions: optional(
    list((value, path) =>
      Array.isArray(value) && value.length <= 2 ? list(text)([...value, "", ""].slice(0, 2), path) : wrong(path),
    ),
  ),
  steps,
});

/**
 * What is missing in a lesson, or is not what it should be; nothing where it can be shown.
 * @param {unknown} value
 */
export const faultsOf = (value) => LESSON(value, "");

/**
 * A lesson out of the text of a file, what is missing there as empty texts; an error that says why it is none.
 * @param {string} file
 * @returns {Lesson}
 */
export function parsed(file) {
  if (file.length > LARGEST) throw new Error("The file is too large for a lesson.");
  let value;
  try {
    value = JSON.parse(file);
  } catch {
    throw new Error("The file is not JSON: open one that was saved here.");
  }
  const bad = faultsOf(value).filter(({ empty }) => !empty);
  if (bad.length) {
    throw new Error(
      `The file is no lesson: ${bad.map(({ path }) => path || "all of it").join(", ")}. Correct it there.`,
    );
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
 * The lesson of a code; an error where it is none.
 * @param {string} code
 */
export async function unpacked(code) {
  if (code.length > LONGEST) throw new Error("The address is too long.");
  let file;
  try {
    const letters = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    file = new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    throw new Error("The address is not whole.");
  }
  return parsed(file);
}
