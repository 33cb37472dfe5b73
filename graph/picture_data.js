// Decodes the data of the page. (Data and drawing are one hand's work, the rest of the page another's: see below.)
//
// All files picture_*.js are one script, in the order of SCRIPTS in picture.py, inside one function: a name that one
// file declares can be used by the later ones, and by the earlier ones inside functions that run after the start.
// Text of documents is only ever written as text (textContent, fillText), never as markup.
//
// Offers
//   nodes[id]      { id, iri, organ, name, kind, group, lane, level, issuer, date, heading, symbol, state }; ids are 0, 1, 2 …
//   edges[id]      { id, from, to, said: [{ relation, status, days, sentence, deadline, quote, role, label, file, start, also }, …] },
//                  the strongest relation first; what is not known is null (or missing)
//   touching(id)   ids of the edges at a node
//   picture        { words, focus (id or null), relations, groups } and what the drawing needs
const data = JSON.parse(document.getElementById("data").textContent);
const { picture, packed } = data;
// The value in row k of a column, as picture_columns.py writes them.
const reader = (column) => {
  if ("c" in column) return () => column.c;
  if ("v" in column) return (k) => column.v[column.k[k]];
  if ("p" in column) return (k) => column.p + column.l[k];
  return (k) => column.l[k];
};
const readers = ({ columns }) => Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, reader(column)]));
const nodes = ((of) => Array.from({ length: packed.nodes.n }, (_, id) => ({
  id, iri: of.iri(id), organ: of.organ(id), name: of.name(id), kind: of.kind(id), group: of.group(id), lane: of.lane(id), level: of.level(id),
  issuer: of.issuer(id), date: of.date(id), heading: of.heading(id), symbol: of.symbol(id), state: of.state(id),
  wide: [of.x(id), of.y(id)], narrow: [of.nx(id), of.ny(id)],
})))(readers(packed.nodes));
const edges = ((of, said) => {
  let row = 0;
  const one = () => {
    const k = row++;
    return { relation: said.relation(k), status: said.status(k), days: said.days(k), sentence: said.sentence(k), deadline: said.deadline(k),
      file: said.file(k), start: said.start(k), also: said.also(k), quote: said.quote(k), role: said.role(k), label: said.label(k) };
  };
  return Array.from({ length: packed.edges.n }, (_, id) => {
    const edge = { id, from: of.from(id), to: of.to(id), said: Array.from({ length: of.many(id) }, one) };
    if (!picture.field) { edge.route = of.route(id); edge.narrow = of.narrow(id); }
    return edge;
  });
})(readers(packed.edges), readers(packed.said));
const touched = nodes.map(() => []);
for (const { id, from, to } of edges) {
  touched[from].push(id);
  if (to !== from) touched[to].push(id);
}
const touching = (id) => touched[id];
