// The door to a plain page for reading that has parts to be worked on.

import { enliven } from "./parts/enliven.js";

enliven(document.body);
