// The legend: only the signs that this picture uses; how many documents and organs a lane holds.
//
// Offers legend(), legendHead() (after the filter changed), laneCount(key).
const laneCount = (key) => {
  const here = nodes.filter((n) => n.lane === key && nodeShown(n.id)), organs = here.filter((n) => n.organ).length;
  const parts = [[here.length - organs, "documents"], [organs, "organs"]].filter(([n]) => n);
  return parts.map(([n, key]) => `${count(n)} ${word(key)}`).join(", ") || "–";
};
const sign = (draw, w = 30) => {
  const canvas = make("canvas", { width: w * 2, height: 44 }), ctx = canvas.getContext("2d");
  canvas.style.width = w + "px"; canvas.style.height = "22px";
  ctx.scale(2, 2);
  draw(ctx);
  return canvas;
};
// How arrows are read, and what brings out those that are not drawn at once: that stands beside the heading where the
// legend is folded away on a telephone.
const legendHead = () => {
  const hint = field ? (layout === "wide" ? "come-nearer" : "") : crowd().other ? "touch" : crowd().work ? "touch-work" : "";
  $("legend").firstElementChild.textContent = word("legend") + (hint && layout === "narrow" ? " · " + word(hint) : "");
  const parts = [word(picture.organs ? "reading-organs" : "reading")];
  if (hint && layout === "wide") parts.push(" ", make("b", {}, word(hint)[0].toUpperCase() + word(hint).slice(1) + "."));
  $("reading").replaceChildren(...parts);
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
  const statuses = new Set(edges.map((e) => e.said[0].status));
  for (const status of ["ambiguous", "unresolved"]) if (statuses.has(status)) {
    parts.push(make("span", {}, sign((c) => { c.strokeStyle = colours.muted; c.lineWidth = 2; c.setLineDash(DASH[status]); c.beginPath(); c.moveTo(1, 11); c.lineTo(29, 11); c.stroke(); }), word("status-" + status)));
  }
  $("signs").replaceChildren(...parts, make("p", { id: "reading" }));
  legendHead();
};
