// The table twin of the picture: the same documents, organs and relations, as the facets leave them, some at a time.
//
// Offers showTable(yes), siftTable() after the filter or the language changed, fillTables() whether they are shown or not.
const ROWS = 200; // rows of a table that are made at once
const tabled = () => document.body.classList.contains("tabled");
const rowOfSaid = (edge, said) => make("tr", {},
  make("td", {}, link(edge.from)),
  make("td", {}, word(said.relation) + (said.role ? " · " + word(said.role) : ""), said.status === "resolved" ? "" : make("i", {}, ` (${word("status-" + said.status)})`)),
  make("td", {}, link(edge.to)),
  make("td", { class: "number" }, said.days === null || said.days === undefined ? "" : count(said.days), said.days === null || said.days === undefined ? "" : make("span", { class: "unit" }, " " + word("days"))),
  make("td", {}, said.label && !(said.sentence || "").startsWith(said.label) ? make("b", {}, short(said.label, 60) + ". ") : "", long(make("div", { lang: "vi" }, said.sentence || said.quote || ""), said.sentence), said.deadline ? make("i", {}, due(said)) : "", placed(said)));
const rowOfNode = (n) => make("tr", {},
  make("td", {}, link(n.id)), make("td", {}, word("kind-" + n.kind)), make("td", { lang: "vi" }, n.issuer), make("td", { class: "number" }, day(n.date)),
  make("td", {}, long(make("div", { lang: "vi" }, n.heading), n.heading)), make("td", {}, n.level ? word("level-" + n.level) : ""), make("td", {}, n.organ ? "" : word("state-" + n.state)));
const fill = (body, items, row, from = 0) => {
  if (!from) body.replaceChildren();
  body.append(...items.slice(from, from + ROWS).map(row));
  const rest = items.length - from - ROWS;
  if (rest <= 0) return;
  const more = make("button", { type: "button", on: () => { more.closest("tr").remove(); fill(body, items, row, from + ROWS); body.children[from + ROWS]?.querySelector("button")?.focus(); } }, `${word("more")} (${count(rest)})`);
  body.append(make("tr", { class: "more" }, make("td", { colspan: 7 }, more)));
};
const siftTable = () => { if (tabled()) fillTables(); };
const fillTables = () => {
  const said = edges.filter((e) => edgeShown(e.id)).flatMap((e) => e.said.filter((s) => !saidFails(s)).map((s) => [e, s]));
  fill($("rows-relations"), said, ([edge, s]) => rowOfSaid(edge, s));
  fill($("rows-documents"), nodes.filter((n) => nodeShown(n.id)), rowOfNode);
};
const showTable = (yes) => {
  if (yes === tabled()) return;
  document.body.classList.toggle("tabled", yes);
  $("show-table").setAttribute("aria-pressed", String(yes));
  if (yes) siftTable(); else resize();
  remember();
};
$("show-table").addEventListener("click", () => showTable(!tabled()));
