// The search: a field that offers what it finds while one types, by the pattern of a combobox with a list of options.

import { make } from "../dom.js";
import { documentsIn, everything, numbers } from "../lists.js";
import { search } from "../searching.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Store } from "../store.js" */
/** @import { View } from "../types.d.ts" */
/** @typedef {{ text: string, beside: string, change: Partial<View>, narrows: boolean }} Option */

export class Search {
  /**
   * @param {HTMLFormElement} root
   * @param {HTMLElement} list where the options stand
   * @param {Evidence} evidence
   * @param {Store} store
   * @param {(how: "narrowed" | "at" | "back", change?: Partial<View>) => void} chosen what is done when the view
   *   has changed, to words or a source, or to a place or statement; or is to go back to what it was
   */
  constructor(root, list, evidence, store, chosen) {
    this.input = /** @type {HTMLInputElement} */ (root.querySelector("input"));
    this.list = list;
    this.evidence = evidence;
    this.store = store;
    this.chosen = chosen;
    /** @type {Option[]} */
    this.options = [];
    this.at = -1;
    this.typing = false; // and nothing chosen yet
    /** @type {View | null} */
    this.before = null; // the view before the search
    const { input } = this;
    input.addEventListener("focus", () => this.begin());
    input.addEventListener("input", () => {
      this.typing = true;
      this.show();
    });
    input.addEventListener("blur", () => {
      this.typing = false;
      this.close();
    });
    input.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.enter();
    });
    evidence.addEventListener("change", () => this.follow());
    this.follow();
  }

  /** The field says the view's words, unless someone is typing. */
  follow() {
    if (!this.typing) this.input.value = this.evidence.view.words;
  }

  async begin() {
    if (this.evidence.words) return;
    try {
      const words = await this.store.file("words.json");
      if (!this.evidence.words) this.evidence.setWords(words);
    } catch {
      return; // places and sources are found without them
    }
    if (!this.list.hidden) this.show();
  }

  /** What is found, in groups. */
  groups() {
    const { evidence } = this;
    const { data, view } = evidence;
    const text = this.input.value.split(/\s+/u).filter(Boolean).join(" ");
    const found = search(evidence, text);
    const all = (/** @type {Partial<View>} */ about) => everything(evidence, { dated: null, ...about });
    const number = (/** @type {number[]} */ claims) => numbers(evidence, claims.length, documentsIn(evidence, claims));
    const statements = /** @type {Option[]} */ ([]);
    if (found.claim) {
      const beside = "the statement of this id";
      statements.push({ text: found.claim, beside, change: all({ claim: found.claim }), narrows: false });
    }
    if (found.claims.length) {
      const beside = `${number(found.claims)} of all dates`;
      statements.push({ text: `“${text}”`, beside, change: all({ words: text }), narrows: true });
    }
    if (found.inWindow.length && found.inWindow.length < found.claims.length) {
      const change = { words: text, place: null, claim: null };
      statements.push({ text: `“${text}”`, beside: `${number(found.inWindow)} in this window`, change, narrows: true });
    }
    const places = found.places.map(({ p, name }) => {
      const { id, title } = evidence.places[p];
      const change = evidence.stated(p) ? { place: id, claim: null } : all({ place: id });
      return { text: title, beside: name === title || name === id ? "" : name, change, narrows: false };
    });
    const sources = found.sources.map((s) => {
      const { id, label, class: kind } = data.sources[s];
      const beside = kind === "text" ? "text" : "documentation";
      return { text: label, beside, change: all({ sources: [id] }), narrows: true };
    });
    return { text, words: view.words, statements, places, sources };
  }

  /** Offer what the words in the field find. */
  show() {
    const { text, words, statements, places, sources } = this.groups();
    if (!text) {
      this.close();
      if (words) this.goBack();
      return;
    }
    this.options = [...statements, ...places, ...sources];
    this.at = -1;
    let number = 0;
    const group = (/** @type {string} */ title, /** @type {Option[]} */ options) => {
      if (!options.length) return [];
      const made = options.map((option) => this.option(option, number++));
      const heading = make("p", { class: "title", "aria-hidden": true }, title);
      return [make("div", { role: "group", "aria-label": title }, heading, ...made)];
    };
    const none = `Nothing is found by “${text}”. Fewer letters, or another spelling of the name, may find more.`;
    this.list.replaceChildren(
      ...group("Statements with these words", statements),
      ...group("Places", places),
      ...group("Sources", sources),
      ...(this.options.length ? [] : [make("p", { class: "none" }, none)]),
    );
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.mark(-1);
  }

  /**
   * @param {Option} option
   * @param {number} number
   */
  option({ text, beside }, number) {
    const made = make(
      "div",
      { role: "option", id: `search-${number}`, "aria-selected": false },
      make("span", {}, text),
      ...(beside ? [make("span", { class: "beside" }, beside)] : []),
    );
    made.addEventListener("click", () => this.choose(number));
    return made;
  }

  /** @param {number} at the option that Enter would choose; -1 for none */
  mark(at) {
    this.at = at;
    this.list.querySelectorAll("[role=option]").forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === at));
      if (number === at) option.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `search-${at}`);
  }

  /** Without words the view is the one before the search. */
  goBack() {
    const { before } = this;
    this.before = null;
    this.chosen("back", { ...before, words: "" });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const { key } = event;
    const step = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    if (step) {
      event.preventDefault();
      if (this.list.hidden) this.show();
      const count = this.options.length + 1; // the field itself is one of them
      this.mark(((this.at + 1 + step + count) % count) - 1);
    } else if (key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    }
  }

  /** Enter chooses what is marked, or else the first that is offered: the statements, where there are any. */
  enter() {
    if (this.list.hidden) this.show();
    if (this.options.length) this.choose(Math.max(0, this.at));
  }

  /** @param {number} number of the option */
  choose(number) {
    const { change, narrows } = this.options[number];
    const { view } = this.evidence;
    if (change.words && !view.words) this.before = view;
    this.typing = false;
    this.close();
    this.evidence.update(change);
    this.follow();
    this.chosen(narrows ? "narrowed" : "at");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}
