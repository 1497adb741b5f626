// The ways on from an own lesson: to try it, to project it, on paper, and its addresses; or what is missing for them.

import { button, copyFrom, make } from "../dom.js";
import { LONGEST, ofMost, packed } from "../lessoncode.js";

/** @import { Lesson } from "../lessoncode.js" */

const SAFE = 2000; // characters of an address that mail programs, servers between and phones still take

/**
 * What is missing for them, in sentences.
 * @param {string[]} faults
 */
export const missing = (faults) => [
  make("p", {}, "To try and share it, what is missing or not right:"),
  make("ul", {}, ...faults.map((fault) => make("li", {}, fault))),
];

/**
 * A lesson without what is for the teacher.
 * @param {Lesson} lesson as it is saved
 */
function forPupils(lesson) {
  const steps = lesson.steps.map((step) => ({ ...step, note: undefined })); // JSON has none of it then
  return { ...lesson, steps };
}

/**
 * An address in full, with what copies it.
 * @param {string} label
 * @param {string} address
 * @param {(text: string) => void} say
 */
function copied(label, address, say) {
  const shown = make("input", { type: "text", readonly: "", value: address });
  const copy = button("Copy", async () => say((await copyFrom(shown)) ? "Copied." : "Press Ctrl+C to copy."), {
    "aria-label": `Copy: ${label}`,
  });
  return make("div", { class: "row" }, make("label", {}, make("span", {}, label), shown), copy);
}

/**
 * The ways on from a lesson without faults.
 * @param {Lesson} lesson as it is saved
 * @param {URL} home the app's address
 * @param {(text: string) => void} say
 */
export async function ways(lesson, home, say) {
  const to = (/** @type {string} */ path) => new URL(path, home).href;
  const link = (/** @type {string} */ text, /** @type {string} */ path) =>
    make("a", { href: to(path), target: "_blank" }, text);
  const code = await packed(lesson);
  if (code.length > LONGEST) {
    const rest = "Save it as a file, and take something out, or make two of it.";
    return [make("p", {}, `The lesson is too long for an address: ${ofMost(code)}. ${rest}`)];
  }
  const address = to(`own?lesson=${code}`);
  const pupils = to(`own?lesson=${await packed(forPupils(lesson))}`);
  const long = address.length > SAFE ? " Mail programs and servers between may cut it: then hand on the file." : "";
  const noted = lesson.steps.some(({ note }) => note);
  return [
    make(
      "p",
      {},
      link("Try it", `own?lesson=${code}`),
      " · ",
      link("Project it", `read/own?lesson=${code}&step=${lesson.steps[0].id}&present=yes`),
      " · ",
      link("On paper (PDF)", `handout.pdf?lesson=${code}`),
    ),
    copied("Address of the lesson", address, say),
    ...(noted ? [copied("Address for pupils, without the notes for the teacher", pupils, say)] : []),
    make("p", { class: "hint" }, `The whole lesson is in its address of ${address.length} characters.${long}`),
  ];
}
