// Leaving out graphic detail: links that are followed from a page that does so lead to pages that do so. What the
// server writes carries it already (layers/links.py); this is for what the browser makes, and for navigation.

const NAME = "graphic"; // the parameter, as in address.js
const LEFT_OUT = "no";
// Paths below the app's address.
const TAKING = /^([a-z]*|picture\.(svg|png)|(exercise|handout)\.pdf|(statement|place|source|read|api|handout)\/.+)$/u;
const FOLLOWED = ["click", "auxclick", "contextmenu"];

/**
 * Whether a query asks that graphic detail be left out.
 * @param {string} query
 */
export const isSparing = (query) => new URLSearchParams(query).get(NAME) === LEFT_OUT;

/**
 * A query that asks for it too; one that says anything of it is left as it is.
 * @param {string} query without its question mark
 */
export function spare(query) {
  if (new URLSearchParams(query).has(NAME)) return query;
  return `${query}${query ? "&" : ""}${NAME}=${LEFT_OUT}`;
}

/**
 * An address at which it is left out, if it is one of the app's that takes that.
 * @param {string} address
 * @param {URL} home the app's address
 */
export function spared(address, home) {
  const url = new URL(address, home);
  if (url.origin !== home.origin || !url.pathname.startsWith(home.pathname)) return address;
  if (!TAKING.test(url.pathname.slice(home.pathname.length))) return address;
  url.search = spare(url.search.slice(1));
  return url.href;
}

/**
 * Have every link that is followed from this page carry it on, as long as the page's address asks for it.
 * @param {URL} home the app's address
 * @param {(link: HTMLAnchorElement, event: Event) => void} [followed] what else is done with such a link
 */
export function carry(home, followed = () => undefined) {
  const led = (/** @type {Event} */ event) => {
    if (!isSparing(window.location.search)) return;
    const link = event.composedPath().find((one) => one instanceof HTMLAnchorElement);
    if (!(link instanceof HTMLAnchorElement) || /^(#|$)/u.test(link.getAttribute("href") ?? "")) return;
    link.href = spared(link.href, home);
    followed(link, event);
  };
  FOLLOWED.forEach((name) => document.addEventListener(name, led, true));
}
