// Lists as columns of numbers and bytes, so that a loop over all claims stays fast.

/**
 * Lists flattened into offsets and values.
 * @param {number[][]} lists
 */
export function flatten(lists) {
  const offsets = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    offsets[i + 1] = offsets[i] + list.length;
  });
  const values = new Uint32Array(offsets[lists.length]);
  lists.forEach((list, i) => values.set(list, offsets[i]));
  return { offsets, values };
}

/**
 * A byte for each entry of a list: whether it is among those asked for, all of them where none are.
 * @param {{ id: string }[]} list
 * @param {string[] | null} ids
 */
export const among = (list, ids) => Uint8Array.from(list, ({ id }) => (!ids || ids.includes(id) ? 1 : 0));
