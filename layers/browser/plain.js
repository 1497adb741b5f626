// The plain page: map and panel without Streamlit.

import { find } from "./dom.js";
import { isEmbedded, isProjected } from "./embedding.js";
import { Host, openFrame } from "./host.js";
import { carry } from "./sparing.js";

const root = find(document, ".screen");
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const embedded = isEmbedded(window.location.search);
document.body.classList.toggle("embedded-page", embedded);
root.classList.toggle("projected-map", isProjected(window.location.search));
const home = new URL("./", window.location.href);
carry(home);
const host = new Host(root, openFrame(root), {
  embedded,
  home,
  isDark: () => dark.matches,
});
dark.addEventListener("change", () => host.tellTheme());
window.addEventListener("popstate", () => host.follow());
