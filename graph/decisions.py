"""What people have decided, over what the rules say: the graph of decisions, read and applied.

A decision says which document a mention means, or that two documents are one; always with its
reason. It stands in a named graph that no load, replacement or ``forget`` touches, and is keyed by
document, words and place of the mention, so that it holds when the file is read again. If the
words are gone it stays listed as an orphan.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode, Quad

from .descriptions import Cited, date_of, iri_of, text_of
from .model import Meaning, Target
from .store import QuadStore, Row
from .terms import IS_REPLACED_BY, RDF_TYPE, integer
from .vocabulary import vk

_DECISIONS = """
SELECT ?decision ?because ?document ?quote ?start ?order ?means ?symbol ?date ?merged ?called ?dated
WHERE { GRAPH %s {
  ?decision a vk:Decision ; vk:because ?because ; vk:means ?means .
  OPTIONAL { ?decision vk:meansSymbol ?symbol } OPTIONAL { ?decision vk:meansDate ?date }
  OPTIONAL { ?decision vk:mentionIn ?document ; vk:mentionQuote ?quote ; vk:mentionStart ?start ;
    vk:mentionOrder ?order }
  OPTIONAL { ?decision vk:merges ?merged } OPTIONAL { ?decision vk:mergesSymbol ?called }
  OPTIONAL { ?decision vk:mergesDate ?dated }
} } ORDER BY ?decision"""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: what is ``meant`` by a mention, or by the document ``merged`` into it, and why.

    ``document``, ``quote``, ``start`` (code points in the decoded text) and ``order`` ("2/3": the second of
    three mentions in these words) are those of the mention when it was decided; empty for a merger, of which
    ``was`` tells how the merged document was called.
    """

    because: str
    meant: Target
    document: str = ""
    quote: str = ""
    start: int = 0
    order: str = ""
    merged: str = ""
    was: Target | None = None

    @property
    def id(self) -> str:
        """Twelve hexadecimal figures, the same for the same mention or the same two documents."""
        pair = self.meant.iri if self.merged else f"{self.quote}\n{self.start}"
        key = f"{self.merged or self.document}\n{pair}"
        return hashlib.blake2b(key.encode(), digest_size=6).hexdigest()

    @property
    def kind(self) -> str:
        """``means`` or ``merge``."""
        return "merge" if self.merged else "means"


def decision_graph(base: str) -> str:
    """The named graph of decisions under a base."""
    return f"{base}graph/decisions"


def decisions(store: QuadStore) -> tuple[Decision, ...]:
    """All decisions in the store, in order of their ids."""
    graph = decision_graph(store.names.base)
    if next(store.quads(graph), None) is None:
        return ()
    found = [_read(row) for row in store.select(_DECISIONS % NamedNode(graph))]
    return tuple(sorted(found, key=lambda d: (d.id, str(d))))


def _read(row: Row) -> Decision:
    merged = iri_of(row, "merged") or ""
    was = Target(merged, text_of(row, "called"), date_of(text_of(row, "dated")), None, None)
    return Decision(
        text_of(row, "because") or "",
        Target(iri_of(row, "means") or "", text_of(row, "symbol"), date_of(text_of(row, "date")), None, None),
        iri_of(row, "document") or "",
        text_of(row, "quote") or "",
        int(text_of(row, "start") or 0),
        text_of(row, "order") or "",
        merged,
        was if merged and (was.symbol or was.date) else None,
    )


def decision_quads(decision: Decision, base: str) -> Iterator[Quad]:
    """The quads of one decision, in the graph of decisions."""
    graph = NamedNode(decision_graph(base))
    node = NamedNode(f"{base}decision/{decision.id}")

    def say(term: str, value: NamedNode | Literal) -> Quad:
        return Quad(node, NamedNode(vk(term)), value, graph)

    yield Quad(node, RDF_TYPE, NamedNode(vk("Decision")), graph)
    yield say("because", Literal(decision.because))
    yield say("means", NamedNode(decision.meant.iri))
    if decision.meant.symbol:
        yield say("meansSymbol", Literal(decision.meant.symbol))
    if decision.meant.date is not None:
        yield say("meansDate", Literal(decision.meant.date.iso))
    if decision.merged:
        yield say("merges", NamedNode(decision.merged))
        was = decision.was or Target(decision.merged, None, None, None, None)
        date = was.date.iso if was.date else None
        for term, text in (("mergesSymbol", was.symbol), ("mergesDate", date)):
            if text:
                yield say(term, Literal(text))
    else:
        yield say("mentionIn", NamedNode(decision.document))
        yield say("mentionQuote", Literal(decision.quote))
        yield say("mentionStart", integer(decision.start))
        yield say("mentionOrder", Literal(decision.order))


def digest_of(store: QuadStore) -> str:
    """A hash of all decisions; empty when there are none."""
    made = sorted(f"{quad}\n" for quad in store.quads(decision_graph(store.names.base)))
    return hashlib.sha256("".join(made).encode()).hexdigest() if made else ""


def mergers(made: Iterable[Decision]) -> dict[str, str]:
    """Document → the one it is, for every document that was merged into another, directly or through others.

    Of several that would be left (B merged into A and into C) the first in order of IRI is, so that the
    order of merging cannot show.

    >>> a, b, c = (Target(x, None, None, None, None) for x in "abc")
    >>> mergers([Decision("", b, merged="c"), Decision("", a, merged="b")])
    {'b': 'a', 'c': 'a'}
    """
    into: dict[str, set[str]] = defaultdict(set)
    together: dict[str, set[str]] = {}
    for decision in made:
        if decision.merged and decision.merged != decision.meant.iri:
            into[decision.merged].add(decision.meant.iri)
            joined = together.get(decision.merged, {decision.merged}) | together.get(
                decision.meant.iri, {decision.meant.iri}
            )
            together.update(dict.fromkeys(joined, joined))
    found: dict[str, str] = {}
    for iri, joined in sorted(together.items()):
        kept = min(joined - set(into) or joined)
        if iri != kept:
            found[iri] = kept
    return found


@dataclass(frozen=True)
class Overlay:
    """All decisions, ready to be laid over what the rules say."""

    made: tuple[Decision, ...] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    _of: Mapping[str, tuple[Decision, ...]] = field(default_factory=dict)
    _targets: Mapping[str, Target] = field(default_factory=dict)

    @property
    def by_document(self) -> Mapping[str, tuple[Decision, ...]]:
        """Document → the decisions on its mentions."""
        return self._of

    def of(self, document: str) -> tuple[Decision, ...]:
        """The decisions on mentions of a document."""
        return self._of.get(document, ())

    def document_of(self, decision: Decision) -> str:
        """The IRI that the document of a decided mention has now; empty for a merger."""
        return next((iri for iri, own in self._of.items() if decision in own), "")

    def over(self, document: str, cited: Sequence[Cited], decided: Sequence[Meaning]) -> list[Meaning]:
        """What the mentions of one document mean when people have had their say; in the same order."""
        found = [self._merged(meaning) for meaning in decided]
        for decision in self._of.get(document, ()):
            at = place(decision, cited)
            if at is not None:
                target = self._kept(decision.meant)
                found[at] = Meaning("resolved", target.iri, target, (), "decided", decision.because)
        return found

    def _kept(self, target: Target) -> Target:
        kept = self.merged.get(target.iri)
        return target if kept is None else self._targets.get(kept, Target(kept, None, None, None, None))

    def _merged(self, meaning: Meaning) -> Meaning:
        if not self.merged or not (
            meaning.node in self.merged or any(t.iri in self.merged for t in meaning.candidates)
        ):
            return meaning
        if meaning.target is not None:
            target = self._kept(meaning.target)
            return replace(meaning, node=target.iri, target=target)
        if meaning.node:  # an open end that a person has joined with a document
            target = self._kept(Target(meaning.node, None, None, None, None))
            return Meaning("resolved", target.iri, target, (), "merged")
        left = {t.iri: t for t in map(self._kept, meaning.candidates)}
        if len(left) == 1:
            (target,) = left.values()
            return Meaning("resolved", target.iri, target, (), "merged")
        return replace(meaning, candidates=tuple(left[iri] for iri in sorted(left)))

    def quads(self, graph: str) -> Iterator[Quad]:
        """The old IRI of every merged document leads to the one that is left."""
        for old, new in sorted(self.merged.items()):
            yield Quad(NamedNode(old), IS_REPLACED_BY, NamedNode(new), NamedNode(graph))


def overlay_of(store: QuadStore) -> Overlay:
    """The decisions in ``store``; documents that were renamed since are found by their new names."""
    made = decisions(store)
    if not made:
        return Overlay()
    merged = mergers(made)
    of: dict[str, list[Decision]] = defaultdict(list)
    for decision in made:
        if decision.document:
            now = _last(store, decision.document)
            of[merged.get(now, now)].append(decision)
    targets = {d.meant.iri: d.meant for d in sorted(made, key=lambda d: str(d.meant))}
    return Overlay(made, merged, {k: tuple(v) for k, v in of.items()}, targets)


def _last(store: QuadStore, iri: str) -> str:
    """The newest address of a document, as the files themselves say."""
    seen = {iri}
    while (onward := _renamed(store, iri)) is not None and onward not in seen:
        seen.add(onward)
        iri = onward
    return iri


def _renamed(store: QuadStore, iri: str) -> str | None:
    graph = NamedNode(store.names.conclusions)
    where = f"GRAPH ?g {{ {NamedNode(iri)} dcterms:isReplacedBy ?new }} FILTER(?g != {graph})"
    return max((new for row in store.select(f"SELECT ?new {{ {where} }}") if (new := iri_of(row, "new"))), default=None)


def place(decision: Decision, cited: Sequence[Cited]) -> int | None:
    """Which of the mentions of a document was decided; None when its words are gone or it cannot be told which.

    The one that stands where it stood; else the only one in these words; else the same one of as many.
    """
    same = [i for i, c in enumerate(cited) if words_of(c.citation.text) == decision.quote]
    for i in same:
        if cited[i].citation.span.start == decision.start:
            return i
    if len(same) == 1:
        return same[0]
    nth, _, many = decision.order.partition("/")
    return same[int(nth) - 1] if same and many == str(len(same)) else None


def words_of(quote: str) -> str:
    """A quotation with single blanks: line ends move when a file is made anew."""
    return " ".join(quote.split())


def order_of(at: int, cited: Sequence[Cited]) -> str:
    """``2/3``: the mention is the second of three in the same words."""
    same = [i for i, c in enumerate(cited) if words_of(c.citation.text) == words_of(cited[at].citation.text)]
    return f"{same.index(at) + 1}/{len(same)}"
