// An exercise that the server has made as a form: what is written in it is kept in the browser, can be downloaded with
// the citations, and cleared. Nothing is sent. Statements can be sorted by the keys 1 to 4.

import { fileName, keep, keyOf, kept, written } from "../answers.js";
import { button, handOver, make } from "../dom.js";

/** @import { Answers, Field, Item } from "../answers.js" */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Control */

const KEPT = "What you write is kept in this browser alone, and sent nowhere.";
const NOT_KEPT = "This browser keeps nothing: download what you write before you leave the page.";

/**
 * The fields within an element that can be answered.
 * @param {Element} root
 * @returns {Control[]}
 */
const controls = (root) => [.../** @type {NodeListOf<Control>} */ (root.querySelectorAll("[name]"))];

/** @param {Control} control */
const isBox = (control) => control instanceof HTMLInputElement && /^(checkbox|radio)$/.test(control.type);

/** @param {Control} control */
const isGiven = (control) => (isBox(control) ? /** @type {HTMLInputElement} */ (control).checked : !!control.value);

/**
 * What is chosen and written in a form.
 * @param {Element} root
 */
function answersIn(root) {
  /** @type {Answers} */
  const found = {};
  controls(root)
    .filter(isGiven)
    .forEach(({ name, value }) => (found[name] ??= []).push(value));
  return found;
}

/**
 * Put answers into a form, except where someone is writing.
 * @param {Element} root
 * @param {Answers} answers
 */
function fill(root, answers) {
  controls(root).forEach((control) => {
    const given = answers[control.name] ?? [];
    if (isBox(control)) /** @type {HTMLInputElement} */ (control).checked = given.includes(control.value);
    else if (!control.matches(":focus")) control.value = given[0] ?? "";
  });
}

/**
 * The items of a form as they are written out: one field for all boxes that ask the same.
 * @param {Element} root
 * @returns {Item[]}
 */
function itemsOf(root) {
  return [...root.querySelectorAll("[data-item]")].map((item) => {
    /** @type {Map<string, Field>} */
    const fields = new Map();
    controls(item).forEach((control) => {
      const field = fields.get(control.name) ?? { asked: control.dataset.asks ?? control.name, given: [] };
      if (isGiven(control)) field.given.push(control.dataset.says ?? control.value);
      fields.set(control.name, field);
    });
    return {
      title: item.getAttribute("data-item") ?? "",
      taken: [...item.querySelectorAll("[data-take]")].map((part) => part.textContent ?? ""),
      fields: [...fields.values()],
    };
  });
}

/**
 * Hand what was written to the reader as a file.
 * @param {HTMLElement} form
 */
function download(form) {
  const now = new Date();
  const { title = "", cited = "", query = "" } = form.dataset;
  const text = written({
    title,
    cited,
    address: new URL(`exercises?${query}`, document.baseURI).href,
    day: now.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }),
    items: itemsOf(form),
    references: [...form.querySelectorAll("[data-reference]")].map((part) => part.textContent ?? ""),
  });
  handOver(fileName(title, now.toISOString().slice(0, 10)), text, "text/plain;charset=utf-8");
}

/**
 * Show in the boxes beside the statements which of them stand there.
 * @param {Element} form
 */
function showSorted(form) {
  const items = [...form.querySelectorAll(".item")];
  form.querySelectorAll("[data-box]").forEach((box) => {
    const name = box.getAttribute("data-box") ?? "";
    const there = items.filter((item) => item.querySelector(`input[value="${CSS.escape(name)}"]:checked`));
    const rows = there.map((item) => {
      const words = (item.querySelector("blockquote") ?? item.querySelector(".sentence"))?.textContent ?? "";
      const title = item.getAttribute("data-item")?.replace("Statement ", "") ?? "";
      return make("li", {}, `${title}: ${words.length > 60 ? `${words.slice(0, 58)} …` : words}`);
    });
    box.querySelector("ul")?.replaceChildren(...(rows.length ? rows : [make("li", { class: "none" }, "empty")]));
  });
}

/**
 * Sort the statement in which a key was pressed, unless someone writes there.
 * @param {KeyboardEvent} event
 */
function sortByKey(event) {
  const { key, target, ctrlKey, altKey, metaKey } = event;
  if (!(target instanceof Element) || target.matches("textarea") || ctrlKey || altKey || metaKey) return;
  const boxes = target.closest(".item")?.querySelectorAll("input[type=checkbox]");
  const box = /^[1-9]$/.test(key) ? boxes?.[Number(key) - 1] : undefined;
  if (!box) return;
  event.preventDefault();
  /** @type {HTMLInputElement} */ (box).click();
}

/**
 * A button that clears what was written, once that has been confirmed.
 * @param {() => void} clear
 */
function clearing(clear) {
  const line = make("span", { class: "clearing" });
  const ask = button("Clear what I wrote", () => {
    line.replaceChildren("Clear all that you wrote in this exercise? ", yes, " ", no);
    no.focus();
  });
  const back = () => {
    line.replaceChildren(ask);
    ask.focus();
  };
  const no = button("Keep it", back);
  const yes = button("Yes, clear it", () => {
    clear();
    back();
  });
  line.append(ask);
  return line;
}

/**
 * Begin an exercise; returns what ends it.
 * @param {HTMLElement} form
 */
export function exercise(form) {
  const query = form.dataset.query ?? "";
  const status = form.querySelector(".kept");
  const sorted = form.querySelector(".sorted");
  const notice = form.querySelector(".notice");
  const ended = new AbortController();
  const show = () => {
    fill(form, kept(query));
    if (sorted) showSorted(form);
  };
  const save = () => {
    const keeps = keep(query, answersIn(form));
    const said = keeps ? KEPT : NOT_KEPT;
    if (status && status.textContent !== said) status.textContent = said;
  };
  const changed = (/** @type {Event} */ { target }) => {
    save();
    if (!sorted || !(target instanceof HTMLInputElement)) return;
    showSorted(form);
    const item = target.closest(".item");
    const names = [...(item?.querySelectorAll("input:checked") ?? [])].map((box) => box.getAttribute("data-says"));
    if (notice) notice.textContent = `${item?.getAttribute("data-item")}: ${names.join(", ") || "in no box"}`;
  };
  const clear = () => {
    fill(form, {});
    save();
    if (sorted) showSorted(form);
  };
  const actions = make("p", { class: "actions" });
  actions.append(
    button("Download what I wrote", () => download(form)),
    clearing(clear),
  );
  form.append(actions);
  sorted?.removeAttribute("hidden");
  show();
  save();
  form.addEventListener("input", changed, { signal: ended.signal });
  form.addEventListener("keydown", sortByKey, { signal: ended.signal });
  const elsewhere = (/** @type {StorageEvent} */ { key }) => key === keyOf(query) && show(); // in another tab
  window.addEventListener("storage", elsewhere, { signal: ended.signal });
  return () => {
    ended.abort();
    actions.remove();
  };
}
