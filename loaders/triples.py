"""Values → quads, yielded one by one; nothing here knows a store.

What one file says goes into its own named graph. The meaning of its citations is a conclusion
and is written by ``graph.conclude``; only when a document stands alone (``Document.to_rdf``) are
the two put side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ..graph import organs
from ..graph.fingerprint import fingerprint
from ..graph.identity import Names, parse_symbol
from ..graph.model import Citation, Document, Span, Task
from ..graph.terms import RDF_TYPE, date_quads, integer
from ..graph.vocabulary import concept, vk
from .document import partial_key, speaker_of

READER = "vankien 0.1.0, reading 4"
"""Which reading made the statements; a file read by another one is read again when it is loaded."""

_AS_ABOVE = re.compile(r"^\s*Như\s+(?:trên|kính gửi)", re.IGNORECASE)


class _Writer:
    """Quads of one file's graph."""

    def __init__(self, document: Document, names: Names) -> None:
        self.document, self.names = document, names
        self.graph = NamedNode(names.file(document.source.sha256))
        self.node = NamedNode(document.iri)
        self.speaker = speaker_of(document.header.issuer, document.header)
        date = document.header.date
        self.day = date.latest if date else None

    def quad(self, subject: NamedNode, term: str, value: NamedNode | Literal) -> Quad:
        return Quad(subject, NamedNode(vk(term)), value, self.graph)

    def text(self, subject: NamedNode, term: str, value: str | None) -> Iterator[Quad]:
        if value:
            yield self.quad(subject, term, Literal(value))

    def organ(self, name: str) -> NamedNode:
        """The organ's node; what is known of it is written once for all files, by ``graph.conclude``."""
        return NamedNode(self.names.organ(organs.identify(name, speaker=self.speaker, date=self.day).slug))

    def evidence(self, node: NamedNode, span: Span, sentence: Span | None, rule: str) -> Iterator[Quad]:
        """Where in the file it stands, in whose words, and by which rule it was read."""
        text = self.document.text
        yield self.quad(node, "inFile", self.graph)
        yield self.quad(node, "quote", Literal(text[span.start : span.end]))
        yield self.quad(node, "start", integer(span.start))
        yield self.quad(node, "end", integer(span.end))
        around = sentence or span
        yield self.quad(node, "sentence", Literal(" ".join(text[around.start : around.end].split())))
        yield from self.text(node, "rule", rule)

    def part(self, kind: str, where: str) -> NamedNode:
        return NamedNode(self.names.part(self.document.source.sha256, kind, where))

    def file(self) -> Iterator[Quad]:
        source = self.document.source
        yield Quad(self.graph, RDF_TYPE, NamedNode(vk("File")), self.graph)
        yield self.quad(self.node, "source", self.graph)
        yield self.quad(self.graph, "sha256", Literal(source.sha256))
        yield self.quad(self.graph, "path", Literal(source.path))
        yield self.quad(self.graph, "mediaType", Literal(source.media_type))
        yield from self.text(self.graph, "encoding", source.encoding)
        yield self.quad(self.graph, "textLength", integer(len(self.document.text)))
        yield self.quad(self.graph, "fingerprint", Literal(fingerprint(self.document.text)))
        yield from self.text(self.graph, "partialKey", partial_key(self.document.header))
        yield self.quad(self.graph, "readBy", Literal(READER))

    def header(self) -> Iterator[Quad]:
        header, node = self.document.header, self.node
        yield Quad(node, RDF_TYPE, NamedNode(vk("Document")), self.graph)
        yield from self.text(node, "symbol", header.symbol)
        symbol = parse_symbol(header.symbol) if header.symbol else None
        if symbol is not None:
            yield self.quad(node, "number", integer(symbol.number))
        if header.type:
            yield self.quad(node, "documentType", NamedNode(concept("kind", header.type)))
        yield from self.text(node, "title", header.subject)
        if header.whole_issuer:
            yield self.quad(node, "issuer", self.organ(header.whole_issuer))
            yield self.quad(node, "issuerText", Literal(header.whole_issuer))
        if header.date:
            yield from date_quads(node, header.date, self.graph)
        for term, value in (
            ("term", header.term),
            ("placeOfIssue", header.place),
            ("signer", header.signer),
            ("signerTitle", header.signer_title),
            ("onBehalfOf", header.on_behalf_of),
        ):
            yield from self.text(node, term, value)
        for written in header.addressees:
            yield from self.recipient("addressee", written)
        for written in header.copies:
            yield self.quad(node, "copyToText", Literal(written))
            if _AS_ABOVE.match(written):
                for above in header.addressees:
                    yield from self.recipient("copyTo", above, text=False)
            else:
                yield from self.recipient("copyTo", written, text=False)

    def recipient(self, term: str, written: str, *, text: bool = True) -> Iterator[Quad]:
        if text:
            yield self.quad(self.node, f"{term}Text", Literal(written))
        for name in organs.recipients(written):
            yield self.quad(self.node, term, self.organ(name))

    def mention(self, citation: Citation) -> NamedNode:
        return self.part("citation", f"{citation.span.start}-{citation.span.end}")

    def citation(self, citation: Citation) -> Iterator[Quad]:
        node = self.mention(citation)
        yield Quad(node, RDF_TYPE, NamedNode(vk("Citation")), self.graph)
        yield self.quad(node, "inDocument", self.node)
        yield self.quad(node, "relation", NamedNode(vk(citation.relation)))
        yield from self.evidence(node, citation.span, citation.sentence, citation.rule)
        yield from self.text(node, "relationRule", citation.relation_rule)
        yield from self.text(node, "statedType", citation.type)
        yield from self.text(node, "statedSymbol", citation.symbol)
        yield from self.text(node, "statedDate", citation.date.iso if citation.date else None)
        yield from self.text(node, "statedIssuer", citation.issuer)
        yield from self.text(node, "statedTerm", citation.term)
        if citation.plenum is not None:
            yield self.quad(node, "statedPlenum", integer(citation.plenum))
        yield from self.text(node, "statedName", citation.name)
        yield from self.text(node, "statedSubject", citation.about)
        if citation.same_as is not None:
            yield self.quad(node, "sameMention", self.mention(self.document.citations[citation.same_as]))

    def task(self, task: Task, position: int) -> Iterator[Quad]:
        node = self.part("task", str(position))
        yield Quad(node, RDF_TYPE, NamedNode(vk("Task")), self.graph)
        yield self.quad(node, "assignedIn", self.node)
        yield from self.text(node, "label", task.label)
        yield self.quad(node, "text", Literal(" ".join(task.text.split())))
        yield from self.evidence(node, task.span, None, task.rule)
        if task.deadline is not None:
            yield from self.text(node, "deadlineText", task.deadline.text)
            yield from self.text(node, "periodicity", task.deadline.periodic)
            if task.deadline.date is not None:
                yield from date_quads(node, task.deadline.date, self.graph, due=True)
        for assignment in task.assignments:
            where = f"{position}-{assignment.span.start}-{assignment.span.end}-{assignment.role}"
            detail = self.part("assignment", where)
            organ = self.organ(assignment.name)
            yield self.quad(node, "assignment", detail)
            yield Quad(detail, RDF_TYPE, NamedNode(vk("Assignment")), self.graph)
            yield self.quad(detail, "assignee", organ)
            yield self.quad(detail, "assigneeText", Literal(assignment.name))
            yield self.quad(detail, "role", NamedNode(concept("role", assignment.role)))
            yield from self.evidence(detail, assignment.span, task.span, assignment.rule or task.rule)
            yield self.quad(self.node, "assignsTo", organ)


def file_quads(document: Document, names: Names) -> Iterator[Quad]:
    """Only that the file is a source of the document: for a second file of one document."""
    yield from _Writer(document, names).file()


def quads(document: Document, names: Names) -> Iterator[Quad]:
    """Everything the file says, in its named graph; no statement twice."""
    writer = _Writer(document, names)
    seen: set[Quad] = set()
    for quad in _all(writer):
        if quad not in seen:
            seen.add(quad)
            yield quad


def _all(writer: _Writer) -> Iterator[Quad]:
    document = writer.document
    yield from writer.file()
    yield from writer.header()
    for citation in document.citations:
        yield from writer.citation(citation)
    for statement in document.statements:
        mentions = [document.citations[i] for i in (statement.subject, statement.object)]
        ends = [mention.span for mention in mentions]
        node = writer.part("statement", f"{ends[0].start}-{statement.relation}-{ends[1].start}")
        yield Quad(node, RDF_TYPE, NamedNode(vk("Statement")), writer.graph)
        yield writer.quad(node, "inDocument", writer.node)
        yield writer.quad(node, "relation", NamedNode(vk(statement.relation)))
        for term, mention in zip(("subjectCitation", "objectCitation"), mentions, strict=True):
            yield writer.quad(node, term, writer.mention(mention))
        around = Span(min(e.start for e in ends), max(e.end for e in ends))
        span = statement.span if len(statement.span) else around
        yield from writer.evidence(node, span, None, statement.rule)
    for position, task in enumerate(document.tasks):
        yield from writer.task(task, position)
