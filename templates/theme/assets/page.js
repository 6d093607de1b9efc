// What every page has: reading without internet, the search, and an answer to who comes from a paper.

import "./offline.js";
import "./search_opening.js";

// Only the code on a paper leads to such an address; without this script the page just opens.
const readPaper = () => location.hash.startsWith("#blad-") && import("./paper.js").catch(() => {});

addEventListener("hashchange", readPaper);
readPaper();
