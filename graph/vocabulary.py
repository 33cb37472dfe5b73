"""The closed vocabulary: an unknown term raises instead of minting a new IRI.

The terms are defined, with labels in both languages, in ``vocabulary.ttl``; ``alignment.ttl``
relates them to ELI, ORG, PROV-O, Web Annotation, SKOS and Dublin Core; ``shapes.ttl`` holds the
SHACL shapes.
"""

from __future__ import annotations

from importlib.resources import files

from ..errors import UnknownTerm

NAMESPACE = "https://w3id.org/vankien/ns#"

CLASSES = ("Document", "File", "Citation", "Statement", "Task", "Assignment", "OrganClass", "Decision")

RELATIONS = ("implements", "basedOn", "amends", "replaces", "repeals", "guides", "promulgates", "reviews", "cites")

PROPERTIES = RELATIONS + (
    "symbol", "number", "documentType", "title", "issuer", "issuerText", "date", "term", "placeOfIssue", "signer",
    "signerTitle", "onBehalfOf", "addressee", "addresseeText", "copyTo", "copyToText", "source", "sha256", "path",
    "mediaType", "encoding", "textLength", "fingerprint", "readAs", "partialKey",
    "readBy", "covers", "year", "earliest", "latest", "dueFrom", "dueBy",
    "assignsTo", "assignedIn", "label", "text", "deadline", "deadlineText", "periodicity", "assignment", "assignee",
    "assigneeText", "role", "inDocument", "relation", "target", "status", "candidate", "because", "decidedBy",
    "subject", "object", "subjectCitation", "objectCitation", "inFile", "quote", "start", "end", "sentence", "rule",
    "relationRule", "level", "statedType", "statedSymbol", "statedDate", "statedIssuer", "statedTerm",
    "statedPlenum", "statedName", "statedSubject", "sameMention", "plenum", "confidence", "authority", "alsoCalled",
    "validFrom", "validTo", "means", "meansSymbol", "meansDate", "merges", "mergesSymbol", "mergesDate",
    "mentionIn", "mentionQuote", "mentionStart", "mentionOrder",
)  # fmt: skip

SCHEMES = ("kind", "status", "role", "level")
"""Concept schemes; a concept's IRI is ``NAMESPACE + scheme + '-' + code``."""

PREFIXES = {
    "vk": NAMESPACE,
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
}
"""Prefixes that every question may use without declaring them; the user's base adds ``vkid:``."""

_TERMS = frozenset(CLASSES + PROPERTIES)


def vk(term: str) -> str:
    """IRI of a vocabulary term.

    >>> vk("implements")
    'https://w3id.org/vankien/ns#implements'

    Raises
    ------
    UnknownTerm
        If the vocabulary has no such term.
    """
    if term not in _TERMS:
        raise UnknownTerm(f"vk:{term} is not in the vocabulary; its terms are listed in graph/vocabulary.py")
    return NAMESPACE + term


_OF_ITS_OWN = {("kind", "DA"): "DuAn"}
"""Codes that would share their address with another: DA (dự án) without its tail is ĐA (đề án)."""


def concept(scheme: str, code: str) -> str:
    """IRI of a SKOS concept, e.g. of role ``lead`` or of kind ``NQ``.

    >>> concept("kind", "QĐ")
    'https://w3id.org/vankien/ns#kind-QD'
    """
    if scheme not in SCHEMES:
        raise UnknownTerm(f"{scheme!r} is not a concept scheme; there are {', '.join(SCHEMES)}")
    if (scheme, code) in _OF_ITS_OWN:
        return f"{NAMESPACE}{scheme}-{_OF_ITS_OWN[scheme, code]}"
    ascii_code = code.replace("Đ", "D").replace("đ", "d").replace("ư", "uw").replace("Ư", "UW")
    return f"{NAMESPACE}{scheme}-{ascii_code}"


def local(iri: str) -> str:
    """The last part of a vocabulary IRI: the term, or the code of a concept."""
    return iri.rsplit("#", 1)[-1]


def schema_text(name: str) -> str:
    """Text of ``vocabulary.ttl``, ``alignment.ttl`` or ``shapes.ttl``."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
