// The way between two chosen documents: the shortest one that the arrows that are shown allow.
//
// A way along the arrows says that the one is carried out or cited by the other through the ones in between, so it is
// looked for first, in either direction; only where there is none a way against some of the arrows is taken.
//
// Offers startPath(id), pathEnds(id, walking), leavePath(), showPath(), pathWords(); keeps path: { from, to, steps } or null.
let pathFrom = null;
const ALONG = (id) => touching(id).map((e) => edges[e]).filter((e) => e.from === id).map((e) => [e.id, e.to]);
const AGAINST = (id) => touching(id).map((e) => edges[e]).filter((e) => e.to === id).map((e) => [e.id, e.from]);
const EITHER = (id) => touching(id).map((e) => [e, edges[e].from === id ? edges[e].to : edges[e].from]);
// The steps [edge id, node id] of a shortest way; null when there is none.
const shortest = (from, to, onward) => {
  const came = new Map([[from, null]]);
  let ring = [from];
  while (ring.length && !came.has(to)) {
    const next = [];
    for (const id of ring) for (const [edge, other] of onward(id)) {
      if (came.has(other) || !edgeShown(edge) || !nodeShown(other)) continue;
      came.set(other, [edge, id]);
      next.push(other);
    }
    ring = next;
  }
  if (!came.has(to)) return null;
  const steps = [];
  for (let id = to; came.get(id); id = came.get(id)[1]) steps.unshift([came.get(id)[0], id]);
  return steps;
};
const wayBetween = (from, to) => {
  const ways = [ALONG, AGAINST].map((onward) => shortest(from, to, onward)).filter(Boolean).sort((a, b) => a.length - b.length);
  return ways[0] || shortest(from, to, EITHER);
};
const startPath = (id) => {
  pathFrom = id;
  path = null;
  pathWords();
  stage.focus();
};
const leavePath = () => { pathFrom = null; path = null; pathWords(); };
const pathWords = () => {
  $("path").hidden = pathFrom === null;
  if (pathFrom === null) return;
  $("path-words").replaceChildren(word("path-choose"), " ", make("b", {}, short(nodes[pathFrom].name, 80)), " → ?");
};
// Whether the choice of a node was the second end of a way.
const pathEnds = (id, walking) => {
  if (pathFrom === null || walking) { path = null; return false; }
  if (id === pathFrom) return true;
  const from = pathFrom;
  leavePath();
  findPath(from, id);
  return true;
};
const findPath = (from, to) => {
  path = { from, to, steps: wayBetween(from, to) };
  const steps = path.steps || [];
  chosen = null; chosenEdge = null;
  lit = { nodes: new Set([from, to, ...steps.map(([, id]) => id)]), edges: new Set(steps.map(([edge]) => edge)) };
  hideTip();
  showPath();
  $("said").textContent = path.steps ? `${count(steps.length)} ${word("steps")}` : word("no-path");
  requestAnimationFrame(() => bring(to));
  redraw();
  remember();
};
const showPath = () => {
  const { from, to, steps } = path, one = (id) => make("p", { class: "stop" }, link(id), " ", make("span", { class: "minor" }, short([nodes[id].issuer, day(nodes[id].date)].filter(Boolean).join(" · "), 120)));
  const parts = [...head(word("path"), `${short(nodes[from].name, 80)} ⇢ ${short(nodes[to].name, 80)}`)];
  if (!steps) parts.push(make("p", { id: "no-path" }, word("no-path")));
  else {
    parts.push(make("p", { class: "minor" }, `${count(steps.length)} ${word("steps")}`), one(from));
    for (const [edge, id] of steps) {
      const e = edges[edge], said = mainOf(e), forth = e.to === id;
      parts.push(make("div", { class: "item step" }, make("p", {}, forth ? "↓ " : "↑ ", tag(said, forth ? "" : "by-"), " ", make("span", { class: "minor" }, lag(said))), quoted(said), placed(said)), one(id));
    }
  }
  openPanel(parts);
  panel.dataset.path = "yes";
  delete panel.dataset.node; delete panel.dataset.edge;
};
$("leave-path").addEventListener("click", () => { leavePath(); stage.focus(); });
