// The picture of thousands: from afar the blocks of a lane and a run of years, nearer the documents in them as marks,
// then as cards. Only what the window shows is drawn, so that a step takes no longer with more documents.
//
// Uses of the later files: network, drawCard, SHAPES, badge, colourOf, lines, FONT, CARD, paintBands, lookAt.
// Offers
//   field                        null where the picture is small and picture_draw.js draws it alone
//   paintField(ctx, a, b)        draws what lies between two corners, in the picture's own coordinates
//   fieldNodeAt(p), fieldEdgeAt(p), blockAt(p)    what is there, or null
//   enterBlock(block)            goes so near that its documents are told apart
//   tipOfBlock(block), detail(scale): "blocks", "marks" or "cards"
const field = picture.field || null;
const MARK_WIDTH = 9, SHAPE_WIDTH = 18, CARD_LEGIBLE = 80; // width of a card on the screen, in pixels, from which it is drawn so
const MOST_LINKS = 40, FEW_ARROWS = 120, MOST_ARROWS = 400, MOST_LABELS = 40, MOST_DOTS = 500;
let afar = 0; // up to this scale, a little nearer than where all of it is seen, the blocks are shown
const detail = (scale) => (CARD.w * scale >= CARD_LEGIBLE ? "cards" : CARD.w * scale >= MARK_WIDTH && scale > afar ? "marks" : "blocks");
const ground = () => field[layout];
const blockOf = {};
for (const [way, { blocks }] of Object.entries(field || {})) {
  blockOf[way] = new Int32Array(nodes.length);
  blocks.forEach((block, k) => { for (const id of block.cards) blockOf[way][id] = k; });
}

// How many documents of each group the facets leave in each block, and how many arrows between two blocks.
let tallied = null, talliedFor, talliedIn;
const tally = () => {
  if (tallied && talliedFor === filter && talliedIn === layout) return tallied;
  const { blocks } = ground(), home = blockOf[layout], groups = blocks.map(() => ({})), all = new Int32Array(blocks.length), links = new Map();
  for (const n of nodes) if (nodeShown(n.id)) {
    const b = home[n.id];
    all[b]++;
    groups[b][n.group] = (groups[b][n.group] || 0) + 1;
  }
  for (const e of edges) {
    const from = home[e.from], to = home[e.to];
    if (from === to || !edgeShown(e.id)) continue;
    const key = from * blocks.length + to, link = links.get(key) || { from, to, n: 0, said: {} };
    const { relation } = mainOf(e);
    link.n++;
    link.said[relation] = (link.said[relation] || 0) + 1;
    links.set(key, link);
  }
  const strongest = [...links.values()].sort((p, q) => q.n - p.n || p.from - q.from || p.to - q.to).slice(0, MOST_LINKS);
  for (const link of strongest) link.relation = Object.entries(link.said).sort((p, q) => q[1] - p[1] || (p[0] < q[0] ? -1 : 1))[0][0];
  talliedFor = filter; talliedIn = layout;
  return (tallied = { groups, all, links: strongest });
};
const groupName = (group) => word("level-" + group); // timeless cards stand together by level
// The name of a column: a run of years, or a province.
const timeName = ([first, last]) => (!first ? word(picture.organs ? "no-place" : "undated") : first === last ? first : `${first}–${last}`);
const blockName = (block) => {
  const time = ground().times[block.time];
  const when = time ? timeName(time) : groupName(block.group);
  return `${word("level-" + block.lane)} · ${when}`;
};
const tipOfBlock = (block) => {
  const { groups, all } = tally(), k = ground().blocks.indexOf(block);
  const kinds = Object.entries(groups[k]).sort((p, q) => q[1] - p[1]).slice(0, 6);
  return [make("p", {}, make("b", {}, blockName(block))),
    make("p", {}, `${count(all[k])} ${word(nodes[block.cards[0]].organ ? "organs" : "documents")}`),
    make("p", { class: "minor" }, kinds.map(([group, n]) => `${word("group-" + group)} ${count(n)}`).join(" · "))];
};

// ---- where is what ---------------------------------------------------------------------------------------------------
const meets = (block, a, b) => block.left < b.x && block.left + block.width > a.x && block.top < b.y && block.top + block.height > a.y;
const seenIn = function* (block, a, b) {
  const [w, h] = ground().step, across = Math.ceil(block.cards.length / block.rows);
  const first = Math.max(0, Math.floor((a.x - block.left) / w)), last = Math.min(across - 1, Math.floor((b.x - block.left) / w));
  const high = Math.max(0, Math.floor((a.y - block.top) / h)), low = Math.min(block.rows - 1, Math.floor((b.y - block.top) / h));
  for (let x = first; x <= last; x++) for (let y = high; y <= low; y++) {
    const id = block.cards[x * block.rows + y];
    if (id !== undefined && nodeShown(id)) yield id;
  }
};
const blockAt = (p) => ground().blocks.find((block) => meets(block, p, p)) || null;
const fieldNodeAt = (p) => {
  const scale = network.getScale();
  if (detail(scale) === "blocks") { // what stands out is there as a dot
    if (!lit || lit.nodes.size > MOST_DOTS) return null;
    for (const id of lit.nodes) if (nodeShown(id) && Math.hypot(nodes[id][layout][0] - p.x, nodes[id][layout][1] - p.y) * scale < 8) return id;
    return null;
  }
  const block = blockAt(p);
  if (!block) return null;
  for (const id of seenIn(block, p, p)) {
    const [x, y] = nodes[id][layout];
    if (Math.abs(p.x - x) <= CARD.w / 2 && Math.abs(p.y - y) <= CARD.h / 2) return id;
  }
  return null;
};
let drawnArrows = [];
const fieldEdgeAt = (p) => {
  let best = null, least = (6 / network.getScale()) ** 2;
  for (const edge of drawnArrows) {
    const [x, y] = nodes[edge.from][layout], dx = nodes[edge.to][layout][0] - x, dy = nodes[edge.to][layout][1] - y;
    const t = Math.max(0, Math.min(1, ((p.x - x) * dx + (p.y - y) * dy) / (dx * dx + dy * dy || 1)));
    const far = (x + t * dx - p.x) ** 2 + (y + t * dy - p.y) ** 2;
    if (far < least) { least = far; best = edge.id; }
  }
  return best;
};
const enterBlock = (block) => {
  const scale = Math.min(1, Math.max((CARD_LEGIBLE + 10) / CARD.w, Math.min((stage.clientWidth - 60) / block.width, (stage.clientHeight - 80) / block.height)));
  const half = { x: stage.clientWidth / 2 / scale, y: stage.clientHeight / 2 / scale };
  const keep = (low, size, h, margin) => (size + 2 * margin <= 2 * h ? low + size / 2 : low - margin + h);
  lookAt({ x: keep(block.left, block.width, half.x, 30 / scale), y: keep(block.top, block.height, half.y, 40 / scale), scale });
};

// ---- drawing ---------------------------------------------------------------------------------------------------------
// Where the line from the middle of a box towards p leaves the box.
const border = ([x, y], [px, py], w, h) => {
  const dx = px - x, dy = py - y, t = Math.min(1, w / 2 / Math.abs(dx || 1e-9), h / 2 / Math.abs(dy || 1e-9));
  return [x + dx * t, y + dy * t];
};
const arrow = (ctx, [x, y], [tx, ty], head) => {
  const far = Math.hypot(tx - x, ty - y);
  if (far < 1e-6) return;
  const ux = (tx - x) / far, uy = (ty - y) / far, back = Math.min(head, far / 2);
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(tx - ux * back * 0.7, ty - uy * back * 0.7);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(tx, ty);
  ctx.lineTo(tx - ux * back - uy * back * 0.5, ty - uy * back + ux * back * 0.5);
  ctx.lineTo(tx - ux * back + uy * back * 0.5, ty - uy * back - ux * back * 0.5);
  ctx.closePath();
  ctx.fill();
};
const DASH = { resolved: [], ambiguous: [6, 5], unresolved: [2, 4] };
const dashOf = (status) => (Object.hasOwn(DASH, status) ? DASH[status] : DASH.unresolved);
const paintArrow = (ctx, edge, scale, strong) => {
  const main = mainOf(edge), near = detail(scale) === "cards", from = nodes[edge.from][layout], to = nodes[edge.to][layout];
  ctx.strokeStyle = ctx.fillStyle = colourOf(main.relation);
  const many = strong && lit.edges.size > 60; // so many that they would be one patch of colour
  ctx.globalAlpha = many ? 0.5 : strong ? 0.95 : 0.4;
  ctx.lineWidth = ((main.relation === "cites" ? 1 : 1.6) + (strong && !many ? 0.6 : 0)) / scale;
  ctx.setLineDash(dashOf(main.status).map((n) => n / scale));
  if (near) arrow(ctx, border(from, to, CARD.w, CARD.h), border(to, from, CARD.w + 6, CARD.h + 6), 10 / scale);
  else arrow(ctx, from, border(to, from, 8 / scale, 8 / scale), 8 / scale);
  ctx.globalAlpha = 1;
  drawnArrows.push(edge);
};
const pill = (ctx, text, x, y, size, ink, taken) => {
  ctx.font = `600 ${size}px ${FONT}`;
  const w = ctx.measureText(text).width + size * 0.9, h = size * 1.5, box = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
  if (taken && taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) return false;
  if (taken) taken.push(box);
  ctx.beginPath();
  ctx.roundRect(box[0], box[1], w, h, h / 2);
  ctx.fillStyle = colours.pill;
  ctx.fill();
  ctx.fillStyle = ink;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(text, x, y + size * 0.05);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  return true;
};
// What a search finds can be half of all: then each block shows how much of it that is.
const crowdLit = () => lit !== null && lit.nodes.size > MOST_DOTS;
const paintBlocks = (ctx, seen, scale) => {
  const { groups, all, links } = tally(), order = [...picture.groups, "letter", "organ"], labels = [];
  const share = crowdLit() ? new Int32Array(all.length) : null;
  if (share) for (const id of lit.nodes) if (nodeShown(id)) share[blockOf[layout][id]]++;
  for (const block of seen) {
    const k = ground().blocks.indexOf(block);
    if (!all[k]) continue;
    ctx.globalAlpha = lit ? 0.3 : 1;
    let top = block.top;
    for (const group of order) {
      const high = (block.height * (groups[k][group] || 0)) / all[k];
      if (!high) continue;
      ctx.fillStyle = colours[group];
      ctx.fillRect(block.left, top, block.width, high);
      top += high;
    }
    ctx.globalAlpha = 1;
    if (share) {
      ctx.fillStyle = colours.accent;
      ctx.fillRect(block.left, block.top + block.height * (1 - share[k] / all[k]), block.width, (block.height * share[k]) / all[k]);
      if (share[k] && block.width * scale > 8 * String(share[k]).length + 6) labels.push([count(share[k]), block]);
    } else if (block.width * scale > 8 * String(all[k]).length + 6) labels.push([block.time < 0 && block.width * scale > groupName(block.group).length * 7 + 40 ? `${groupName(block.group)}: ${count(all[k])}` : count(all[k]), block]);
  }
  if (!lit) for (const link of links) {
    const one = ground().blocks[link.from], other = ground().blocks[link.to], middle = (b) => [b.left + b.width / 2, b.top + b.height / 2];
    ctx.strokeStyle = ctx.fillStyle = colourOf(link.relation);
    ctx.globalAlpha = 0.55;
    ctx.lineWidth = (1 + 3 * Math.sqrt(link.n / links[0].n)) / scale;
    arrow(ctx, border(middle(one), middle(other), one.width, one.height), border(middle(other), middle(one), other.width, other.height), 10 / scale);
    ctx.globalAlpha = 1;
  }
  // a block of one row is thinner than its number, which then stands half below it; it stays in its lane
  const bottomOf = Object.fromEntries(picture[layout].lanes.map((lane) => [lane.key, lane.bottom])), taken = [];
  for (const [text, block] of labels) {
    const thin = block.height * scale < 20, y = thin ? block.top + 11 / scale : block.top + block.height / 2;
    if (y + 9 / scale <= bottomOf[block.lane]) pill(ctx, text, block.left + block.width / 2, y, 11.5 / scale, colours.ink, taken);
  }
};
const paintMarks = (ctx, seen, a, b, scale) => {
  const flat = CARD.w * scale < SHAPE_WIDTH, boxes = new Map();
  for (const block of seen) for (const id of seenIn(block, a, b)) {
    const n = nodes[id], [x, y] = n[layout], pale = lit && !lit.nodes.has(id);
    if (flat) { // thousands: one stroke for all that look alike
      const key = `${n.group} ${pale ? 0.15 : n.state === "loaded" ? 1 : 0.5}`;
      if (!boxes.has(key)) boxes.set(key, []);
      boxes.get(key).push(x, y);
      continue;
    }
    ctx.globalAlpha = pale ? 0.2 : 1;
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(1.8, 1.8);
    if (n.state === "loaded") badge(ctx, n.group, CARD.w * scale > 34 && n.kind !== "other" ? n.kind : "", 0, 0);
    else {
      SHAPES[n.group](ctx, 0, 0);
      ctx.fillStyle = colours.cited;
      ctx.fill();
      ctx.strokeStyle = colours[n.group];
      ctx.lineWidth = 3;
      ctx.setLineDash(n.state === "cited" ? [] : [4, 4]);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    ctx.restore();
  }
  for (const [key, at] of boxes) {
    const [group, alpha] = key.split(" ");
    ctx.globalAlpha = +alpha;
    ctx.fillStyle = colours[group];
    ctx.beginPath();
    for (let k = 0; k < at.length; k += 2) ctx.rect(at[k] - CARD.w / 2, at[k + 1] - CARD.h / 2, CARD.w, CARD.h);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
};
const paintCardsOfField = (ctx, seen, a, b, scale) => {
  const ids = seen.flatMap((block) => [...seenIn(block, a, b)]);
  if (!lit) { // an arrow that leaves the window says little; where there are few they are drawn all the same
    const here = new Set(ids), all = new Set();
    for (const id of ids) for (const e of touching(id)) if (edgeShown(e)) all.add(e);
    const arrows = all.size <= FEW_ARROWS ? [...all] : [...all].filter((e) => here.has(edges[e].from) && here.has(edges[e].to)).slice(0, MOST_ARROWS);
    for (const e of arrows) paintArrow(ctx, edges[e], scale, false);
  } else for (const e of lit.edges) if (edgeShown(e)) paintArrow(ctx, edges[e], scale, true);
  for (const id of ids) drawCard(ctx, id, ...nodes[id][layout]);
};
// Between the runs of years a line goes down, where time runs: not through the organs, which have none.
const paintRules = (ctx, a, b, scale) => {
  const timeless = new Set(ground().blocks.filter((block) => block.time < 0).map((block) => block.lane));
  ctx.fillStyle = colours.rule;
  picture[layout].lanes.forEach((lane, k) => {
    const last = k + 1 === picture[layout].lanes.length, top = Math.max(k ? lane.top : a.y, a.y), end = Math.min(last ? b.y : lane.bottom, b.y);
    if (!timeless.has(lane.key) && end > top) ground().times.slice(1).forEach(([, , left], n) => ctx.fillRect((ground().times[n][3] + left) / 2, top, 1 / scale, end - top));
  });
};
// The runs of years stand along the upper edge of the window.
const paintTimes = (ctx, a, b, scale) => {
  const size = 12 / scale, y = a.y + 13 / scale;
  let free = -Infinity; // where the next name may begin
  ground().times.forEach((time) => {
    const [first, last, left, right] = time;
    const text = timeName(time);
    if (right < a.x || left > b.x) return;
    ctx.font = `600 ${size}px ${FONT}`;
    const room = right - left + 8 / scale, called = text.replace(/^Thành phố /, "TP. ");
    const brief = picture.organs ? [text, ...(ctx.measureText(called).width <= room + 24 / scale ? [called] : []), lines(ctx, called, room, 1)[0]] : first === last ? [text] : [text, `${first.slice(2)}–${last.slice(2)}`];
    const name = brief.find((t) => ctx.measureText(t).width <= room) || (picture.organs ? brief[1] : brief.at(-1)), half = ctx.measureText(name).width / 2 + size * 0.5;
    const x = Math.min(Math.max((Math.max(left, a.x) + Math.min(right, b.x)) / 2, a.x + half), b.x - half); // whole, at the edge too
    if (x - half < free) return; // where columns are narrow, some of them bear a name
    pill(ctx, name, x, y, size, colours.muted, null);
    free = x + half;
  });
};
const paintField = (ctx, a, b) => {
  const scale = network.getScale(), how = detail(scale), seen = ground().blocks.filter((block) => meets(block, a, b));
  drawnArrows = [];
  paintBands(ctx, a, b);
  paintRules(ctx, a, b, scale);
  if (how === "blocks") paintBlocks(ctx, seen, scale);
  else if (how === "marks") paintMarks(ctx, seen, a, b, scale);
  else paintCardsOfField(ctx, seen, a, b, scale);
  if (lit) {
    const heart = chosen ?? (lit.nodes.has(picture.focus) ? picture.focus : null);
    if (how !== "cards") {
      for (const e of lit.edges) if (edgeShown(e)) paintArrow(ctx, edges[e], scale, true);
      if (how === "blocks" && !crowdLit()) {
        ctx.beginPath();
        for (const id of lit.nodes) if (nodeShown(id)) { const [x, y] = nodes[id][layout], r = (id === heart ? 7 : 3.5) / scale; ctx.moveTo(x + r, y); ctx.arc(x, y, r, 0, 7); }
        ctx.fillStyle = colours.accent;
        ctx.fill();
      }
    }
    const taken = [];
    const names = heart === null ? [...lit.nodes] : lit.nodes.size > MOST_LABELS ? [heart] : [heart, ...[...lit.nodes].filter((id) => id !== heart)];
    if (how === "cards") {
      if (lit.edges.size <= MOST_LABELS) for (const e of lit.edges) if (edgeShown(e)) {
        // near the chosen card, where the other end may be far outside of the window
        const { from, to } = edges[e], near = to === heart ? to : from, [x, y] = nodes[near][layout], [tx, ty] = nodes[near === to ? from : to][layout];
        for (const away of [150, 190, 230, 270, 310]) {
          const t = Math.min(0.5, (away / scale + CARD.h / 2) / Math.hypot(tx - x, ty - y));
          if (pill(ctx, edgeName(edges[e]), x + (tx - x) * t, y + (ty - y) * t, 12 / scale, colourOf(mainOf(edges[e]).relation), taken)) break;
        }
      }
    } else if (names.length <= MOST_LABELS) for (const id of names) if (nodeShown(id)) {
      const [x, y] = nodes[id][layout];
      pill(ctx, plain(nodes[id].name.slice(0, 28)), x, y - 16 / scale, 11.5 / scale, id === heart ? colours.accent : colours.ink, taken);
    }
  }
  paintTimes(ctx, a, b, scale);
};
