// The cards of some claims, in the order given.

import { FAILED, panelFile, rendered } from "./file.js";

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".cards");
  root.wanted = data.ids.join();
  panelFile(new URL("../panel.json", import.meta.url)).then(({ claims }) => {
    if (root.wanted !== data.ids.join()) return;
    root.replaceChildren(...data.ids.map((id) => rendered(claims[id].card)));
  }).catch(() => { root.textContent = FAILED; });
}
