"""Plenums and congresses: documents of the Party known by who adopted them and when, not by number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..graph.folding import fold
from ..graph.model import Citation, Span
from .dates import date_at
from .normalise import Reading
from .openings import Opening
from .patterns import GAP, LOOSE, NUMERAL, ORDINALS, UPPER, code_of_name, folded

_ORDINALS = {fold(word): number for word, number in ORDINALS.items()}
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def roman_value(numeral: str) -> int | None:
    """The number that a Roman ``numeral`` (any case) is, or None when it is not well formed.

    >>> roman_value("XIV"), roman_value("IIX")
    (14, None)
    """
    total, last = 0, 0
    for letter in reversed(numeral.lower()):
        value = _ROMAN.get(letter)
        if value is None:
            return None
        total += -value if value < last else value
        last = max(last, value)
    return total if to_roman(total) == numeral.upper() else None


def to_roman(number: int) -> str:
    """``number`` (1 to 89) as a Roman numeral.

    >>> to_roman(14)
    'XIV'
    """
    out = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letters, number - value
    return out


def ordinal_value(word: str) -> int | None:
    """The number that an ordinal says: ``6``, ``sáu``, ``mười một``, ``IV``; None for another word.

    >>> ordinal_value("sáu"), ordinal_value("11"), ordinal_value("khóa")
    (6, 11, None)
    """
    word = " ".join(fold(word).split())
    if re.fullmatch(r"\d{1,2}", word):
        return int(word) or None
    return _ORDINALS.get(word) or roman_value(word)



_CENTRAL_COMMITTEE = folded(
    "Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương", "BCH Trung ương Đảng", "BCH Trung ương", "BCHTW Đảng", "BCHTW", "BCH TW Đảng", "BCH TW",
    "Trung ương Đảng", "Trung ương", "TW", "T.Ư", "TƯ",
)  # fmt: skip
_ORDINAL_WORD = rf"(?:\d{{1,2}}|{folded(*ORDINALS)}|{NUMERAL})(?!\w|[-/]\w)"
_KIND = folded("Nghị quyết", "Kết luận", "Thông báo", "NQ")
_PLENUM = Opening(
    rf"(?<!\w)(?P<kind>{_KIND}){GAP}(?:{folded('của')}{GAP})?(?:"
    rf"{folded('Hội nghị')}{GAP}(?:{folded('lần thứ', 'thứ')}{GAP})(?P<n1>{_ORDINAL_WORD})(?:,?{LOOSE}(?:{folded('của')}{GAP})?{_CENTRAL_COMMITTEE})?"
    rf"|(?:{folded('Hội nghị')}{GAP})?{_CENTRAL_COMMITTEE}[ \n]{{0,2}}(?:{folded('lần thứ', 'thứ')}{GAP})?(?P<n2>{_ORDINAL_WORD})(?:{GAP}{folded('của Đảng')})?)"
    rf"(?P<term>[ \n,]{{0,3}}\(?(?:{folded('khóa')}){GAP}(?P<t1>{NUMERAL})(?!\w)(?P<more>(?:{LOOSE}(?:,|va){LOOSE}(?:{folded('khóa')}{GAP})?{NUMERAL}(?!\w)){{0,3}})\)?)?"
)
"""Example: ``Nghị quyết Hội nghị Trung ương 6 (khóa XI)``, ``Nghị quyết T.Ư 4 khóa XII``. Counter-example: ``các nghị quyết của Trung ương``."""
_MORE_TERM = re.compile(rf"(?:{folded('khóa')}{GAP})?(?P<t>{NUMERAL})(?!\w)")
_TITLE = re.compile(
    rf"[ \n]{{1,2}}(?:\"[^\"\n]{{3,250}}\"|(?:{folded('về')}|{folded('một số vấn đề', 'một số chủ trương, chính sách', 'một số chủ trương, chính sách lớn')}{GAP}{folded('về', 'nhằm')}){GAP}(?P<plain>[^;.()\n\":]{{3,200}}(?:\n(?!\n)[^;.()\n\":]{{1,160}}){{0,2}}))"
)
_TITLE_STOPS = (
    "và nghị quyết", "và kết luận", "và chỉ thị", "và các nghị quyết", "và các kết luận", "và các chỉ thị", "nhất là", "gắn với", "trên địa bàn", "trong đó", "nhằm", "đã", "được", "theo", "nghị quyết", "kết luận", "chỉ thị", "quy định",
    "kế hoạch", "góp phần", "bảo đảm", "đảm bảo", "luật", "đảng cộng sản việt nam", "cộng hòa", "kính gửi", "phù hợp", "tạo", "qua đó", "chương trình", "tại", "các cấp ủy",
    "các cấp uỷ", "ban thường vụ", "cấp ủy", "cấp uỷ", "ngay sau khi", "để", "thì", "báo cáo",
)  # fmt: skip
"""Words that go on with the sentence behind a title; tone marks tell ``để`` from ``vấn đề``."""
_TITLE_STOP = re.compile(
    rf"(?:(?<!đào)(?<!sáng)(?<!cải)(?<!kỷ)(?<!pháp),?[ \n]{{1,2}}(?:{'|'.join(sorted((p.replace(' ', GAP) for p in _TITLE_STOPS), key=len, reverse=True))})(?!\w)|\n-[ \n]|\n\n|\|)", re.IGNORECASE
)
_NEW_SUBJECT = re.compile(rf",[ \n][{UPPER}]")
_CONGRESS = Opening(
    rf"(?<!\w)(?P<kind>{folded('Nghị quyết', 'Văn kiện', 'Báo cáo chính trị', 'NQ')}){GAP}(?:{folded('của', 'tại', 'trình')}{GAP})?"
    rf"(?P<issuer>{folded('Đại hội')}(?:(?:,|-)?{GAP}(?!{folded('lần')}|{folded('nhiệm kỳ')}|{NUMERAL}(?!\w)|{folded('các')}(?!{GAP}{folded('cơ quan')}(?!\w)))\w{{1,12}}){{0,11}}?"
    rf"(?:{GAP}{folded('lần thứ', 'khóa')})?{GAP}(?P<term>{NUMERAL}|\d{{1,2}})(?![\w/]|\.\w)(?:[ \n]{{1,2}}{folded('của Đảng Cộng sản Việt Nam', 'của Đảng', 'Đảng Cộng sản Việt Nam', 'Đảng')}(?!{GAP}bô)(?!\w)"
    rf"|[ \n]{{1,2}}(?:{folded('của')}{GAP})?{folded('Đảng bộ', 'Công đoàn', 'Đoàn', 'Hội')}(?:{GAP}{folded('tỉnh', 'thành phố', 'huyện', 'xã', 'phường', 'Việt Nam')})?)?)"
    rf"(?P<years>,?[ \n]{{1,2}}\(?{folded('nhiệm kỳ')}{GAP}\d{{4}}{LOOSE}-{LOOSE}\d{{4}}\)?)?"
)
"""Example: ``Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng``. Counter-example: ``nghị quyết đại hội đảng các cấp``."""
_SESSION = Opening(
    rf"(?<!\w)(?P<kind>{folded('Nghị quyết')}){GAP}(?:{folded('của')}{GAP})?(?:{folded('Chính phủ')}{GAP}(?:{folded('tại')}{GAP})?)?{folded('phiên họp')}(?:{GAP}{folded('Chính phủ', 'thường kỳ', 'của Chính phủ')}){{0,2}}{GAP}(?=thang)"
)


def adopted(reading: Reading) -> list[Citation]:
    """Documents named by the plenum, congress or Government session that adopted them, in reading order.

    The title that follows belongs to a plenum's document, because nothing else tells it from
    others of the same plenum.

    >>> from .normalise import read
    >>> r = read("Nghị quyết Hội nghị Trung ương 6 (khóa XI) về phát triển khoa học và công nghệ.")
    >>> found = adopted(r)[0]
    >>> found.plenum, found.term, r.words(found.span).endswith("khoa học và công nghệ")
    (6, 'XI', True)
    """
    return [*_plenums(reading), *_congresses(reading), *_sessions(reading)]


def _plenums(reading: Reading) -> Iterator[Citation]:
    for found in _PLENUM.finditer(reading):
        number = ordinal_value(found["n1"] or found["n2"])
        if number is None or number > 20 or (not found["term"] and found["n2"] is None):
            continue
        written = reading.text[found.start() : found.end()]
        if not written[0].isupper() and not found["term"]:
            continue
        term = found["t1"].upper() if found["t1"] else None
        end = found.end()
        code = "NQ" if found["kind"] == "nq" else code_of_name(found["kind"])
        more = found["more"] or ""
        if more:
            base = found.start("more")
            end = base
            yield Citation(Span(found.start(), end), "", code, term=term, plenum=number, rule="plenum")
            for other in _MORE_TERM.finditer(reading.folded, base, base + len(more)):
                yield Citation(Span(*other.span()), "", code, term=other["t"].upper(), plenum=number, rule="plenum")
            continue
        if written.endswith(")") and "(" not in written:
            end -= 1
        title = title_end(reading, end)
        about = reading.words(Span(end, title)) if title else None
        yield Citation(Span(found.start(), title or end), "", code, term=term, plenum=number, about=about, rule="plenum")


def title_end(reading: Reading, at: int) -> int | None:
    """Where the title that begins behind ``at`` ("về …", or quoted) ends, or None when there is none."""
    found = _TITLE.match(reading.folded, at)
    if found is None:
        return None
    end = found.end()
    if found["plain"] is None:
        return end
    start = found.start("plain")
    end = title_cut(reading, start, end)
    return end if end - start >= 3 else None


def title_cut(reading: Reading, start: int, end: int) -> int:
    """Where the title that begins at ``start`` ends at the latest: before a word that goes on with the sentence."""
    stop = _TITLE_STOP.search(reading.text, start, end)
    if stop:
        end = stop.start()
    if not reading.text[start:end].isupper() and (other := _NEW_SUBJECT.search(reading.text, start, end)):
        end = other.start()  # "…, Thủ tướng Chính phủ quyết định": what comes is no part of the title
    while end > start and reading.folded[end - 1] in " \n,-":
        end -= 1
    return end


def _congresses(reading: Reading) -> Iterator[Citation]:
    for found in _CONGRESS.finditer(reading):
        numeral = found["term"]
        number = int(numeral) if numeral.isdigit() else roman_value(numeral)
        if not number or number > 40:
            continue
        issuer = reading.words(Span(found.start("issuer"), found.end("issuer")))
        code = "NQ" if found["kind"] in ("nq",) else code_of_name(found["kind"]) or "BC"
        name = None if code == "NQ" else reading.words(Span(found.start(), found.end()))
        yield Citation(
            Span(found.start(), found.end()), "", code, issuer=issuer[0].upper() + issuer[1:], term=to_roman(number), name=name, rule="congress"
        )


def _sessions(reading: Reading) -> Iterator[Citation]:
    for found in _SESSION.finditer(reading):
        month = date_at(reading, found.end())
        if month is not None:
            span = Span(found.start(), month.span.end)
            yield Citation(span, "", "NQ", issuer="Chính phủ", name=reading.words(span), rule="session")
