// The Streamlit side of map and panel: an iframe, the panel beside it, and the messages between them and the script.
// The panel follows the map at once; the script is told the settled view, and sends one down with a new `serial`.

import { FAILED, panelFile } from "./file.js";
import { Panel } from "./panel.js";

function isDark(node) {
  const found = getComputedStyle(node).getPropertyValue("--st-background-color").trim();
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(found);
  if (!hex) return false;
  const [r, g, b] = hex.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * r + 0.587 * g + 0.114 * b < 128;
}

const SHEET = 680; // pixels that a sheet of A4 or Letter is wide, without its margins

class Screen {
  constructor(root, data) {
    this.root = root;
    this.serial = null;
    this.ready = false;
    this.view = null;
    this.source = null;
    const opening = document.getElementById("evidence-opening");
    this.frame = opening?.shadowRoot?.querySelector("iframe");
    if (this.frame) {
      root.moveBefore(this.frame, null); // it goes on running
      this.serial = data.serial; // it was opened at what the address asks for
    } else {
      root.append(root.querySelector("template").content);
      this.frame = root.querySelector("iframe");
    }
    opening?.remove();
    root.classList.toggle("embedded", data.embedded);
    if (!data.embedded) {
      const place = document.createElement("section");
      place.className = "panel";
      place.setAttribute("aria-label", "What is stated");
      root.append(place);
      this.panel = new Panel(place);
    }
    this.listeners = {
      message: (event) => this.listen(event),
      beforeprint: () => this.toSheet(),
      afterprint: () => this.frame.removeAttribute("style"),
    };
  }

  listen({ data: message, origin, source }) {
    if (source !== this.frame.contentWindow || origin !== window.location.origin || !message) return;
    if (message.type === "evidence:ready") {
      if (!this.ready) this.follow(message.view);
      this.ready = true;
      this.send();
    } else if (message.type === "evidence:view") {
      this.follow(message.view);
      if (!message.passing) this.report(message.view);
    }
  }

  /** On paper the map keeps its size in its own pixels, so that nothing in it moves, and is drawn as small as fits. */
  toSheet() {
    const { width, height } = this.frame.getBoundingClientRect();
    Object.assign(this.frame.style, { width: `${width}px`, height: `${height}px`, zoom: Math.min(1, SHEET / width) });
  }

  post(message) {
    this.frame.contentWindow.postMessage(message, window.location.origin);
  }

  /** Tell the map page what the script asks for, once. */
  send() {
    this.post({ type: "evidence:theme", dark: isDark(this.root) });
    if (this.data.serial === this.serial || !this.data.view) return;
    this.serial = this.data.serial;
    this.post({ type: "evidence:apply", view: this.data.view, notice: this.data.notice });
  }

  /** Show a view in the panel. */
  async follow(view) {
    if (this.view && (view.place !== this.view.place || view.claim !== this.view.claim)) this.source = null;
    this.view = view;
    if (!this.panel) return;
    try {
      const file = await panelFile(new URL("../panel.json", import.meta.url));
      if (this.view === view) this.panel.show(file, { view, source: this.source }, (choice) => this.choose(choice));
    } catch {
      this.panel.root.textContent = FAILED;
    }
  }

  /** What was chosen in the panel: a place or claim goes by way of the map, a source concerns the panel alone. */
  choose({ place = null, claim = null, source = null }) {
    this.source = source;
    if (place === this.view.place && claim === this.view.claim) this.follow(this.view);
    else this.post({ type: "evidence:apply", view: { place, claim } });
  }
}

export default function (component) {
  const { data, parentElement, setStateValue } = component;
  const root = parentElement.querySelector(".screen");
  root.screen ??= new Screen(root, data);
  const { screen } = root;
  screen.data = data;
  screen.report = (view) => setStateValue("view", view);
  Object.entries(screen.listeners).forEach(([type, act]) => window.addEventListener(type, act));
  if (screen.ready) screen.send();
  else screen.post({ type: "evidence:hello" }); // in case its first message came before anyone listened
  return () => Object.entries(screen.listeners).forEach(([type, act]) => window.removeEventListener(type, act));
}
