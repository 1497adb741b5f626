// Addresses of the app in full, which the server does not know: for another site's page, and to be typed.

import { make } from "../dom.js";

const HERE = /^(localhost|127\..*|\[::1\])$/; // a server that only its own computer reaches
const TYPED = 90; // characters of an address that somebody still types

/** @param {HTMLElement} part whose data name a page */
const addressOf = ({ dataset }) => new URL(dataset.page ?? "", document.baseURI).href;

/**
 * Write what shows a page in another one into a field whose data name the page, and what it is called.
 * @param {HTMLElement} field
 */
export function embedCode(field) {
  const frame = make("iframe", {
    src: addressOf(field),
    title: field.dataset.title ?? "",
    width: "100%",
    height: "800",
  });
  frame.setAttribute("style", "border: 0");
  /** @type {HTMLTextAreaElement} */ (field).value = frame.outerHTML;
}

/**
 * Write the address of a page where it is short enough to be typed.
 * @param {HTMLElement} part
 */
export function typedAddress(part) {
  const { hostname } = window.location;
  const address = addressOf(part).replace(/^https?:\/\//, "");
  if (HERE.test(hostname)) {
    part.textContent = `Phones cannot reach “${hostname}”: open this page by the computer’s network address`;
  } else if (address.length <= TYPED) part.textContent = address;
}
