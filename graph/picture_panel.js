// The panel: what is said of a document, an organ, an arrow; what stands out in the picture meanwhile; the card at the pointer.
//
// Offers choose(id, walking), chooseEdge(id), clear(), showTip(event, id, edgeId), hideTip(), around(id), openPanel(parts),
// head, link, item, short(text, most), tell(text): a short notice that is also spoken.
const around = (id) => {
  const made = { nodes: new Set([id]), edges: new Set() };
  for (const e of touching(id)) {
    if (!edgeShown(e)) continue;
    made.edges.add(e);
    made.nodes.add(edges[e].from).add(edges[e].to);
  }
  return made;
};
// What a screen reader says of a card: the same as the card beside the pointer, and how many relations it has.
const spoken = (n) => [short(n.name, 120), word("kind-" + n.kind), n.issuer, n.organ ? "" : day(n.date) || word("undated"), n.state === "loaded" ? "" : word("state-" + n.state),
  `${count(touching(n.id).filter(edgeShown).length)} ${word("relations")}`].filter(Boolean).join(", ");
// walking: with the arrow keys, which passes by cards that are not meant
const choose = (id, walking = false) => {
  if (pathEnds(id, walking)) return;
  hideTip();
  chosen = id; chosenEdge = null; lit = around(id);
  showNode(nodes[id]);
  $("said").textContent = spoken(nodes[id]);
  requestAnimationFrame(() => bring(id));
  redraw();
  remember();
};
let chosenEdge = null;
const chooseEdge = (id) => {
  const e = edges[id];
  hideTip();
  chosen = null; chosenEdge = id; lit = { nodes: new Set([e.from, e.to]), edges: new Set([id]) };
  showEdge(e);
  redraw();
  remember();
};
const clear = () => {
  chosen = null; chosenEdge = null; lit = null; hideTip();
  leavePath();
  openPanel(null);
  redraw();
  remember();
};
const openPanel = (parts) => {
  const was = panel.hidden;
  panel.hidden = !parts;
  document.body.classList.toggle("panelled", !!parts);
  panel.replaceChildren(...(parts || []));
  panel.scrollTop = 0;
  if (was !== panel.hidden) resize();
};
let quiet = 0;
const tell = (text) => {
  $("said").textContent = text;
  $("notice").textContent = text;
  $("notice").hidden = false;
  clearTimeout(quiet);
  quiet = setTimeout(() => { $("notice").hidden = true; }, 2500);
};
const short = (text, most) => (text.length > most ? text.slice(0, most).trimEnd() + "…" : text);
// What is longer than a screen gets a window of its own, which the keyboard can scroll.
const long = (made, text) => {
  if (text && text.length > 1200) { made.classList.add("long"); made.tabIndex = 0; }
  return made;
};
const head = (kind, name, ...tools) => [
  make("div", { class: "top" }, make("div", {}, make("p", { class: "kind" }, kind), make("h2", { lang: "vi" }, short(name, 300))),
    make("button", { type: "button", class: "close", "aria-label": word("close"), title: word("close") + " (Esc)", on: () => { clear(); stage.focus(); } }, "×")),
  tools.some(Boolean) ? make("div", { class: "acts" }, ...tools) : "",
];
const link = (id) => make("button", { type: "button", class: "link", lang: "vi", "data-node": id, on: () => { showTable(false); choose(id); panel.focus(); } }, short(nodes[id].name, 200));
const OWN_WORDS = new Set(["title", "issuer"]); // of the document, whatever language the page speaks
const facts = (node) => {
  const list = make("dl");
  const row = (key, value, text) => value && list.append(make("dt", {}, word(key)), long(make("dd", OWN_WORDS.has(key) ? { lang: "vi" } : {}, value), text));
  row("title", node.heading, node.heading);
  row("symbol", node.symbol !== node.name ? node.symbol : "");
  row("issuer", node.issuer);
  row("date", node.organ ? "" : day(node.date) || word("undated"));
  row("level", node.level && word("level-" + node.level));
  row("state", node.organ ? "" : word("state-" + node.state));
  row("address", make("span", { class: "minor iri" }, node.iri));
  return list;
};
// Where the quoted words stand in the sentence, [start, end]: a line end in one may be a blank in the other.
const placeIn = (text, quote) => {
  if (!quote) return null;
  const at = text.indexOf(quote);
  if (at >= 0) return [at, at + quote.length];
  if (quote.length > 500) return null;
  const words = quote.trim().split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  const found = new RegExp(words.join("\\s+"), "i").exec(text);
  return found && [found.index, found.index + found[0].length];
};
const quoted = (said) => {
  const text = said.sentence || said.quote;
  if (!text) return null;
  const block = make("blockquote", { lang: "vi" }), place = said.sentence ? placeIn(text, said.quote) : null;
  if (place) block.append(text.slice(0, place[0]), make("mark", {}, text.slice(...place)), text.slice(place[1]));
  else if (said.sentence && said.quote) block.append(make("mark", {}, said.quote), " — ", text);
  else block.append(text);
  return long(block, text);
};
// The place in the file: its name and the character at which the quotation begins.
const placed = (said) => (said.file ? make("p", { class: "minor place" }, word("place"), " ", make("bdi", {}, said.file),
  said.start === null || said.start === undefined ? "" : `, ${word("character")} ${count(said.start)}`,
  said.also ? `; ${word("also")} ${said.also.split(" ").map((at) => count(+at)).join(", ")}` : "") : null);
const tag = (said, way) => {
  const name = said.relation === "assignsTo" ? word(said.role || "assignsTo") : word(way + said.relation);
  const made = make("span", { class: said.status === "resolved" ? "tag" : "tag unsure" }, short(name, 60) + (said.status === "resolved" ? "" : " · " + short(word("status-" + said.status), 60)));
  made.style.color = colourOf(said.relation);
  return made;
};
const due = (said) => (said.deadline ? `${word("deadline")}: ${day(said.deadline)}` : "");
const lag = (said) => (said.days === null || said.days === undefined ? "" : `${count(said.days)} ${word("days")}`);
const item = (said, other, way) => make("div", { class: "item" },
  make("p", {}, tag(said, way), " ", said.label ? make("span", { class: "minor" }, `${word("task")} ${short(said.label, 60)} `) : null, link(other)),
  make("p", { class: "minor" }, [nodes[other].issuer, day(nodes[other].date), lag(said), due(said)].filter(Boolean).join(" · ")),
  quoted(said), placed(said));
const natural = (a, b) => (a.said.label || "~").localeCompare(b.said.label || "~", "vi", { numeric: true }) || (a.said.start || 0) - (b.said.start || 0);
const block = (title, items) => (items.length ? [make("h3", {}, title, " ", make("small", {}, `(${count(items.length)})`)), ...items] : []);
// A task is one piece of text however many organs it is given to: they stand together above it.
const taskItems = (found) => {
  const tasks = new Map();
  for (const { said, other } of found) {
    const key = JSON.stringify([said.label, said.sentence || said.quote, said.deadline]);
    if (!tasks.has(key)) tasks.set(key, { said, organs: [] });
    tasks.get(key).organs.push({ said, other });
  }
  return [...tasks.values()].map(({ said, organs }) => make("div", { class: "item task" },
    make("p", {}, make("b", {}, said.label ? `${word("task")} ${said.label}` : word("task")), said.deadline ? make("span", { class: "due" }, due(said)) : null),
    ...organs.map((o) => make("p", {}, tag(o.said, ""), " ", link(o.other))),
    organs.length === 1 ? quoted(said) : quoted({ ...said, quote: null }), placed(said)));
};
const showNode = (node) => {
  const of = (side, test) => touching(node.id).map((e) => edges[e]).filter((e) => e[side] === node.id)
    .flatMap((e) => e.said.filter(test).map((said) => ({ said, other: side === "from" ? e.to : e.from })));
  const work = (s) => s.relation === "assignsTo", text = (s) => !work(s);
  const parts = [
    ...block(word("outgoing"), of("from", text).map((r) => item(r.said, r.other, ""))),
    ...block(word("incoming"), of("to", text).map((r) => item(r.said, r.other, "by-"))),
    ...block(word("tasks"), taskItems(of("from", work).sort(natural))),
    ...block(word("charged"), of("to", work).sort(natural).map((r) => item(r.said, r.other, "by-"))),
  ];
  openPanel([...head(word("kind-" + node.kind), node.name,
    make("button", { type: "button", id: "copy-iri", on: () => copy(node.iri) }, word("copy-iri")),
    make("button", { type: "button", id: "path-from", on: () => startPath(node.id) }, word("path-from"))),
  facts(node), ...(parts.length ? parts : [make("p", { class: "minor" }, word("none"))])]);
  panel.dataset.node = node.id;
  delete panel.dataset.edge; delete panel.dataset.path;
};
const showEdge = (edge) => {
  openPanel([...head(word("relation"), edgeName(edge)), ...edge.said.map((said) => make("div", { class: "item" },
    make("p", {}, link(edge.from)), make("p", {}, tag(said, ""), " ", make("span", { class: "minor" }, lag(said))), make("p", {}, link(edge.to)),
    said.label ? make("p", { class: "minor" }, `${word("task")} ${said.label}`) : null,
    said.deadline ? make("p", { class: "minor" }, due(said)) : null, quoted(said), placed(said)))]);
  panel.dataset.edge = edge.id;
  delete panel.dataset.node; delete panel.dataset.path;
};
const showAgain = () => {
  if (panel.hidden) return;
  if (panel.dataset.node !== undefined) showNode(nodes[+panel.dataset.node]);
  else if (panel.dataset.edge !== undefined) showEdge(edges[+panel.dataset.edge]);
  else if (panel.dataset.path !== undefined) showPath();
};

// ---- pointing --------------------------------------------------------------------------------------------------------
const hideTip = () => { tip.hidden = true; stage.classList.remove("over"); };
// The card beside the pointer: of a node, or of an arrow when there is no node.
const showTip = (event, id, edgeId, words = null) => {
  tip.replaceChildren(...(words ? words : id === null ? tipOfEdge(edges[edgeId]) : tipOfNode(nodes[id])));
  tip.hidden = false;
  const x = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8), low = event.clientY + 18;
  const y = low + tip.offsetHeight > innerHeight - 8 ? event.clientY - tip.offsetHeight - 12 : low;
  tip.style.transform = `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`;
};
const tipOfNode = (n) => [
  make("p", {}, make("b", {}, short(n.name, 200))),
  make("p", { class: "minor" }, short([word("kind-" + n.kind), n.issuer, n.organ ? "" : day(n.date) || word("undated")].filter(Boolean).join(" · "), 260)),
  n.heading ? make("p", {}, short(n.heading, 260)) : "", n.state === "loaded" ? "" : make("p", { class: "minor" }, word("state-" + n.state)),
];
const tipOfEdge = (edge) => [
  make("p", {}, make("b", {}, short(nodes[edge.from].name, 120)), ` — ${edgeName(edge)} → `, make("b", {}, short(nodes[edge.to].name, 120))),
  ...edge.said.filter((s) => s.quote || s.sentence).slice(0, 2).map((s) => make("p", {}, make("q", {}, short(s.quote || s.sentence, 240)))),
];
