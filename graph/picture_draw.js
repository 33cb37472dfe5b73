// Draws the network; this file and the next are the only ones that know vis-network.
//
// Uses of the later files: placeLanes().
// Offers
//   redraw()                 draws again what is seen (after chosen, lit or filter changed)
//   paint(ctx)               draws all of it, in the picture's own coordinates, with a 2D context or what behaves like one
//   paintBox()               { left, top, right, bottom } of what is seen, in the same coordinates
//   nodeAt(point), edgeAt(point)    what is there, or null
//   layout                   "wide" or "narrow"
//   colourOf(relation), readColours(), colours, badge(ctx, group, code, x, y), crowd(),
//   lines(ctx, text, width, most), FONT, moved
const CARD = { w: 212, h: 74 };
let colours = {}, layout = "wide", moved = false;

// ---- colours and shapes ----------------------------------------------------------------------------------------
const readColours = () => {
  const style = getComputedStyle(document.documentElement);
  colours = new Proxy({}, { get: (known, name) => (known[name] ??= style.getPropertyValue("--" + String(name)).trim() || "#777") });
};
const colourOf = (relation) => colours[picture.relations.includes(relation) ? relation : "cites"];
const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif';
// Each group has a shape of its own, so that it is told without its colour.
const polygon = (ctx, x, y, r, corners, turn) => {
  ctx.beginPath();
  for (let k = 0; k < corners; k++) {
    const a = turn + (2 * Math.PI * k) / corners;
    ctx.lineTo(x + r * Math.cos(a), y + r * Math.sin(a));
  }
  ctx.closePath();
};
const SHAPES = {
  resolution: (c, x, y) => { c.beginPath(); c.arc(x, y, 17, 0, 7); },
  directive: (c, x, y) => polygon(c, x, y + 3, 22, 3, -Math.PI / 2),
  conclusion: (c, x, y) => { c.beginPath(); c.rect(x - 16, y - 16, 32, 32); },
  decision: (c, x, y) => polygon(c, x, y, 22, 4, 0),
  guidance: (c, x, y) => polygon(c, x, y, 19, 6, 0),
  plan: (c, x, y) => polygon(c, x, y + 1, 20, 5, -Math.PI / 2),
  law: (c, x, y) => polygon(c, x, y, 19, 8, Math.PI / 8),
  letter: (c, x, y) => { c.beginPath(); c.roundRect(x - 19, y - 13, 38, 26, 4); },
  organ: (c, x, y) => {
    c.beginPath();
    c.moveTo(x - 15, y - 5); c.lineTo(x, y - 15); c.lineTo(x + 15, y - 5); c.closePath();
    for (const dx of [-11, -2, 7]) c.rect(x + dx, y - 3, 5, 12);
    c.rect(x - 15, y + 10, 30, 4);
  },
};
const badge = (ctx, group, code, x, y) => {
  SHAPES[group](ctx, x, y);
  ctx.fillStyle = colours[group];
  ctx.fill();
  if (group === "organ" || !code) return;
  ctx.fillStyle = colours["badge-ink"];
  ctx.font = `700 ${code.length > 3 ? 9 : 11.5}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.fillText(plain(code.slice(0, 8)), x, y + (group === "directive" ? 8 : 4), 32);
  ctx.textAlign = "left";
};
const fitted = new Map(); // text cut to a width, by font
const lines = (ctx, text, width, most) => {
  const key = `${ctx.font}|${width}|${most}|${text}`;
  if (fitted.has(key)) return fitted.get(key);
  const made = [];
  let rest = plain(text.slice(0, 400)).split(/\s+/);
  while (rest.length && made.length < most) {
    let take = 1;
    while (take < rest.length && ctx.measureText(rest.slice(0, take + 1).join(" ")).width <= width) take++;
    let line = rest.slice(0, take).join(" ");
    if (made.length === most - 1) line = rest.join(" ");
    rest = made.length === most - 1 ? [] : rest.slice(take);
    if (ctx.measureText(line).width > width) {
      let low = 0, high = line.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (ctx.measureText(line.slice(0, middle).trimEnd() + "…").width <= width) low = middle; else high = middle - 1;
      }
      line = line.slice(0, low).trimEnd() + "…";
    }
    made.push(line);
  }
  fitted.set(key, made);
  return made;
};
const drawCard = (ctx, id, x, y) => {
  if (!nodeShown(id)) return;
  const node = nodes[id], left = x - CARD.w / 2, top = y - CARD.h / 2, scale = network ? network.getScale() : 1;
  const far = scale < 0.6, text = left + 52, width = CARD.w - 60;
  ctx.globalAlpha = lit && !lit.nodes.has(id) ? 0.22 : 1;
  ctx.beginPath();
  ctx.roundRect(left, top, CARD.w, CARD.h, node.organ ? 22 : 9);
  ctx.fillStyle = id === picture.focus ? colours.focus : node.state === "loaded" ? colours.card : colours.cited;
  ctx.fill();
  ctx.strokeStyle = picked(id) ? colours.accent : node.state === "loaded" ? colours[node.group] : colours.muted;
  ctx.lineWidth = picked(id) ? 3.5 : id === picture.focus ? 2.5 : 1.5;
  ctx.setLineDash(node.state === "loaded" ? [] : node.state === "cited" ? [7, 4] : [2, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
  badge(ctx, node.group, node.organ ? "" : node.kind === "other" ? "" : node.kind, left + 27, y);
  ctx.fillStyle = colours.ink;
  ctx.textBaseline = "alphabetic";
  const named = node.organ || !node.symbol || node.name.length > 20;
  let size = far ? (named ? 17 : 22) : named ? 13.5 : 16;
  const font = () => { ctx.font = `${node.organ ? 500 : 700} ${size}px ${FONT}`; };
  font();
  while (!named && size > 13 && ctx.measureText(node.name).width > width) { size -= 1; font(); } // a symbol is never cut short
  const below = node.organ || far ? [] : named ? [day(node.date) || node.issuer || word("undated")] : [node.issuer || "", day(node.date) || word("undated")];
  const name = lines(ctx, node.name, width, far ? (named ? 3 : 2) : node.organ ? 3 : named ? 2 : 1);
  const step = size * 1.2, rows = below.filter(Boolean);
  let at = y - (name.length * step + rows.length * 16) / 2 + size * 0.95;
  for (const line of name) { ctx.fillText(line, text, at); at += step; }
  at -= step - 17 - (named ? 0 : 1);
  ctx.font = `400 12.5px ${FONT}`;
  ctx.fillStyle = colours.muted;
  for (const row of rows) { ctx.fillText(lines(ctx, row, width, 1)[0], text, at); at += 16.5; }
  if (node.state === "uncertain") {
    ctx.fillStyle = colours.accent;
    ctx.font = `700 15px ${FONT}`;
    ctx.fillText("?", left + CARD.w - 15, top + 18);
  }
  ctx.globalAlpha = 1;
};

// ---- arrows: drawn here, because vis-network would lead them straight under the cards in between -----------------
const pieces = (edge) => edge.paths[layout];
const trace = (route) => {
  const made = [];
  for (let k = 0; k + 1 < route.length; k++) {
    const [a, b] = [route[k], route[k + 1]];
    const bend = a[1] === b[1] ? [-38, -38] : [(b[1] - a[1]) * 0.55, (a[1] - b[1]) * 0.55];
    made.push([a[0], a[1], a[0], a[1] + bend[0], b[0], b[1] + bend[1], b[0], b[1]]);
  }
  return made;
};
const along = (p, t) => {
  const s = 1 - t, f = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return [f[0] * p[0] + f[1] * p[2] + f[2] * p[4] + f[3] * p[6], f[0] * p[1] + f[1] * p[3] + f[2] * p[5] + f[3] * p[7]];
};
if (!field) for (const edge of edges) {
  edge.paths = { wide: trace(edge.route), narrow: trace(edge.narrow) };
  edge.dots = {};
  edge.heads = {};
  for (const way of ["wide", "narrow"]) {
    const dots = edge.paths[way].flatMap((p) => Array.from({ length: 17 }, (_, k) => along(p, k / 16)));
    edge.dots[way] = dots;
    const last = edge.paths[way].at(-1);
    if (last) edge.heads[way] = [last[6], last[7], last[5] < last[7] ? 1 : -1];
  }
}
// Hundreds of arrows that hand out work bury the chain of documents, and on a telephone arrows share one gap: such
// crowds wait for the card that is chosen, unless the facets ask for them.
const MANY = { wide: { work: 60, other: Infinity }, narrow: { work: 60, other: 80 } };
let crowdNow = null;
const crowd = () => {
  if (crowdNow && crowdNow.filter === filter && crowdNow.layout === layout) return crowdNow;
  const shownEdges = edges.filter((e) => edgeShown(e.id)), work = shownEdges.filter((e) => mainOf(e).relation === "assignsTo").length, other = shownEdges.length - work;
  const most = MANY[layout], waiting = { work: work > most.work && !ticked.relation.size && other > 0, other: other > most.other };
  return (crowdNow = { filter, layout, ...waiting, drawn: (waiting.work ? 0 : work) + (waiting.other ? 0 : other) });
};
const waits = (edge) => !field && (mainOf(edge).relation === "assignsTo" ? crowd().work : crowd().other);
const isLit = (edge) => (lit ? lit.edges.has(edge.id) : false);
const drawEdge = (ctx, edge, strong) => {
  const path = pieces(edge);
  if (!path.length || !edgeShown(edge.id)) return;
  const main = mainOf(edge);
  ctx.strokeStyle = ctx.fillStyle = colourOf(main.relation);
  ctx.globalAlpha = lit ? (strong ? 1 : 0.12) : crowd().drawn > 150 ? 0.6 : 1;
  ctx.lineWidth = (main.relation === "cites" ? 1.3 : main.relation === "assignsTo" ? 1.5 : 2.4) + (strong ? 0.9 : 0);
  ctx.setLineDash(dashOf(main.status));
  const last = path.at(-1), down = edge.heads[layout][2]; // which way the head looks
  ctx.beginPath();
  ctx.moveTo(path[0][0], path[0][1]);
  for (const p of path) ctx.bezierCurveTo(p[2], p[3], p[4], p[5], p[6], p === last ? p[7] - down * 8 : p[7]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(last[6], last[7] - down);
  ctx.lineTo(last[6] - 5.5, last[7] - down * 11);
  ctx.lineTo(last[6] + 5.5, last[7] - down * 11);
  ctx.closePath();
  ctx.fill();
  ctx.globalAlpha = 1;
};
// A label stands on its arrow where it meets no card and no other label; where there is no such place it waits for a click.
const MOST_NAMED = 150; // arrows in the window that are looked at
const drawLabels = (ctx) => {
  const scale = network.getScale(), [west, east] = corners();
  const within = ([x, y]) => x > west.x && x < east.x && y > west.y && y < east.y;
  const seen = edges.filter((e) => edgeShown(e.id) && (isLit(e) || !waits(e)) && e.dots[layout].some(within));
  if (!lit && (scale < (seen.length > 30 ? 0.5 : 0.42) || seen.length > MOST_NAMED)) return; // a crowd of labels says less than the colours do
  const size = Math.max(12, Math.min(12 / scale, 20)), taken = [];
  ctx.font = `600 ${size}px ${FONT}`;
  ctx.textBaseline = "middle";
  const cards = nodes.map((n) => n[layout]).filter(([x, y]) => x > west.x - CARD.w && x < east.x + CARD.w && y > west.y - CARD.h && y < east.y + CARD.h);
  const free = (box) => !taken.some((b) => box[0] - 4 < b[2] && b[0] < box[2] + 4 && box[1] - 3 < b[3] && b[1] < box[3] + 3)
    && !cards.some(([x, y]) => box[0] < x + CARD.w / 2 && x - CARD.w / 2 < box[2] && box[1] < y + CARD.h / 2 && y - CARD.h / 2 < box[3]);
  for (const edge of seen) { // heads of arrows stay clear
    const [x, y, down] = edge.heads[layout] || [];
    if (x !== undefined) taken.push([x - 7, Math.min(y, y - down * 13), x + 7, Math.max(y, y - down * 13)]);
  }
  // how many other arrows run under a box
  const beneath = (edge, b) => seen.filter((e) => e !== edge && (!lit || isLit(e))
    && e.dots[layout].some(([x, y]) => x > b[0] - 3 && x < b[2] + 3 && y > b[1] && y < b[3])).length;
  const ordered = seen.sort((a, b) => isLit(b) - isLit(a) || picture.relations.indexOf(mainOf(a).relation) - picture.relations.indexOf(mainOf(b).relation)
    || a.dots[layout].length - b.dots[layout].length); // the shortest first: it has the fewest places for its label
  for (const edge of ordered) {
    if (lit && !isLit(edge)) continue;
    const dots = edge.dots[layout];
    if (!dots.length) continue;
    // where the whole has no room, the colour says the relation and the label the days alone
    const lag = edge.said.find((s) => s.days !== null && s.days !== undefined), h = size + 6;
    const texts = [edgeName(edge, layout === "narrow"), layout === "wide" && lag && mainOf(edge).relation !== "assignsTo" ? `${count(lag.days)} ${word("days")}` : null];
    const middle = mainOf(edge).relation === "assignsTo" ? dots.length - 5 : dots.length >> 1;
    let name = null, w = 0, box = null, at = null, least = Infinity;
    for (const text of texts) for (let k = 0; k < dots.length && text !== null && (name === null || name === text); k++) {
      if (k === 0) w = ctx.measureText(text).width + 12;
      const [x, y] = dots[k], tried = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
      if (!free(tried)) continue;
      const out = tried[2] < west.x || tried[0] > east.x || tried[3] < west.y || tried[1] > east.y; // wholly, like its arrow
      const cut = !out && (tried[0] < west.x || tried[2] > east.x || tried[1] < west.y || tried[3] > east.y);
      const cost = 60 * beneath(edge, tried) + Math.abs(k - middle) + (cut ? 1000 : 0); // whole rather than in the middle
      if (cost < least) { least = cost; box = tried; at = dots[k]; name = text; }
    }
    if (box) {
      taken.push(box);
      ctx.beginPath();
      ctx.roundRect(box[0], box[1], w, h, h / 2);
      ctx.fillStyle = colours.pill;
      ctx.fill();
      ctx.lineWidth = 1;
      ctx.strokeStyle = ctx.fillStyle = colourOf(mainOf(edge).relation);
      ctx.globalAlpha = 0.5;
      ctx.stroke();
      ctx.globalAlpha = 1;
      ctx.textAlign = "center";
      ctx.fillText(name, at[0], at[1] + 0.5);
      ctx.textAlign = "left";
    }
  }
  ctx.textBaseline = "alphabetic";
};
// vis-network learns the size of a card only after it has drawn it twice, so hits are counted here.
const nodeAt = ({ x, y }) => {
  if (field) return fieldNodeAt({ x, y });
  const hit = nodes.find((n) => nodeShown(n.id) && Math.abs(x - n[layout][0]) <= CARD.w / 2 && Math.abs(y - n[layout][1]) <= CARD.h / 2);
  return hit ? hit.id : null;
};
const edgeAt = ({ x, y }) => {
  if (field) return fieldEdgeAt({ x, y });
  const near = 7 / network.getScale();
  let best = null, distance = near * near;
  for (const edge of edges) {
    if (!edgeShown(edge.id) || (waits(edge) && !isLit(edge))) continue;
    const dots = edge.dots[layout];
    for (let k = 0; k + 1 < dots.length; k++) {
      const [ax, ay] = dots[k], dx = dots[k + 1][0] - ax, dy = dots[k + 1][1] - ay;
      const t = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      const d = (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2;
      if (d < distance) { distance = d; best = edge.id; }
    }
  }
  return best;
};

// ---- the network and its lanes -----------------------------------------------------------------------------------
readColours();
let network = null;
// vis-network holds and moves the nodes; they are drawn here, because it passes over cards that it has not measured yet.
const unseen = () => ({ drawNode: () => {}, nodeDimensions: { width: CARD.w, height: CARD.h } });
const paintCards = (ctx, a, b) => {
  for (const n of nodes) {
    const [x, y] = n[layout];
    if (x > a.x - CARD.w && x < b.x + CARD.w && y > a.y - CARD.h && y < b.y + CARD.h) drawCard(ctx, n.id, x, y);
  }
};
// Of thousands it only moves the ground: it would look at each of them at every step.
const shown = new vis.DataSet(field ? [] : nodes.map((n) => ({ id: n.id, x: n.wide[0], y: n.wide[1], shape: "custom", ctxRenderer: unseen })));
const joined = new vis.DataSet(field ? [] : edges.map(({ id, from, to }) => ({ id, from, to, hidden: true })));
network = new vis.Network(stage, { nodes: shown, edges: joined }, data.options);
// The bands of the lanes from corner a to corner b.
const paintBands = (ctx, a, b) => {
  const bands = picture[layout].lanes;
  bands.forEach((lane, k) => {
    const top = k ? (bands[k - 1].bottom + lane.top) / 2 : a.y, end = k + 1 < bands.length ? (lane.bottom + bands[k + 1].top) / 2 : b.y;
    ctx.fillStyle = k % 2 ? colours["lane-other"] : colours.lane;
    ctx.fillRect(a.x, top, b.x - a.x, end - top);
    if (k) { ctx.fillStyle = colours.rule; ctx.fillRect(a.x, top, b.x - a.x, 1 / network.getScale()); }
  });
};
// What lies under the cards: the bands and the arrows.
const paintGround = (ctx, a, b) => {
  paintBands(ctx, a, b);
  const ordered = [...edges].sort((p, q) => picture.relations.indexOf(mainOf(q).relation) - picture.relations.indexOf(mainOf(p).relation));
  for (const edge of ordered) if (!isLit(edge) && !waits(edge)) drawEdge(ctx, edge, false);
  for (const edge of ordered) if (isLit(edge)) drawEdge(ctx, edge, true);
};
const corners = () => [network.DOMtoCanvas({ x: 0, y: 0 }), network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight })];
network.on("beforeDrawing", (ctx) => { if (!field) paintGround(ctx, ...corners()); });
network.on("afterDrawing", (ctx) => {
  if (field) paintField(ctx, ...corners()); else { paintCards(ctx, ...corners()); drawLabels(ctx); }
  placeLanes();
});
const redraw = () => network.redraw();
const paintBox = () => {
  const [a, b] = corners();
  return { left: a.x, top: a.y, right: b.x, bottom: b.y };
};
const paint = (ctx) => {
  const [a, b] = corners();
  if (field) return paintField(ctx, a, b);
  paintGround(ctx, a, b);
  paintCards(ctx, a, b);
  drawLabels(ctx);
};
