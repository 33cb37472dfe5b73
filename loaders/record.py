"""A :class:`Document` as the JSON object that ``vankien parse`` prints, and its explanation.

The shape is a promise to users' scripts; offsets count code points in the decoded text.
"""

from __future__ import annotations

from typing import Any

from ..graph import organs
from ..graph.identity import Names, parse_symbol
from ..graph.model import Citation, Deadline, Document, Target, Task
from .document import speaker_of

Json = dict[str, Any]


def as_record(document: Document, names: Names) -> Json:
    """The whole document as plain data, keys in the order of the contract."""
    header = document.header
    speaker = speaker_of(header.issuer, header)
    symbol = parse_symbol(header.symbol) if header.symbol else None
    day = header.date.latest if header.date else None
    return {
        "source": {
            "path": document.source.path,
            "sha256": document.source.sha256,
            "media_type": document.source.media_type,
            "encoding": document.source.encoding,
        },
        "iri": document.iri,
        "symbol": header.symbol,
        "number": symbol.number if symbol else None,
        "type": header.type,
        "issuer": {"name": header.issuer, "iri": names.organ(speaker.slug), "level": speaker.level}
        if speaker
        else None,
        "place": header.place,
        "date": header.date.iso if header.date else None,
        "term": header.term,
        "subject": header.subject,
        "signer": header.signer,
        "signer_title": header.signer_title,
        "on_behalf_of": header.on_behalf_of,
        "addressees": list(header.addressees),
        "copies": list(header.copies),
        "citations": [_citation(c) for c in document.citations],
        "relations": [{"subject": s.subject, "relation": s.relation, "object": s.object} for s in document.statements],
        "tasks": [
            _task(t, [names.organ(organs.identify(a.name, speaker=speaker, date=day).slug) for a in t.assignments])
            for t in document.tasks
        ],
    }


def _target(target: Target) -> Json:
    return {
        "iri": target.iri,
        "symbol": target.symbol,
        "date": target.date.iso if target.date else None,
        "issuer": target.issuer,
        "name": target.name,
    }


def _citation(citation: Citation) -> Json:
    meaning = citation.meaning
    return {
        "text": citation.text,
        "start": citation.span.start,
        "end": citation.span.end,
        "type": citation.type,
        "symbol": citation.symbol,
        "date": citation.date.iso if citation.date else None,
        "issuer": citation.issuer,
        "term": citation.term,
        "plenum": citation.plenum,
        "relation": citation.relation,
        "status": meaning.status if meaning else "unresolved",
        "target": _target(meaning.target) if meaning and meaning.target else None,
        "candidates": [_target(t) for t in meaning.candidates] if meaning else [],
    }


def _deadline(deadline: Deadline) -> Json:
    return {
        "date": deadline.date.iso if deadline.date else None,
        "text": deadline.text,
        "periodic": deadline.periodic,
    }


def _task(task: Task, iris: list[str]) -> Json:
    return {
        "label": task.label,
        "text": task.text,
        "start": task.span.start,
        "end": task.span.end,
        "deadline": _deadline(task.deadline) if task.deadline else None,
        "assignments": [
            {"organ": a.organ, "iri": iri, "start": a.span.start, "end": a.span.end, "role": a.role}
            for a, iri in zip(task.assignments, iris, strict=True)
        ],
    }


def as_explanation(document: Document) -> list[Json]:
    """For every value read: what, the rule that read it and the words it came from, in reading order."""
    header, text = document.header, document.text
    rules = dict(header.rules)
    rows: list[Json] = [
        {"what": name, "rule": rules.get(name, ""), "start": s.start, "end": s.end, "words": text[s.start : s.end]}
        for name, s in header.spans
    ]
    for citation in document.citations:
        meaning = citation.meaning
        rows.append(
            {
                "what": "citation",
                "rule": citation.rule,
                "start": citation.span.start,
                "end": citation.span.end,
                "words": citation.text,
                "relation": citation.relation,
                "relation_rule": citation.relation_rule,
                "status": meaning.status if meaning else None,
                "meaning_rule": meaning.rule if meaning else None,
                "because": meaning.because if meaning else None,
            }
        )
    for task in document.tasks:
        for assignment in task.assignments:
            span = assignment.span
            rows.append(
                {"what": f"assignment {assignment.role}", "rule": assignment.rule or task.rule, "start": span.start,
                 "end": span.end, "words": text[span.start : span.end], "task": task.label}
            )  # fmt: skip
        if task.deadline:
            span = task.deadline.span
            rows.append({"what": "deadline", "rule": task.rule, "start": span.start, "end": span.end,
                         "words": task.deadline.text, "task": task.label})  # fmt: skip
    return sorted(rows, key=lambda r: (r["start"], r["end"], r["what"]))
