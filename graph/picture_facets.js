// Facets with counts, and the timeline: what they leave is the filter of picture_base.js.
//
// Within a facet the ticked values are alternatives, the facets together are conditions. A document stands or falls by
// its own traits; an organ by kind and level, and where the documents are chosen by other traits, by being charged in
// one of them. Where a relation or a status is ticked, what no such arrow touches is left out.
// Behind each value stands how many documents (statements, for relation and status) the other facets leave of it.
//
// Offers
//   ticked         { facet: Set of values }, years: [from, to] or null
//   sift()         after ticked or years changed: works out the filter, writes the counts, draws
//   clearFilters(), facetWords() and writeCounts() after a change of the language
const OF_NODE = { kind: (n) => n.kind, level: (n) => n.level || "unknown", issuer: (n) => n.issuer || "", year: (n) => yearOf(n), state: (n) => n.state };
const OF_SAID = { relation: (s) => s.relation, status: (s) => s.status };
const FACETS = [...Object.keys(OF_NODE), ...Object.keys(OF_SAID)];
const ORGAN_FACETS = new Set(["kind", "level"]);
const yearOf = (n) => (n.date && /^\d{4}/.test(n.date) ? n.date.slice(0, 4) : "");
const ticked = Object.fromEntries(FACETS.map((name) => [name, new Set()]));
let years = null;
const NAMES = {
  kind: (v) => word("kind-" + v), level: (v) => word("level-" + v), issuer: (v) => v || word("issuer-unknown"), year: (v) => v || word("undated"),
  state: (v) => word("state-" + v), relation: (v) => word(v), status: (v) => word("status-" + v),
};
const ORDER = { relation: picture.relations, level: picture.levels || ["central", "province", "district", "commune", "grassroots"], status: ["resolved", "ambiguous", "unresolved"], state: ["loaded", "cited", "uncertain"] };
const unticked = (facet) => ticked[facet].size === 0;

// Values of each facet, in the order in which they are listed.
const values = {};
const gather = () => {
  for (const [name, of] of Object.entries(OF_NODE)) {
    const here = nodes.filter((n) => !n.organ || ORGAN_FACETS.has(name));
    values[name] = [...new Set(here.map(of))];
  }
  for (const [name, of] of Object.entries(OF_SAID)) values[name] = [...new Set(edges.flatMap((e) => e.said.map(of)))];
  for (const name of FACETS) {
    const fixed = ORDER[name], rank = (v) => (fixed && fixed.includes(v) ? fixed.indexOf(v) : 99);
    values[name].sort((a, b) => (name === "year" ? (a < b ? 1 : -1) : rank(a) - rank(b) || (a < b ? -1 : 1)));
  }
};
const span = () => {
  const known = values.year.filter(Boolean).map(Number);
  return known.length ? [Math.min(...known), Math.max(...known)] : null;
};

// What fails: a bit for each facet that a node or a statement does not pass; the timeline is one more.
const TIME = FACETS.length;
const nodeFails = () => {
  const fails = new Uint16Array(nodes.length);
  for (const [name, of] of Object.entries(OF_NODE)) {
    if (unticked(name)) continue;
    const bit = 1 << FACETS.indexOf(name);
    for (const n of nodes) if ((!n.organ || ORGAN_FACETS.has(name)) && !ticked[name].has(of(n))) fails[n.id] |= bit;
  }
  if (years) for (const n of nodes) {
    const year = +yearOf(n);
    if (!n.organ && !(year >= years[0] && year <= years[1])) fails[n.id] |= 1 << TIME;
  }
  return fails;
};
const saidFails = (said) => {
  let fails = 0;
  for (const [name, of] of Object.entries(OF_SAID)) if (!unticked(name) && !ticked[name].has(of(said))) fails |= 1 << FACETS.indexOf(name);
  return fails;
};
// Nodes and edges that are left when the facets of the mask are passed over.
const leave = (fails, mask) => {
  const edgeFacets = Object.keys(OF_SAID).some((name) => !unticked(name) && !(mask & (1 << FACETS.indexOf(name))));
  const documentFacets = years !== null && !(mask & (1 << TIME)) || ["issuer", "year", "state"].some((name) => !unticked(name) && !(mask & (1 << FACETS.indexOf(name))));
  const node = new Uint8Array(nodes.length), edge = new Uint8Array(edges.length), main = new Uint16Array(edges.length);
  for (const n of nodes) node[n.id] = (fails[n.id] & ~mask) === 0 ? 1 : 0;
  const touchedNodes = new Uint8Array(nodes.length);
  for (const e of edges) {
    if (!node[e.from] || !node[e.to]) continue;
    const k = e.said.findIndex((said) => (saidFails(said) & ~mask) === 0);
    if (k < 0) continue;
    edge[e.id] = 1; main[e.id] = k;
    touchedNodes[e.from] = touchedNodes[e.to] = 1;
  }
  if (edgeFacets || documentFacets) for (const n of nodes) if (!touchedNodes[n.id] && (edgeFacets || n.organ)) node[n.id] = 0;
  return { node, edge, main };
};
const counts = (fails) => {
  const made = {};
  const whole = leave(fails, 0);
  for (const name of FACETS) {
    const mask = 1 << FACETS.indexOf(name), left = unticked(name) ? whole : leave(fails, mask), tally = new Map();
    const add = (value) => tally.set(value, (tally.get(value) || 0) + 1);
    if (name in OF_NODE) { for (const n of nodes) if (left.node[n.id] && (!n.organ || ORGAN_FACETS.has(name))) add(OF_NODE[name](n)); }
    else for (const e of edges) if (left.edge[e.id]) for (const said of e.said) if ((saidFails(said) & ~mask) === 0) add(OF_SAID[name](said));
    made[name] = tally;
  }
  const timeless = years ? leave(fails, 1 << TIME) : whole;
  made.time = new Map();
  for (const n of nodes) if (timeless.node[n.id] && yearOf(n) && !n.organ) made.time.set(+yearOf(n), (made.time.get(+yearOf(n)) || 0) + 1);
  return made;
};
const sifting = () => years !== null || FACETS.some((name) => !unticked(name));
// Documents, organs and relations that are left, written into the heading as the language writes numbers.
const writeCounts = () => {
  const docs = nodes.filter((n) => !n.organ && nodeShown(n.id)).length, organs = nodes.filter((n) => n.organ && nodeShown(n.id)).length;
  const said = edges.reduce((n, e) => n + (filter ? (edgeShown(e.id) ? e.said.filter((s) => !saidFails(s)).length : 0) : e.said.length), 0);
  $("count-documents").textContent = count(docs);
  $("count-organs").textContent = count(organs);
  for (const [name, organ] of [["documents", false], ["organs", true]]) $("count-" + name).parentElement.hidden = !nodes.some((n) => n.organ === organ);
  $("count-relations").textContent = count(said);
  return [docs, organs, said];
};
const sift = () => {
  const fails = nodeFails();
  filter = sifting() ? leave(fails, 0) : null;
  const active = FACETS.reduce((n, name) => n + ticked[name].size, 0) + (years ? 1 : 0);
  $("show-filters").dataset.active = active || "";
  $("clear-filters").disabled = !active;
  const [docs, organs, said] = writeCounts();
  $("said").textContent = filter ? `${count(docs)} ${word("documents")}, ${count(organs)} ${word("organs")}, ${count(said)} ${word("relations")}` : "";
  if (chosen !== null) lit = nodeShown(chosen) ? around(chosen) : lit;
  if (!$("filters").hidden) writeFacets(counts(fails));
  siftTable();
  laneNames();
  legendHead();
  if (!moved && panel.hidden) fit();
  redraw();
  remember();
};
const clearFilters = () => {
  for (const name of FACETS) ticked[name].clear();
  years = null;
  sift();
};

// ---- the drawer -------------------------------------------------------------------------------------------------------
const LISTED = 8; // values of a facet that are listed at once; the rest on demand
const unfolded = new Set();
const MOST_LISTED = 100, sought = {}; // a longer list is narrowed by what is typed above it
const seekIn = (name, many) => {
  if (!unfolded.has(name) || many <= 20) return null;
  const box = make("input", { type: "search", class: "seek", "data-seek": name, "aria-label": `${word("seek-in")}: ${word("facet-" + name)}`, placeholder: word("seek-in") });
  box.value = sought[name] || "";
  box.addEventListener("input", () => {
    sought[name] = box.value;
    facetWords();
    const again = $("facets").querySelector(`[data-seek="${name}"]`);
    again.focus();
    again.setSelectionRange(again.value.length, again.value.length);
  });
  return box;
};
const collator = new Intl.Collator("vi", { numeric: true });
const writeFacets = (tallies) => {
  const at = document.activeElement?.dataset?.value !== undefined ? [document.activeElement.dataset.facet, document.activeElement.dataset.value] : null;
  const blocks = FACETS.filter((name) => values[name].length > (ticked[name].size ? 0 : 1)).map((name) => {
    const tally = tallies[name], ordered = ORDER[name] || name === "year" ? values[name]
      : [...values[name]].sort((a, b) => (tally.get(b) || 0) - (tally.get(a) || 0) || collator.compare(NAMES[name](a), NAMES[name](b)));
    const many = ordered.length > LISTED + 1 && !unfolded.has(name), asked = fold(sought[name] || "").split(/\s+/).filter(Boolean);
    const meant = asked.length ? ordered.filter((v) => { const words = fold(NAMES[name](v)); return ticked[name].has(v) || asked.every((part) => words.includes(part)); }) : ordered;
    const listed = many ? ordered.filter((v, k) => k < LISTED || ticked[name].has(v)) : meant.slice(0, MOST_LISTED);
    const rows = listed.map((value) => {
      const box = make("input", { type: "checkbox", "data-facet": name, "data-value": value });
      box.checked = ticked[name].has(value);
      box.addEventListener("change", () => { if (box.checked) ticked[name].add(value); else ticked[name].delete(value); sift(); });
      const n = tally.get(value) || 0;
      return make("label", { class: n || box.checked ? "value" : "value none" }, box, make("span", {}, short(NAMES[name](value), 120)), make("b", {}, count(n)));
    });
    const more = many ? make("button", { type: "button", class: "link more", on: () => { unfolded.add(name); sift(); } }, `${word("more")} (${count(ordered.length - listed.length)})`) : null;
    const rest = !many && meant.length > MOST_LISTED ? make("p", { class: "minor" }, `+ ${count(meant.length - MOST_LISTED)}`) : null;
    return make("fieldset", { "data-facet": name }, make("legend", {}, word("facet-" + name)), seekIn(name, ordered.length), ...rows, more, rest);
  });
  $("facets").replaceChildren(...blocks);
  if (at) [...$("facets").querySelectorAll("input")].find((box) => box.dataset.facet === at[0] && box.dataset.value === at[1])?.focus();
  writeTimeline(tallies.time);
};
const facetWords = () => { if (!$("filters").hidden) writeFacets(counts(nodeFails())); };

// ---- the timeline: a bar for each year, two handles, and a brush over the bars ---------------------------------------
const SVG = "http://www.w3.org/2000/svg", BRUSH = { w: 252, h: 58, low: 46 };
const drawn = (tag, attributes, ...inside) => {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
};
const yearsNow = () => years || span();
const writeTimeline = (tally) => {
  const whole = span(), box = $("timeline");
  box.hidden = !whole || whole[0] === whole[1];
  if (box.hidden) return;
  const [first, last] = whole, [from, to] = yearsNow(), step = (BRUSH.w - 16) / (last - first + 1);
  const high = Math.max(1, ...tally.values()), x = (year) => 8 + (year - first) * step;
  const bars = Array.from({ length: last - first + 1 }, (_, k) => first + k).map((year) => {
    const n = tally.get(year) || 0, h = n ? Math.max(2, (n / high) * (BRUSH.low - 4)) : 0;
    return drawn("rect", { class: year >= from && year <= to ? "bar in" : "bar", "data-year": year, x: x(year) + 0.5, y: BRUSH.low - h, width: Math.max(1, step - 1), height: h },
      drawn("title", {}, `${year}: ${count(n)}`));
  });
  const handles = [["from", from, x(from), first, to], ["to", to, x(to) + step, from, last]].map(([which, year, at, least, most]) => {
    const handle = drawn("g", { class: "handle", "data-which": which, tabindex: 0, role: "slider", "aria-label": word("year-" + which), "aria-valuemin": least, "aria-valuemax": most, "aria-valuenow": year,
      transform: `translate(${at} 0)` }, drawn("rect", { class: "touch", x: -9, y: 0, width: 18, height: BRUSH.h }), drawn("line", { x1: 0, x2: 0, y1: 2, y2: BRUSH.low }), drawn("circle", { cx: 0, cy: BRUSH.low + 5, r: 5.5 }));
    handle.addEventListener("keydown", (event) => {
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -5, PageUp: 5 }[event.key];
      const target = event.key === "Home" ? least : event.key === "End" ? most : by === undefined ? null : Math.max(least, Math.min(most, year + by));
      if (target === null) return;
      event.preventDefault();
      setYears(which === "from" ? target : from, which === "to" ? target : to);
      $("brush").querySelector(`[data-which="${which}"]`)?.focus();
    });
    return handle;
  });
  $("brush").replaceChildren(drawn("rect", { class: "range", x: x(from), y: 0, width: x(to) + step - x(from), height: BRUSH.low }), ...bars, ...handles);
  $("years").textContent = from === to ? String(from) : `${from} – ${to}`;
};
const setYears = (from, to) => {
  const whole = span();
  if (!whole) return;
  const low = Math.max(whole[0], Math.min(from, to)), up = Math.min(whole[1], Math.max(from, to));
  years = low <= whole[0] && up >= whole[1] ? null : [low, up];
  sift();
};
const yearAt = (event) => {
  const box = $("brush").getBoundingClientRect(), [first, last] = span();
  const at = ((event.clientX - box.left) / box.width) * BRUSH.w - 8;
  return Math.max(first, Math.min(last, first + Math.floor(at / ((BRUSH.w - 16) / (last - first + 1)))));
};
let brushing = null; // { fixed: year of the end that stays, which: the handle that is held, or null for a new range }
$("brush").addEventListener("pointerdown", (event) => {
  const which = event.target.closest(".handle")?.dataset.which, [from, to] = yearsNow();
  $("brush").setPointerCapture(event.pointerId);
  brushing = { fixed: which === "from" ? to : which === "to" ? from : yearAt(event) };
  event.preventDefault();
});
$("brush").addEventListener("pointermove", (event) => { if (brushing && event.buttons) setYears(brushing.fixed, yearAt(event)); });
$("brush").addEventListener("pointerup", (event) => { if (brushing) setYears(brushing.fixed, yearAt(event)); brushing = null; });
$("brush").addEventListener("pointercancel", () => { brushing = null; });
$("brush").addEventListener("dblclick", () => { years = null; sift(); });

const showFilters = (yes) => {
  $("filters").hidden = !yes;
  $("show-filters").setAttribute("aria-expanded", String(yes));
  if (yes) writeFacets(counts(nodeFails()));
  resize();
};
$("show-filters").addEventListener("click", () => { showFilters($("filters").hidden); if (!$("filters").hidden) $("filters").focus(); });
$("close-filters").addEventListener("click", () => { showFilters(false); $("show-filters").focus(); });
$("clear-filters").addEventListener("click", clearFilters);
gather();
