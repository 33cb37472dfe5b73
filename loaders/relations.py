"""How this document stands to each one it names, and what it says of two others.

The text is read mention by mention, clause by clause. A mention is either governed by a cue of
its clause ("thực hiện", carry out), goes on with a list, or lies inside the title of another
one: "thực hiện Kết luận A về tiếp tục thực hiện Nghị quyết B" says that this document implements
A, that A implements B, and of this document and B nothing more than that it is cited. The
cues are in ``cues``, the shape of clauses in ``clauses``, what a cue means where it stands in
``governing``: *Căn cứ* opens the preamble (``basedOn``), in an order it is implementation; "Sau 5 năm
thực hiện …" is background (``cites``), in a report a review; "sửa đổi" amends only where the
document itself speaks the act.

One pass with a stack of levels (clause, title, bracket, history); it stays in one room because
every step reads and changes that stack.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from ..graph.folding import fold, key
from ..graph.identity import tidy_symbol
from ..graph.mentions import LAWS, NAMED_IN_TITLE
from ..graph.model import Citation, Header, PartialDate, Span, Statement, changed
from . import clauses
from .cues import Seen, cues_between, cues_of
from .governing import CHANGES, Governing, is_lower
from .normalise import Reading
from .patterns import code_of_name
from .structure import ITEM

_REGULATIONS = frozenset(("QC", "QyĐ", "ĐL"))
_WINDOW = 3000
"""Characters before a mention that can still govern it; more only occurs in tables and lists without stops."""
_AHEAD = 700
"""Characters behind a mention in which "… hết hiệu lực" may follow its title."""

_LIST_HEAD = re.compile(r"(?:cac|nhưng|môt\s+sô)\s+" + clauses.KINDS)
_PART_AGAIN = re.compile(r"\s*(?:,|va|,\s+va)\s+(?:cac\s+)?(?:thu\s+tuc|điêm|khoan|điêu|muc|phu\s+luc|sô\s+thư\s+tư|nôi\s+dung)\s[^.;:()]{0,80}?(?:tai|cua|kem\s+theo)\s+")
"""Between two documents whose parts are changed: "bãi bỏ số 8 tại Quyết định A và thủ tục có số thứ tự 1 tại Quyết định B"."""
_ABOVE_GUIDANCE = frozenset(("NQ", "CT", "KL", "QyĐ", "ĐL"))
_ALONG = re.compile(r"[\s,]*găn\s+vơi\s+")
"""With it the next document is carried out along with the one before: "thực hiện A gắn với B"."""
_AT_ARTICLE = re.compile(r"tai\s+(?:điêm|tiêt|khoan|điêu|muc|phu\s+luc)\s")
_GUIDED = re.compile(r"\s*hương\s+dân\s+(?:vê\s[^.;:]{3,90}?\s(?:tai|theo)\s+)?")
"""Between a circular and a decree: "Thông tư A hướng dẫn Nghị định B", "… hướng dẫn về thuế tại Nghị định B"."""
_WITH_ITS_AMENDMENT = re.compile(r";\s*luât\s+sưa\s+đôi,\s+bô\s+sung\s+môt\s+s[ôe]\s+điêu\s+cua\s+luât\s+[^;.,]{3,80}?\s+va\s+nghi\s+đinh\s")
_ABOVE_ALL = re.compile(r"[\s,]*(?:(?:trong\s+đo\s+)?(?:trong\s+tâm|nhât|cu\s+thê|đăc\s+biêt|trươc\s+hêt|tâp\s+trung)\s+la|trong\s+đo\s+co)\s+")
"""With it a list names some of its members: "chấp hành các quy định của Đảng; trọng tâm là A, B và C"."""
_HAS_CHANGED = re.compile(r"[\s,]*(?:trươc\s+đây\s+)?đa\s+(?:sưa\s+đôi,\s+bô\s+sung|sưa\s+đôi|thay\s+thê|bai\s+bo|huy\s+bo)(?:\s+cho)?\s+(?:(?:cac|toan\s+bô)\s+)?")
"""Between two documents: "Quy định A trước đây đã thay thế Quyết định B"."""
_MODELS = re.compile(r"(?<!\w)(?:mâu|biêu\s+mâu|biêu|phu\s+luc|danh\s+muc|đê\s+cương)(?:\s+(?:sô\s+)?\w{1,4})?\s+$")
"""Right before "ban hành kèm theo": forms and lists, which are used and not carried out."""
_INSTRUCTED = re.compile(
    r"(?<!\w)thưc\s+hiên\s+(?:nghiêm\s+|tôt\s+|đung\s+|cac\s+)*(?:y\s+kiên(?:\s+chi\s+đao)?|chi\s+đao|kêt\s+luân|yêu\s+câu)\s+cua\s[^;.:()]*$"
)
_INSTRUCTION = 300
"""As in "thực hiện ý kiến chỉ đạo của Chủ tịch (Thông báo A)": what is in brackets within so many characters is carried out."""
_ALSO_CONCLUDED = re.compile(r"(?:,|va)\s+(?:kêt\s+luân|y\s+kiên|chi\s+đao)(?!\w)[^;.:()]*$")
"""Behind a document that is carried out: "… và Kết luận tại Hội nghị C (Thông báo B)"."""
_TOLD = ("", "plain", NAMED_IN_TITLE, "in-time", "told", "beside")
"""Rules of mentions of which a report on a document says nothing else."""
_OF_CENTRE, _OF_PROVINCE = re.compile(r"/T(?:W|VV)$"), re.compile(r"/(?:TU|ĐU|HU|QU|ThU)$")
"""How symbols end of the Party's centre, and of the committees below it."""
_NOTE = re.compile(r"\[(\d{1,2})\]")
_LABEL = re.compile(r"\s*(?:[-+•*|]\s*)*")
_CELL_CLOSED = re.compile(r"\d{0,2}\s*(?:\n|\||$|,\s)")
_CELL_PART = re.compile(r"(?:(?:mục|khoản|điểm|điều|phần|chương)\s+[\w.]{1,8}[\s,]+){1,4}$", re.IGNORECASE)
"""The part of a document named before it in a cell: "Mục III.1 Nghị quyết A"."""
_CELL_GOES_ON = re.compile(r"[\s,;\d]{0,12}")
_CONNECTS = re.compile(r"(?<!\w)(?:theo|cua|tai|hoa|hiên|khai|va|vê|trong|triêt|sung|sô)\s*$")


_BASIS_HEAD = re.compile(r"\s*[-+]?\s*căn\s+cư(?:\s+(?:vao|cac|theo|quy\s+đinh|tai)){0,4}\s*:\s*")
"""A line "Căn cứ quy định tại:" above provisions that stand in paragraphs of their own."""
_PROVISION = re.compile(r"\s*(?:tiêt|điêm|khoan|điêu|muc|luât|bô\s+luât|nghi\s+đinh|nghi\s+quyêt|thông\s+tư|quyêt\s+đinh|công\s+văn)(?!\w)")


_LAWS_BACK = 12
"""Mentions before an amending law among which the law that it amends is looked for."""
_AMENDING_NAME = re.compile(r"(?:bô )?(?:luât|phap lênh) sưa đôi")
_GROUP = re.compile(r"(?<!\w)(?:cac|nhưng)\s+(?P<kind>nghi\s+đinh|quyêt\s+đinh|nghi\s+quyêt|thông\s+tư|chi\s+thi|công\s+văn|kê\s+hoach)(?!\w)")
_GROUP_REACH = 300
"""Characters between "các Nghị định" and what they are about, whose numbers follow in brackets."""
_GROUP_OPENS = re.compile(r"[^().;]{0,60}\(\s*(?:sô\s+)?")


@dataclass(frozen=True)
class _Intro:
    """What a line that ends with a colon says of the items below it: "thay thế các văn bản sau:".

    ``label`` is the kind of label of the items; ``host`` is the document that they amend where the
    line is "Luật A được sửa đổi, bổ sung bởi:".
    """

    relation: str
    rule: str
    label: str
    host: int | None = None


@dataclass
class _Running:
    """The members of a running list, and what is said behind one of them of all before it: the last such word counts.

    ``heard`` has for each verdict (relation and rule) the answers of the members that were there; read off at the end.
    """

    members: list[int] = field(default_factory=list)
    heard: dict[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    last: tuple[str, str] | None = None


_NEVER = 1 << 60
"""Where a level ends that no sign closes."""


@dataclass
class _Frame:
    """A level of the clause: the clause itself, a title, a bracket, the documents behind "được sửa đổi bởi".

    ``at`` is where the level's last member ends, ``last`` which one it is; ``relation`` is what
    governs at this level, ``host`` the mention whose title or history it is, ``end`` where the
    level is over (None: at the next clause or semicolon), ``group`` the members of its running list,
    ``open`` up to where nothing is known to close its title, ``until`` the first end of it and those below.
    """

    form: str
    at: int
    end: int | None = None
    host: int | None = None
    last: int | None = None
    relation: str | None = None
    rule: str = ""
    group: _Running = field(default_factory=_Running)
    open: int = 0
    until: int = _NEVER


def relate(
    reading: Reading, header: Header, citations: tuple[Citation, ...]
) -> tuple[tuple[Citation, ...], tuple[Statement, ...]]:
    """``citations`` in their order with ``relation`` and ``relation_rule``, and what is said of two others.

    A statement holds the places of its two documents in ``citations``; statements are in the order
    of the mention that completes them, each once.

    >>> from .normalise import read
    >>> r = read("Thực hiện Kết luận số 50-KL/TW về tiếp tục thực hiện Nghị quyết số 20-NQ/TW.")
    >>> a, b = Span(10, 30), Span(53, 76)
    >>> found, said = relate(r, Header(), tuple(Citation(s, r.words(s)) for s in (a, b)))
    >>> [c.relation for c in found], [(s.subject, s.relation, s.object) for s in said]
    (['implements', 'cites'], [(0, 'implements', 1)])
    """
    said, statements = answers(reading, header, citations)
    found = (changed(c, relation=relation, relation_rule=rule) for c, (relation, rule) in zip(citations, said, strict=True))
    return tuple(found), statements


def answers(
    reading: Reading, header: Header, citations: tuple[Citation, ...]
) -> tuple[list[tuple[str, str]], tuple[Statement, ...]]:
    """As :func:`relate`, with the relation and the rule of each citation instead of the citation with both."""
    return _Walk(reading, header, citations).run() if citations else ([], ())


def _any_between(places: list[int], start: int, end: int) -> bool:
    """Whether one of the ascending ``places`` lies in ``[start, end)``."""
    k = bisect_left(places, start)
    return k < len(places) and places[k] < end


_PRINTED_YEAR = re.compile(r"/((?:19|20)\d\d)/")


def _is_older(one: Citation, other: Citation) -> bool:
    """Whether the first of two documents is surely of an earlier year, or an earlier day, than the second."""
    if one.date is not None and other.date is not None and one.date.full and other.date.full:
        return one.date.latest < other.date.earliest
    years = [
        c.date.year if c.date is not None else int(found[1]) if (found := _PRINTED_YEAR.search(c.symbol or "")) else None
        for c in (one, other)
    ]
    return years[0] is not None and years[1] is not None and years[0] < years[1]


class _Walk:
    """One pass over the mentions of a reading."""

    def __init__(self, reading: Reading, header: Header, citations: tuple[Citation, ...]) -> None:
        self.reading, self.text, self.folded = reading, reading.text, reading.folded
        self.title, self.citations = header.title, citations
        self.governing = Governing(reading, header)
        self.answers: list[tuple[str, str]] = [("cites", "plain")] * len(citations)
        self.statements: dict[tuple[int, str, int], Statement] = {}
        self.charged: set[str] = set()  # documents that this one was written to carry out
        self.reviewed: set[str] = set()  # documents that this one reports on, by name
        self.reviewed_numbers: dict[str, bool] = {}  # their kinds and numbers, and whether a mention had no symbol
        self.declared: set[str] = set()  # documents that this one's own title says it changes
        self.intro: _Intro | None = None
        self.note: _Frame | None = None  # how the note opened that is being read
        self.notes: dict[str, tuple[str | None, str]] = {}
        self.stack: list[_Frame] = [_Frame("clause", 0)]
        self.stops = clauses.stops(reading, self.title)
        self.cues = [seen.span.start for seen in cues_of(reading)]
        self.verdicts = [seen.span.start for seen in cues_of(reading) if seen.cue is not None and seen.cue.side == "after"]
        self.bracketed = bool(clauses.brackets(reading))
        self.told: list[_Running] = []  # lists behind whose members something was said
        self.reach = 0  # where the mentions before end
        self.opens: dict[int, Span | None] = {}  # end of a mention → how its title opens
        self.days: dict[str, PartialDate] = {}  # when a document was issued, by its first mention that says so
        for index, citation in enumerate(citations):
            if citation.symbol and citation.date:
                self.days.setdefault(self._name(index), citation.date)
        self.own_title = key(self.folded[self.title.start : self.title.end])
        self.groups = self._grouped()

    def run(self) -> tuple[list[tuple[str, str]], tuple[Statement, ...]]:
        notes = [m for m in _NOTE.finditer(self.text) if not self._opens_line(m.start())]
        read = 0
        for index, citation in enumerate(self.citations):
            while read < len(notes) and notes[read].start() < citation.span.start:
                self._read_note(notes[read])
                read += 1
            self._place(index, citation.span)
            self._amends_named(index)
        for group in self.told:
            for member, answer in zip(group.members, group.heard[group.last or ("", "")], strict=False):  # later ones did not hear it
                self.answers[member] = answer
        return self.answers, tuple(self.statements.values())

    def _grouped(self) -> dict[int, int]:
        """What documents are about that stand behind it in brackets → where they are spoken of together.

        As in "các Nghị định quy định chi tiết Luật A (số 1/2019/NĐ-CP, số 2/2023/NĐ-CP)".
        """
        found: dict[int, int] = {}
        for i, citation in enumerate(self.citations[1:]):
            about = self.citations[i].span
            opens = _GROUP_OPENS.fullmatch(self.folded, about.end, citation.span.start) if citation.symbol else None
            if opens is None or not self.text[citation.span.start : citation.span.start + 1].isdigit():
                continue
            begin = max(about.start - _GROUP_REACH, self.citations[i - 1].span.end if i else 0)
            begin = max(begin, self._last_semicolon(begin, about.start) or begin, self.governing.clause_start(about.start))
            heads = [m for m in _GROUP.finditer(self.folded, begin, about.start) if code_of_name(" ".join(m["kind"].split())) == citation.type]
            if heads:
                found[i] = heads[-1].start()
        return found

    def _group_about(self, index: int, span: Span, head: int) -> None:
        """What a group of documents is about: named in their title; the group goes on with the clause's list."""
        base = self.stack[0]
        begin = max(base.at, head - _WINDOW)
        seen = cues_between(self.reading, self._last_semicolon(begin, head) or begin, head)
        relation, rule = self.governing.relation(seen, begin, head) if base.last is None or seen else (None, "")
        if relation:
            base.relation, base.rule, base.group = self.governing.as_told(relation, head), rule, _Running()
        del self.stack[1:]
        base.at, base.last = span.end, index
        self._answer(index, "cites", NAMED_IN_TITLE)

    def _amends_named(self, index: int) -> None:
        """An amending law known by a number of its own amends the laws named before it by the names inside its own.

        Only among the bases of the document: those laws are in force, an earlier one of the name may be named elsewhere.
        """
        citation = self.citations[index]
        if self.answers[index][0] != "basedOn" or citation.type not in LAWS or not citation.symbol or not citation.name or not _AMENDING_NAME.match(key(citation.name)):
            return
        amended, named = f"{key(citation.name)},", set[str]()
        for back in range(index - 1, max(-1, index - _LAWS_BACK), -1):
            earlier = self.citations[back]
            name = key(earlier.name) if earlier.type in LAWS and earlier.name else ""
            if self.answers[back][0] != "basedOn" or name in named or _AMENDING_NAME.match(name):
                continue
            if name and earlier.symbol != citation.symbol and re.search(rf" {re.escape(name)}(?=,| va )", amended):
                self._state(index, "amends", back, "amending-name")
                named.add(name)

    # -- clauses and what carries over from one to the next ---------------------------------

    def _place(self, index: int, span: Span) -> None:
        if span.start < self.reach:
            for outer in range(max(0, index - 4), index):  # a law named in the title of an amending law
                if self.citations[outer].span.holds(span) and self.citations[outer].span != span:
                    self._inside_name(index, span, outer)
                    return
        self.reach = max(self.reach, span.end)
        fresh = self.stops[max(0, bisect_right(self.stops, span.start) - 1)]
        if fresh > self.stack[0].at and not any(f.end is not None and span.start < f.end for f in self.stack):
            self._open_clause(fresh, span.start)
        over = len(self.stack)
        while self.stack[over - 1].until <= span.start:
            over -= 1
        if over < len(self.stack):  # a bracket is over with all that was opened inside it
            ends = [frame.end for frame in self.stack[over:] if frame.end is not None]
            del self.stack[over:]
            self.stack[-1].at = max(self.stack[-1].at, *ends)
        if index in self.groups:
            self._group_about(index, span, self.groups[index])
            return
        while not self._at_level(index, span):
            pass  # each failure takes the innermost level away; the clause itself never fails

    def _enter(self, frame: _Frame) -> None:
        """Opens a level inside the innermost one."""
        frame.until = min(frame.end if frame.end is not None else _NEVER, self.stack[-1].until)
        self.stack.append(frame)

    def _open_clause(self, fresh: int, start: int) -> None:
        self._read_intro(fresh)
        base = _Frame("clause", fresh)
        note = _NOTE.match(self.text, fresh)
        if note and self._opens_line(fresh):
            base.form, base.at = "listed", note.end()
            base.relation, base.rule = self.notes.get(note[1], (None, ""))
            self.note = base
        elif self.note and not self.text[fresh:start].strip() and "\n\n" not in self.text[self.note.at : start]:
            base.form, base.relation, base.rule = "listed", self.note.relation, self.note.rule  # "[1] A về … B về …"
        else:
            self.note = None
        self.stack = [base]
        if self.intro and base.form == "clause" and self._label(fresh) == self.intro.label and not self._quotes(fresh):
            intro = self.intro
            if intro.host is None:
                base.form, base.relation, base.rule = "listed", intro.relation, intro.rule
            else:
                self._enter(_Frame("history", fresh, host=intro.host, relation=intro.relation, rule=intro.rule))

    def _quotes(self, fresh: int) -> bool:
        """Whether an item tells what an article says ("- Tại điểm a khoản 1 Điều 5 Luật A quy định: …"): no line governs it."""
        told = self.intro is not None and self.intro.relation in ("implements", "reviews")
        return told and _AT_ARTICLE.match(self.folded, clauses.unlabelled(self.reading, fresh)) is not None

    def _read_intro(self, fresh: int) -> None:
        """Keeps what a line that ends with a colon says of the items below it, as long as the list goes on."""
        label = self._label(fresh)
        if self.intro and label and label == self.intro.label:
            return
        stops = self.stops
        at = bisect_right(stops, fresh) - 1
        if not label:
            goes_on = self.intro is not None and not self.intro.label
            headed = at > 0 and _BASIS_HEAD.fullmatch(self.folded, stops[at - 1], stops[at]) is not None
            self.intro = _Intro("basedOn", "basis.list", "") if (goes_on or headed) and _PROVISION.match(self.folded, fresh) else None
            return
        self.intro = None
        for back in range(at, max(0, at - 12), -1):
            end, begin = stops[back], stops[back - 1]
            if self._label(end) != label:
                return
            stop = end
            while stop > begin and self.text[stop - 1].isspace():
                stop -= 1
            if self._label(begin) == label:
                continue
            colon, article = self.text[stop - 1] == ":", self._label(begin) == "article"
            if colon or article:
                begin = max(begin, stop - _WINDOW)
                seen = cues_between(self.reading, self._last_semicolon(begin, stop) or begin, stop)
                last = self.stack[0].last
                if seen and seen[-1].passive and last is not None and self.citations[last].span.start >= begin:
                    self.intro = _Intro(seen[-1].passive, "passive.list", label, host=last)
                    return
                relation, rule = self.governing.relation(seen, begin, stop)
                if not colon and relation not in CHANGES:
                    return
                relation, rule = self.governing.said_after(begin, stop) or (relation, rule)
                if relation:
                    self.intro = _Intro(self.governing.as_told(relation, stop), rule + ".list", label)
                return

    def _read_note(self, note: re.Match[str]) -> None:
        """A note's number in the running text: the documents in the note are governed by what governs there."""
        at = note.start()
        start = max(self.governing.clause_start(at), at - _WINDOW)
        seen = cues_between(self.reading, self._last_semicolon(start, at) or start, at)
        relation, rule = self.governing.relation(seen, start, at)
        if relation:
            relation, rule = self.governing.as_told(relation, at), rule + ".note"
        self.notes.setdefault(note[1], (relation, rule))

    def _label(self, at: int) -> str:
        """The kind of label that opens a line at ``at`` ("number", "dash"), or ""."""
        found = ITEM.match(self.text, at) if self._opens_line(at) else None
        return str(found.lastgroup) if found else ""

    def _opens_line(self, at: int) -> bool:
        return at == 0 or self.text[at - 1] == "\n"

    # -- levels ----------------------------------------------------------------------------

    def _at_level(self, index: int, span: Span) -> bool:
        """Reads the mention at the innermost level; False if that level turned out to be over (it is gone then)."""
        top, start = self.stack[-1], span.start
        at = max(top.at, start - _WINDOW)
        if top.form in ("title", "history") and top.end is None and self._last_semicolon(at, start) is not None:
            return self._leave()
        if self.bracketed and (bracket := clauses.bracket_around(self.reading, start, at)):
            self._in_bracket(index, span, bracket)
            return True
        seen = cues_between(self.reading, at, start) if _any_between(self.cues, at, start) else ()
        if seen and index and (host := self._before_bracket(index - 1, at)) is not None and self._in_title(index, span, host, at, seen):
            return True
        if seen and top.last is not None and (self._in_history(index, span, top.last, at, seen) or self._has_changed(index, span, top.last, at, seen)):
            return True
        if top.last is not None and self._in_title(index, span, top.last, at, seen):
            return True
        if top.form in ("title", "name", "history"):
            return self._member(index, span, seen)
        self._governed(index, span, seen)
        return True

    def _leave(self) -> bool:
        over = self.stack.pop()
        self.stack[-1].at = max(self.stack[-1].at, over.at)
        return False

    def _inside_name(self, index: int, span: Span, outer: int) -> None:
        """As in "Luật sửa đổi một số điều của Luật A": A is named inside the name of the other."""
        host, top = self.citations[outer], self.stack[-1]
        if not (top.form == "name" and top.host == outer):
            top = _Frame("name", host.span.start, end=host.span.end, host=outer)
            self._enter(top)
        seen = cues_between(self.reading, top.at, span.start)
        relation, rule = self.governing.in_title_of(host.type or "", seen, span.start)
        if relation:
            top.relation, top.rule = relation, rule
        self._state(outer, top.relation, index, top.rule)
        self._answer(index, "cites", NAMED_IN_TITLE)
        top.at, top.last = span.end, index

    def _in_bracket(self, index: int, span: Span, bracket: Span) -> None:
        base, outer = self.stack[0], self.stack[-1].last
        inner = _Frame("bracket", bracket.start + 1, end=bracket.end)
        self._enter(inner)
        seen = cues_between(self.reading, inner.at, span.start)
        if outer is not None and outer == index - 1 and outer in self.groups:
            about = self.citations[outer].span.start
            said = cues_between(self.reading, self.groups[outer], about)
            relation, rule = self.governing.in_title_of(self.citations[index].type or "", said, about)
            self._state(index, relation, outer, rule)
            inner.relation, inner.rule = base.relation, base.rule and base.rule + ".in-bracket"
            self._settle(index, span, inner)
            return
        if outer is not None and self._in_history(index, span, outer, inner.at, seen):
            return
        if self._replaced_in_bracket(index, span, bracket, seen):
            return
        if any(s.through for s in seen):
            inner.relation, inner.rule = base.relation, base.rule + ".issued-with" if base.relation else ""
            if outer is not None and self.citations[outer].type in _REGULATIONS:
                self._state(index, "promulgates", outer, "issued-with")
        else:
            inner.relation, inner.rule = self.governing.relation(seen, inner.at, span.start)
            if inner.relation is None and _INSTRUCTED.search(self.folded, max(base.at, bracket.start - _INSTRUCTION), bracket.start):
                inner.relation = self.governing.as_told("implements", span.start)
                inner.rule = "instruction-in-bracket"
            if inner.relation is None and base.relation == "implements" and _ALSO_CONCLUDED.search(self.folded, max(base.at, bracket.start - _INSTRUCTION), bracket.start):
                inner.relation, inner.rule = base.relation, "instruction-in-bracket"
            self._close_repeated(index, span, bracket)
            self._report_in_bracket(index, bracket)
        self._settle(index, span, inner)

    def _replaced_in_bracket(self, index: int, span: Span, bracket: Span, seen: tuple[Seen, ...]) -> bool:
        """As in "Quy định A (thay thế Quy định B)": A replaces B; of this document and B nothing is said."""
        outer = self.stack[-2].last
        if outer is None or len(seen) != 1 or bracket.start - self.citations[outer].span.end > _AHEAD:
            return False
        behind = self.citations[outer].span.end
        title = self._opening_title(behind)
        if title is None and self.text[behind : bracket.start].strip():
            return False
        if title is not None and clauses.title_closes(self.reading, title.end, bracket.start) is not None:
            return False
        cue = seen[0].cue
        if cue is None or cue.relation not in CHANGES or not clauses.is_filler(self.reading, bracket.start + 1, seen[0].span.start):
            return False
        if not clauses.is_filler(self.reading, seen[0].span.end, span.start):
            return False
        level = self.stack[-2]
        if level.form == "title" and level.host is not None and level.relation == cue.relation:
            outer = level.host  # "Luật A sửa đổi Luật B (sửa đổi Điều 5 Luật B)"
        self._state(outer, cue.relation, index, cue.name + "-in-bracket")
        self._answer(index, "cites", "history")
        self.stack[-1].at, self.stack[-1].last = span.end, index
        return True

    def _close_repeated(self, index: int, span: Span, bracket: Span) -> None:
        """As in "Nghị quyết A về … Nghị quyết B (Nghị quyết A) và …": the short name in brackets ends the title of A."""
        inside = Span(bracket.start + 1, bracket.end - 1)
        name = self._name(index)
        if self.reading.trim(inside) != span:
            return
        for depth, frame in enumerate(self.stack[:-1]):
            if frame.last is not None and self._name(frame.last) == name:
                del self.stack[depth + 1 : -1]
                return

    def _report_in_bracket(self, index: int, bracket: Span) -> None:
        """As in "Báo cáo … về tình hình thực hiện Nghị quyết A (Báo cáo số 5-BC/TU)": the report reviews A."""
        base = self.stack[0]
        if self.citations[index].type != "BC" or base.last is None or base.relation not in ("implements", "reviews"):
            return
        begin = max(self.governing.clause_start(bracket.start), bracket.start - _WINDOW)
        begin = self._last_semicolon(begin, bracket.start) or begin
        if 0 <= self.folded.rfind("bao cao", begin, bracket.start) < self.citations[base.last].span.start:
            self._state(index, "reviews", base.last, "report-in-bracket")

    def _in_history(self, index: int, span: Span, earlier: int, at: int, seen: tuple[Seen, ...]) -> bool:
        """As in "Luật A được sửa đổi, bổ sung bởi Luật B": B amends A."""
        passive = next((s for s in reversed(seen) if s.passive), None)
        if passive is None or not clauses.is_filler(self.reading, passive.span.end, span.start):
            return False
        if self._last_semicolon(at, passive.span.start) is not None:
            return False
        host = self._amended(index, earlier, passive)
        frame = _Frame("history", span.end, host=host, last=index, relation=passive.passive, rule="passive")
        self._enter(frame)
        self._state(index, passive.passive, host, "passive")
        self._answer(index, "cites", "history")
        return True

    def _has_changed(self, index: int, span: Span, earlier: int, at: int, seen: tuple[Seen, ...]) -> bool:
        """As in "Quy định A trước đây đã thay thế Quyết định B": A replaces B."""
        told = _HAS_CHANGED.fullmatch(self.folded, at, span.start) if at == self.citations[earlier].span.end else None
        if told is None:
            return False
        self._state(earlier, next((s.cue.relation for s in seen if s.cue), None), index, "has-changed")
        self._answer(index, "cites", "history")
        self.stack[-1].at, self.stack[-1].last = span.end, index
        return True

    def _amended(self, index: int, earlier: int, passive: Seen) -> int:
        """Which document the participle speaks of: the one before it, or the one in whose title that one stands.

        "Nghị định A quy định chi tiết Luật B về hải quan, được sửa đổi tại Nghị định C": C amends A,
        a decree by a decree.
        """
        kind = self.citations[index].type
        if passive.passive == "guides" or self.citations[earlier].type == kind:
            return earlier
        hosts = [f.host for f in self.stack if f.form == "title" and f.host is not None]
        same = next((host for host in reversed(hosts) if self.citations[host].type == kind), None)
        if same is not None and is_lower(kind, self.citations[earlier].type):
            return same
        named = self.answers[earlier][1] == NAMED_IN_TITLE and self.citations[earlier].symbol is None
        if named and self.citations[earlier].type == "CTr" and self.stack[-1].host is not None:
            return self.stack[-1].host  # "Thông tư A … thuộc Chương trình B được bãi bỏ bởi Thông tư C"
        if same is None or clauses.is_filler(self.reading, self.citations[earlier].span.end, passive.span.start):
            return earlier
        return same

    def _in_title(self, index: int, span: Span, last: int, at: int, seen: tuple[Seen, ...]) -> bool:
        """Whether the mention lies in the title of the one before it; then it is read."""
        if at != self.citations[last].span.end and self._before_bracket(index - 1, at) != last:
            return False
        title = self._opening_title(at)
        if title is None or title.start >= span.start:
            return False
        quoted = self.folded[title.end - 1] == '"'
        if quoted and span.start >= title.end:
            self.stack[-1].at = title.end
            return False
        inside = tuple(s for s in seen if s.span.start >= title.start)
        plainly = not inside and self._guided_plainly(last, index, at)
        if not quoted and not plainly and not self._title_reaches(title, span, inside):
            return False
        changes = any(s.cue and s.cue.relation in CHANGES for s in inside)
        if any(s.through for s in inside) and not changes:
            return False  # "… và Mẫu số 3 ban hành kèm theo Thông tư B": another member of the list
        kind = self.citations[last].type or ""
        relation, rule = ("guides", "guide") if plainly else self.governing.in_title_of(kind, inside, span.start)
        last = self._changer(last, relation, index)
        frame = _Frame("title", span.end, end=title.end if quoted else None, host=last, last=index)
        frame.relation, frame.rule = relation, rule
        self._enter(frame)
        for host in (last, *self._fellows(last)):
            self._state(host, relation, index, rule)
        self._answer(index, self._through_title(relation, span.start), NAMED_IN_TITLE)
        return True

    def _guided_plainly(self, last: int, index: int, at: int) -> bool:
        """Whether only "hướng dẫn" stands between a circular and the act that it is about."""
        acts = self.citations[last].type in ("TTư", "TTLT") and self.citations[index].type in ("NĐ", "L", "BL", "PL")
        return acts and _GUIDED.fullmatch(self.folded, at, self.citations[index].span.start) is not None

    def _changer(self, last: int, relation: str | None, index: int) -> int:
        """Whose title says that ``index`` is changed: no decree amends a circular, but the circular about that decree does.

        "Thông tư A hướng dẫn về … tại Nghị định B quy định … và sửa đổi một số điều của Thông tư C": A amends C.
        """
        if relation not in CHANGES or self.citations[index].type != "TTư":
            return last
        for back in range(last, max(-1, last - 4), -1):
            if self.citations[back].type == "TTư":
                title = self._opening_title(self.citations[back].span.end)
                reaches = title is not None and clauses.title_closes(self.reading, title.end, self.citations[last].span.start) is None
                return back if reaches and self._name(back) != self._name(index) else last
        return last

    def _through_title(self, relation: str | None, at: int) -> str:
        """How the document stands to what the title of another one names at ``at``: a report tells of what was carried out by it."""
        if self.governing.kind != "BC" or relation != "implements":
            return "cites"
        return "reviews" if self.governing.as_told(relation, at) == "reviews" else "cites"

    def _before_bracket(self, last: int, at: int) -> int | None:
        """Whose title goes on at ``at``, right behind a bracket that ends with the mention ``last``; None if nobody's.

        "đề nghị của Ban A (Báo cáo B) về sơ kết …" is the title of B; "Nghị định A (được sửa đổi tại Nghị định B) quy định
        chi tiết …" that of A.
        """
        span = self.citations[last].span
        if not span.end < at <= span.end + 2 or self.text[span.end : at].strip() != ")":
            return None
        bracket = clauses.bracket_around(self.reading, span.start, max(0, span.start - _AHEAD))
        if bracket is None:
            return None
        for back in range(last - 1, max(-1, last - 4), -1):
            end = self.citations[back].span.end
            if end <= bracket.start:
                return back if not self.text[end : bracket.start].strip() else last if bracket.start + 1 == span.start else None
        return last if bracket.start + 1 == span.start else None

    def _title_reaches(self, title: Span, span: Span, inside: tuple[Seen, ...]) -> bool:
        """Whether an unquoted title still runs at ``span``, with a cue for it and no list of the clause going on."""
        closes = clauses.title_closes(self.reading, title.end, span.start)
        changes = any(s.cue and s.cue.relation in CHANGES for s in inside)
        while closes is not None and (over := next((s for s in inside if self._spans(s, closes, changes)), None)):
            closes = clauses.title_closes(self.reading, max(over.span.end, closes + 1), span.start)
        if not inside or (closes is not None and not self._in_own_title(closes)):
            return False
        cue_end = inside[-1].span.end
        separator = clauses.last_separator(self.reading, cue_end, span.start)
        if separator is None or clauses.is_filler(self.reading, cue_end, separator):
            return True
        return not clauses.is_filler(self.reading, separator, span.start)

    def _spans(self, seen: Seen, closes: int, changes: bool) -> bool:
        """Whether what closes a title at ``closes`` is part of a cue: an annex "kèm theo A" is what a title of change is about."""
        if seen.span.start < closes <= seen.span.end:
            return True
        return changes and closes <= seen.span.start <= closes + 2 and self.governing.is_attached((seen,))

    def _fellows(self, last: int) -> list[int]:
        """Mentions that share the title of ``last``: "các nghị định số 1, số 2 quy định chi tiết Luật A"."""
        found: list[int] = []
        citation = self.citations[last]
        for back in range(last - 1, max(-1, last - 6), -1):
            earlier = self.citations[back]
            named = citation.symbol is not None and key(citation.text)[:1].isalpha()
            alike = citation.type is None or (earlier.type == citation.type and not named)
            between = key(self.text[earlier.span.end : citation.span.start]).strip(" ,")
            if not alike or between not in ("", "va", "sô", "va sô", "cung"):
                break
            found.append(back)
            citation = earlier
        return found

    def _member(self, index: int, span: Span, seen: tuple[Seen, ...]) -> bool:
        """The next document of a title or a history; False when it is none and the level is over."""
        top = self.stack[-1]
        active = tuple(s for s in seen if s.cue and s.cue.side == "before")
        goes_on = not active and clauses.is_filler(self.reading, top.at, span.start)
        if not goes_on and top.end is not None:
            kind = self.citations[top.host].type if top.host is not None else None
            top.relation, top.rule = self.governing.in_title_of(kind or "", active, span.start)
        elif goes_on and (self._is_sibling(index, span) or self._is_later(index) or self._is_below(index)):
            return self._leave()
        elif not goes_on:
            closed = clauses.title_closes(self.reading, max(top.at, top.open - clauses.LONGEST_CLOSER), span.start) is not None
            top.open = span.start if not closed else top.open
            if top.form != "title" or not active or closed:
                return self._leave()
            if not clauses.is_filler(self.reading, top.at, active[0].span.start):
                self._answer(index, "cites", NAMED_IN_TITLE)  # in the title of a plan that is no mention itself
                return True
            kind = self.citations[top.host].type if top.host is not None else None
            relation, rule = self.governing.in_title_of(kind or "", active, span.start)
            if relation in CHANGES and top.relation == "guides" and top.host is not None:
                top.relation, top.rule = relation, rule  # "hướng dẫn Nghị định A và sửa đổi, bổ sung Thông tư B"
                top.host = self._changer(top.host, relation, index)
        if top.host is not None and top.form == "history":
            self._state(index, top.relation, top.host, top.rule)
        elif top.host is not None:
            self._state(top.host, top.relation, index, top.rule)
        if top.form == "history":
            self._answer(index, "cites", "history")
        else:
            self._answer(index, self._through_title(top.relation, span.start), NAMED_IN_TITLE)
        top.at, top.last = span.end, index
        return True

    def _is_later(self, index: int) -> bool:
        """As in "Kế hoạch A ngày 29/9 thực hiện Chỉ thị B và Hướng dẫn C ngày 28/10": C, issued after A, is not in A's title."""
        top = self.stack[-1]
        if top.form != "title" or top.host is None or top.end is not None:
            return False
        own, host = self.days.get(self._name(index)), self.days.get(self._name(top.host))
        return own is not None and host is not None and own.earliest > host.latest

    def _is_below(self, index: int) -> bool:
        """As in "Kết luận A của Ban Bí thư về thực hiện Chỉ thị B và Chỉ thị C của Tỉnh ủy": the centre carries out no committee's C."""
        top = self.stack[-1]
        if top.form != "title" or top.host is None or top.end is not None:
            return False
        own, host = self.citations[index].symbol, self.citations[top.host].symbol
        return bool(own and host and _OF_PROVINCE.search(own) and _OF_CENTRE.search(host))

    def _is_sibling(self, index: int, span: Span) -> bool:
        """As in "Nghị định A quy định chi tiết Luật B, Nghị định C sửa đổi …": a decree guides laws, so C stands beside A."""
        top = self.stack[-1]
        host_kind = self.citations[top.host].type if top.host is not None else None
        if top.form == "title" and top.end is None and self.citations[index].type == "HD" and host_kind in _ABOVE_GUIDANCE:
            return True  # "Quy định A về thi hành Điều lệ Đảng và Hướng dẫn B": no regulation carries out a guidance
        if top.form != "title" or top.relation != "guides" or top.host is None or top.last is None or top.end is not None:
            return False
        kind = self.citations[index].type
        return kind in ("NĐ", "TTư") and kind == self.citations[top.host].type != self.citations[top.last].type and bool(clauses.title_at(self.reading, span.end))

    # -- the clause itself -----------------------------------------------------------------

    def _governed(self, index: int, span: Span, seen: tuple[Seen, ...]) -> None:
        """A mention of the clause itself: by a cue, by the list it continues, or by none."""
        if self._in_basis_column(index, span):
            self._answer(index, "basedOn", "basis-column")
            return
        top, start = self.stack[-1], span.start
        at = max(top.at, start - _WINDOW)
        semicolon = self._last_semicolon(at, start)
        fresh: tuple[Seen, ...] = ()
        relation: str | None = None
        rule = ""
        if seen:
            begin = semicolon if semicolon is not None else self._behind_title(top, at, start)
            fresh = tuple(s for s in seen if s.span.start >= begin)
        if fresh:
            charged, carried = self._name(index) in self.charged, top.relation if top.last is not None else None
            relation, rule = self.governing.relation(fresh, at, start, charged=charged, carried=carried)
        if fresh and fresh[-1].through and clauses.is_filler(self.reading, fresh[-1].span.end, start):
            relation, rule = self.governing.leading_change(start) or (relation, rule)
        attached = rule == "beside" and top.relation in CHANGES and self.governing.is_attached(fresh)
        if attached or (relation is None and fresh and any(s.through for s in fresh)):
            relation, rule = top.relation, top.rule
        elif relation == "implements" and self._is_form(fresh):
            relation, rule = "cites", "form"
        elif relation is not None:
            relation = self.governing.as_told(relation, start)
        elif self._continues(top, at, semicolon, start):
            if top.last is None and semicolon is not None and top.form != "listed":
                top.relation, top.rule = self.governing.relation(seen, at, start)
                top.relation = top.relation and self.governing.as_told(top.relation, start)
            self._settle(index, span, top)
            return
        top.relation, top.rule, top.group = relation, rule, _Running()
        self._settle(index, span, top)

    def _is_form(self, fresh: tuple[Seen, ...]) -> bool:
        """As in "thực hiện theo các mẫu ban hành kèm theo Hướng dẫn A": a form of A is used."""
        issued = fresh[-1]
        return issued.through and _MODELS.search(self.folded, max(0, issued.span.start - 40), issued.span.start) is not None

    def _behind_title(self, top: _Frame, at: int, start: int) -> int:
        """From where on cues belong to the clause again: behind the title of the mention before."""
        if top.last is None or at != self.citations[top.last].span.end:
            return at
        title = self._opening_title(at)
        if title is None or self.folded[title.end - 1] == '"':
            return at
        closes = clauses.title_closes(self.reading, title.end, start)
        return closes or clauses.last_separator(self.reading, title.end, start) or start

    def _continues(self, top: _Frame, at: int, semicolon: int | None, start: int) -> bool:
        """Whether the mention goes on with the list of its level."""
        if top.last is None and top.form != "listed" and semicolon is None:
            return False
        joined = at
        if semicolon is not None:
            joined = semicolon
        elif top.last is not None:
            joined = clauses.last_separator(self.reading, at, start) or at
        if top.relation in CHANGES and top.last is not None and _PART_AGAIN.fullmatch(self.folded, self.citations[top.last].span.end, start):
            return True
        along = _ALONG.match(self.folded, joined, start) if top.relation in ("implements", "reviews") and top.last is not None else None
        if along is None and top.last is not None:
            along = _ABOVE_ALL.match(self.folded, joined, start)
        if clauses.is_filler(self.reading, along.end() if along else joined, start):
            return True
        label = _LABEL.match(self.folded, joined)
        head = label.end() if label else joined
        return bool(_LIST_HEAD.match(self.folded, head)) and ":" in self.text[head:start]

    def _settle(self, index: int, span: Span, top: _Frame) -> None:
        relation, rule = top.relation, top.rule
        if relation is None and _any_between(self.verdicts, span.end, span.end + _AHEAD):
            after = self.governing.said_after(span.end, self._predicate_end(index, span))
            if after:
                relation, rule = after
                self._tell(top.group, after)
        top.group.members.append(index)
        self._answer(index, relation or "cites", rule)
        top.at, top.last = span.end, index

    def _tell(self, group: _Running, verdict: tuple[str, str]) -> None:
        """Gives all members so far the answer ``verdict``; each is asked but once, however often it is said."""
        if group.last is None:
            self.told.append(group)
        heard = group.heard.setdefault(verdict, [])
        heard += [self._outcome(fellow, *verdict) for fellow in group.members[len(heard) :]]
        group.last = verdict

    def _predicate_end(self, index: int, span: Span) -> int:
        """How far what is said of a mention can reach: to the end of its clause, or to the next member of its list."""
        k = bisect_right(self.stops, span.end)
        end = min(self.stops[k] if k < len(self.stops) else len(self.text), span.end + _AHEAD)
        semicolon = self.text.find(";", span.end, end)
        following = self.citations[index + 1].span.start if index + 1 < len(self.citations) else end
        return semicolon if 0 <= semicolon < following < end else end

    def _in_basis_column(self, index: int, span: Span) -> bool:
        """Whether the mention fills a cell of the column *Căn cứ* of a task table."""
        if span.start < self.governing.basis_column or not _CELL_CLOSED.match(self.text, span.end):
            return False
        part = _CELL_PART.search(self.text, max(0, span.start - 60), span.start)
        at = part.start() if part else span.start
        opens = self.text[at - 1 : at] in ("\n", "|") or self.text[at - 2 : at] == "| "
        if not opens and index > 0 and self.answers[index - 1][1] == "basis-column":
            opens = bool(_CELL_GOES_ON.fullmatch(self.text, self.citations[index - 1].span.end, span.start))
        return opens and not _CONNECTS.search(self.folded, max(0, span.start - 40), span.start)

    def _opening_title(self, at: int) -> Span | None:
        """How a title opens right behind a mention that ends at ``at``; looked for once."""
        if at not in self.opens:
            self.opens[at] = clauses.title_at(self.reading, at)
        return self.opens[at]

    # -- small things ----------------------------------------------------------------------

    def _in_own_title(self, at: int) -> bool:
        """Whether a semicolon is part of a title: of one that this document's own title repeats ("tăng tốc, bứt phá; …").

        Or of "hướng dẫn thi hành Luật A; Luật sửa đổi, bổ sung một số điều của Luật A và Nghị định B".
        """
        if self.text[at : at + 1] != ";":
            return False
        if _WITH_ITS_AMENDMENT.match(self.folded, at):
            return True
        if not self.own_title:
            return False
        return key(self.folded[max(0, at - 14) : at + 16]) in self.own_title

    def _last_semicolon(self, start: int, end: int) -> int | None:
        """Behind the last semicolon of ``[start, end)`` that parts clauses: outside brackets, quotations and titles."""
        at = self.text.rfind(";", start, end)
        if at < 0:
            return None
        for _ in range(20):
            if at < 0:
                return None
            inside = clauses.bracket_around(self.reading, at, start)
            quoted = self.folded.count('"', start, at) % 2 == 1 and self.folded.find('"', at, end) >= 0
            if not quoted and (inside is None or inside.end > end) and not self._in_own_title(at):
                return at + 1
            at = self.text.rfind(";", start, at)
        return None

    def _answer(self, index: int, relation: str, rule: str) -> None:
        self.answers[index] = self._outcome(index, relation, rule)

    def _outcome(self, index: int, relation: str, rule: str) -> tuple[str, str]:
        citation = self.citations[index]
        span = citation.span
        if relation in CHANGES:
            if self.title.holds(span):
                self.declared.add(self._name(index))
            if self._name(index) not in self.declared and not self.governing.can_change(citation.type, citation.symbol):
                relation, rule = "cites", rule + "-told"
        if self.title.holds(span) or self.governing.opening.holds(span):
            if relation == "implements":
                self.charged.add(self._name(index))
            elif relation == "reviews":
                self.reviewed.add(self._name(index))
                if (number := self._number(index)) is not None:
                    self.reviewed_numbers[number] = self.reviewed_numbers.get(number, False) or not citation.symbol
        if relation == "cites" and self.governing.kind == "BC" and rule in _TOLD and self._is_reviewed(index):
            return "reviews", "report-on-it"
        return relation, rule or "plain"

    def _is_reviewed(self, index: int) -> bool:
        """Whether the report is on this document; two symbols of one kind and number may be of two bodies."""
        if self._name(index) in self.reviewed:
            return True
        bare = self.reviewed_numbers.get(self._number(index) or "")
        return bare is not None and (bare or not self.citations[index].symbol)

    def _number(self, index: int) -> str | None:
        """Kind and number of a mention, which may stand for it further on: "Chỉ thị 40"."""
        citation = self.citations[index]
        number = re.search(r"\d{1,5}", citation.symbol or citation.name or "")
        return f"{citation.type} {int(number[0])}" if number and citation.type else None

    def _name(self, index: int) -> str:
        citation = self.citations[index]
        return fold(tidy_symbol(citation.symbol)) if citation.symbol else key(citation.text)

    def _state(self, subject: int, relation: str | None, object_: int, rule: str) -> None:
        if relation is None or relation == "cites" or subject == object_:
            return
        if relation in CHANGES and _is_older(self.citations[subject], self.citations[object_]):
            return  # nothing changes what does not exist yet: "… Nghị định 26/2023 …\nKéo dài thời hạn của Nghị định 72/2026"
        first, last = sorted((self.citations[subject].span, self.citations[object_].span))
        self.statements.setdefault(
            (subject, relation, object_),
            Statement(subject, relation, object_, rule, Span(first.start, max(first.end, last.end))),
        )
