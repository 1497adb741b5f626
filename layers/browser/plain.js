// The plain page: map and panel without Streamlit.

import { find } from "./dom.js";
import { Host, openingQuery } from "./host.js";

const root = find(document, ".screen");
/** @type {HTMLIFrameElement} */
const frame = find(root, "iframe");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const query = openingQuery();
frame.src = query ? `evidence/map#${query}` : "evidence/map";
const host = new Host(root, frame, {
  embedded: new URLSearchParams(query).get("embed") === "true",
  home: new URL("./", window.location.href),
  isDark: () => dark.matches,
});
dark.addEventListener("change", () => host.tellTheme());
window.addEventListener("popstate", () => host.follow());
