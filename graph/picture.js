"use strict";
// Shows the data of the page. Text of documents is only ever written as text (textContent, fillText), never as markup.
// One file of more than 400 lines because the page's policy names each script by its hash: one script, one hash.
(() => {
  const $ = (id) => document.getElementById(id);
  const data = JSON.parse($("data").textContent);
  const { nodes, edges, picture } = data;
  const CARD = { w: 212, h: 74 };
  const stage = $("canvas"), panel = $("panel"), tip = $("tip"), search = $("search"), hits = $("hits");
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let language = "vi", colours = {}, layout = "wide", chosen = null, lit = null, moved = false;

  // ---- words -------------------------------------------------------------------------------------------------
  const word = (key) => {
    const pair = Object.hasOwn(picture.words, key) ? picture.words[key] : null;
    return pair ? pair[language === "vi" ? 0 : 1] : String(key).split("-").pop();
  };
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐðÐ]/g, "d").toLowerCase();
  const day = (iso) => {
    if (!iso) return "";
    const parts = iso.split("-");
    if (language !== "vi" || !/^\d{4}(-\d\d){0,2}$/.test(iso)) return iso;
    return parts.length === 3 ? `${+parts[2]}/${+parts[1]}/${parts[0]}` : parts.reverse().join("/");
  };
  const make = (tag, options = {}, ...inside) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(options)) {
      if (name === "on") made.addEventListener("click", value);
      else made.setAttribute(name, value);
    }
    for (const part of inside) if (part !== null && part !== undefined && part !== "") made.append(part);
    return made;
  };
  const relationName = (said) => (said.relation === "assignsTo" && said.role ? word(said.role) : word(said.relation));
  const edgeName = (edge, brief = false) => {
    const names = [...new Set(edge.said.map(relationName))].slice(0, 2).join(", ");
    const days = !brief && edge.said[0].relation !== "assignsTo" && edge.said.find((s) => s.days !== null);
    const unsure = edge.said[0].status !== "resolved" ? " ?" : "";
    return names + unsure + (days ? ` · ${days.days} ${word("days")}` : "");
  };

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
    ctx.fillText(code, x, y + (group === "directive" ? 8 : 4), 32);
    ctx.textAlign = "left";
  };
  const fitted = new Map(); // text cut to a width, by font
  const lines = (ctx, text, width, most) => {
    const key = `${ctx.font}|${width}|${most}|${text}`;
    if (fitted.has(key)) return fitted.get(key);
    const made = [];
    let rest = text.slice(0, 400).split(/\s+/);
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
  const drawCard = ({ ctx, id, x, y }) => ({
    drawNode: () => {
      const node = nodes[id], left = x - CARD.w / 2, top = y - CARD.h / 2, scale = network ? network.getScale() : 1;
      const far = scale < 0.6, text = left + 52, width = CARD.w - 60;
      ctx.globalAlpha = lit && !lit.nodes.has(id) ? 0.22 : 1;
      ctx.beginPath();
      ctx.roundRect(left, top, CARD.w, CARD.h, node.organ ? 22 : 9);
      ctx.fillStyle = id === picture.focus ? colours.focus : node.state === "loaded" ? colours.card : colours.cited;
      ctx.fill();
      ctx.strokeStyle = id === chosen ? colours.accent : node.state === "loaded" ? colours[node.group] : colours.muted;
      ctx.lineWidth = id === chosen ? 3.5 : id === picture.focus ? 2.5 : 1.5;
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
    },
    nodeDimensions: { width: CARD.w, height: CARD.h },
  });

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
  for (const edge of edges) {
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
  // On a telephone hundreds of arrows share one gap and say nothing: there they appear with the card that is touched.
  const crowded = () => layout === "narrow" && edges.length > 80;
  const isLit = (edge) => (lit ? lit.edges.has(edge.id) : false);
  const drawEdge = (ctx, edge, strong) => {
    const path = pieces(edge);
    if (!path.length) return;
    const main = edge.said[0];
    ctx.strokeStyle = ctx.fillStyle = colourOf(main.relation);
    ctx.globalAlpha = lit ? (strong ? 1 : 0.12) : edges.length > 150 ? 0.6 : 1;
    ctx.lineWidth = (main.relation === "cites" ? 1.3 : main.relation === "assignsTo" ? 1.5 : 2.4) + (strong ? 0.9 : 0);
    ctx.setLineDash(main.status === "resolved" ? [] : [6, 5]);
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
  const drawLabels = (ctx) => {
    const scale = network.getScale();
    if (!lit && (scale < 0.5 || edges.length > 80)) return; // a crowd of labels says less than the colours do
    const size = Math.max(12, Math.min(12 / scale, 20)), taken = [];
    ctx.font = `600 ${size}px ${FONT}`;
    ctx.textBaseline = "middle";
    const free = (box) => !taken.some((b) => box[0] - 4 < b[2] && b[0] < box[2] + 4 && box[1] - 3 < b[3] && b[1] < box[3] + 3)
      && !nodes.some((n) => { const [x, y] = n[layout]; return box[0] < x + CARD.w / 2 && x - CARD.w / 2 < box[2] && box[1] < y + CARD.h / 2 && y - CARD.h / 2 < box[3]; });
    for (const edge of edges) { // heads of arrows stay clear
      const [x, y, down] = edge.heads[layout] || [];
      if (x !== undefined) taken.push([x - 7, Math.min(y, y - down * 13), x + 7, Math.max(y, y - down * 13)]);
    }
    // how many other arrows run under a box
    const beneath = (edge, b) => edges.filter((e) => e !== edge && (!lit || isLit(e))
      && e.dots[layout].some(([x, y]) => x > b[0] - 3 && x < b[2] + 3 && y > b[1] && y < b[3])).length;
    const ordered = [...edges].sort((a, b) => isLit(b) - isLit(a) || picture.relations.indexOf(a.said[0].relation) - picture.relations.indexOf(b.said[0].relation));
    for (const edge of ordered) {
      if (lit && !isLit(edge)) continue;
      const dots = edge.dots[layout];
      if (!dots.length) continue;
      const name = edgeName(edge, layout === "narrow"), w = ctx.measureText(name).width + 12, h = size + 6;
      const middle = edge.said[0].relation === "assignsTo" ? dots.length - 5 : dots.length >> 1;
      let box = null, at = null, least = Infinity;
      for (let k = 0; k < dots.length; k++) {
        const [x, y] = dots[k], tried = [x - w / 2, y - h / 2, x + w / 2, y + h / 2];
        if (!free(tried)) continue;
        const cost = 60 * beneath(edge, tried) + Math.abs(k - middle);
        if (cost < least) { least = cost; box = tried; at = dots[k]; }
      }
      if (box) {
        taken.push(box);
        ctx.beginPath();
        ctx.roundRect(box[0], box[1], w, h, h / 2);
        ctx.fillStyle = colours.pill;
        ctx.fill();
        ctx.lineWidth = 1;
        ctx.strokeStyle = ctx.fillStyle = colourOf(edge.said[0].relation);
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
    const hit = nodes.find((n) => Math.abs(x - n[layout][0]) <= CARD.w / 2 && Math.abs(y - n[layout][1]) <= CARD.h / 2);
    return hit ? hit.id : null;
  };
  const edgeAt = ({ x, y }) => {
    const near = 7 / network.getScale();
    let best = null, distance = near * near;
    for (const edge of edges) {
      if (crowded() && !isLit(edge)) continue;
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
  const shown = new vis.DataSet(nodes.map((n) => ({ id: n.id, x: n.x, y: n.y, shape: "custom", ctxRenderer: drawCard })));
  network = new vis.Network(stage, { nodes: shown, edges: new vis.DataSet(edges.map(({ id, from, to }) => ({ id, from, to, hidden: true }))) }, data.options);
  network.on("beforeDrawing", (ctx) => {
    const a = network.DOMtoCanvas({ x: 0, y: 0 }), b = network.DOMtoCanvas({ x: stage.clientWidth, y: stage.clientHeight });
    const bands = picture[layout].lanes;
    bands.forEach((lane, k) => {
      const top = k ? (bands[k - 1].bottom + lane.top) / 2 : a.y, end = k + 1 < bands.length ? (lane.bottom + bands[k + 1].top) / 2 : b.y;
      ctx.fillStyle = k % 2 ? colours["lane-other"] : colours.lane;
      ctx.fillRect(a.x, top, b.x - a.x, end - top);
      if (k) { ctx.fillStyle = colours.rule; ctx.fillRect(a.x, top, b.x - a.x, 1 / network.getScale()); }
    });
    const ordered = [...edges].sort((p, q) => picture.relations.indexOf(q.said[0].relation) - picture.relations.indexOf(p.said[0].relation));
    if (!crowded()) for (const edge of ordered) if (!isLit(edge)) drawEdge(ctx, edge, false);
    for (const edge of ordered) if (isLit(edge)) drawEdge(ctx, edge, true);
  });
  network.on("afterDrawing", (ctx) => { drawLabels(ctx); placeLanes(); });
  const laneNames = () => {
    $("lanes").replaceChildren(...picture[layout].lanes.map((lane) => {
      const count = nodes.filter((n) => n.lane === lane.key).length;
      return make("div", { class: "lane" }, make("span", {}, word("level-" + lane.key),
        make("small", {}, `${count} ${word(lane.key === "organs" ? "organs" : "documents")}`)));
    }));
  };
  const placeLanes = () => {
    const bands = picture[layout].lanes, at = (y) => network.canvasToDOM({ x: 0, y }).y;
    [...$("lanes").children].forEach((row, k) => {
      const top = Math.max(0, k ? at((bands[k - 1].bottom + bands[k].top) / 2) : 0);
      const end = Math.min(stage.clientHeight, k + 1 < bands.length ? at((bands[k].bottom + bands[k + 1].top) / 2) : stage.clientHeight);
      row.style.transform = `translateY(${top}px)`;
      row.style.height = `${Math.max(0, end - top)}px`;
      row.style.visibility = end - top < 16 ? "hidden" : "visible";
    });
  };
  const bounds = () => {
    const xs = nodes.map((n) => n[layout][0]), ys = nodes.map((n) => n[layout][1]);
    return { left: Math.min(...xs) - CARD.w / 2, right: Math.max(...xs) + CARD.w / 2, top: Math.min(...ys) - CARD.h / 2, bottom: Math.max(...ys) + CARD.h / 2 };
  };
  const fit = (all = false) => {
    if (!nodes.length) return;
    const w = stage.clientWidth, h = stage.clientHeight, box = bounds();
    const across = (w - (layout === "wide" ? 110 : 20)) / (box.right - box.left), upright = (h - 40) / (box.bottom - box.top);
    let scale = Math.min(across, upright, 1.25), x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const least = layout === "wide" ? 0.45 : 0.62;
    if (!all && scale < least) { // too small to read: open on the focus, or at the top
      scale = Math.max(Math.min(across, 1), least);
      const heart = nodes[picture.focus ?? -1];
      const keep = (value, low, high) => (low > high ? (low + high) / 2 : Math.max(low, Math.min(high, value)));
      const [left, right] = layout === "wide" ? [30, 60] : [10, 10];
      x = keep(heart ? heart[layout][0] : box.left, box.left + (w / 2 - left) / scale, box.right - (w / 2 - right) / scale);
      y = keep(heart ? heart[layout][1] : box.top, box.top + (h / 2 - 24) / scale, box.bottom - (h / 2 - 24) / scale);
    }
    network.moveTo({ position: { x, y }, scale, animation: false });
    moved = false;
  };
  const arrange = () => {
    const wanted = $("stage").clientWidth < 700 ? "narrow" : "wide";
    if (wanted !== layout || !$("lanes").children.length) {
      layout = wanted;
      shown.update(nodes.map((n) => ({ id: n.id, x: n[layout][0], y: n[layout][1] })));
      laneNames(); legend();
      moved = false;
    }
    if (!moved && panel.hidden) fit();
    network.redraw();
  };
  const zoom = (by) => { moved = true; network.moveTo({ scale: Math.max(0.05, Math.min(3, network.getScale() * by)) }); };
  network.on("zoom", () => { moved = true; const s = network.getScale(); if (s > 3) network.moveTo({ scale: 3 }); if (s < 0.05) network.moveTo({ scale: 0.05 }); });
  network.on("dragStart", () => { moved = true; hideTip(); });

  // ---- what is lit: the chosen node or arrow and what it touches ----------------------------------------------------
  const around = (id) => {
    const made = { nodes: new Set([id]), edges: new Set() };
    for (const e of edges) if (e.from === id || e.to === id) { made.edges.add(e.id); made.nodes.add(e.from).add(e.to); }
    return made;
  };
  // Brings what is lit into view as large as it can be read, the chosen card in any case.
  const bring = (id) => {
    const high = stage.clientHeight - (!panel.hidden && layout === "narrow" ? panel.offsetHeight - 8 : 0), wide = stage.clientWidth;
    const seen = (n) => {
      const at = network.canvasToDOM({ x: n[layout][0], y: n[layout][1] }), s = network.getScale();
      return at.x > CARD.w / 2 * s && at.x < wide - CARD.w / 2 * s && at.y > CARD.h / 2 * s && at.y < high - CARD.h / 2 * s;
    };
    const group = [...lit.nodes].map((k) => nodes[k]), heart = nodes[id][layout];
    if (group.every(seen) || (moved && seen(nodes[id]) && network.getScale() > 0.5)) return;
    const xs = group.map((n) => n[layout][0]), ys = group.map((n) => n[layout][1]);
    const box = [Math.min(...xs) - CARD.w / 2 - 24, Math.min(...ys) - CARD.h / 2 - 24, Math.max(...xs) + CARD.w / 2 + 24, Math.max(...ys) + CARD.h / 2 + 24];
    const scale = Math.max(layout === "narrow" ? network.getScale() : 0.6, Math.min(wide / (box[2] - box[0]), high / (box[3] - box[1]), network.getScale()));
    const keep = (low, up, room, at) => (up - low <= room ? (low + up) / 2 : Math.max(low + room / 2, Math.min(up - room / 2, at)));
    const x = keep(box[0], box[2], wide / scale, heart[0]), y = keep(box[1], box[3], high / scale, heart[1]);
    network.moveTo({ position: { x, y: y + (stage.clientHeight - high) / 2 / scale }, scale, animation: calm ? false : { duration: 250 } });
  };
  const choose = (id) => {
    hideTip();
    chosen = id; lit = around(id);
    showNode(nodes[id]);
    requestAnimationFrame(() => bring(id));
    network.redraw();
  };
  const chooseEdge = (id) => {
    const e = edges[id];
    hideTip();
    chosen = null; lit = { nodes: new Set([e.from, e.to]), edges: new Set([id]) };
    showEdge(e);
    network.redraw();
  };
  const clear = () => {
    chosen = null; lit = null; hideTip();
    openPanel(null);
    network.redraw();
  };
  network.on("click", (p) => {
    const id = nodeAt(p.pointer.canvas);
    if (id !== null) return choose(id);
    const e = edgeAt(p.pointer.canvas);
    if (e !== null) chooseEdge(e); else clear();
  });

  // ---- the panel -----------------------------------------------------------------------------------------------------
  const openPanel = (parts) => {
    const was = panel.hidden;
    panel.hidden = !parts;
    document.body.classList.toggle("panelled", !!parts);
    panel.replaceChildren(...(parts || []));
    panel.scrollTop = 0;
    if (was !== panel.hidden) resize();
  };
  const head = (kind, name) => make("div", { class: "top" },
    make("div", {}, make("p", { class: "kind" }, kind), make("h2", {}, name)),
    make("button", { type: "button", class: "close", "aria-label": word("close"), on: clear }, "×"));
  const link = (id) => make("button", { type: "button", class: "link", on: () => { showTable(false); choose(id); } }, nodes[id].name);
  const facts = (node) => {
    const list = make("dl");
    const row = (key, value) => value && list.append(make("dt", {}, word(key)), make("dd", {}, value));
    row("title", node.heading);
    row("issuer", node.issuer);
    row("date", day(node.date));
    row("level", node.level && word("level-" + node.level));
    row("state", node.organ ? "" : word("state-" + node.state));
    row("address", make("span", { class: "minor" }, node.iri));
    return list;
  };
  const quoted = (said) => {
    const text = said.sentence || said.quote;
    if (!text) return null;
    const block = make("blockquote"), at = said.quote ? text.indexOf(said.quote) : -1;
    if (at >= 0 && said.sentence) block.append(text.slice(0, at), make("mark", {}, said.quote), text.slice(at + said.quote.length));
    else if (said.sentence && said.quote) block.append(make("mark", {}, said.quote), " — ", text);
    else block.append(text);
    return block;
  };
  const tag = (said, way) => {
    const name = said.relation === "assignsTo" ? word(said.role || "assignsTo") : word(way + said.relation);
    const made = make("span", { class: said.status === "resolved" ? "tag" : "tag unsure" }, name + (said.status === "resolved" ? "" : " · " + word("status-" + said.status)));
    made.style.color = colourOf(said.relation);
    return made;
  };
  const item = (said, other, way) => make("div", { class: "item" },
    make("p", {}, tag(said, way), " ", said.label ? make("span", { class: "minor" }, `${word("task")} ${said.label} `) : null, link(other)),
    make("p", { class: "minor" }, [nodes[other].issuer, day(nodes[other].date), said.days === null ? "" : `${said.days} ${word("days")}`, due(said)].filter(Boolean).join(" · ")),
    quoted(said));
  const due = (said) => (said.deadline ? `${word("deadline")}: ${day(said.deadline)}` : "");
  const natural = (a, b) => (a.said.label || "~").localeCompare(b.said.label || "~", "vi", { numeric: true });
  const block = (title, items) => (items.length ? [make("h3", {}, title), ...items] : []);
  const showNode = (node) => {
    const of = (side, test) => edges.filter((e) => e[side] === node.id).flatMap((e) => e.said.filter(test).map((said) => ({ said, other: side === "from" ? e.to : e.from })));
    const work = (s) => s.relation === "assignsTo", text = (s) => !work(s);
    const parts = [
      ...block(word("outgoing"), of("from", text).map((r) => item(r.said, r.other, ""))),
      ...block(word("incoming"), of("to", text).map((r) => item(r.said, r.other, "by-"))),
      ...block(word("tasks"), of("from", work).sort(natural).map((r) => item(r.said, r.other, ""))),
      ...block(word("charged"), of("to", work).sort(natural).map((r) => item(r.said, r.other, "by-"))),
    ];
    openPanel([head(word("kind-" + node.kind), node.name), facts(node), ...(parts.length ? parts : [make("p", { class: "minor" }, word("none"))])]);
    panel.dataset.node = node.id;
    delete panel.dataset.edge;
  };
  const showEdge = (edge) => {
    openPanel([head(word("relation"), edgeName(edge)), ...edge.said.map((said) => make("div", { class: "item" },
      make("p", {}, link(edge.from)), make("p", {}, tag(said, "")), make("p", {}, link(edge.to)),
      said.label ? make("p", { class: "minor" }, `${word("task")} ${said.label}`) : null,
      said.deadline ? make("p", { class: "minor" }, due(said)) : null, quoted(said)))]);
    panel.dataset.edge = edge.id;
    delete panel.dataset.node;
  };

  // ---- pointing --------------------------------------------------------------------------------------------------------
  const hideTip = () => { tip.hidden = true; stage.classList.remove("over"); };
  const showTip = (event, parts) => {
    tip.replaceChildren(...parts);
    tip.hidden = false;
    const x = Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8), low = event.clientY + 18;
    const y = low + tip.offsetHeight > innerHeight - 8 ? event.clientY - tip.offsetHeight - 12 : low;
    tip.style.transform = `translate(${Math.max(8, x)}px, ${Math.max(8, y)}px)`;
  };
  const short = (text, most) => (text.length > most ? text.slice(0, most).trimEnd() + "…" : text);
  stage.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    const box = stage.getBoundingClientRect(), at = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
    const id = nodeAt(at), e = id === null ? edgeAt(at) : null;
    stage.classList.toggle("over", id !== null || e !== null);
    if (id !== null) {
      const n = nodes[id];
      return showTip(event, [
        make("p", {}, make("b", {}, n.name)), make("p", { class: "minor" }, [word("kind-" + n.kind), n.issuer, day(n.date)].filter(Boolean).join(" · ")),
        n.heading ? make("p", {}, short(n.heading, 260)) : "", n.state === "loaded" ? "" : make("p", { class: "minor" }, word("state-" + n.state)),
      ]);
    }
    if (e === null) return hideTip();
    const edge = edges[e];
    showTip(event, [make("p", {}, make("b", {}, nodes[edge.from].name), ` — ${edgeName(edge)} → `, make("b", {}, nodes[edge.to].name)),
      ...edge.said.filter((s) => s.quote || s.sentence).slice(0, 2).map((s) => make("p", {}, make("q", {}, short(s.quote || s.sentence, 240))))]);
  });
  stage.addEventListener("pointerleave", hideTip);

  // ---- search, keys, language, table -------------------------------------------------------------------------------------
  const index = nodes.map((n) => fold([n.name, n.symbol, n.heading, n.issuer, n.date, n.date && n.date.split("-").reverse().map(Number).join("/"),
    ...(picture.words["kind-" + n.kind] || [n.kind])].filter(Boolean).join(" ")));
  const nameIndex = nodes.map((n) => fold(n.name));
  let found = [], marked = 0;
  const seek = () => {
    const asked = fold(search.value).split(/\s+/).filter(Boolean);
    found = !asked.length ? [] : nodes.filter((n) => asked.every((part) => index[n.id].includes(part)))
      .map((n) => [asked.filter((part) => new RegExp("(^|[^a-z0-9])" + part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).test(nameIndex[n.id])).length, n])
      .sort((a, b) => b[0] - a[0] || a[1].id - b[1].id).map((pair) => pair[1]);
    marked = 0;
    hits.hidden = !asked.length;
    search.setAttribute("aria-expanded", String(!hits.hidden));
    const some = found.slice(0, 50).map((n, k) => make("li", { role: "option", id: "hit" + k, "aria-selected": String(k === 0), on: () => take(k) },
      n.name, make("small", {}, [word("kind-" + n.kind), n.issuer, day(n.date), n.heading].filter(Boolean).join(" · "))));
    hits.replaceChildren(...(some.length ? some : asked.length ? [make("li", { role: "option" }, word("no-hit"))] : []));
    if (some.length) search.setAttribute("aria-activedescendant", "hit0"); else search.removeAttribute("aria-activedescendant");
    lit = found.length ? { nodes: new Set(found.map((n) => n.id)), edges: new Set() } : chosen === null ? null : around(chosen);
    network.redraw();
  };
  const take = (k) => {
    if (!found[k]) return;
    const id = found[k].id;
    search.value = ""; hits.hidden = true; search.setAttribute("aria-expanded", "false"); found = [];
    showTable(false);
    stage.focus();
    choose(id);
  };
  search.addEventListener("input", seek);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") take(marked);
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    const rows = [...hits.children];
    marked = Math.max(0, Math.min(rows.length - 1, marked + (event.key === "ArrowDown" ? 1 : -1)));
    rows.forEach((row, k) => row.setAttribute("aria-selected", String(k === marked)));
    search.setAttribute("aria-activedescendant", "hit" + marked);
    rows[marked]?.scrollIntoView({ block: "nearest" });
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target === search;
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) { event.preventDefault(); search.focus(); search.select(); }
    if (event.key === "Escape") {
      if (typing && search.value) { search.value = ""; seek(); } else { if (typing) stage.focus(); clear(); }
    }
  });
  stage.addEventListener("keydown", (event) => {
    const turn = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "+" || event.key === "=") zoom(1.25);
    if (event.key === "-") zoom(0.8);
    if (event.key === "0") fit(true);
    if (!turn || !nodes.length) return;
    event.preventDefault();
    if (chosen === null) return choose(picture.focus ?? 0);
    const [x, y] = nodes[chosen][layout];
    let best = null, least = Infinity;
    for (const n of nodes) {
      const dx = n[layout][0] - x, dy = n[layout][1] - y, ahead = dx * turn[0] + dy * turn[1], aside = Math.abs(dx * turn[1] + dy * turn[0]);
      if (ahead <= 4 || (turn[0] && aside > 20)) continue;
      const far = ahead + aside * (turn[0] ? 3 : 0.6);
      if (far < least) { least = far; best = n.id; }
    }
    if (best !== null) choose(best);
  });
  const showTable = (yes) => {
    document.body.classList.toggle("tabled", yes);
    $("show-table").setAttribute("aria-pressed", String(yes));
    if (!yes) resize();
  };
  $("show-table").addEventListener("click", () => showTable(!document.body.classList.contains("tabled")));
  $("larger").addEventListener("click", () => zoom(1.25));
  $("smaller").addEventListener("click", () => zoom(0.8));
  $("fit").addEventListener("click", () => { fit(true); network.redraw(); });
  for (const button of document.querySelectorAll("#tables [data-node]")) button.addEventListener("click", () => { showTable(false); choose(+button.dataset.node); });

  const sign = (draw, w = 30) => {
    const canvas = make("canvas", { width: w * 2, height: 44 }), ctx = canvas.getContext("2d");
    canvas.style.width = w + "px"; canvas.style.height = "22px";
    ctx.scale(2, 2);
    draw(ctx);
    return canvas;
  };
  const legend = () => {
    const parts = [], groups = [...picture.groups, "letter", "organ"];
    for (const group of groups) {
      const kinds = [...new Set(nodes.filter((n) => n.group === group).map((n) => word("kind-" + n.kind)))];
      if (kinds.length) parts.push(make("span", {}, sign((c) => { c.translate(11, 11); c.scale(0.52, 0.52); badge(c, group, "", 0, 0); }, 22), kinds.slice(0, 4).join(", ")));
    }
    for (const state of ["cited", "uncertain"]) if (nodes.some((n) => n.state === state)) {
      parts.push(make("span", {}, sign((c) => { c.strokeStyle = colours.muted; c.lineWidth = 1.4; c.setLineDash(state === "cited" ? [4, 2.5] : [1.5, 2.5]); c.beginPath(); c.roundRect(2, 4, 26, 14, 4); c.stroke(); if (state === "uncertain") { c.fillStyle = colours.accent; c.font = `700 11px ${FONT}`; c.fillText("?", 12, 15); } }), word("state-" + state)));
    }
    for (const relation of picture.relations) {
      parts.push(make("span", {}, sign((c) => { c.strokeStyle = c.fillStyle = colourOf(relation); c.lineWidth = relation === "cites" ? 1.3 : 2.2; c.beginPath(); c.moveTo(1, 11); c.lineTo(22, 11); c.stroke(); c.beginPath(); c.moveTo(29, 11); c.lineTo(20, 6.5); c.lineTo(20, 15.5); c.fill(); }), word(relation)));
    }
    if (edges.some((e) => e.said[0].status !== "resolved") && !nodes.some((n) => n.state === "uncertain")) {
      parts.push(make("span", {}, sign((c) => { c.strokeStyle = colours.muted; c.lineWidth = 2; c.setLineDash([4, 3]); c.beginPath(); c.moveTo(1, 11); c.lineTo(29, 11); c.stroke(); }), word("state-uncertain")));
    }
    $("legend").firstElementChild.textContent = word("legend") + (crowded() ? " · " + word("touch") : "");
    $("signs").replaceChildren(...parts, make("p", {}, word("reading")));
  };
  const speak = () => {
    document.documentElement.lang = language;
    for (const part of document.querySelectorAll("[data-w]")) part.textContent = word(part.dataset.w);
    for (const name of ["placeholder", "aria-label", "title"]) for (const part of document.querySelectorAll(`[data-w-${name}]`)) part.setAttribute(name, word(part.getAttribute("data-w-" + name)));
    laneNames(); legend();
    if (!panel.hidden) { if (panel.dataset.node !== undefined) showNode(nodes[+panel.dataset.node]); else if (panel.dataset.edge !== undefined) showEdge(edges[+panel.dataset.edge]); }
    network.redraw();
  };
  $("language").addEventListener("click", () => { language = language === "vi" ? "en" : "vi"; speak(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); legend(); network.redraw(); });

  let size = "";
  const resize = () => {
    const now = `${stage.clientWidth} ${stage.clientHeight}`;
    if (now === size) return; // the observer tells of every change a second time
    size = now;
    const view = { position: network.getViewPosition(), scale: network.getScale(), animation: false };
    network.setSize("100%", "100%");
    network.moveTo(view); // vis-network would change the scale with the size
    arrange();
  };
  if (matchMedia("(max-width: 760px)").matches) $("legend").open = false;
  document.body.classList.remove("still");
  legend();
  resize();
  new ResizeObserver(resize).observe(stage);
  document.body.dataset.ready = "yes";
})();
