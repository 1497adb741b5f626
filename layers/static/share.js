// "Link and cite": the address that restores this view, and a citation of it with version and date.

import { windowText } from "./dates.js";

export class Share {
  constructor(root, opener, evidence) {
    Object.assign(this, { root, opener, evidence });
    opener.addEventListener("click", () => (root.hidden ? this.open() : this.close()));
    root.querySelector(".close").addEventListener("click", () => this.close());
    root.addEventListener("keydown", (event) => {
      if (event.key === "Escape") { this.close(); event.stopPropagation(); }
    });
    root.querySelectorAll("[data-copy]").forEach((button) => button.addEventListener("click", () => this.copy(button)));
  }

  /** The app writes the settled view into its address; the page reads it there. */
  address() {
    const address = new URL(window.parent.location.href);
    address.searchParams.delete("embed");
    return address.href;
  }

  open() {
    const { evidence, root } = this;
    const { first, last, place } = evidence.view;
    const view = [`Time: ${windowText(first, last)}`];
    if (place) view.push(`place: ${evidence.name(evidence.placeIndex.get(place))}`);
    const today = new Date().toISOString().slice(0, 10);
    root.querySelector("#share-link").value = this.address();
    root.querySelector("#share-cite").value = `${evidence.data.citation}. ${view.join(", ")}. Seen ${today}. ${this.address()}`;
    root.hidden = false;
    this.opener.setAttribute("aria-expanded", "true");
    root.querySelector("#share-link").select();
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
