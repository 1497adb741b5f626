// Online base maps: nothing is fetched before a viewer turns one on; if tiles do not come, the bundled map stays.

const FAILURES = 3; // tiles that fail before any has come

export class BaseMaps {
  constructor(map, note, evidence) {
    Object.assign(this, { map, note, evidence, tiles: null, shown: "" });
    this.text = note.textContent;
    map.createPane("online").style.zIndex = 230;
    evidence.addEventListener("change", () => this.follow());
  }

  follow() {
    const { base } = this.evidence.view;
    if (base === this.shown) return;
    this.shown = base;
    if (this.tiles) this.tiles.remove();
    this.tiles = null;
    this.note.hidden = !base;
    this.note.textContent = this.text;
    const choice = this.evidence.data.basemaps.find(({ id }) => id === base);
    if (!choice) return;
    let came = 0;
    let failed = 0;
    this.tiles = L.tileLayer(choice.url, { attribution: choice.attribution, maxZoom: 19, maxNativeZoom: choice.maxZoom, pane: "online" });
    this.tiles.on("tileload", () => { came += 1; });
    this.tiles.on("tileerror", () => {
      failed += 1;
      if (came || failed < FAILURES || this.shown !== base) return;
      this.evidence.update({ base: "" });
      this.note.hidden = false;
      this.note.textContent = "The online map did not come; the bundled map stays.";
    });
    this.tiles.addTo(this.map);
  }
}
