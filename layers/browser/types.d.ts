// The shapes of what the page is given (`layers/features.py`, `layers/cards.py`) and of what its parts hand one another.

export type Span = [first: number, last: number]; // days since 1970-01-01
export type LonLat = [lon: number, lat: number];
export type Extent = [west: number, south: number, east: number, north: number];

export interface Toponym {
  toponym: string;
  since?: string; // a year
  until?: string;
}

export interface Place {
  id: string;
  title: string;
  layer: number;
  form: "point" | "line" | "area";
  anchor: LonLat | null;
  shape: LonLat[][] | null;
  precision: string;
  precisionText: string;
  accuracy: number | null; // metres
  rank: number; // 0 for what stands in the middle where several places share a point
  names: Record<string, Toponym[]>; // by language or source
}

/** Claims as columns; `layer`, `topic`, `source` and `places` are numbers of entries of the lists beside them. */
export interface Claims {
  id: string[];
  start: (number | null)[];
  end: (number | null)[];
  layer: number[];
  topic: number[];
  source: number[];
  every: number[];
  figures: number[];
  paragraph: number[]; // 0 for documentation
  graphic: number[]; // 1 where there is graphic detail
  places: number[][];
  members: Record<string, Span[]>; // of dates that are sets, by number of the claim
  times: Record<string, number>; // minutes after midnight, where the source says, by number of the claim
}

export interface Layer {
  id: string;
  title: string;
  short: string; // where there is little room
  feature: "claim" | "place";
  visible: boolean;
  bit: number; // among the claim layers
  shape: string; // of a claim layer's symbol
  sample: "line" | "area" | "point"; // of a place layer, in the legend
}

export interface Segment {
  start: number;
  end: number;
  step: "day" | "month" | "year" | "century";
  share: number;
}

export interface Theme {
  claims: string[];
  [name: string]: any; // colours by name
}

export interface PageData {
  title: string;
  contentNote: string;
  shortNote: string; // beside an embedded map
  documentationNote: string; // what stands over the statements of documentation
  mapNote: string; // on names and outlines, and whose data they are
  notes: string; // HTML
  places: Place[];
  claims: Claims;
  layers: Layer[];
  topics: { id: string; title: string }[];
  sources: { id: string; label: string; title: string; class: string; party: string }[];
  namings: string[];
  basemaps: { id: string; url: string; attribution: string; maxZoom: number }[];
  axis: Segment[];
  chapters: { title: string; start: number; end: number; view: string; opens: boolean }[]; // `view` of `views`
  views: Record<string, Extent>;
  parameters: Record<string, string>; // what each parameter of an address takes
  citation: string;
  themes: { light: Theme; dark: Theme };
  symbols: Record<string, string>; // SVG path data by shape
  piece: number; // claims in one file of cards
  version: string; // of the data
}

/** What an address asks for, `null` (or the other default) where it says nothing; as `geodata.selection.Selection`. */
export interface Asked {
  first: number | null;
  last: number | null;
  layers: string[] | null;
  topics: string[] | null;
  sources: string[] | null;
  sourceClass: string | null;
  paragraph: number | null;
  ids: string[] | null; // these claims alone
  words: string;
  figures: boolean | null;
  dated: boolean | null;
  within: boolean;
  located: boolean | null;
  graphic: boolean; // whether statements with graphic detail are there
  undated: boolean; // whether the map draws them
  place: string | null;
  claim: string | null;
  names: string | null;
  base: string | null;
  map: [latitude: number, longitude: number, zoom: number] | null;
}

/** What is seen: an address with the first view where it says nothing. */
export interface View extends Asked {
  first: number;
  last: number;
  layers: string[];
  names: string;
  base: string;
}

/** One of the lists that claims are in for a view. */
export type ListKind = Pick<View, "dated" | "within" | "located">;

/** A claim as a list or table shows it; the card is HTML, rendered and escaped by the server. */
export interface Entry {
  id: string;
  card: string;
  when: string;
  day: string; // with the hours that the source gives
  statement: string;
  source: string;
}
