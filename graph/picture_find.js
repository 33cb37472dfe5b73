// Finding a document by its words: search that passes over tones and case.
//
// Offers seek() after the words changed, found (nodes, best first).
let found = [], marked = 0, index = null, nameIndex = null;
// All words are folded in one piece, which is several times faster than piece by piece.
const foldAll = (texts) => fold(texts.map((text) => text.replaceAll("\n", " ")).join("\n")).split("\n");
const foldedWords = () => {
  const kinds = (n) => (picture.words["kind-" + n.kind] || [n.kind]).join(" ");
  index ??= foldAll(nodes.map((n) => [n.name, n.symbol, n.heading, n.issuer, n.date, n.date && n.date.split("-").reverse().map(Number).join("/"), kinds(n)]
    .filter(Boolean).join(" ").slice(0, 4000)));
  nameIndex ??= foldAll(nodes.map((n) => `${n.name.slice(0, 400)} ${kinds(n)}`));
  return index;
};
const letterOrDigit = /[a-z0-9]/;
// How well part names a document: 0 not at all, 1 a word of its name (or of its kind) begins with it, 2 it is the whole
// word, 3 the first one, so that "20" brings 20-NQ/TW before 01/2005/NQLT.
const names = (name, part) => {
  let best = 0;
  for (let at = name.indexOf(part); at >= 0; at = name.indexOf(part, at + 1)) {
    if (at > 0 && letterOrDigit.test(name[at - 1])) continue;
    const whole = at + part.length === name.length || !letterOrDigit.test(name[at + part.length]);
    if (whole && at === 0) return 3;
    best = Math.max(best, whole ? 2 : 1);
  }
  return best;
};
const MOST_HITS = 50;
const seek = () => {
  const asked = fold(search.value).split(/\s+/).filter(Boolean), words = foldedWords();
  found = !asked.length ? [] : nodes.filter((n) => nodeShown(n.id) && asked.every((part) => words[n.id].includes(part)))
    .map((n) => { const fits = asked.map((part) => names(nameIndex[n.id], part)); return [fits.filter(Boolean).length, fits.reduce((a, b) => a + b, 0), touching(n.id).length, n]; })
    .sort((a, b) => b[0] - a[0] || b[1] - a[1] || b[2] - a[2] || a[3].id - b[3].id).map((row) => row[3]); // of equals the one with more relations
  marked = 0;
  hits.hidden = !asked.length;
  search.setAttribute("aria-expanded", String(!hits.hidden));
  const some = found.slice(0, MOST_HITS).map((n, k) => make("li", { role: "option", id: "hit" + k, "aria-selected": String(k === 0), on: () => take(k) },
    make("b", { lang: "vi" }, short(n.name, 200)), make("small", {}, short([word("kind-" + n.kind), n.issuer, day(n.date), n.heading].filter(Boolean).join(" · "), 300))));
  if (found.length > MOST_HITS) some.push(make("li", { class: "rest", "aria-disabled": "true", role: "option", "aria-selected": "false" }, `+ ${count(found.length - MOST_HITS)}`));
  hits.replaceChildren(...(some.length ? some : asked.length ? [make("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, word("no-hit"))] : []));
  if (found.length) search.setAttribute("aria-activedescendant", "hit0"); else search.removeAttribute("aria-activedescendant");
  $("said").textContent = asked.length ? `${count(found.length)} ${word("hits")}` : "";
  lit = found.length ? { nodes: new Set(found.map((n) => n.id)), edges: new Set() } : chosen === null ? null : around(chosen);
  redraw();
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
  const rows = [...hits.children].filter((row) => !row.hasAttribute("aria-disabled"));
  if (!rows.length) return;
  marked = Math.max(0, Math.min(rows.length - 1, marked + (event.key === "ArrowDown" ? 1 : -1)));
  rows.forEach((row, k) => row.setAttribute("aria-selected", String(k === marked)));
  search.setAttribute("aria-activedescendant", "hit" + marked);
  rows[marked].scrollIntoView({ block: "nearest" });
});
