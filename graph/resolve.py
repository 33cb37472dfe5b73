"""What a citation means: its own words + where it stands + what is known → one, several or none.

The documents that could be meant are gathered in ``known``. ``meanings`` decides all citations
of one document together, because writers name a document in full once and in short afterwards.

Every decision carries the name of the rule that made it (``RULES``). A citation is
``resolved`` only when exactly one identity fits; several fitting ones stay ``ambiguous`` with
all of them named; when nothing known fits and the words are too few, it is ``unresolved``.
The result is a function of the set of known documents, whatever the order they came in.

Not split: the rules are tried one after the other and share what the document has said so far.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from . import authority, organs
from .folding import key as fold_key
from .followups import by_followup
from .identity import Identity, parse_symbol, tidy_symbol
from .known import PROGRAMME, Known, KnownDocument, central_term, name_key, subject_words
from .lending import JOINED, with_what_others_lend
from .mentions import (
    CENTRAL_BODIES,
    LAWS,
    NAMED_IN_TITLE,
    RULED,
    Alike,
    Memory,
    Said,
    name_and_year,
    not_before,
    number_of_year,
    read_mention,
    richer,
    title_day,
    written_out,
)
from .model import Citation, Meaning, Organ, PartialDate, Target
from .taught import fitting
from .witness import about_one, misnumbered, numbered_again, older, one_slip_apart, one_term, slipped

RULES = {
    "number-year": "the symbol prints its year",
    "symbol-date": "symbol and date are both given",
    "symbol-date-table": "symbol and date are given, the date a slip away from the verified one, or the title the same",
    "date-slip": "symbol or law with a date that has one slip of the pen: only one document is known so near",
    "number-slip": "the number prints a National Assembly that did not sit in its year: only one law is known so near",
    "symbol-term": "symbol and term are given",
    "same-document": "named in full elsewhere in the same document",
    "subject": "of several documents of this name only one is about what the words beside it say",
    "follow-up": "beside it stands what carries it on, or what it carries on: a title names the other's number",
    "same-list": "of several documents with this number only one is of the term of all others in the list",
    "issuer": "of several documents with this number only one was issued by the body named",
    "only-known": "only one document with this number is known to be older than the citing one",
    "plenum": "the plenum issued only one document of this kind",
    "bare-number": "a number without symbol that the same document gives in full",
    "same-mention": "the text itself equates it with another mention",
    "same-body": "the only document of this kind and body that the same document gives in full",
    "in-force": "of several documents of this name the last one before the citing document",
    "congress": "a document of a national congress, or of a local one whose place is told",
    "name-year": "known by its name and year",
    "name": "known by its name alone",
    "learned-name": "known by a name that another document gives beside its number",
    "decided": "a person decided it",
    "merged": "people have said that the documents that fit are one",
    "several": "several known documents fit",
    "one-identity": "several loaded documents with different texts claim this number and date",
    "unknown": "too little is said and nothing known fits",
}
"""Rule name → what it says; shown by ``vankien show`` and in the data."""

_NUMBERED = re.compile(r"(?:[^\W\d_]+\s){1,3}(?:số\s+)?\d")
_BARE = re.compile(r"(?:số\s+)?(\d{1,4})(?:\s|$)")


def meanings(
    citations: Sequence[Citation], known: Known, *, iri: str, speaker: Organ | None, date: PartialDate | None
) -> tuple[Meaning, ...]:
    """What each citation of one document means, in the order given.

    ``iri``, ``speaker`` (issuing organ) and ``date`` are those of the citing document. A
    document dated after it is never meant.
    """
    date = date or not_before(citations)
    alike = Alike(with_what_others_lend(citations))
    said = [read_mention(c, speaker, date) for c in alike.different]
    first = [_by_own_words(s, known, date) for s in said]
    memory = Memory()
    alike.teach(memory, said, first)
    second = [memory.richest(m) or _by_company(s, known, memory, date) for s, m in zip(said, first, strict=True)]
    if any(one is not other for one, other in zip(first, second, strict=True)):  # else there is nothing new to learn
        alike.teach(memory, said, second)
    plenums = _plenums_of(second, known)
    every = [said[k] for k in alike.which]  # mention by mention, for what depends on where one stands
    decided = [second[k] for k in alike.which]
    named: dict[tuple[int, PartialDate | None], Meaning] = {}
    third: list[Meaning] = []
    for i, (k, meaning) in enumerate(zip(alike.which, decided, strict=True)):
        if meaning is None:
            day = title_day(i, every, decided) or date
            if (k, day) not in named:
                named[k, day] = _by_name(said[k], known, memory, plenums, iri=iri, date=day)
            meaning = named[k, day]
        third.append(meaning)
    third = _by_dated_law(every, third)
    third = by_followup(every, third, known, date)
    third = written_out(every, _by_list(every, _by_named_plenum(every, third, known), known))
    return tuple(_equated(i, citations, third, memory) for i in range(len(citations)))


def _by_named_plenum(said: Sequence[Said], decided: Sequence[Meaning], known: Known) -> list[Meaning]:
    """The meanings, open numbers decided that the same document calls by their plenum: "Nghị quyết Trung ương 7"."""
    told: dict[str, dict[str, Target]] = {}
    for s, meaning in zip(said, decided, strict=True):
        if s.citation.plenum is not None and meaning.target is not None:
            document = known.of_address(meaning.target.iri)
            if document is not None and document.series:
                told.setdefault(document.series, {})[meaning.target.iri] = meaning.target
    result = list(decided)
    for i, (s, meaning) in enumerate(zip(said, decided, strict=True)):
        found = told.get(s.identity.series, {}) if s.identity is not None and meaning.status != "resolved" else {}
        if len(found) == 1 and s.citation.date is None:
            ((iri, target),) = found.items()
            result[i] = Meaning("resolved", iri, target, (), "same-document", "")
    return result


def _by_dated_law(said: Sequence[Said], decided: Sequence[Meaning]) -> list[Meaning]:
    """The meanings, laws that may be several decided that the same document gives once with their day.

    As in "Căn cứ Bộ luật Lao động ngày 18 tháng 6 năm 2012".
    """
    told: dict[str, dict[str, Target]] = {}
    for s, meaning in zip(said, decided, strict=True):
        if s.citation.type in LAWS and s.citation.date is not None and meaning.target is not None:
            told.setdefault(name_key(name_and_year(s.citation)[0]), {})[meaning.target.iri] = meaning.target
    result = list(decided)
    for i, (s, meaning) in enumerate(zip(said, decided, strict=True)):
        if told and meaning.status == "ambiguous" and s.citation.type in LAWS:
            found = told.get(name_key(name_and_year(s.citation)[0]), {})
            of_these = [c for c in meaning.candidates if c.iri in found]
            if len(of_these) == 1:
                result[i] = _resolved(of_these[0], "same-document")
    return result


def _by_list(said: Sequence[Said], decided: Sequence[Meaning], known: Known) -> list[Meaning]:
    """The meanings, open numbers of a list decided by the term of its other members: "57-NQ/TW, 59-NQ/TW, 66-NQ/TW".

    Only where all others are of one term, and one of the candidates is of that term.
    """
    result = list(decided)
    for i, meaning in enumerate(decided):
        if meaning.status != "ambiguous" or said[i].symbol is None or said[i].citation.date is not None:
            continue
        terms = {
            document.term
            for k in (*_joined(said, i, -1), *_joined(said, i, 1))
            if (target := decided[k].target) is not None and (document := known.of_address(target.iri)) is not None
        }
        of_term = [c for c in meaning.candidates if (d := known.of_address(c.iri)) is not None and d.term in terms]
        if len(terms) == len(of_term) == 1:
            result[i] = _resolved(of_term[0], "same-list")
    return result


def _joined(said: Sequence[Said], at: int, step: int) -> Iterator[int]:
    """The members of the list that goes on from the mention ``at`` (``step`` 1, or back: -1): numbers of one series."""
    while 0 <= at + step < len(said):
        one, other = said[min(at, at + step)], said[max(at, at + step)]
        apart = other.citation.span.start - one.citation.span.end
        if one.symbol is None or other.symbol is None or not 0 <= apart <= JOINED:
            return
        if (one.symbol.code, one.symbol.suffix) != (other.symbol.code, other.symbol.suffix):
            return
        at += step
        yield at


def _equated(at: int, citations: Sequence[Citation], decided: Sequence[Meaning], memory: Memory) -> Meaning:
    """The meaning of the mention that the text equates this one with, when that one is decided."""
    other, steps = citations[at].same_as, 0
    while other is not None and steps < len(citations):
        meaning = decided[other]
        if meaning.status == "resolved":
            found = memory.richest(meaning) or meaning
            return replace(found, rule="same-mention", because=citations[other].text[:120])
        other, steps = citations[other].same_as, steps + 1
    return memory.richest(decided[at]) or decided[at]


def _target(known: Known, identity: Identity, said: Said) -> Target:
    date = identity.date
    if date is None and identity.symbol.year is not None:
        date = PartialDate(identity.symbol.year)
    printed, written = identity.symbol.printed, tidy_symbol(said.citation.symbol or "")
    if date is not None and date.year <= _BARE_NUMBERS and _WITHOUT_CODE.fullmatch(written):
        printed = written
    return Target(known.names.document(identity), printed, date, said.issuer, None)


_BARE_NUMBERS = 1997
"""Until this year numbers of the Prime Minister and the Government had no code of the kind: ``769/TTg``."""
_WITHOUT_CODE = re.compile(r"\d{1,5}[/-](?:TTg|CP)")


def _of_known(document: KnownDocument, rule: str, because: str = "") -> Meaning:
    return Meaning("resolved", document.target.iri, document.target, (), rule, because)


def _by_own_words(said: Said, known: Known, date: PartialDate | None) -> Meaning | None:
    """A decision from symbol with year, date or term alone.

    A day later than that of the citing document is no reason to drop a number that the words give in full:
    in a corpus of 1,529 documents the date at fault was that of the citing one 11 times of 11. ``check`` tells of it.
    """
    identity, citation = said.identity, said.citation
    if identity is None or not identity.complete:
        return None
    if identity.symbol.year is not None:
        exact = known.of_series(identity.series)
        if len(exact) > 1 and identity.date is not None:
            exact = tuple(d for d in exact if d.date is None or d.date.fits(identity.date)) or exact
        if len(exact) > 1:
            return _choose(said, exact, "number-year")
        if len(exact) == 1:
            target = exact[0].target
            if exact[0].rank == 2:
                target = richer(target, _target(known, identity, said))
                if identity.date is not None and identity.date.full:
                    target = replace(target, date=identity.date)
            return replace(_of_known(exact[0], "number-year"), target=target)
        if (meant := misnumbered(said, known)) is not None:
            because = f"{identity.symbol.printed} here, {meant.target.symbol} where it is known"
            return _of_known(meant, "number-slip", because)
        return _resolved(_target(known, identity, said), "number-year")
    if identity.body == "trung-uong" and identity.term is not None:
        table = known.by_term(identity.series, identity.term)
        if table is not None:
            if citation.date is None:
                return _of_known(table, "symbol-term")
            if table.date is not None and table.date.fits(citation.date):
                return _of_known(table, "symbol-date")
            if table.rank == 0 and older(table, date):
                return _against_table(said, known, table)
    if citation.date is not None:
        fitting = [d for d in known.of_series(identity.series) if d.date is not None and d.date.fits(citation.date)]
        if len(fitting) == 1:
            return _of_known(fitting[0], "symbol-date")
        if len(fitting) > 1 and not citation.date.full:
            return _several(fitting)
        if not citation.date.full and identity.symbol.party:
            return None if identity.term is None else _resolved(_target(known, identity, said), "symbol-term")
        near = slipped(said, known, date)
        if near is not None:
            day = near.date.iso if near.date else ""
            return _of_known(near, "date-slip", f"dated {citation.date.iso} here, {day} where it is known")
        return _resolved(_target(known, identity, said), "symbol-date")
    fitting = [d for d in known.of_series(identity.series) if d.term == identity.term]
    if len(fitting) == 1:
        return _of_known(fitting[0], "symbol-term")
    return _resolved(_target(known, identity, said), "symbol-term")


def _against_table(said: Said, known: Known, table: KnownDocument) -> Meaning:
    """A central number with another day than the one verified for it in its term.

    A slip of the pen in the day, or a title that is the verified document's, tell that this one is meant. Else the
    number may be as wrong as the day: the verified document and the one that the words describe both stay.
    """
    stated, identity = said.citation.date, said.identity
    if stated is None or identity is None or table.date is None:
        return _of_known(table, "symbol-term")
    because = f"dated {stated} here, {table.date} where it is verified"
    of_title = len(said.subject & table.subject)
    same_title = of_title >= 2 and 2 * of_title >= min(len(said.subject), len(table.subject))
    if same_title or one_slip_apart(table.date, stated):
        return _of_known(table, "symbol-date-table", because)
    as_written = KnownDocument(_target(known, identity, said), identity.series, None)
    return replace(_several([table, as_written]), because=because)


def _by_company(said: Said, known: Known, memory: Memory, date: PartialDate | None) -> Meaning | None:
    """A decision for a symbol without date or term: from the rest of the document, then from what is known."""
    identity = said.identity
    if said.symbol is None or (identity is not None and identity.complete and identity.symbol.year is not None):
        return None
    if identity is None:
        return memory.one(memory.symbols.get(said.symbol, {}), "same-document")
    series = identity.series
    here = memory.series.get(series, {})
    meaning = memory.one(here, "same-document")
    if meaning is not None:
        return meaning
    candidates = [d for d in known.of_series(series) if older(d, date)]
    if not identity.symbol.party and not here:
        return None  # starts again every year: that one is known does not say that it is meant
    if here:
        candidates = [d for d in candidates if d.target.iri in here] or [
            KnownDocument(t, series, None) for _, t in sorted(here.items())
        ]
    if len(candidates) == 1 and identity.body != "trung-uong" and not here:
        alone = candidates[0].date
        if alone is None or date is None or not one_term(organs.by_slug(identity.body), alone, date):
            return None  # the number began again since: the one that is known need not be the one meant
    if len(candidates) == 1 and not here and _another_term(said, candidates[0], date):
        return None
    return _choose(said, candidates, "only-known")


def _another_term(said: Said, alone: KnownDocument, date: PartialDate | None) -> bool:
    """Whether a later term has this number too, and no words beside the mention tell that ``alone`` is meant."""
    if said.identity is None or len(said.subject & alone.subject) >= 2:
        return False
    return numbered_again(alone, said.identity, date) is not None


def _choose(said: Said, candidates: Sequence[KnownDocument], alone: str) -> Meaning | None:
    """One of the candidates by issuer and subject words, else all of them; None when there are none."""
    if not candidates:
        return None
    if len(candidates) == 1:
        return _of_known(candidates[0], alone)
    if said.citation.issuer:
        named = fold_key(organs.identify(said.citation.issuer).name)
        of_issuer = [d for d in candidates if d.target.issuer and fold_key(d.target.issuer) == named]
        if len(of_issuer) == 1 and named != fold_key("Ban Chấp hành Trung ương"):
            return _of_known(of_issuer[0], "issuer", said.citation.issuer)
    about = about_one(said.subject, candidates)
    if about is not None:
        return _of_known(about, "subject", " ".join(sorted(said.subject & about.subject)))
    return _several(candidates)


def _several(candidates: Iterable[KnownDocument]) -> Meaning:
    targets = tuple(sorted({d.target for d in candidates}, key=lambda t: (t.date.iso if t.date else "", t.iri)))
    return Meaning("ambiguous", "", None, targets, "several")


def _resolved(target: Target, rule: str) -> Meaning:
    return Meaning("resolved", target.iri, target, (), rule)


def _plenums_of(decided: Iterable[Meaning | None], known: Known) -> dict[tuple[str, int], set[str]]:
    """Plenum → IRIs of its documents that the citing document names by number."""
    return known.plenums_of(sorted({m.target.iri for m in decided if m is not None and m.target is not None}))


def _by_name(
    said: Said,
    known: Known,
    memory: Memory,
    plenums: dict[tuple[str, int], set[str]],
    *,
    iri: str,
    date: PartialDate | None,
) -> Meaning:
    """A decision for a mention without number, or the open end that belongs to the citing document."""
    citation = said.citation
    meaning: Meaning | None = None
    if said.symbol is None:
        if citation.plenum is not None:
            meaning = _by_plenum(said, known, plenums, date)
        else:
            meaning = (
                _by_bare_number(said, memory)
                or _by_central_number(said, known, date)
                or _by_called_name(said, known, memory, date)
                or _by_body(said, memory)
                or _by_congress(said, known)
                or _by_local_congress(said, known)
            )
        meaning = meaning or _by_taught_name(said, known, date)
        if meaning is None and citation.plenum is None:
            meaning = _by_proper_name(said, known)
    if meaning is None:
        return Meaning("unresolved", known.names.open_end(iri, _description(said)), None, (), "unknown")
    if meaning.node or meaning.status == "ambiguous":
        return meaning
    return replace(meaning, node=known.names.open_end(iri, _description(said)))


def _description(said: Said) -> str:
    citation = said.citation
    if citation.symbol:
        return tidy_symbol(citation.symbol)
    if citation.plenum is not None:
        about = " ".join(sorted(said.subject)[:6])
        return f"{citation.type or ''} hội nghị {citation.plenum} {citation.term or ''} {about}"
    return citation.name or citation.text


def _by_plenum(
    said: Said, known: Known, plenums: dict[tuple[str, int], set[str]], date: PartialDate | None
) -> Meaning | None:
    citation = said.citation
    term = citation.term or central_term(citation.date)
    if term is None:
        return None
    issued = [
        d
        for d in known.of_plenum(term, citation.plenum or 0)
        if older(d, date) and (citation.type is None or d.kind == citation.type)
    ]
    if len(issued) > 1:
        about = about_one(said.subject or subject_words(citation.text), issued)
        if about is not None:
            return _of_known(about, "subject", " ".join(sorted(said.subject & about.subject)))
        here = [d for d in issued if d.target.iri in plenums.get((term, citation.plenum or 0), set())]
        if len(here) == 1:
            return _of_known(here[0], "same-document")
        usual = {d.target.iri for d in known.of_name(name_key(f"Nghị quyết Trung ương {citation.plenum} khóa {term}"))}
        called = [d for d in issued if d.target.iri in usual]
        if len(called) == 1 and not here and not said.subject:
            return _of_known(called[0], "name")  # of its documents the one that goes by the plenum's name
    return _choose(said, issued, "plenum")


def _by_day(document: KnownDocument) -> tuple[datetime.date, str]:
    return document.date.latest if document.date else datetime.date.min, document.target.iri


_TAKES_EFFECT = datetime.timedelta(days=365)
"""The time in which laws take effect where the tables do not tell the day; until then the one before may be meant."""


def _surely_in_force(law: KnownDocument, date: PartialDate | None) -> bool:
    """Whether a law was old enough on ``date``; one in the title of a document that follows it up is meant anyway."""
    if date is None or law.date is None:
        return True
    day = authority.laws_in_force().get(law.target.symbol or "", law.date.latest + _TAKES_EFFECT)
    return date.earliest >= day


def _not_yet_in_force(law: KnownDocument, date: PartialDate | None) -> bool:
    """Whether the tables tell that a law took effect after ``date``."""
    day = authority.laws_in_force().get(law.target.symbol or "")
    return date is not None and day is not None and date.latest < day


def _by_called_name(said: Said, known: Known, memory: Memory, date: PartialDate | None) -> Meaning | None:
    """A popular name or a law by name: its year decides, else the last one before the citing document."""
    citation = said.citation
    bare, year = name_and_year(citation)
    day = citation.date if citation.date is not None and citation.date.full else None
    here = {
        iri: t
        for iri, t in memory.called.get(name_key(bare), {}).items()
        if year is None or t.date is None or (t.date.year == year if day is None else t.date.fits(day))
    }
    of_name = {iri: t for iri, t in here.items() if not t.name or name_key(t.name) == name_key(bare)}
    here = of_name or here  # a number misprinted behind this name is another law's
    if citation.type in LAWS and date is not None:
        here = {iri: t for iri, t in here.items() if t.date is None or t.date.earliest <= date.latest}
    if len(here) > 1 and citation.type in LAWS and all(t.date is not None for t in here.values()):
        last = max(here.values(), key=lambda t: (t.date.latest if t.date else datetime.date.min, t.iri))
        return Meaning("resolved", last.iri, memory.targets[last.iri], (), "in-force")
    if here:
        return memory.one(here, "same-document")
    named = [d for d in known.of_name(name_key(bare)) if older(d, date)]
    if name_key(bare).startswith(name_key(PROGRAMME)):
        if not named and year is None and date is not None:  # the programme of the period that runs
            running = f"{name_key(bare)} {name_key(f'năm {date.year}')}"
            named = [d for d in known.of_name(running) if older(d, date)]
        return _choose(said, named, "name-year") if named else None
    if named and citation.type not in LAWS and citation.date is None:
        return _choose(said, named, "name")  # the year in it is the end of its period
    if year is not None:
        of_year = [d for d in named if d.date is not None and d.date.year == year]
        if day is not None:
            slips = [d for d in named if d.date is not None and one_slip_apart(d.date, day)]
            that_day = [d for d in of_year if d.date is not None and d.date.fits(day)]
            if not that_day and len(slips) == 1 and slips[0].date is not None:
                return _of_known(slips[0], "date-slip", f"dated {day.iso} here, {slips[0].date.iso} where it is known")
            of_year = that_day or of_year
        if citation.type in LAWS and len(of_year) > 1:  # the later law of a year took the place of the earlier
            return _of_known(max(of_year, key=_by_day), "in-force")
        return _choose(said, of_year, "name-year") if of_year else None
    if not named:
        return None
    if citation.type in LAWS:
        *earlier, newest = sorted(named, key=_by_day)
        if earlier and citation.relation_rule != NAMED_IN_TITLE and not _surely_in_force(newest, date):
            if citation.relation in RULED and _not_yet_in_force(newest, date):
                return _of_known(earlier[-1], "in-force")  # what is ruled is ruled by the law in force
            return _several([earlier[-1], newest])
        return _of_known(newest, "in-force" if earlier else "name")
    return _choose(said, named, "name")


def _by_taught_name(said: Said, known: Known, date: PartialDate | None) -> Meaning | None:
    """A name that another document gives beside the number; where documents teach two numbers, both."""
    found = fitting(said.citation, said.subject, known, date)
    if len(found) > 1:
        return _several(found)
    return _of_known(found[0], "learned-name", found[0].taught) if found else None


_SCHEMES = ("ĐA", "CTr", "other")
"""Kinds that go by the number of the Prime Minister's decision that approves them: "Bộ chỉ số 766"."""


def _by_bare_number(said: Said, memory: Memory) -> Meaning | None:
    """ "Nghị quyết 18" where the document gives number 18 of that kind in full, and only one."""
    citation = said.citation
    if (numbered := number_of_year(citation)) is not None:
        given = memory.numbers.get((citation.type, int(numbered[0].rstrip("ab"))), {})
        of_year = {iri: target for iri, target in given.items() if f"/{numbered[1]}/" in (target.symbol or "")}
        return memory.one(of_year, "bare-number")
    found = _BARE.search(citation.text)
    if found is None or citation.date is not None or citation.type is None:
        return None
    number = int(found[1])
    meaning = memory.one(memory.numbers.get((citation.type, number), {}), "bare-number")
    if meaning is not None or citation.type not in _SCHEMES:
        return meaning
    decisions = memory.numbers.get(("QĐ", number), {})
    approving = {iri: target for iri, target in decisions.items() if (target.symbol or "").endswith("/QĐ-TTg")}
    return memory.one(approving, "bare-number")


_CENTRAL_CODES = {"NQ": ("NQ",), "CT": ("CT",), "KL": ("KL",), "QyĐ": ("QĐ", "QĐi"), "QĐ": ("QĐ",), "TB": ("TB",)}


def _by_central_number(said: Said, known: Known, date: PartialDate | None) -> Meaning | None:
    """ "Quy định 08 của Ban Chấp hành Trung ương về trách nhiệm nêu gương": a number with a body of the centre."""
    citation = said.citation
    found = _BARE.search(citation.text)
    if found is None or not citation.issuer or not fold_key(citation.issuer).startswith(CENTRAL_BODIES):
        return None
    for code in _CENTRAL_CODES.get(citation.type or "", ()):
        symbol = parse_symbol(f"{found[1]}-{code}/TW")
        if symbol is None:
            continue
        numbered = replace(said, symbol=symbol, identity=Identity(organs.TRUNG_UONG, symbol))
        candidates = [
            d
            for d in known.of_series(f"{organs.TRUNG_UONG}/{symbol.series}")
            if older(d, date)
            and (citation.term is None or d.term == citation.term)
            and (citation.date is None or (d.date is not None and d.date.fits(citation.date)))
        ]
        alone = len(candidates) == 1 and not citation.term and citation.date is None
        if candidates and not (alone and _another_term(numbered, candidates[0], date)):
            return _choose(said, candidates, "only-known")
    return None


def _by_body(said: Said, memory: Memory) -> Meaning | None:
    """ "Kế hoạch của Tỉnh ủy" where the document gives just one such document of that body in full."""
    if not said.issuer or said.citation.type is None or said.citation.date is not None:
        return None
    if _NUMBERED.match(said.citation.text):
        return None  # its number is another's
    return memory.one(memory.bodies.get((said.citation.type, said.issuer), {}), "same-body")


def _by_congress(said: Said, known: Known) -> Meaning | None:
    """ "Nghị quyết Đại hội XIII của Đảng": the national congress, unless a local one is named."""
    citation = said.citation
    text = fold_key(citation.name or citation.text)
    row = authority.term(citation.term) if citation.term else None
    if row is None or "đai hôi" not in text or citation.type not in ("NQ", "other", "BC"):
        return None
    if "đang bô" in text or re.search(r"(?:tinh|thanh phô|huyên|quân|xa|phương)(?!\w)", text):
        return None
    what = "Nghị quyết" if citation.type == "NQ" else "Báo cáo chính trị" if citation.type == "BC" else "Văn kiện"
    name = f"{what} {row.congress} của Đảng"
    end = row.congress_end
    iri = known.names.named(name, year=end.year)
    target = Target(iri, None, PartialDate(end.year, end.month, end.day), f"{row.congress} của Đảng", name)
    return Meaning("resolved", iri, target, (), "congress")


_MEMBERS = {
    "Tỉnh ủy ": "tỉnh ",
    "Thành ủy ": "thành phố ",
    "Huyện ủy ": "huyện ",
    "Quận ủy ": "quận ",
    "Thị ủy ": "thị xã ",
    "Đảng ủy ": "",
}
"""How the committee of a Party organisation is called → how its members are."""


def _by_local_congress(said: Said, known: Known) -> Meaning | None:
    """ "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX": the congress of the province named, or of the speaker's."""
    committee, citation = said.assembly, said.citation
    if committee is None or citation.type not in ("NQ", "BC"):
        return None
    called = next((c for c in _MEMBERS if committee.name.startswith(c)), None)
    if called is None:
        return None
    members = _MEMBERS[called] + committee.name.removeprefix(called)
    what = "Nghị quyết" if citation.type == "NQ" else "Báo cáo chính trị"
    short, _, above = members.partition(", ")
    congress = f"Đại hội đại biểu Đảng bộ {short} lần thứ {citation.term}"
    iri = known.names.named(f"{what} {congress} {above}".rstrip())
    return Meaning("resolved", iri, Target(iri, None, citation.date, congress, f"{what} {congress}"), (), "congress")


_LONG_NAME = 6
"""Words from which a title with its period is taken for a name of its own: shorter ones recur."""


def _by_proper_name(said: Said, known: Known) -> Meaning | None:
    """A document whose name belongs to it alone: a law, the Party's charter, a long title with its year.

    "Kế hoạch của Ủy ban nhân dân" is no such name: that body makes many.
    """
    citation = said.citation
    if not citation.name:
        return None
    bare, year = name_and_year(citation)
    proper = citation.type in LAWS or fold_key(bare) == "điêu lê đang" or fold_key(bare).startswith("cương linh")
    if not proper and not (year is not None and len(bare.split()) >= _LONG_NAME):
        return None
    iri = known.names.named(bare, year=year)
    date = citation.date or (PartialDate(year) if year and citation.type in LAWS else None)
    target = Target(iri, None, date, said.issuer, " ".join(citation.name.split()))
    return Meaning("resolved", iri, target, (), "name-year" if year else "name")
