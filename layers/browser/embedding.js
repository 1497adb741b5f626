// Standing in another site's page: the one place that knows how the address says so.

const NAME = "embed";
const YES = "true";
const PROJECTED = "projected"; // for a class: the map alone, large

/** @param {string} query */
const asked = (query) => new URLSearchParams(query).get(NAME)?.toLowerCase();

/**
 * Whether the address of a page says that it is embedded.
 * @param {string} query
 */
export const isEmbedded = (query) => asked(query) === YES || isProjected(query);

/**
 * Whether it is embedded in a slide that is projected.
 * @param {string} query
 */
export const isProjected = (query) => asked(query) === PROJECTED;

/**
 * The address at which a view is embedded in another page.
 * @param {string} address
 */
export function embedding(address) {
  const url = new URL(address);
  url.searchParams.set(NAME, YES);
  return url.href;
}

/** The name of the frame that holds a source's text beside a map of its own (layers/sourcepage.py). */
const TEXT = "evidence-text";

/**
 * Whether a frame of a name stands beside this page, on a page of the app.
 * @param {string} name
 */
function isBeside(name) {
  try {
    return [...window.parent.document.querySelectorAll("iframe")].some((frame) => frame.name === name);
  } catch {
    return false; // another site's page
  }
}

/**
 * A record's page stands beside a map that is embedded, not in its place: a source's in the frame that is there for it.
 * @param {HTMLAnchorElement | null | undefined} link
 */
export function outside(link) {
  if (!link) return;
  const text = link.matches(".source-page") && isBeside(TEXT);
  link.target = text ? TEXT : "_blank";
  if (text) link.href = link.href.replace(/(\/text)?(?=[?#]|$)/u, "/text");
}
