// Texts that a viewer's browser keeps for the app, and for it alone; where storage is forbidden nothing is kept.

/**
 * The text under a key; `null` where there is none.
 * @param {string} key
 */
export function heldText(key) {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Keep a text under a key, or forget what is kept there; whether that was possible.
 * @param {string} key
 * @param {string | null} text
 */
export function holdText(key, text) {
  try {
    if (text === null) window.localStorage.removeItem(key);
    else window.localStorage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
