// Taking away: the picture as PNG or SVG, what is selected as CSV, addresses to copy, a form for print.
//
// Selected is what stands out (a document with its neighbours, an arrow, a way, what a search finds), else what the
// facets leave. Offers copy(text), svgOf(), csvOfRelations(), csvOfDocuments().
const copy = async (text) => {
  try { await navigator.clipboard.writeText(text); tell(word("copied")); } catch { tell(copyByHand(text) ? word("copied") : text); }
};
// In a frame without the right to the clipboard the older way still works.
const copyByHand = (text) => {
  const box = make("textarea", { "aria-hidden": "true", class: "away" });
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
};
const save = (blob, name) => {
  const url = URL.createObjectURL(blob), anchor = make("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
  tell(`${word("saved")}: ${name}`);
};
const fileName = (ending) => (fold(document.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "vankien") + ending;

// The names of the lanes as the page shows them: [text, second line, top, height], in pixels of the window.
const laneRows = () => [...$("lanes").children].filter((row) => row.style.visibility !== "hidden").map((row) => {
  const box = row.getBoundingClientRect(), from = $("lanes").getBoundingClientRect(), span = row.querySelector("span");
  return { name: span?.firstChild?.data || "", count: span?.querySelector("small")?.textContent || "", top: box.top - from.top, height: box.height };
});
const MARGIN = { left: 150, top: 40 };
const sheet = () => ({ w: stage.clientWidth + MARGIN.left, h: stage.clientHeight + MARGIN.top });
// Draws the sheet: heading, names of the lanes, the picture as it is seen. clipped(x, y, w, h, paint) keeps paint inside.
const paintSheet = (ctx, clipped) => {
  const { w, h } = sheet(), { left, top } = MARGIN, box = paintBox(), { scale } = viewPoint();
  ctx.fillStyle = colours.paper;
  ctx.fillRect(0, 0, w, h);
  clipped(left, top, w - left, h - top, () => {
    ctx.save();
    ctx.translate(left, top);
    ctx.scale(scale, scale);
    ctx.translate(-box.left, -box.top);
    paint(ctx);
    ctx.restore();
  });
  ctx.fillStyle = colours.card;
  ctx.fillRect(0, 0, left, h);
  ctx.fillRect(0, 0, w, top);
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = "left";
  ctx.fillStyle = colours.ink;
  ctx.font = `700 16px ${FONT}`;
  ctx.fillText(lines(ctx, plain(document.title) || " ", w - 30, 1)[0], 14, 26);
  for (const row of laneRows()) {
    ctx.fillStyle = colours.rule;
    ctx.fillRect(0, top + row.top, left, 1);
    ctx.fillStyle = colours.ink;
    ctx.font = `600 13px ${FONT}`;
    const named = lines(ctx, row.name || " ", left - 24, 2), middle = top + row.top + row.height / 2 - (named.length - 1) * 8;
    named.forEach((text, k) => ctx.fillText(text, 14, middle + k * 16));
    ctx.fillStyle = colours.muted;
    ctx.font = `400 12px ${FONT}`;
    if (row.height > 44) ctx.fillText(row.count, 14, middle + named.length * 16);
  }
};
const pngOf = () => {
  const { w, h } = sheet(), times = 2, canvas = make("canvas", { width: w * times, height: h * times }), ctx = canvas.getContext("2d");
  ctx.scale(times, times);
  paintSheet(ctx, (x, y, wide, high, inside) => { ctx.save(); ctx.beginPath(); ctx.rect(x, y, wide, high); ctx.clip(); inside(); ctx.restore(); });
  // at once: toBlob waits for an idle moment, which a window in the background may never have
  const bytes = atob(canvas.toDataURL("image/png").split(",")[1]);
  return new Blob([Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))], { type: "image/png" });
};

// What behaves like a 2D context and writes SVG: the part of it that the drawing uses.
class SvgPen {
  constructor(root) {
    this.into = root;
    this.measure = make("canvas").getContext("2d");
    Object.assign(this, { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, textAlign: "left", textBaseline: "alphabetic", lineCap: "butt", lineJoin: "miter", font: "10px sans-serif" });
    this.dash = []; this.moves = []; this.stack = []; this.at = [1, 0, 0, 1, 0, 0];
  }
  save() { this.stack.push({ ...this, at: [...this.at] }); }
  restore() { const { into, measure, stack, moves, ...was } = this.stack.pop() || {}; Object.assign(this, was); }
  translate(x, y) { const m = this.at; m[4] += m[0] * x; m[5] += m[3] * y; }
  scale(x, y) { this.at[0] *= x; this.at[3] *= y; }
  point(x, y) { const m = this.at; return `${SvgPen.round(m[0] * x + m[4])} ${SvgPen.round(m[3] * y + m[5])}`; }
  static round(n) { return String(Math.round(n * 100) / 100); }
  beginPath() { this.moves = []; }
  moveTo(x, y) { this.moves.push("M" + this.point(x, y)); }
  lineTo(x, y) { this.moves.push((this.moves.length ? "L" : "M") + this.point(x, y)); }
  bezierCurveTo(a, b, c, d, x, y) { this.moves.push(`C${this.point(a, b)} ${this.point(c, d)} ${this.point(x, y)}`); }
  quadraticCurveTo(a, b, x, y) { this.moves.push(`Q${this.point(a, b)} ${this.point(x, y)}`); }
  closePath() { this.moves.push("Z"); }
  rect(x, y, w, h) { this.moves.push(`M${this.point(x, y)}L${this.point(x + w, y)}L${this.point(x + w, y + h)}L${this.point(x, y + h)}Z`); }
  roundRect(x, y, w, h, radius) {
    const r = Math.min(Number(radius) || 0, w / 2, h / 2), k = r * 0.4477;
    this.moveTo(x + r, y); this.lineTo(x + w - r, y); this.bezierCurveTo(x + w - k, y, x + w, y + k, x + w, y + r);
    this.lineTo(x + w, y + h - r); this.bezierCurveTo(x + w, y + h - k, x + w - k, y + h, x + w - r, y + h);
    this.lineTo(x + r, y + h); this.bezierCurveTo(x + k, y + h, x, y + h - k, x, y + h - r);
    this.lineTo(x, y + r); this.bezierCurveTo(x, y + k, x + k, y, x + r, y); this.closePath();
  }
  arc(x, y, r, from, to) { // whole circles and pieces of them, as short straight lines would look round enough only when small
    const whole = Math.abs(to - from) >= 2 * Math.PI, end = whole ? from + 2 * Math.PI : to, parts = 8, step = (end - from) / parts, k = (4 / 3) * Math.tan(step / 4);
    this.lineTo(x + r * Math.cos(from), y + r * Math.sin(from));
    for (let n = 0; n < parts; n++) {
      const a = from + n * step, b = a + step;
      this.bezierCurveTo(x + r * (Math.cos(a) - k * Math.sin(a)), y + r * (Math.sin(a) + k * Math.cos(a)), x + r * (Math.cos(b) + k * Math.sin(b)), y + r * (Math.sin(b) - k * Math.cos(b)), x + r * Math.cos(b), y + r * Math.sin(b));
    }
    if (whole) this.closePath();
  }
  setLineDash(dash) { this.dash = dash; }
  add(tag, attributes, text) {
    // not the opacity of the whole element, which makes viewers paint a layer for each
    if (this.globalAlpha !== 1) attributes[attributes.stroke ? "stroke-opacity" : "fill-opacity"] = SvgPen.round(this.globalAlpha);
    const made = drawn(tag, attributes);
    if (text !== undefined) made.textContent = text;
    this.into.append(made);
  }
  fill() { if (this.moves.length) this.add("path", { d: this.moves.join(""), fill: this.fillStyle }); }
  stroke() {
    if (!this.moves.length) return;
    const dash = this.dash.length ? { "stroke-dasharray": this.dash.map((n) => SvgPen.round(n * this.at[0])).join(" ") } : {};
    this.add("path", { d: this.moves.join(""), fill: "none", stroke: this.strokeStyle, "stroke-width": SvgPen.round(this.lineWidth * this.at[0]), ...dash });
  }
  fillRect(x, y, w, h) { const before = this.moves; this.moves = []; this.rect(x, y, w, h); this.fill(); this.moves = before; }
  measureText(text) { this.measure.font = this.font; return this.measure.measureText(text); }
  fillText(text, x, y, most) {
    const [, weight, size, family] = /^(\d+)? ?([\d.]+)px (.*)$/.exec(this.font) || [null, "400", "12", "sans-serif"], wide = this.measureText(text).width;
    const fit = most && wide > most ? { textLength: SvgPen.round(most * this.at[0]), lengthAdjust: "spacingAndGlyphs" } : {};
    const low = this.textBaseline === "middle" ? size * 0.35 : 0, [px, py] = this.point(x, y + low).split(" ");
    this.add("text", { x: px, y: py, fill: this.fillStyle, "font-family": family, "font-weight": weight || 400, "font-size": SvgPen.round(size * this.at[0]),
      "text-anchor": this.textAlign === "center" ? "middle" : this.textAlign === "right" ? "end" : "start", ...fit }, text);
  }
}
const svgOf = () => {
  const { w, h } = sheet();
  const root = drawn("svg", { viewBox: `0 0 ${w} ${h}`, width: w, height: h, role: "img" }, drawn("title", {}, document.title));
  const pen = new SvgPen(root);
  paintSheet(pen, (x, y, wide, high, inside) => {
    const clip = drawn("svg", { x, y, width: wide, height: high, viewBox: `${x} ${y} ${wide} ${high}`, overflow: "hidden" }), outer = pen.into;
    outer.append(clip);
    pen.into = clip;
    inside();
    pen.into = outer;
  });
  return root;
};

// ---- tables -----------------------------------------------------------------------------------------------------------
const cell = (value) => {
  let text = value === null || value === undefined ? "" : String(value);
  if (/^[=+@\t\r-]/.test(text) && !/^-?\d+$/.test(text)) text = "'" + text; // a spreadsheet would calculate it
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
// The mark in front tells Excel that it is UTF-8.
const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
const selectedNodes = () => nodes.filter((n) => nodeShown(n.id) && (!lit || lit.nodes.has(n.id)));
const selectedEdges = () => edges.filter((e) => edgeShown(e.id) && (!lit || lit.edges.has(e.id) || (!lit.edges.size && lit.nodes.has(e.from) && lit.nodes.has(e.to))));
const csvOfDocuments = () => csv([["iri", "name", "symbol", "kind", "issuer", "date", "title", "level", "state"],
  ...selectedNodes().map((n) => [n.iri, n.name, n.symbol, n.kind, n.issuer, n.date, n.heading, n.level, n.organ ? "" : n.state])]);
const csvOfRelations = () => csv([["from", "from_name", "relation", "role", "status", "to", "to_name", "days", "label", "deadline", "quote", "sentence", "file", "start"],
  ...selectedEdges().flatMap((e) => e.said.filter((s) => !saidFails(s)).map((s) => [nodes[e.from].iri, nodes[e.from].name, s.relation, s.role, s.status, nodes[e.to].iri, nodes[e.to].name,
    s.days, s.label, s.deadline, s.quote, s.sentence, s.file, s.start]))]);
const TAKE = {
  "take-png": () => save(pngOf(), fileName(".png")),
  "take-svg": () => save(new Blob([new XMLSerializer().serializeToString(svgOf())], { type: "image/svg+xml" }), fileName(".svg")),
  "take-relations": () => save(new Blob([csvOfRelations()], { type: "text/csv" }), fileName("-quan-he.csv")),
  "take-documents": () => save(new Blob([csvOfDocuments()], { type: "text/csv" }), fileName("-van-ban.csv")),
  "take-link": () => copy(location.href),
};
const showTake = (yes) => { $("take-menu").hidden = !yes; $("take").setAttribute("aria-expanded", String(yes)); };
$("take").addEventListener("click", () => { showTake($("take-menu").hidden); if (!$("take-menu").hidden) $("take-menu").querySelector("button").focus(); });
for (const [id, act] of Object.entries(TAKE)) $(id).addEventListener("click", () => { showTake(false); $("take").focus(); act(); });
document.addEventListener("pointerdown", (event) => { if (!event.target.closest(".taking")) showTake(false); });

// On paper: the picture as a drawing (a canvas would be cut or blurred), in the light colours, then the tables.
let themeBefore = null;
addEventListener("beforeprint", () => {
  themeBefore = document.documentElement.dataset.theme;
  setTheme("light", false);
  $("print").replaceChildren(svgOf());
  fillTables();
});
addEventListener("afterprint", () => {
  $("print").replaceChildren();
  if (themeBefore) setTheme(themeBefore, false);
});
