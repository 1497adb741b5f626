// A line over the map that says something for a while.

import { button } from "../dom.js";

const NARROW = 640; // CSS pixels up to which the panel stands below the map
const WAIT = 12000; // ms

export class Notice {
  /**
   * @param {HTMLElement} root
   * @param {boolean} embedded whether there is no panel
   */
  constructor(root, embedded) {
    this.root = root;
    this.embedded = embedded;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.ending = undefined;
  }

  /** @param {string} text */
  say(text, wait = WAIT) {
    this.root.textContent = text;
    this.root.hidden = !text;
    clearTimeout(this.ending);
    this.ending = setTimeout(() => {
      this.root.hidden = true;
    }, wait);
  }

  /** What was said of what is chosen no longer holds; anything else stands its time. */
  clear() {
    if (this.root.querySelector("button")) this.say("");
  }

  /**
   * On a phone the panel is below the map: say so, and go there when that is pressed.
   * @param {string} what stands there
   * @param {() => void} read
   */
  below(what, read) {
    if (this.embedded || window.innerWidth > NARROW) return;
    this.say(`${what} stands below the map. `);
    this.root.append(button("Read it", read));
  }
}
