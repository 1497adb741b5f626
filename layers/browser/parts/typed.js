// The time window typed as two dates.

import { dayAt, isoDay } from "../dates.js";
import { make } from "../dom.js";

/** @import { Evidence } from "../evidence.js" */

/** @type {{ end: "first" | "last", label: string }[]} */
const ENDS = [
  { end: "first", label: "From" },
  { end: "last", label: "to" },
];
const TAKES = "A year, a month or a day: 1992, 1992-02 or 1992-02-25";

export class TypedDates {
  /**
   * @param {Evidence} evidence
   * @param {(change: { first: number, last: number }) => void} choose
   */
  constructor(evidence, choose) {
    this.evidence = evidence;
    this.fields = ENDS.map(({ end, label }) => {
      const field = make("input", { type: "text", size: 11, title: TAKES, "aria-label": `${label} (date)` });
      field.addEventListener("change", () => {
        const day = dayAt(field.value.trim(), end);
        field.setAttribute("aria-invalid", String(day === null));
        field.setCustomValidity(day === null ? TAKES : "");
        field.reportValidity();
        if (day === null) return;
        const { view } = evidence;
        const [first, last] = end === "first" ? [day, view.last] : [view.first, day];
        choose(first <= last ? { first, last } : { first: day, last: day });
      });
      return { end, label, field };
    });
    this.root = make("span", { class: "typed", role: "group", "aria-label": "Dates" });
    this.fields.forEach(({ label, field }) => this.root.append(make("span", { "aria-hidden": "true" }, label), field));
  }

  refresh() {
    this.fields.forEach(({ end, field }) => {
      if (field.matches(":focus")) return; // it is being typed in
      field.value = isoDay(this.evidence.view[end]);
      field.removeAttribute("aria-invalid");
      field.setCustomValidity("");
    });
  }
}
