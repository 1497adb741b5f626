// A view as the parameters of an address: what `params_of` in layers/links.py makes of it on the server.

import { isoDay } from "./dates.js";

export function paramsOf(view, plain) {
  const params = new URLSearchParams();
  if (view.first !== plain.first) params.set("from", isoDay(view.first));
  if (view.last !== plain.last) params.set("to", isoDay(view.last));
  if (view.layers.join() !== plain.layers.join()) params.set("layers", view.layers.join());
  ["place", "claim", "names", "base"].forEach((key) => {
    if (view[key] && view[key] !== plain[key]) params.set(key, view[key]);
  });
  if (view.map) params.set("map", view.map.map((number) => Number(number.toPrecision(9))).join());
  return params;
}
