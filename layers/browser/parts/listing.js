// Cards under the headings that a list is read by: classes, periods, days.

import { make, rendered } from "../dom.js";
import { lead } from "./lead.js";
import { periodOf, UNDATED } from "./reading.js";

/** @import { Evidence } from "../evidence.js" */
/** @import { Entry } from "../types.d.ts" */

/**
 * The cards of a stretch of a list with what heads them.
 * @param {Evidence} evidence
 * @param {number[]} all claims of the list, in reading order
 * @param {number[]} shown those of the stretch
 * @param {Entry[]} entries of these
 * @param {(card: HTMLElement, n: number) => void} finish adds to a card what belongs to it where it stands
 * @returns {HTMLElement[]}
 */
export function listing(evidence, all, shown, entries, finish = () => {}) {
  const { documented, mixed } = evidence;
  return shown.flatMap((i, n) => {
    const before = n ? shown[n - 1] : null;
    const first = before === null || documented[before] !== documented[i];
    const period = periodOf(evidence, i);
    const another = first || periodOf(evidence, before) !== period;
    const { day } = entries[n];
    const ofDay = period !== UNDATED && day !== period && (another || day !== entries[n - 1].day);
    const card = /** @type {HTMLElement} */ (rendered(entries[n].card).firstElementChild);
    finish(card, n);
    return [
      ...(mixed && documented[i] && first ? lead(evidence, all) : []),
      ...(another ? [make("h3", { class: "period" }, period)] : []),
      ...(ofDay ? [make("h4", { class: "day" }, day)] : []),
      card,
    ];
  });
}
