// What every later file uses: parts of the page, what is chosen, words, making elements.
//
// Offers
//   $, stage, panel, tip, search, hits        elements of the page
//   chosen         id of the chosen node or null; picked(id) whether a node is chosen or an end of the path that is shown
//   lit            { nodes: Set, edges: Set } of ids that stand out while all else is pale, or null
//   filter         what the facets leave, or null for everything; asked through the next three
//   nodeShown(id), edgeShown(id)    whether the facets leave a node or an edge
//   mainOf(edge)   the strongest of edge.said that the facets leave: it names and colours the arrow
//   word, count, fold, day, plain, make, relationName, edgeName
const $ = (id) => document.getElementById(id);
const stage = $("canvas"), panel = $("panel"), tip = $("tip"), search = $("search"), hits = $("hits");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
let language = "vi", chosen = null, lit = null, filter = null, path = null;
const picked = (id) => id === chosen || (path !== null && (id === path.from || id === path.to));

// filter: { node: Uint8Array, edge: Uint8Array } with 1 for what is shown, main: Uint16Array of places in edge.said
const nodeShown = (id) => filter === null || filter.node[id] === 1;
const edgeShown = (id) => filter === null || filter.edge[id] === 1;
const mainOf = (edge) => edge.said[filter === null ? 0 : filter.main[edge.id]];

const word = (key) => {
  const pair = Object.hasOwn(picture.words, key) ? picture.words[key] : null;
  return pair ? pair[language === "vi" ? 0 : 1] : String(key).split("-").pop();
};
const count = (n) => n.toLocaleString(language === "vi" ? "vi-VN" : "en-GB");
const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
const day = (iso) => {
  if (!iso) return "";
  const parts = iso.split("-");
  if (language !== "vi" || !/^\d{4}(-\d\d){0,2}$/.test(iso)) return iso;
  return parts.length === 3 ? `${+parts[2]}/${+parts[1]}/${parts[0]}` : parts.reverse().join("/");
};
// Without the signs that turn the direction of writing: on a canvas nothing else keeps them from their neighbours.
const plain = (text) => text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
const make = (tag, options = {}, ...inside) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(options)) {
    if (name === "on") made.addEventListener("click", value);
    else if (value !== null && value !== undefined) made.setAttribute(name, value);
  }
  for (const part of inside) if (part !== null && part !== undefined && part !== "") made.append(part);
  return made;
};
const relationName = (said) => (said.relation === "assignsTo" && said.role ? word(said.role) : word(said.relation));
const edgeName = (edge, brief = false) => {
  const main = mainOf(edge), said = [main, ...edge.said.filter((s) => s !== main && filter === null)];
  const names = [...new Set(said.map(relationName))].slice(0, 2).map((name) => plain(name.slice(0, 40))).join(", ");
  const days = !brief && main.relation !== "assignsTo" && edge.said.find((s) => s.days !== null);
  return names + (main.status !== "resolved" ? " ?" : "") + (days ? ` · ${count(days.days)} ${word("days")}` : "");
};
