// "Link and cite": the address that restores this view, and a citation of it with version and date.

import { windowText } from "./dates.js";
import { paramsOf } from "./links.js";

export class Share {
  constructor(root, opener, evidence) {
    Object.assign(this, { root, opener, evidence });
    opener.addEventListener("click", () => (root.hidden ? this.open() : this.close()));
    root.querySelector(".close").addEventListener("click", () => this.close());
    evidence.addEventListener("change", () => { if (!root.hidden) this.fill(); });
    root.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", () => this.copy(button)));
  }

  /** The address of the app with this view, which is that of the page's parent or, opened alone, a folder above. */
  address() {
    const { evidence } = this;
    const address = new URL(window.parent === window ? "../" : window.parent.location.href, window.location.href);
    address.search = paramsOf(evidence.view, evidence.initial());
    address.hash = "";
    return address.href;
  }

  open() {
    this.fill();
    this.root.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    this.root.querySelector("#share-link").select();
  }

  fill() {
    const { evidence, root } = this;
    const { first, last, place } = evidence.view;
    const view = [`Time: ${windowText(first, last)}`];
    if (place) view.push(`place: ${evidence.name(evidence.placeIndex.get(place))}`);
    const today = new Date().toISOString().slice(0, 10);
    const address = this.address();
    root.querySelector("#share-link").value = address;
    root.querySelector("#share-cite").value = `${evidence.data.citation}. ${view.join(", ")}. Seen ${today}. ${address}`;
  }

  close() {
    this.root.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.focus();
  }

  async copy(button) {
    const field = this.root.querySelector(`#${button.dataset.copy}`);
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = "Copied";
    } catch {
      field.select();
      button.textContent = "Press Ctrl+C to copy";
    }
    setTimeout(() => { button.textContent = label; }, 2000);
  }
}
