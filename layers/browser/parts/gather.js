// On every card: add it to the viewer's list, or take it out; and the link to the list.

import { button, make } from "../dom.js";
import { keep, kept, MOST, queryOf, toggled } from "../gathering.js";

const CHANGED = "evidence:gathered"; // so that all links and buttons of a page follow

/**
 * A button that adds a statement to the list, or takes it out.
 * @param {string} id
 * @param {string} version of the data
 */
export function gather(id, version) {
  const made = button("", () => {
    const list = kept();
    if (!list.ids.includes(id) && list.ids.length >= MOST) {
      made.textContent = `The list is full (${MOST})`;
    } else if (!keep(toggled(list, id, version))) {
      made.textContent = "This browser keeps nothing";
    } else {
      window.dispatchEvent(new Event(CHANGED));
      say();
    }
  });
  const say = () => {
    const held = kept().ids.includes(id);
    made.textContent = held ? "Remove from my list" : "Add to my list";
    made.setAttribute("aria-pressed", String(held));
  };
  made.className = "plain gather";
  made.dataset.key = `gather-${id}`;
  say();
  return made;
}

/**
 * The link to the list, with how many it holds; it follows what is added.
 * @param {URL} home the app's address
 * @param {string} version of the data
 * @param {AbortSignal} [signal] when to follow no longer
 */
export function listLink(home, version, signal) {
  const made = make("a", { class: "my-list" });
  const say = () => {
    const list = kept();
    made.textContent = `My list (${list.ids.length})`;
    made.href = new URL(list.ids.length ? `list?${queryOf(list, version)}` : "list", home).href;
  };
  window.addEventListener(CHANGED, say, { signal });
  window.addEventListener("storage", say, { signal }); // another tab
  say();
  return made;
}
