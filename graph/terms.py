"""Plain values → RDF terms, and the quads that always come together."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from .identity import Names
from .model import Organ, PartialDate
from .vocabulary import PREFIXES, concept, vk

RDF_TYPE = NamedNode(PREFIXES["rdf"] + "type")
PREF_LABEL = NamedNode(PREFIXES["skos"] + "prefLabel")
ALT_LABEL = NamedNode(PREFIXES["skos"] + "altLabel")
NOTATION = NamedNode(PREFIXES["skos"] + "notation")
CONCEPT = NamedNode(PREFIXES["skos"] + "Concept")
ORGANIZATION = NamedNode(PREFIXES["org"] + "Organization")
SUB_ORGANIZATION_OF = NamedNode(PREFIXES["org"] + "subOrganizationOf")
IS_REPLACED_BY = NamedNode(PREFIXES["dcterms"] + "isReplacedBy")
_XSD = PREFIXES["xsd"]


def integer(value: int) -> Literal:
    """An xsd:integer."""
    return Literal(str(value), datatype=NamedNode(_XSD + "integer"))


def dated(date: PartialDate) -> Literal:
    """A date as a literal of its own precision; a quarter as plain text.

    >>> dated(PartialDate(2025, 11)).datatype.value.rsplit("#")[-1]
    'gYearMonth'
    """
    if date.quarter is not None:
        return Literal(date.iso)
    kind = "date" if date.full else "gYearMonth" if date.month is not None else "gYear"
    return Literal(date.iso, datatype=NamedNode(_XSD + kind))


def day(iso: str) -> Literal:
    """An xsd:date of a full ISO day."""
    return Literal(iso, datatype=NamedNode(_XSD + "date"))


def date_quads(subject: NamedNode, date: PartialDate, graph: NamedNode, *, due: bool = False) -> Iterator[Quad]:
    """The date (or the deadline) of ``subject`` with its year and bounds, as questions filter on them."""
    yield Quad(subject, NamedNode(vk("deadline" if due else "date")), dated(date), graph)
    yield Quad(subject, NamedNode(vk("year")), integer(date.year), graph)
    first, last = ("dueFrom", "dueBy") if due else ("earliest", "latest")
    yield Quad(subject, NamedNode(vk(first)), day(date.earliest.isoformat()), graph)
    yield Quad(subject, NamedNode(vk(last)), day(date.latest.isoformat()), graph)


def organ_quads(organ: Organ, names: Names, graph: NamedNode) -> Iterator[Quad]:
    """What is known of an organ: class or single body, name, level, the body above it."""
    node = NamedNode(names.organ(organ.slug))
    yield Quad(node, RDF_TYPE, NamedNode(vk("OrganClass")) if organ.is_class else ORGANIZATION, graph)
    yield Quad(node, PREF_LABEL, Literal(organ.name), graph)
    if organ.level:
        yield Quad(node, NamedNode(vk("level")), NamedNode(concept("level", organ.level)), graph)
    if organ.parent:
        yield Quad(node, SUB_ORGANIZATION_OF, NamedNode(names.organ(organ.parent)), graph)
