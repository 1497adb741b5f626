// Around map and panel: the host has the map's frame, draws the panel, writes the address and hears back and forward.
// It knows nothing of Streamlit; the plain page and Streamlit's door (streamlit.js) both use it.

import { AddressError, dataQuery, merged } from "./address.js";
import { button, make } from "./dom.js";
import { outside } from "./embedding.js";
import { Evidence } from "./evidence.js";
import { listed } from "./lists.js";
import { listen, post } from "./messages.js";
import { listLink } from "./parts/gather.js";
import { Panel } from "./parts/panel.js";
import { print } from "./parts/printed.js";
import { spare } from "./sparing.js";
import { Store } from "./store.js";

/** @import { Message } from "./messages.js" */
/** @import { View } from "./types.d.ts" */

const HERE = { evidence: true }; // in the history's entries that hosts have written: their address says the view

/**
 * The address of a map that was left for another page of the same visit: who comes back by a link that says nothing
 * finds it again.
 */
let left = "";

/**
 * A frame with the map at the view that the address asks for, put into an element.
 * @param {HTMLElement} root
 * @param {boolean} sparing whether graphic detail is left out, if the address says nothing of it
 */
export function openFrame(root, sparing = false) {
  const back = !window.history.state?.evidence && !window.location.search && left;
  if (back) window.history.replaceState(HERE, "", `?${left}`);
  const asked = window.location.search.slice(1);
  const query = sparing ? spare(asked) : asked;
  const src = query ? `evidence/map#${query}` : "evidence/map";
  const frame = make("iframe", { title: "Map of the statements", src });
  root.append(frame);
  return frame;
}

export class Host {
  /**
   * @param {HTMLElement} root
   * @param {HTMLIFrameElement} frame the map's, in `root`
   * @param {{ embedded: boolean, home: URL, isDark: () => boolean }} around whether the map stands alone, the app's
   *   address (where pieces, interface and plain page lie), and the theme
   */
  constructor(root, frame, { embedded, home, isDark }) {
    this.root = root;
    this.frame = frame;
    this.home = home;
    this.isDark = isDark;
    this.path = window.location.pathname;
    this.written = "";
    this.arriving = false;
    /** @type {Evidence | null} */
    this.evidence = null;
    /** @type {Panel | null} */
    this.panel = null;
    /** @type {Promise<void> | undefined} */
    this.ahead = undefined; // all pieces, read once
    this.place = make("section", { class: embedded ? "panel sheet" : "panel", "aria-label": "What is stated" });
    this.place.hidden = embedded; // a sheet comes up with what is chosen
    this.embedded = embedded;
    this.strip = make("p", { class: "strip" });
    this.sheet = make("section", { class: "sheet-of-paper cards" });
    this.place.addEventListener("click", (event) => this.refer(event));
    root.append(this.place, ...(embedded ? [this.strip] : []), this.sheet);
    root.classList.toggle("embedded", embedded);
    this.download = make("a", { class: "download", download: "" }, "Download these (GeoJSON)");
    this.plain = make("a", { class: "plain-page" }, "Plain page");
    this.plain.title = "The same map and statements as a page that needs no live connection";
    this.whole = make("a", { target: "_blank", rel: "noopener" }, "Open the whole map");
    this.ended = new AbortController();
    const { signal } = this.ended;
    window.addEventListener("evidence:history", () => this.follow(), { signal });
    window.addEventListener("beforeprint", () => this.print(), { signal });
    window.addEventListener("afterprint", () => this.sheet.replaceChildren(), { signal });
    signal.addEventListener(
      "abort",
      listen(
        () => frame.contentWindow,
        (message) => this.take(message),
      ),
    );
    this.post({ type: "evidence:hello" }); // where the map was there first, its own greeting went unheard
  }

  /** Leave the page: nothing is heard any more. */
  end() {
    this.ended.abort();
  }

  /** @param {Message} message */
  post(message) {
    post(this.frame.contentWindow, message);
  }

  /** Tell the map which theme it stands in. */
  tellTheme() {
    this.post({ type: "evidence:theme", dark: this.isDark() });
  }

  /** @param {Message} message */
  take(message) {
    if (message.type === "evidence:ready") {
      if (!this.evidence) this.begin(message.data);
      this.tellTheme();
      this.seen(message.query);
      this.arrive();
      this.keep(this.asked() === message.query || this.asked() === null);
      this.show();
    } else if (message.type === "evidence:view" && this.evidence) {
      this.seen(message.query);
      if (message.state === "settled") this.keep(false);
      if (message.state !== "moving") this.show();
    } else if (message.type === "evidence:read") {
      this.read();
    }
  }

  /** Until something is pressed here or on the map, what it does by itself belongs to the step that led here. */
  arrive() {
    this.arriving = true;
    const begin = () => {
      this.arriving = false;
    };
    const { signal } = this.ended;
    [window, this.frame.contentWindow].forEach((one) =>
      ["pointerdown", "keydown", "wheel"].forEach((name) =>
        one?.addEventListener(name, begin, { capture: true, passive: true, signal }),
      ),
    );
  }

  /** The panel takes the focus, until Escape gives it back to the map. */
  read() {
    const heading = this.place.querySelector("h2");
    heading?.focus();
    heading?.scrollIntoView({ block: "nearest" });
    const back = (/** @type {KeyboardEvent} */ { key }) => {
      if (key !== "Escape") return;
      this.place.removeEventListener("keydown", back, true);
      this.within?.cursor.cursor.focus();
    };
    this.place.addEventListener("keydown", back, { capture: true, signal: this.ended.signal });
  }

  /** @param {import("./types.d.ts").PageData} data */
  begin(data) {
    const evidence = new Evidence(data);
    const store = new Store(new URL("evidence/", this.home), data.piece);
    this.evidence = evidence;
    this.store = store;
    if (!this.embedded) this.list = listLink(this.home, data.version, this.ended.signal);
    const choose = (/** @type {Partial<View>} */ change) => this.choose(change);
    this.panel = new Panel(this.place, evidence, store, {
      choose,
      links: () => [this.foot()],
      gathers: !this.embedded,
    });
  }

  /** The links of what is listed and of the plain page; embedded, of the whole map. */
  foot() {
    const other = this.embedded ? this.whole.cloneNode(true) : this.plain;
    const paper = button("Print this view", () => this.printWhenRead(), { class: "plain" });
    const list = this.list ? [" · ", this.list] : [];
    return make("p", { class: "foot" }, this.download, " · ", other, " · ", paper, ...list);
  }

  /** Draw the panel; a sheet only where something is chosen. */
  async show() {
    const { evidence } = this;
    if (!evidence || !this.panel) return;
    const { place, claim } = evidence.view;
    if (this.embedded) {
      this.place.hidden = place === null && claim === null;
      this.strip.replaceChildren(`${evidence.data.shortNote} `, this.whole);
      if (this.place.hidden) return;
    }
    await this.panel.show();
    this.ahead ??= this.store?.ahead(evidence.size); // so that the panel needs the server no more, and paper has all
  }

  /**
   * The map shows another view: the links are of it from now on.
   * @param {string} query
   */
  seen(query) {
    const { evidence } = this;
    const view = this.viewOf(query);
    if (!evidence || !view) return;
    evidence.update(view);
    this.download.href = new URL(`api/claims.geojson?${dataQuery(evidence.view, evidence.known)}`, this.home).href;
    this.plain.href = new URL(query ? `map?${query}` : "map", this.home).href;
    this.whole.href = new URL(query ? `./?${query}` : "./", this.home).href;
  }

  /**
   * The view that a query asks for; `null` where it makes no sense.
   * @param {string} query
   */
  viewOf(query) {
    try {
      return this.evidence?.viewOf(query) ?? null;
    } catch (error) {
      if (error instanceof AddressError) return null;
      throw error;
    }
  }

  /** What the address asks for, as it would be written; `null` where it makes no sense. */
  asked() {
    const { evidence } = this;
    const view = this.viewOf(window.location.search);
    return evidence && view && evidence.queryOf(view);
  }

  /**
   * Put the view into the address, as a step that back goes back from.
   * @param {boolean} there whether the address says it already, in these or other words
   */
  keep(there) {
    if (!this.evidence || window.location.pathname !== this.path) return;
    const { query } = this.evidence;
    left = query;
    if (there) {
      window.history.replaceState({ ...window.history.state, ...HERE }, "");
    } else if (query !== this.written) {
      const address = merged(window.location.search, query);
      const how = this.arriving ? "replaceState" : "pushState";
      window.history[how](HERE, "", `${this.path}${address ? `?${address}` : ""}`);
    }
    this.written = query;
  }

  /** Back or forward was pressed: the map goes where the address says. */
  follow() {
    const query = this.asked();
    if (query === null) return;
    this.written = query;
    left = query;
    this.post({ type: "evidence:apply", query, bring: false });
  }

  /**
   * A reference to another paragraph or source is shown here, rather than as a page of its own.
   * @param {MouseEvent} event
   */
  refer(event) {
    const target = event.target instanceof Element ? event.target : null;
    if (this.embedded) outside(target?.closest("a.own-page"));
    const link = target?.closest("a.reference");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const view = this.viewOf(new URL(/** @type {HTMLAnchorElement} */ (link).href).search);
    if (!view || !this.evidence) return;
    event.preventDefault();
    const { names, base, map } = this.evidence.view;
    this.choose({ ...view, names, base, map });
  }

  /**
   * What was chosen in the panel becomes the view, by way of the map.
   * @param {Partial<View>} change
   */
  choose(change) {
    const { evidence } = this;
    if (!evidence) return;
    const query = evidence.queryOf({ ...evidence.view, ...change });
    const bring = change.place !== undefined || change.claim !== undefined;
    if (change.claim) this.frame.scrollIntoView({ block: "nearest" }); // on a phone the map is above the panel
    this.post({ type: "evidence:apply", query, bring });
  }

  /**
   * The map's page within its frame, of the same origin. Asked directly are only a picture for paper, which waits for
   * no message, and the focus, which goes back to where it came from.
   * @returns {import("./map/page.js").MapPage | null}
   */
  get within() {
    return /** @type {any} */ (this.frame.contentWindow)?.evidencePage ?? null;
  }

  /** The view goes on paper as a page of its own. */
  print() {
    const { evidence, store, within, place } = this;
    if (!evidence || !store) return;
    const address = new URL(evidence.query ? `./?${evidence.query}` : "./", this.home).href;
    print(this.sheet, { evidence, store, map: within, address, panel: place });
  }

  /** Print when everything listed is there. */
  async printWhenRead() {
    await this.panel?.entries(listed(/** @type {Evidence} */ (this.evidence)));
    window.print();
  }
}
