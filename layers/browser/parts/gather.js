// On every card: add it to the viewer's list, or take it out; the link to the list; and those of an address kept in it.

import { button, counted, make } from "../dom.js";
import { joined, keep, kept, MOST, queryOf, toggled } from "../gathering.js";

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

/**
 * A button that adds the statements of the page's address to the viewer's list; what it says of the list follows.
 * @param {HTMLElement} root whose data name the statements and the version of the data
 */
export function keepThese(root) {
  const ids = (root.dataset.ids ?? "").split(",").filter(Boolean);
  const left = () => ids.filter((id) => !kept().ids.includes(id)).length;
  const said = make("span", { role: "status" });
  const made = button("Keep these in my list", () => {
    if (!keep(joined(kept(), ids, root.dataset.version ?? ""))) {
      said.textContent = "This browser keeps nothing.";
      return;
    }
    window.dispatchEvent(new Event(CHANGED));
  });
  const say = () => {
    const { length } = kept().ids;
    const rest = left();
    made.setAttribute("aria-disabled", String(!rest || length >= MOST)); // it keeps the focus; again it adds nothing
    const holds = `My list, kept in this browser, holds ${counted(length, "statement")}`;
    const full =
      length >= MOST ? `, as many as it takes; ${rest} of these ${rest === 1 ? "is" : "are"} not among them` : "";
    said.textContent = rest ? `${holds}${full}.` : `${holds}, these among them.`;
  };
  const ended = new AbortController();
  [CHANGED, "storage"].forEach((event) => window.addEventListener(event, say, { signal: ended.signal }));
  say();
  root.replaceChildren(made, " ", said);
  root.hidden = false;
  return () => ended.abort();
}
