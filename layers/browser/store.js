// What is read beside the page's own data, in pieces, from the app's own routes or, in a saved page, from nowhere.

/** @import { Entry } from "./types.d.ts" */
/** @import { Evidence } from "./evidence.js" */

const MOST_AHEAD = 60; // pieces that are read ahead, some 200 kB compressed

export const FAILED = "The statements cannot be loaded.";

export class Store {
  /**
   * @param {URL | string} base the address under which the pieces lie, with a slash at its end
   * @param {number} piece how many claims one piece holds
   */
  constructor(base, piece) {
    this.base = base;
    this.piece = piece;
    /** @type {Map<string, Promise<any>>} */
    this.kept = new Map();
    /** @type {Map<string, any>} */
    this.come = new Map(); // what is there by now
  }

  /**
   * A file as JSON, asked for once; what failed may be asked for again.
   * @param {string} name
   * @returns {Promise<any>}
   */
  file(name) {
    const known = this.kept.get(name);
    if (known) return known;
    const asked = fetch(new URL(name, this.base)).then((answer) => {
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return answer.json();
    });
    asked.then(
      (content) => this.come.set(name, content),
      () => this.kept.delete(name),
    );
    this.kept.set(name, asked);
    return asked;
  }

  /**
   * The entries of claims, given by number and id. Rejects where they cannot be had, or the data is no longer the same.
   * @param {{ at: number, id: string }[]} claims
   * @returns {Promise<Entry[]>}
   */
  async entries(claims) {
    const numbers = [...new Set(claims.map(({ at }) => Math.floor(at / this.piece)))];
    const files = await Promise.all(numbers.map((number) => this.file(`claims/${number}.json`)));
    const pieces = new Map(numbers.map((number, i) => [number, files[i]]));
    return claims.map(({ at, id }) => {
      const entry = pieces.get(Math.floor(at / this.piece))[at % this.piece];
      if (entry?.id !== id) throw new Error(`${id} has changed`);
      return entry;
    });
  }

  /**
   * The entry of a claim if it is there by now, for whoever cannot wait.
   * @param {{ at: number, id: string }} claim
   * @returns {Entry | null}
   */
  now({ at, id }) {
    const entry = this.come.get(`claims/${Math.floor(at / this.piece)}.json`)?.[at % this.piece];
    return entry?.id === id ? entry : null;
  }

  /**
   * Read the pieces of a small corpus ahead, one after another, so that the panel needs the server no more.
   * @param {number} claims how many there are
   */
  async ahead(claims) {
    const pieces = Math.ceil(claims / this.piece);
    if (pieces > MOST_AHEAD) return;
    try {
      for (let number = 0; number < pieces; number += 1) await this.file(`claims/${number}.json`);
    } catch {
      // what could not be had is asked for again when it is to be shown
    }
  }

  /**
   * The head of a place or source as HTML.
   * @param {"places" | "sources"} kind
   * @param {string} id
   * @returns {Promise<string>}
   */
  async head(kind, id) {
    return (await this.file(`${kind}/${id}.json`)).head;
  }
}

/**
 * Have the words of the claims at hand as soon as a view asks for some.
 * @param {Evidence} evidence
 * @param {Store} store
 */
export function bringWords(evidence, store) {
  const bring = () => {
    if (!evidence.view.words || evidence.words) return;
    store.file("words.json").then(
      (words) => evidence.words ?? evidence.setWords(words),
      () => {},
    );
  };
  evidence.addEventListener("change", bring);
  bring();
}
