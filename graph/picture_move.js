// Moves about in the picture: zoom, pan, what a pointer finds, the names of the lanes beside it.
//
// Uses of the later files: choose(id), chooseEdge(id), clear(), showTip(event, id, edgeId), hideTip(), legend(),
// remember() (after the view was moved).
// Offers
//   fit(all), zoom(by), bring(id)   show everything, zoom, bring what is lit into view
//   viewPoint(), lookAt(point)      { x, y, scale } of the middle of the window, and back
//   stepFrom(id, [dx, dy])   the next node in a direction, or null
//   laneNames(), resize()    writes the names of the lanes; after the window changed
const viewPoint = () => ({ ...network.getViewPosition(), scale: network.getScale() });
const lookAt = ({ x, y, scale }) => { moved = true; network.moveTo({ position: { x, y }, scale, animation: false }); };
const laneNames = () => {
  $("lanes").replaceChildren(...picture[layout].lanes.map((lane) => {
    return make("div", { class: "lane" }, make("span", {}, word("level-" + lane.key), make("small", {}, laneCount(lane.key))));
  }));
};
const placeLanes = () => {
  const bands = picture[layout].lanes, at = (y) => network.canvasToDOM({ x: 0, y }).y;
  [...$("lanes").children].forEach((row, k) => {
    const top = Math.max(0, k ? at((bands[k - 1].bottom + bands[k].top) / 2) : 0);
    const end = Math.min(stage.clientHeight, k + 1 < bands.length ? at((bands[k].bottom + bands[k + 1].top) / 2) : stage.clientHeight);
    row.style.transform = `translateY(${top}px)`;
    row.style.height = `${Math.max(0, end - top)}px`;
    row.need ??= row.firstChild.offsetHeight + 2; // of the whole name, before any of it is cut off
    row.classList.toggle("slim", end - top < row.need);
    row.classList.toggle("thin", end - top < 28);
    row.style.visibility = end - top < 16 ? "hidden" : "visible";
  });
};
const bounds = () => {
  if (field && !filter) return { left: 0, right: picture[layout].width, top: 0, bottom: picture[layout].height };
  const seen = nodes.some((n) => nodeShown(n.id)) ? nodes.filter((n) => nodeShown(n.id)) : nodes;
  const xs = seen.map((n) => n[layout][0]), ys = seen.map((n) => n[layout][1]);
  return { left: Math.min(...xs) - CARD.w / 2, right: Math.max(...xs) + CARD.w / 2, top: Math.min(...ys) - CARD.h / 2, bottom: Math.max(...ys) + CARD.h / 2 };
};
const NEAR = 0.5; // a scale at which a card is read
let lowest = 0.05; // the smallest scale: everything and some room around it
const fit = (all = false) => {
  if (!nodes.length) return;
  const w = stage.clientWidth, h = stage.clientHeight, box = bounds();
  if (w < 40 || h < 60) return; // behind the table
  const across = (w - (layout === "wide" && !field ? 110 : 20)) / (box.right - box.left), upright = (h - 40) / (box.bottom - box.top);
  let scale = Math.min(across, upright, 1.25), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  const least = layout === "wide" ? 0.45 : 0.62;
  if (field) {
    if (!filter) { lowest = Math.min(0.05, scale * 0.6); afar = scale * 1.2; }
  } else if (!all && scale < least) { // too small to read: open on the focus, or at the top
    scale = Math.max(Math.min(across, 1), least);
    const heart = nodes[picture.focus ?? -1];
    const keep = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));
    const [left, right] = layout === "wide" ? [30, 60] : [10, 10];
    x = keep(heart ? heart[layout][0] : box.left, box.left + (w / 2 - left) / scale, box.right - (w / 2 - right) / scale);
    const top = box.top + (h / 2 - 24) / scale; // from the centre down, where the focus is still to be seen
    y = keep(heart && heart[layout][1] + CARD.h > top + h / 2 / scale ? heart[layout][1] : box.top, top, box.bottom - (h / 2 - 24) / scale);
  }
  network.moveTo({ position: { x, y }, scale, animation: false });
  moved = false;
};
const arrange = () => {
  const wanted = $("stage").clientWidth < 700 ? "narrow" : "wide";
  if (wanted !== layout || !$("lanes").children.length) {
    layout = wanted;
    if (!field) shown.update(nodes.map((n) => ({ id: n.id, x: n[layout][0], y: n[layout][1] })));
    laneNames(); legend();
    moved = false;
  }
  if (!moved && panel.hidden) fit();
  network.redraw();
};
const zoom = (by) => { moved = true; network.moveTo({ scale: Math.max(lowest, Math.min(3, network.getScale() * by)) }); };
network.on("zoom", () => { moved = true; const s = network.getScale(); if (s > 3) network.moveTo({ scale: 3 }); if (s < lowest) network.moveTo({ scale: lowest }); remember(); });
network.on("dragStart", () => { moved = true; hideTip(); });
network.on("dragEnd", () => remember());
// Brings what is lit into view as large as it can be read, the chosen card in any case.
const bring = (id) => {
  const high = stage.clientHeight - (!panel.hidden && layout === "narrow" ? panel.offsetHeight - 8 : 0), wide = stage.clientWidth;
  const seen = (n) => {
    const at = network.canvasToDOM({ x: n[layout][0], y: n[layout][1] }), s = network.getScale();
    return at.x > CARD.w / 2 * s && at.x < wide - CARD.w / 2 * s && at.y > CARD.h / 2 * s && at.y < high - CARD.h / 2 * s;
  };
  const heart = nodes[id][layout];
  if (field && chosen === null) { // a way: all of it
    const xs = [...lit.nodes].map((k) => nodes[k][layout][0]), ys = [...lit.nodes].map((k) => nodes[k][layout][1]);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const scale = Math.max(lowest, Math.min(NEAR, (wide - 160) / (right - left + CARD.w), (high - 100) / (bottom - top + CARD.h)));
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + (stage.clientHeight - high) / 2 / scale }, scale, animation: false });
    return;
  }
  if (field) { // what is lit is spread over all of it: the card comes to the middle unless it is seen
    if (!seen(nodes[id]) || detail(network.getScale()) === "blocks") network.moveTo({ position: { x: heart[0], y: heart[1] + (stage.clientHeight - high) / 2 / NEAR }, scale: Math.max(network.getScale(), NEAR), animation: false });
    return;
  }
  const group = [...lit.nodes].map((k) => nodes[k]);
  if (group.every(seen) || (moved && seen(nodes[id]) && network.getScale() > 0.5)) return;
  const xs = group.map((n) => n[layout][0]), ys = group.map((n) => n[layout][1]);
  const box = [Math.min(...xs) - CARD.w / 2 - 24, Math.min(...ys) - CARD.h / 2 - 24, Math.max(...xs) + CARD.w / 2 + 24, Math.max(...ys) + CARD.h / 2 + 24];
  const scale = Math.max(layout === "narrow" ? network.getScale() : 0.6, Math.min(wide / (box[2] - box[0]), high / (box[3] - box[1]), network.getScale()));
  const keep = (low, up, room, at) => (up - low <= room ? (low + up) / 2 : Math.max(low + room / 2, Math.min(up - room / 2, at)));
  const x = keep(box[0], box[2], wide / scale, heart[0]), y = keep(box[1], box[3], high / scale, heart[1]);
  network.moveTo({ position: { x, y: y + (stage.clientHeight - high) / 2 / scale }, scale, animation: calm ? false : { duration: 250 } });
};
// The next card in a direction: straight on before aside.
const stepFrom = (id, turn) => {
  const [x, y] = nodes[id][layout];
  let best = null, least = Infinity;
  for (const n of nodes) {
    if (!nodeShown(n.id)) continue;
    const dx = n[layout][0] - x, dy = n[layout][1] - y, ahead = dx * turn[0] + dy * turn[1], aside = Math.abs(dx * turn[1] + dy * turn[0]);
    if (ahead <= 4 || (turn[0] && aside > 20)) continue;
    const far = ahead + aside * (turn[0] ? 3 : 0.6);
    if (far < least) { least = far; best = n.id; }
  }
  return best;
};
network.on("click", (p) => {
  const id = nodeAt(p.pointer.canvas);
  if (id !== null) return choose(id);
  const e = edgeAt(p.pointer.canvas);
  if (e !== null) return chooseEdge(e);
  const block = field && detail(network.getScale()) === "blocks" ? blockAt(p.pointer.canvas) : null;
  if (block) { hideTip(); enterBlock(block); remember(); } else clear();
});
stage.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return;
  const box = stage.getBoundingClientRect(), at = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
  const id = nodeAt(at), e = id === null ? edgeAt(at) : null;
  const block = field && id === null && e === null && detail(network.getScale()) === "blocks" ? blockAt(at) : null;
  stage.classList.toggle("over", id !== null || e !== null || block !== null);
  if (block) showTip(event, null, null, tipOfBlock(block)); else if (id === null && e === null) hideTip(); else showTip(event, id, e);
});
stage.addEventListener("pointerleave", () => hideTip());
let size = "";
const resize = () => {
  const now = `${stage.clientWidth} ${stage.clientHeight}`;
  if (now === size || !stage.clientWidth) return; // the observer tells of every change a second time; behind the table nothing moves
  size = now;
  const view = { position: network.getViewPosition(), scale: network.getScale(), animation: false };
  network.setSize("100%", "100%");
  network.moveTo(view); // vis-network would change the scale with the size
  arrange();
};
