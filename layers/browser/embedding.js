// Standing in another site's page: the one place that knows how the address says so.

const NAME = "embed";
const YES = "true";

/**
 * Whether the address of a page says that it is embedded.
 * @param {string} query
 */
export const isEmbedded = (query) => new URLSearchParams(query).get(NAME)?.toLowerCase() === YES;

/**
 * The address at which a view is embedded in another page.
 * @param {string} address
 */
export function embedding(address) {
  const url = new URL(address);
  url.searchParams.set(NAME, YES);
  return url.href;
}
