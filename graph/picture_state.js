// Keys, language, light and dark, the address that brings back what is seen; starts the page (last file).
//
// Offers remember(): writes what is seen into the address after a change.
//
// The address behind # holds: doc (IRI of the chosen node), arrow (two IRIs), path (two IRIs), at (layout, x, y, scale,
// once the picture was moved), a parameter for each facet (repeated), years, table, lang, theme.
const numberOf = new Map(nodes.map((n) => [n.iri, n.id]));
let ready = false, writing = 0;
const addressOf = () => {
  const parts = new URLSearchParams();
  if (chosen !== null) parts.set("doc", nodes[chosen].iri);
  else if (chosenEdge !== null) { parts.append("arrow", nodes[edges[chosenEdge].from].iri); parts.append("arrow", nodes[edges[chosenEdge].to].iri); }
  else if (path) { parts.append("path", nodes[path.from].iri); parts.append("path", nodes[path.to].iri); }
  for (const name of FACETS) for (const value of ticked[name]) parts.append(name, value);
  if (years) parts.set("years", years.join("-"));
  if (tabled()) parts.set("table", "1");
  if (moved) { const { x, y, scale } = viewPoint(); parts.set("at", [layout, Math.round(x), Math.round(y), scale.toFixed(3)].join(",")); }
  if (language !== "vi") parts.set("lang", language);
  if (ownTheme) parts.set("theme", ownTheme);
  return parts.toString();
};
const remember = () => {
  if (!ready) return;
  clearTimeout(writing);
  writing = setTimeout(() => {
    const now = addressOf();
    if (now === location.hash.slice(1)) return;
    // inside the frame of a notebook the address is not ours to write
    try { history.replaceState(null, "", now ? "#" + now : location.pathname + location.search); } catch { /* nothing to keep it in */ }
  }, 120);
};
const restore = () => {
  const parts = new URLSearchParams(location.hash.slice(1));
  const idOf = (iri) => (numberOf.has(iri) ? numberOf.get(iri) : null), two = (name) => parts.getAll(name).map(idOf);
  setTheme(["light", "dark"].includes(parts.get("theme")) ? parts.get("theme") : null);
  if ((parts.get("lang") === "en" ? "en" : "vi") !== language) { language = parts.get("lang") === "en" ? "en" : "vi"; speak(); }
  for (const name of FACETS) {
    ticked[name].clear();
    for (const value of parts.getAll(name)) if (values[name].includes(value)) ticked[name].add(value);
  }
  const range = /^(\d{4})-(\d{4})$/.exec(parts.get("years") || "");
  years = range ? [+range[1], +range[2]].sort((a, b) => a - b) : null;
  chosen = null; chosenEdge = null; lit = null;
  sift();
  const [from, to] = two("path"), [a, b] = two("arrow"), doc = idOf(parts.get("doc"));
  const arrow = Number.isInteger(a) && Number.isInteger(b) ? touching(a).find((e) => edges[e].from === a && edges[e].to === b) : undefined;
  if (doc !== null) choose(doc);
  else if (Number.isInteger(from) && Number.isInteger(to)) findPath(from, to);
  else if (arrow !== undefined) chooseEdge(arrow);
  else clear();
  showTable(parts.get("table") === "1");
  const at = (parts.get("at") || "").split(","), [x, y, scale] = at.slice(1).map(Number);
  if (at[0] === layout && [x, y, scale].every(Number.isFinite) && scale > 0) requestAnimationFrame(() => { lookAt({ x, y, scale }); redraw(); });
};
addEventListener("hashchange", restore);

// ---- light and dark --------------------------------------------------------------------------------------------------
const dark = matchMedia("(prefers-color-scheme: dark)");
let ownTheme = null;
const setTheme = (theme, own = true) => {
  if (own) ownTheme = theme;
  const now = theme || (dark.matches ? "dark" : "light");
  if (document.documentElement.dataset.theme === now) return;
  document.documentElement.dataset.theme = now;
  readColours();
  $("theme").setAttribute("aria-pressed", String(now === "dark"));
  legend();
  showAgain();
  redraw();
};
$("theme").addEventListener("click", () => {
  const now = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
  setTheme(now);
  ownTheme = now === (dark.matches ? "dark" : "light") ? null : now;
  remember();
});
dark.addEventListener("change", () => setTheme(ownTheme));

// ---- keys ------------------------------------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  // keys that are letters work only where nothing else could be meant by them (WCAG 2.1.4)
  const typing = event.target === search, free = [document.body, stage, panel, $("tables"), $("filters")].includes(event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) { event.preventDefault(); search.focus(); search.select(); }
  if (event.key === "f" && free) { event.preventDefault(); $("show-filters").click(); }
  if (event.key === "t" && free) { event.preventDefault(); $("show-table").click(); }
  if (event.key === "Escape") {
    if (typing && search.value) { search.value = ""; seek(); return; }
    if (typing) return stage.focus();
    if (!$("take-menu").hidden) { showTake(false); return $("take").focus(); }
    if ($("filters").contains(document.activeElement)) { showFilters(false); return $("show-filters").focus(); }
    clear();
    stage.focus();
  }
});
stage.addEventListener("keydown", (event) => {
  const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") zoom(1.25);
  if (event.key === "-") zoom(0.8);
  if (event.key === "0") { fit(true); redraw(); }
  if (event.key === "p" && chosen !== null) startPath(chosen);
  if (event.key === "Enter" && chosen !== null) {
    event.preventDefault();
    if (pathFrom !== null && pathFrom !== chosen) choose(chosen); else panel.focus();
  }
  if (!turn || !nodes.length) return;
  event.preventDefault();
  if (chosen === null) return choose(picture.focus ?? nodes.find((n) => nodeShown(n.id))?.id ?? 0, true);
  const next = stepFrom(chosen, turn);
  if (next !== null) choose(next, true);
});
$("larger").addEventListener("click", () => { zoom(1.25); remember(); });
$("smaller").addEventListener("click", () => { zoom(0.8); remember(); });
$("fit").addEventListener("click", () => { fit(true); redraw(); remember(); });

// ---- language --------------------------------------------------------------------------------------------------------
const speak = () => {
  document.documentElement.lang = language;
  for (const part of document.querySelectorAll("[data-w]")) part.textContent = word(part.dataset.w);
  for (const name of ["placeholder", "aria-label", "title"]) for (const part of document.querySelectorAll(`[data-w-${name}]`)) part.setAttribute(name, word(part.getAttribute("data-w-" + name)));
  laneNames(); legend(); facetWords(); writeCounts(); pathWords(); siftTable(); showAgain();
  redraw();
};
$("language").addEventListener("click", () => { language = language === "vi" ? "en" : "vi"; speak(); remember(); });

// ---- start -----------------------------------------------------------------------------------------------------------
if (matchMedia("(max-width: 760px)").matches) $("legend").open = false;
document.body.classList.remove("still");
setTheme(null);
if (picture.focus !== null && picture.focus !== undefined && nodes[picture.focus].heading) {
  $("subject").textContent = $("subject").title = short(nodes[picture.focus].heading, 300);
  $("subject").hidden = false;
}
legend();
resize();
if (location.hash.length > 1) restore(); else sift();
if (field && picture.focus !== null && !lit && !filter) { lit = around(picture.focus); redraw(); } // among thousands its arrows show where it belongs
ready = true;
new ResizeObserver(resize).observe(stage);
document.body.dataset.ready = "yes";
setTimeout(foldedWords, 30); // so that the first letter typed is answered as fast as the others
