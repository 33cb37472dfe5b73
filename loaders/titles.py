"""Where a document says what kind it is and what it is about: type name and trích yếu (summary of its subject).

The type name stands in capitals on a line of its own (``QUYẾT ĐỊNH``), sometimes with the
subject behind it (``KẾ HOẠCH TRIỂN KHAI …``). The written-out name decides the kind, never the
code: QĐ is quyết định or quy định, TT thông tri or thông tư. A công văn (official letter) has no
type name; its subject stands under the number, after ``V/v``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..graph import authority
from ..graph.model import Span
from .layout import CAPITAL, Cell, bare, unfinished

CODES = frozenset(
    "NQ KL CT QĐ QyĐ QC TT TB HD BC KH CTr ĐA ĐL TTr CV TTri GM NĐ TTư L PL CĐ VBHN BL HP TTLT NQLT".split()
)
"""The codes that a document's type is given in; every other kind is ``other``."""

_COMPOUNDS = (  # names that stand in titles as one name, and short ones of what has a longer name in the table
    ("thông báo kết luận", "TB"),
    ("chương trình hành động", "CTr"),
    ("công điện khẩn", "CĐ"),
    ("điều lệ", "ĐL"),
    ("cương lĩnh", "other"),
)


def _kind_names() -> tuple[tuple[str, str], ...]:
    rows = (
        (kind.name, kind.code if kind.code in CODES else "other") for kind in authority.kinds() if kind.name.islower()
    )  # "điều lệ Đảng" is a name, not a kind
    return tuple(sorted({*_COMPOUNDS, *rows}, key=lambda pair: (-len(pair[0]), pair[0])))


KIND_NAMES: tuple[tuple[str, str], ...] = _kind_names()
"""Written name and code of every kind, the longest name first: a title's name is the longest that fits."""

_BY_NAME = {bare(name): code for name, code in KIND_NAMES}
_NAME = re.compile(
    "(?P<name>"
    + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(_BY_NAME, key=lambda n: (-len(n), n)))
    + r")(?![a-z])"
)
_GLUED = re.compile(_NAME.pattern.removesuffix("(?![a-z])"))
_SPLIT_START = re.compile(
    r"(?:nghi|quyet|thong|ke|chi|huong|ket|chuong trinh hanh|chuong|cong|quy|bao|to|van ban hop|phap)$"
)


@dataclass(frozen=True, slots=True)
class Title:
    """The type name with its code, the cells of the subject and where the body begins (index of a cell)."""

    code: str
    name: Span
    subject: Span
    text: str
    organ: str | None
    after: int


def kind_of_symbol(symbol: str | None) -> str | None:
    """The kind that a symbol's own code says, None where it says none; of quyết định and quy định, which share QĐ, the first.

    A state công văn carries no code, only organ and unit: ``6397/UBND-KT``.

    >>> kind_of_symbol("50-KL/TW"), kind_of_symbol("45/2025/TT-BYT"), kind_of_symbol("11298/VPCP-KTTH")
    ('KL', 'TTư', 'CV')
    >>> kind_of_symbol("72/2025/QH15") is None
    True
    """
    if not symbol:
        return None
    found = re.match(
        r"\s*\d*(?:\.\d+)?\s*[a-zA-Z]?(?P<first>[-/])\s*(?:(?:19|20)\d\d\s*/\s*)?(?P<code>[^\W\d_]+)(?P<rest>.*)",
        symbol,
        re.DOTALL,
    )
    if found is None:
        return None
    code, party = found["code"], found["first"] == "-"
    if re.match(r"(?:QH|UBTVQH)\d*$", code):
        return None
    if not party and not re.match(r"\s*[-/]", found["rest"]):
        return "CV"
    kinds = authority.kinds_of_code(code, party=party) or authority.kinds_of_code(code.upper(), party=party)
    if kinds:
        return kinds[0].code if kinds[0].code in CODES else "other"
    return None if party else "CV"


def title_at(cells: tuple[Cell, ...], at: int) -> tuple[re.Match[str], str, int] | None:
    """The type name that begins in cell ``at``: match, code and the number of cells that it takes; None when there is none.

    Capitals, or a short line by itself before a line that opens with "về"; running text never counts.
    """
    cell = cells[at]
    plain, taken = cell.bare.lstrip(_OPENING), 1
    lead = len(cell.bare) - len(plain)
    if (
        _SPLIT_START.fullmatch(plain.strip())
        and at + 1 < len(cells)
        and cells[at + 1].gap == 1
        and not cells[at + 1].border
    ):
        plain, taken = f"{plain.strip()} {cells[at + 1].bare}", 2  # "**NGHỊ\nQUYẾT**"
    found = _NAME.match(plain) or _glued(cell.text[lead:], plain)
    if found is None or lead > 2:
        return None
    if taken == 1 and " " in found["name"] and (shout := _SHOUTED.match(cell.text[lead:])) is not None:
        found = _NAME.match(plain[: shout.end()]) or found  # "THÔNG BÁO Kết luận của …" is no thông báo kết luận
    words = cell.text[lead : lead + len(found["name"])] if taken == 1 else f"{cell.text} {cells[at + 1].text}"
    letters = [c for c in words if c.isalpha()]
    rest = plain[found.end() :].strip(" .:0123456789()[]")
    if not letters or sum(c.isupper() for c in letters) < 0.8 * len(letters):
        alone = not rest and at + 1 < len(cells) and _opens_subject(cells, at)
        if not (alone and letters and letters[0].isupper()):
            return None
    elif rest and rest[:1] not in "-/," and not cell.capitals and len(cell.text) > 140:
        return None
    return found, _BY_NAME[" ".join(found["name"].split())], taken


def _opens_subject(cells: tuple[Cell, ...], at: int) -> bool:
    """Whether a subject follows the line ``at``: "về …", or, right under place and date, any small letters."""
    following = cells[at + 1]
    dated = at > 0 and re.search(r"\bngay\b.{0,24}\bnam\b.{0,8}$", cells[at - 1].bare) is not None
    return following.bare.startswith(("ve ", "v/v", "ban hanh", "cua ")) or (
        dated and following.text[:1].islower() and len(following.text) > 12
    )


_SHOUTED = re.compile(rf"[{CAPITAL}]{{2,}}(?: [{CAPITAL}]{{2,}}){{0,4}}(?= [{CAPITAL}]?[^\W\d_{CAPITAL}])")
"""The capitals that a cell opens with before small letters."""


def _glued(text: str, plain: str) -> re.Match[str] | None:
    """The type name to which a page lost the blank: "NGHỊ ĐỊNHQuy định về …"."""
    found = _GLUED.match(plain)
    if found is None:
        return None
    end = found.end()
    return found if text[:end].isupper() and text[end : end + 1].isupper() and text[end + 1 : end + 2].islower() else None


_STOP = re.compile(
    r"[-–+•]?\s?(?:can cu|theo de nghi|kinh gui|xet |dieu \d|chuong i\b|phan thu|noi nhan|xet de nghi|so ?:|(?:[ivx]{1,4}|[a-h]|\d{1,2})\s?[-.)] )"
    r"|.{0,80}\b(?:quyet dinh|quyet nghi|dien|chi thi|yeu cau) ?:$"
)
_HEAD = re.compile(
    r"(?:bo truong|thong doc|chu tich|giam doc|truong ban|cuc truong|tong giam doc|thu tuong chinh phu|thu truong|chanh an|vien truong|"
    r"tong kiem toan|tong thanh tra|chu nhiem|chanh van phong|hieu truong|tong cuc truong|quoc hoi|chinh phu|uy ban thuong vu quoc hoi|"
    r"uy ban nhan dan|hoi dong nhan dan|ban chap hanh|bo chinh tri|ban bi thu|ban thuong vu|tinh uy|thanh uy|dang uy|huyen uy|ban thuong truc|"
    r"tong kiem toan|hoi dong|ubnd|truong thue|uy ban (?:bau cu|mttq|mat tran|kiem tra)|ban to chuc|ban chi dao|bo |lien )"
)
_WHOLE = re.compile(  # a body or head and nothing more
    r"(?:quoc hoi|chinh phu|uy ban thuong vu quoc hoi|(?:bo truong|thong doc|chu tich|giam doc|truong ban|cuc truong|thu tuong|tong|chanh|vien truong|"
    r"uy ban nhan dan|hoi dong nhan dan|ubnd|ban thuong vu|ban chap hanh|hoi dong)\b[a-z ,-]{3,90})"
)
_GROUNDS = re.compile(r"\W{0,2}can cu")
_GOVERNS_HEAD = re.compile(r"\b(?:cua|cho|voi|va|do|la|boi)$")
_OPENING = "\"'“(« "
_VERB_FIRST = re.compile(
    r"(?:thuc hien|sau khi|trong nhung|ngay \d|tai phien|trong thoi|thoi gian qua|nham |de |tiep tuc thuc hien|hien nay|nam 20|"
    r"trien khai|theo |qua |tren co so|cuoi thang|hoi nghi)"
)


def read_title(cells: tuple[Cell, ...], at: int) -> Title | None:
    """The title that begins in cell ``at`` with all lines of its subject.

    The subject ends before a ruled line, "Căn cứ …", the head who enacts, or where capitals
    (or bold) end; ``CỦA <organ>`` in front of it names the issuing organ and is no part of it.
    """
    kind = title_at(cells, at)
    if kind is None:
        return None
    found, code, taken = kind
    first, last = cells[at], cells[at + taken - 1]
    lead = len(first.bare) - len(first.bare.lstrip(_OPENING))
    start, end = first.span.start, last.span.end
    parts: list[tuple[str, Span]] = []
    if taken == 1:
        end = start + lead + len(found["name"])
        tail = first.text[lead + len(found["name"]) :]
        words = tail.lstrip(" .:0123456789[]")  # a note's number: "THÔNG TƯ1"
        if words.strip():
            parts.append((words.strip(), Span(end + len(tail) - len(words), last.span.end)))
    at += taken
    limit = min(len(cells), at + 40)
    while at < limit and not _ends_subject(parts, cells, at):
        parts.append((cells[at].text, cells[at].span))
        at += 1
    organ, parts = _without_organ(parts)
    if not parts:
        return Title(code, Span(start, end), Span(end, end), "", organ, at)
    return Title(code, Span(start, end), Span(parts[0][1].start, parts[-1][1].end), _tidy(parts), organ, at)


_DRAFT = re.compile(r"(?i)\(?dự thảo(?: lần (?:thứ )?\w{1,4})?\)?")
"""A line that marks a draft; "Dự thảo Luật Đất đai" is a subject."""


def _tidy(parts: list[tuple[str, Span]]) -> str:
    """The lines of the subject in one, without ``V/v`` in front, the number of a note and loose signs behind."""
    text = " ".join(" ".join(words for words, _ in parts if not _DRAFT.fullmatch(words)).split())
    text = re.sub(r"(?<=[^\W\d_])\d{1,2}$", "", text)
    text = re.sub(r"(?i)^\(dự thảo[^()]{0,16}\)\s+(?=\w)", "", text)
    text = re.sub(r"^\(?[Vv]\s?/\s?[vV]\s*:?\s*", "", text)
    return text.strip(" .;:")


def _ends_subject(parts: list[tuple[str, Span]], cells: tuple[Cell, ...], at: int) -> bool:
    """Whether cell ``at`` is no more of the subject whose lines so far are ``parts``."""
    cell = cells[at]
    following = cells[at + 1].bare if at + 1 < len(cells) else ""
    if (cell.ruled and parts) or (_STOP.match(cell.bare) and not cell.text.startswith("xét ")):
        return True  # "xét xử sơ thẩm …" goes on with a title, "Xét đề nghị của …" opens the preamble
    # who enacts, the name of the office perhaps on two lines: "BỘ / TRƯỞNG BỘ Y TẾ"
    whole = cell.bare if len(cell.bare) > 8 else f"{cell.bare} {following}"
    heads = cell.capitals and _HEAD.match(whole) is not None
    if not parts:
        enacts = heads and not cell.bare.startswith(("bo sung", "bo luat"))
        return enacts or (len(cell.text) > 400 and not cell.strong)
    said = parts[-1][0]
    shouted = said.upper() == said
    if heads and not shouted:
        return True
    wordless = not any(c.isalpha() for c in cell.text)  # "… GIAI ĐOẠN / 2026 - 2030"
    named = sum(len(words.split()) for words, _ in parts) <= 4 and cell.text[:1].islower()  # "CHƯƠNG TRÌNH / CÔNG TÁC / về …"
    if shouted and not cell.capitals and not wordless and not named and not _after_organ(parts, cell):
        return True
    if heads and _WHOLE.fullmatch(cell.bare) and _GROUNDS.match(following) and not _GOVERNS_HEAD.search(bare(said)):
        return True  # "… MÃ SỐ / CỤC TRƯỞNG CỤC HẢI QUAN / Căn cứ"
    if unfinished(said):
        return False
    if cell.border or (
        heads and (cell.gap == 2 or cell.strong or (_GROUNDS.match(following) and _WHOLE.fullmatch(cell.bare)))
    ):
        return True
    if cell.gap == 2 and not _goes_on(said, cell):
        return True
    if cell.capitals or not cell.text[:1].isupper():
        return False
    if _ACT.match(cell.bare) and not _GOVERNS.search(bare(said)):
        return True  # a consolidated text goes on with the act that it consolidates
    opens = _VERB_FIRST.match(cell.bare) is not None and cell.gap == 1
    return opens and (cell.bare.startswith(("thuc hien", "ngay ", "sau khi")) or len(cell.text) > 60)


def _after_organ(parts: list[tuple[str, Span]], cell: Cell) -> bool:
    """Whether small letters go on after capitals because those were the organ's: "CỦA BAN THƯỜNG VỤ TỈNH ỦY / về …"."""
    said = bare(parts[0][0])
    opened = said.startswith("hoi nghi lan thu") or any(bare(words).startswith("cua ") for words, _ in parts[:3])
    about = said.startswith(("hoi nghi ", "ket luan cua ")) and cell.bare.startswith(("ve ", "thuc hien ", "tai "))
    return (opened or about) and cell.text[:1].islower()


def _goes_on(said: str, cell: Cell) -> bool:
    """Whether the title goes on after an empty line: the next begins small, or goes on in capitals."""
    if said.upper() == said and cell.capitals:
        return not _HEAD.match(cell.bare)
    return cell.text[:1].islower() and len(cell.text) < 160 and not re.match(r"[a-zđ]\)", cell.text)


_ACT = re.compile(
    r"(?:luat|bo luat|nghi dinh|nghi quyet|thong tu|quyet dinh|phap lenh)[a-z ,]{0,40} (?:so )?\d{1,5}/\S+ ngay "
)
_GOVERNS = re.compile(r"\b(?:bo|sung|the|hien|hanh|dinh|dan|chinh|dieu|khoan)$")
_ORGAN = re.compile(
    r"(?:cua\s+|(?=hoi nghi lan thu))(?P<organ>(?:ban |bo |tinh uy|thanh uy|huyen uy|quan uy|dang uy|dang bo|hoi dong|uy ban|chinh phu|quoc hoi|dai hoi|hoi nghi|"
    r"thuong truc|quan uy|van phong|so |thu tuong chinh phu$)\S*)"
)
_PERSON = re.compile(
    r"\b(?:dong chi|pho thu tuong|pho chu tich|tong bi thu|chu tich|bo truong|(?<!ban )bi thu|thu truong|giam doc|truong ban|chanh van phong)\b"
)


def _without_organ(parts: list[tuple[str, Span]]) -> tuple[str | None, list[tuple[str, Span]]]:
    """``CỦA <organ>`` in front taken off: the organ's words, and what is left of the subject."""
    if not parts or not _ORGAN.match(bare(parts[0][0])):
        return None, parts
    taken = 0
    while taken < len(parts) and (
        taken == 0
        or not (
            re.match(r"(?:ve|v/v|thuc hien|tai|ban hanh|nham|phe duyet|trien khai|tang cuong)\b", bare(parts[taken][0]))
            or (parts[taken - 1][0].isupper() and parts[taken][0][:1].islower())  # "CỦA BỘ CHÍNH TRỊ / tiếp tục …"
        )
    ):
        taken += 1
    clause = re.sub(r"\s+", " ", " ".join(words for words, _ in parts[:taken])).strip()
    inner = re.search(r"\s(?=(?:ve viec|ve|v/v|thuc hien|tai)\s)", bare(clause))
    if taken == len(parts) and inner is None and len(clause) > 90:
        return None, parts
    if inner is not None and (taken == len(parts) or inner.start() < len(clause) - 40):
        words, span = clause[inner.end() :], parts[0][1]
        organ = re.sub(r"(?i)^của\s+", "", clause[: inner.start()])
        rest = [(words, span), *parts[taken:]]
    else:
        organ, rest = re.sub(r"(?i)^của\s+", "", clause), parts[taken:]
    if _PERSON.search(bare(organ)):
        return None, parts
    if not rest and organ[:1].islower():
        return organ.strip(" ,;"), parts  # "NGHỊ QUYẾT / hội nghị lần thứ mười …": what it is about
    return organ.strip(" ,;"), rest


_VV_READ = re.compile(r"\W{0,3}v[/lix1awsv\d]{1,3}\b[\s.:]*(?=[^\W\d_])")
_VV = re.compile(r"\W{0,3}(?:v\s?[/l1i]\s?[vy]|vv|v/|vw|ve viec)\b[\s.:]*")


def letter_subject(cells: tuple[Cell, ...], first: int, last: int) -> tuple[str, Span] | None:
    """The subject of a công văn: what follows ``V/v`` between cells ``first`` and ``last``, with its span.

    It ends at a table border, an empty line, the motto or the place and date.
    """
    numbered = False
    for at in range(first, last):
        cell = cells[at]
        found = _VV.match(cell.bare)
        if found is None and numbered:
            found = _VV_READ.match(cell.bare)  # what a scan makes of "V/v"
        after_number = numbered and cell.bare.startswith("ve ") and not cell.capitals  # "Về …" in place of "V/v …"
        numbered = numbered or re.match(r"so\b.{0,12}[-/]", cell.bare) is not None
        if found is None and not after_number:
            continue
        skip = found.end() if found else 0
        parts = [cell.text[skip:]]
        end = cells[at].span.end
        column = cells[at].column
        for cell in cells[at + 1 : last]:
            if cell.gap == 0 and cell.column > column + 25:
                continue  # the right column of the same line
            if cell.border or cell.ruled or _LETTERHEAD_REST.search(cell.bare):
                break
            if cell.gap == 2 and not (unfinished(parts[-1]) and cell.text[:1].islower() and len(cell.text) < 80):
                break
            parts.append(cell.text)
            end = cell.span.end
        text = _PLACE_AND_DAY.sub("", re.sub(r"\s+", " ", " ".join(parts))).strip(" .;:")
        if text:
            return text, Span(cells[at].span.start + skip, end)
    return None


def untitled_subject(cells: tuple[Cell, ...]) -> tuple[str, Span] | None:
    """The subject with which a text begins that lost all above it: ``VỀ VIỆC CÔNG BỐ …`` in capitals, with its span."""
    last = 0
    while last < min(len(cells), 12) and cells[last].capitals and (last == 0 or cells[last].gap < 2):
        last += 1
    words = " ".join(cell.text for cell in cells[:last])
    if not words or re.match(r"ve viec\b", bare(words)) is None:
        return None
    return words.strip(" .;:"), Span(cells[0].span.start, cells[last - 1].span.end)


_PLACE_AND_DAY = re.compile(
    rf"\s(?:(?:[Tt]hành phố|TP\.?)\s)?[{CAPITAL}][\w-]*(?:\s[{CAPITAL}][\w-]*){{0,3}},\s{{1,2}}ngày\s.{{0,14}}tháng\s.{{0,10}}năm\s{{0,2}}\d{{0,4}}"
)
"""Place and date that a flattened page put behind the subject."""
_LETTERHEAD_REST = re.compile(
    r"cong san viet nam|xa hoi chu nghia|doc lap|^(?:[^,]{2,40},)?\s?ngay\b.{0,20}\bthang\b.{0,12}\bnam\b|^kinh gui|^(?:hoa toc|khan|mat|toi mat)$"
)
