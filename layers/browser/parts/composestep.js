// A step of a teacher's own lesson while it is put together: its words, what it shows, its statements.

import { button, make } from "../dom.js";
import { lines, moved, paragraphs, shown } from "../drafting.js";
import { kept } from "../gathering.js";
import { STEP_LABELS as LABELS } from "../lessoncode.js";
import { field, select } from "./fields.js";

/** @import { Show, Step } from "../lessoncode.js" */
/**
 * Where a step stands, and what is done with it: changed, and drawn anew where its parts are others; moved by some
 * places, 0 to remove it.
 * @typedef {{ at: number, count: number, forms: Record<string, string>, terms: Record<string, string>, home: URL,
 *   current: () => Step, change: (change: Partial<Step>, anew?: boolean) => void, move: (by: number) => void }} Around
 */

/**
 * What a step shows, in order, each with its title; and the address of one more.
 * @param {Step} step
 * @param {Around} around
 */
function showing({ shows }, { at, home, change }) {
  const put = (/** @type {Show[]} */ list, anew = true) => change({ shows: list }, anew);
  const rows = shows.map((show, one) => {
    const title = field(`Title of ${one + 1}`, show.title, (text) => {
      put(shows.with(one, Object.assign(show, { title: text })), false);
    });
    const link = make("a", { href: new URL(show.page ?? `./?${show.query}`, home).href, target: "_blank" }, "Look");
    const say = (/** @type {string} */ what) => ({ "aria-label": `${what} ${one + 1} of step ${at + 1}` });
    const remove = button("Remove", () => put(moved(shows, one, 0)), say("Remove view"));
    const up = button("Earlier", () => put(moved(shows, one, -1)), {
      ...say("Show earlier"),
      ...(one ? {} : { disabled: "" }),
    });
    return make("li", {}, title, make("span", { class: "row" }, link, up, remove));
  });
  const said = make("span", { role: "status" });
  /** @type {HTMLInputElement} */
  const address = make("input", { type: "url" });
  const add = button(
    "Show it",
    () => {
      const found = shown(address.value.trim(), home);
      if (found) put([...shows, found]);
      else said.textContent = "This is no address of this map or of one of its pages.";
    },
    { "aria-label": `Show it in step ${at + 1}` },
  );
  const label = make("label", {}, make("span", {}, "Address of a view (from “Link and cite”) or of a page"), address);
  const legend = make("legend", {}, LABELS.shows);
  return make("fieldset", {}, legend, make("ol", {}, ...rows), make("div", { class: "row" }, label, add), said);
}

/**
 * The statements that are read in a step, by their ids; those of the viewer's list are taken at once.
 * @param {Step} step
 * @param {Around} around
 */
function reading({ claims }, { at, change }) {
  const ids = (/** @type {string} */ text) =>
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean);
  const put = (/** @type {string} */ text) => change({ claims: ids(text) });
  const written = field(`${LABELS.claims} to read, by their ids`, claims.join(", "), put, { optional: true });
  const gathered = kept().ids;
  const take = () => change({ claims: [...new Set([...claims, ...gathered])] }, true);
  const label = `Take those of my list (${gathered.length}) into step ${at + 1}`;
  const taken = button(`Take those of my list (${gathered.length})`, take, { "aria-label": label });
  taken.disabled = !gathered.length;
  return make("div", { class: "row" }, written, taken);
}

/**
 * Exercises on the statements of a step; others are shown by their address.
 * @param {Around} around
 */
function exercises({ at, home, change, current }) {
  const said = make("span", { role: "status" });
  const add = (/** @type {string} */ title, /** @type {string} */ kind) => {
    const put = () => {
      const { claims, shows } = current();
      const page = `exercises?kind=${kind}&ids=${claims.join(",")}`;
      if (claims.length) change({ shows: [...shows, { title, page }] }, true);
      else said.textContent = "Name the statements first.";
    };
    return button(title, put, { "aria-label": `${title}, in step ${at + 1}` });
  };
  const others = make("a", { href: new URL("exercises", home).href, target: "_blank" }, "Other exercises");
  const named = make("span", {}, "Exercise on these:");
  return make(
    "p",
    { class: "row" },
    named,
    add("Sort statements", "sort"),
    add("Questions to ask of a statement", "prompts"),
    others,
    said,
  );
}

/**
 * Words of the glossary that are needed in a step; each is taken out again by its button.
 * @param {Step} step
 * @param {Around} around
 */
function words({ terms }, { at, terms: titles, change }) {
  const rest = Object.entries(titles).filter(([id]) => !terms.includes(id));
  const more = { "": "Choose one", ...Object.fromEntries(rest) };
  const { label } = select(LABELS.terms, more, "", (id) => id && change({ terms: [...terms, id] }, true));
  const held = terms.map((id, one) =>
    button(`${titles[id] ?? id} ×`, () => change({ terms: moved(terms, one, 0) }, true), {
      "aria-label": `Without ${titles[id] ?? id} in step ${at + 1}`,
    }),
  );
  return make("div", { class: "row" }, label, ...held);
}

/**
 * The fields of a step, folded under its title.
 * @param {Step} step
 * @param {Around} around
 */
export function stepFields(step, around) {
  const { at, count, forms, change, move } = around;
  const summary = make("summary");
  const name = (/** @type {string} */ title) => {
    summary.textContent = `Step ${at + 1}: ${title || "without a title"}`;
  };
  name(step.title);
  const few = { rows: 2, optional: true };
  const form = select(LABELS.form, forms, step.form, (value) => change({ form: value }));
  const moves = [
    button("Move up", () => move(-1), { "aria-label": `Move step ${at + 1} up` }),
    button("Move down", () => move(1), { "aria-label": `Move step ${at + 1} down` }),
    button("Remove this step", () => move(0), { "aria-label": `Remove step ${at + 1}` }),
  ];
  moves[0].disabled = at === 0;
  moves[1].disabled = at === count - 1;
  return make(
    "details",
    { class: "step" },
    summary,
    field(LABELS.title, step.title, (title) => {
      name(title);
      change({ title });
    }),
    make(
      "div",
      { class: "row" },
      field(LABELS.minutes, String(step.minutes), (text) => change({ minutes: Number(text) }), { number: true }),
      form.label,
    ),
    field(
      `${LABELS.text}; an empty line begins a paragraph`,
      step.text.join("\n\n"),
      (text) => change({ text: paragraphs(text) }),
      { rows: 4, optional: true },
    ),
    field(LABELS.question, step.question, (question) => change({ question }), { rows: 2 }),
    field(
      `${LABELS.hints}, one in a line, hidden at first`,
      step.hints.join("\n"),
      (text) => change({ hints: lines(text) }),
      few,
    ),
    field(LABELS.note, step.note, (note) => change({ note }), few),
    showing(step, around),
    reading(step, around),
    exercises(around),
    words(step, around),
    make("p", { class: "row" }, ...moves),
  );
}
