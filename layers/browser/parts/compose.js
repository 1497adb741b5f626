// A teacher's own lesson put together: its fields and steps; saved as a file, opened, tried, shared as an address.

import { button, handOver, make } from "../dom.js";
import { definitions, holds, keep, kept, moved, none, unfit, withStep } from "../drafting.js";
import { faultsOf, LABELS, LARGEST, parsed, told, trimmed, unpacked } from "../lessoncode.js";
import { stepFields } from "./composestep.js";
import { missing, ways } from "./composeways.js";
import { asking, field, fileInput, select } from "./fields.js";

/** @import { Lesson, Step } from "../lessoncode.js" */

const ASKED = "#lesson="; // before the code of a lesson that is to be taken over

/** @param {string} title */
const slugOf = (title) =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 40)
    .replace(/-$/, "") || "own";

class Compose {
  /**
   * @param {HTMLElement} root an element whose data name the forms of work and the lessons there are
   * @param {URL} home the app's address
   */
  constructor(root, home) {
    this.root = root;
    this.home = home;
    /** @type {Record<string, string>} */
    this.forms = JSON.parse(root.dataset.forms ?? "{}");
    /** @type {Record<string, string>} */
    this.terms = JSON.parse(root.dataset.terms ?? "{}");
    const ids = (/** @type {string | undefined} */ text) => new Set((text ?? "").split(" "));
    this.there = {
      claims: ids(root.dataset.claims),
      graphic: ids(root.dataset.detailed),
      terms: new Set(Object.keys(this.terms)),
    };
    this.lesson = kept();
    this.packing = 0; // the number of the last change, for packing takes a moment
    this.said = make("p", { class: "said", role: "status" });
    this.ways = make("div", { class: "ways" });
    this.head = make("div", { class: "head" });
    this.steps = make("div", { class: "steps" });
    root.replaceChildren(this.begin(), this.head, this.steps, this.add(), this.ways, this.files(), this.said);
    this.draw();
    if (window.location.hash.startsWith(ASKED)) this.offer(window.location.hash.slice(ASKED.length));
  }

  /** @param {string} text */
  say(text) {
    this.said.textContent = text;
  }

  /**
   * The draft is another one now.
   * @param {Lesson} lesson
   * @param {string} [text]
   */
  take(lesson, text = "") {
    this.lesson = lesson;
    this.draw();
    this.say(text);
  }

  /** Something was written or put in. */
  changed() {
    if (!keep(this.lesson)) this.say("This browser keeps nothing: save the lesson as a file before you leave.");
    this.lead();
  }

  /**
   * Ask in the page before something that was put in is lost; where nothing is, it is done at once.
   * @param {boolean} losing whether something is lost
   * @param {string} text the question
   * @param {string} what may be kept, "draft" or "step"
   * @param {[verb: string, act: () => void]} done
   * @param {(asked: HTMLElement) => void} put the question into the page
   */
  ask(losing, text, what, [verb, act], put) {
    this.root.querySelector(".offer")?.remove();
    if (!losing) {
      act();
      return;
    }
    const asked = asking(text, what, verb, act);
    put(asked);
    this.say("");
    asked.querySelector("button")?.focus();
  }

  /**
   * Another lesson takes the draft's place, if that is wanted.
   * @param {Lesson} lesson
   * @param {string} verb
   * @param {string} done
   * @param {(asked: HTMLElement) => void} put the question into the page
   */
  replace(lesson, verb, done, put) {
    const by = lesson.title ? ` “${lesson.title}”` : "";
    const text = `${verb}${by}? It replaces the draft “${this.lesson.title || "without a title"}”.`;
    const act = () => {
      this.take(lesson, done);
      this.head.querySelector("input")?.focus();
    };
    this.ask(holds(this.lesson), text, "draft", ["Replace", act], put);
  }

  /**
   * A lesson that an address brings.
   * @param {string} code
   */
  async offer(code) {
    window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    try {
      this.replace(await unpacked(code), "Take over", "Taken over.", (asked) => this.root.prepend(asked));
    } catch (error) {
      this.say(`${/** @type {Error} */ (error).message} Ask for it again.`);
    }
  }

  begin() {
    /** @type {{ title: string, code: string }[]} */
    const lessons = JSON.parse(this.root.dataset.lessons ?? "[]");
    const titles = Object.fromEntries(lessons.map(({ title }, at) => [String(at), title]));
    const { input, label } = select("Begin with", { "": "an empty lesson", ...titles }, "");
    const taken = button("Begin, without what stands below", async () => {
      const found = lessons[Number(input.value)];
      const lesson = input.value ? await unpacked(found.code) : none();
      this.replace(lesson, input.value ? "Begin with" : "Begin with an empty lesson", "Begun anew.", (asked) =>
        taken.after(asked),
      );
    });
    return make("details", {}, make("summary", {}, "Begin anew, or with a lesson there is"), label, taken);
  }

  add() {
    const made = button("Add a step", () => {
      this.take(withStep(this.lesson));
      const last = this.steps.lastElementChild;
      last?.setAttribute("open", "");
      last?.querySelector("input")?.focus();
    });
    return make("p", {}, made);
  }

  files() {
    const open = fileInput("Open a file", ".json,application/json", async (file) => {
      try {
        if (file.size > LARGEST) throw new Error("The file is too large for a lesson.");
        const lesson = parsed(await file.text());
        this.replace(lesson, "Open", `Opened: ${file.name}`, (asked) => row.after(asked));
      } catch (error) {
        const { message } = /** @type {Error} */ (error);
        this.say(`${message} Correct it, or open one that was saved here. The draft is as it was.`);
      }
    });
    const save = button("Save as a file", () => {
      const text = `${JSON.stringify(trimmed(this.lesson), null, 1)}\n`;
      handOver(`${this.lesson.id}.json`, text, "application/json");
      this.say("Saved as a file, with all that is there so far.");
    });
    const row = make("div", { class: "row files" }, save, open);
    return row;
  }

  draw() {
    const { lesson } = this;
    const put = (/** @type {Partial<Lesson>} */ change) => {
      this.lesson = { ...this.lesson, ...change };
      this.changed();
    };
    const terms = lesson.definitions.map((pair) => pair.join(": ")).join("\n");
    const [few, some] = [2, 3].map((rows) => ({ rows, optional: true }));
    this.head.replaceChildren(
      field(LABELS.title, lesson.title, (title) => put({ title, id: slugOf(title) })),
      field(`${LABELS.question}, about sources`, lesson.question, (question) => put({ question })),
      field(LABELS.summary, lesson.summary, (summary) => put({ summary }), few),
      field(LABELS.content_note, lesson.content_note, (text) => put({ content_note: text }), few),
      field(
        `${LABELS.definitions}, a line each: word: meaning`,
        terms,
        (t) => put({ definitions: definitions(t) }),
        some,
      ),
    );
    const open = [...this.steps.querySelectorAll("details[open]")].map((step) => step.getAttribute("data-id"));
    const { length: count } = lesson.steps;
    const steps = lesson.steps.map((step, at) => {
      const change = (/** @type {Partial<Step>} */ part, anew = false) => {
        const changed = { ...this.lesson.steps[at], ...part };
        this.lesson = { ...this.lesson, steps: this.lesson.steps.with(at, changed) };
        if (anew) this.draw();
        else this.changed();
      };
      const move = (/** @type {number} */ by) => (by ? this.move(at, by) : this.remove(at));
      const { forms, terms: titles, home } = this;
      const current = () => this.lesson.steps[at];
      const made = stepFields(step, { at, count, forms, terms: titles, home, current, change, move });
      made.dataset.id = step.id;
      made.open = open.includes(step.id);
      return made;
    });
    this.steps.replaceChildren(...steps);
    this.changed();
  }

  /** @param {number} at */
  remove(at) {
    const step = this.lesson.steps[at];
    const text = `Remove step ${at + 1}, “${step.title || "without a title"}”, with all that is in it?`;
    this.ask(holds(step), text, "step", ["Remove", () => this.move(at, 0)], (asked) =>
      this.steps.children[at].append(asked),
    );
  }

  /**
   * @param {number} at
   * @param {number} by
   */
  move(at, by) {
    const { title } = this.lesson.steps[at];
    const steps = moved(this.lesson.steps, at, by);
    this.take({ ...this.lesson, steps }, by ? `Now step ${at + by + 1}: ${title}` : `Removed: ${title}`);
    this.steps.querySelectorAll("summary")[Math.min(at + by, steps.length - 1)]?.focus();
  }

  /** The ways on, or what is missing for them. */
  async lead() {
    const lesson = trimmed(this.lesson);
    const faults = [...faultsOf(lesson).map(told), ...unfit(this.lesson, this.there)];
    this.packing += 1;
    const number = this.packing;
    const found = faults.length ? missing(faults) : await ways(lesson, this.home, (text) => this.say(text));
    if (number === this.packing) this.ways.replaceChildren(...found); // else it has been changed since
  }
}

/**
 * Begin to put a lesson together in an element.
 * @param {HTMLElement} root
 */
export function compose(root) {
  new Compose(root, new URL("./", document.baseURI));
}
