"""Who signed, in what office, on whose behalf.

The block reads ``T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / <name>`` in the Party (slash) and ``TM. ỦY BAN NHÂN
DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / <name>`` in the state (point). T/M, TM.: on behalf of a body; K/T,
KT.: for its head; T/L, TL.: by order; TUQ.: by delegation. In columns the list of recipients
stands between the lines of the block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..graph.model import Span
from .layout import Cell, bare
from .literals import beginnings

_CAPACITY = re.compile(
    r"(?:t/m|tm|k/t|kt|t/l|tl|tuq|t/uq|q|ky thay|thua lenh|thua uy quyen)(?:\s?[.,:]\s?|\s)(?=[a-z]{2})"
)
_STRICT = re.compile(r"(?:t\s?/\s?m|tm\s?\.|k\s?/\s?t|kt\s?\.|t\s?/\s?l|tl\s?\.|tuq|t/uq)")
_OFFICE = re.compile(
    r"(?:q\. ?|quyen )?(?:pho )?(?:tong )?(?:bi thu|chu tich|giam doc|cuc truong|vu truong|chanh van phong|van phong|truong ban|bo truong|thu truong|"
    r"thu tuong|thong doc|chu nhiem|kiem toan (?:truong|nha)|chanh an|vien truong|thanh tra|chi cuc truong|truong phong|hieu truong|"
    r"truong thue|truong doan|thuong truc|tham phan|tu lenh|tham muu truong|chinh uy|bien tap|uy vien|chanh thanh tra|thu ky|"
    r"truong tieu ban|to truong|truong ban chi dao|chu tich nuoc|ban thuong vu|cuc truong cuc|giam doc so|doi truong|chi huy|truong co so)\b"
)
_RANK = re.compile(
    r"^(?:(?:đại|thượng|trung|thiếu)\s(?:tướng|tá|úy)|GS|PGS|TS|ThS|Ths|CN|KS|BS|LS|TSKH|CVCC|CVC|NGƯT|Luật sư|Giáo sư|Phó Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|"
    r"Đô đốc|Chuẩn đô đốc|(?:Ông|Bà)(?=\s))[\s.,]{1,2}",
    re.IGNORECASE,
)
_SURNAMES = frozenset(
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly luong trinh dinh doan mai lam cao trieu luu ta thai to ha chu quach truong "
    "giang vuong tang nghiem kieu diep luc la lo quang cam vang vi ma sung thao giang mua hau ban lu trang kim thach chau son dam tong van dong hua "
    "mac nong be phung tu ton ninh nhu khuat nguy an phi cu tieu bach hau au trang lai dien doan ung khuong to thieu tu y ksor rcom rahlan siu nay "
    "kpa ro hnie dieu k a ho viet danh bo ngan quan dao bang cung giap hon khong lieu lang loi mau mong nham ong phu quyen so than thanh tan "
    "kien neang h mlo nie eban bya kbuor adrong rmah romah ayun cil alang arat briu bling clau coor poloong hoih chamalea kator ro lu cheo "
    "rah tra tuan uong ung xa chuong sa cha chang do duc leng lau leo tong phao pho tuong van voong".split()
)
_USUAL = frozenset(
    "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly luong trinh dinh doan mai lam cao trieu luu ta thai to ha chu truong quach "
    "vuong nghiem kieu luc quang ma trang kim chau son tong hua mac nong phung ton ninh khuat phi cu tang dao to lo giang vang".split()
)
_NOT_FIRST = re.compile(  # on the text itself: Trương is a family name, trường and trưởng are not
    r"(?:ban|bộ|sở|cục|vụ|phòng|uỷ|ủy|điều|chương|mục|mẫu|đơn|ngày|tháng|năm|tỉnh|căn|đảng|trường|trưởng|trung|gửi|số|biểu|bảng|kế|báo|quy|thủ|hội|cơ|kinh)\b",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"\b(?:hội đồng|việt nam|nhà nước|phụ lục|nơi nhận|đơn vị|thành phố|tiêu chí|danh mục|ký tên|đã ký|chữ ký|họ tên|công báo|căn cứ|quyết định|quy định|"
    r"thông tư|nghị quyết|nghị định|cộng hòa|nội dung|ghi chú|thay mặt|ký thay|cơ quan|tổ chức|công ty|trung tâm|số lượng|hà nội|"
    r"hải phòng|đà nẵng|cần thơ|hồ chí minh|kế hoạch|báo cáo|đối tượng|thời gian|kinh phí|quy trình|thủ tục|lĩnh vực|tài chính|phân công|nhiệm vụ|yêu cầu|"
    r"mục đích|quan điểm|ủy ban|uỷ ban|văn phòng|bộ trưởng|chủ tịch)\b",
    re.IGNORECASE,
)

_NO_PERSON = re.compile(r"(?:tong cuc|to trinh|phan [ivx]+$|bo [a-z]+$|so [a-z]+$|thu [a-z]+$|phu luc)")
"""What a scan leaves of bodies, headings and days of the week, without marks."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature block; ``start`` is the index of its first cell, ``end`` the one after its name."""

    name: str | None
    span: Span
    office: str | None
    behalf: str | None
    start: int
    end: int


def _vietnamese(word: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_](?:[^\W\d_]|['’.-](?=[^\W\d_]))*[.'’]?", word))


def person_in(text: str, *, known: bool) -> str | None:
    """``text`` as a person's name without rank and title; None when it is none.

    With ``known`` the first word must be a usual family name.

    >>> person_in("Thượng tướng Vũ Hải Sản", known=True), person_in("Bộ Tài chính", known=False)
    ('Vũ Hải Sản', None)
    """
    if len(text) > 120:
        return None
    text = re.sub(r"^(?:\(?\s?[ĐđDd][ãaÃA] ?[kK][ýyÝY]\s?[):]|\S{0,3}[\])}])", "", " ".join(text.split())).strip(" .,;:*_-“”\"'‘’`|()[]")
    for _ in range(3):
        found = _RANK.match(text)
        if found is None:
            break
        text = text[found.end() :].strip(" .,")
    words = text.split()
    if not 2 <= len(words) <= 6 or not all(map(_vietnamese, words)):
        return None
    shouted = text.isupper()
    if not all(w[0].isupper() and (shouted or len(w.strip("'’")) == 1 or not w.isupper() or "." in w) for w in words):
        return None
    plain = bare(text)
    family = re.split(r"[ '’.]", plain)[0] in (_USUAL if shouted else _SURNAMES)
    if (known or shouted or len(words) > 5) and not family:
        return None
    if _OFFICE.match(plain) or _NO_PERSON.match(plain) or _NOT_NAME.search(text) or _NOT_FIRST.match(text):
        return None
    return text.title() if shouted else text


_BEGINNINGS = [beginnings(pattern.pattern) for pattern in (_STRICT, _OFFICE, _CAPACITY)]
_FIRST = "".join(sorted({head[0] for heads in _BEGINNINGS for head in heads or ()})) if None not in _BEGINNINGS else ""
"""The letters that a block can begin with; empty when they are not certain."""


def opens_block(cell: Cell) -> bool:
    """Whether a signature block can begin with ``cell``: a capacity (T/M, KT.) or an office in capitals."""
    plain = cell.bare.lstrip(" .,;'`\"*{[(-")
    if len(plain) > 110 or plain[:1] not in (_FIRST or plain) or cell.text.islower():
        return False
    if _STRICT.match(plain) and sum(c.isupper() for c in cell.text) >= 0.6 * sum(c.isalpha() for c in cell.text):
        return True
    return (_OFFICE.match(plain) is not None or _CAPACITY.match(plain) is not None) and cell.capitals


_SIGNED = re.compile(r"\W{0,3}(?:da ky|ky ten|ky, .{0,40}|ky ten, .{0,40}|chu ky.{0,20}|daky)\W{0,3}")
_ITEM = re.compile(r"\s?[-–+•~¬*]\s?\S")


def signatures(cells: tuple[Cell, ...], first: int, last: int) -> Iterator[Signature]:
    """Signature blocks with a name between two cells, in reading order."""
    at = first
    while at < last:
        if not opens_block(cells[at]) or _ITEM.match(cells[at].text):
            at += 1
            continue
        block, seen = _block(cells, at, last)
        if block is None:
            # the blocks that open further down in what was looked through have little more to see
            at = seen[-1 if len(seen) > 12 else len(seen) // 2] if len(seen) > 1 else at + 1
            continue
        yield block
        at = block.end


def _block(cells: tuple[Cell, ...], at: int, last: int) -> tuple[Signature | None, list[int]]:
    """The block that opens in cell ``at``, None when no name ends it, and the cells of the offices that were seen."""
    offices: list[tuple[str, int]] = [(cells[at].text, at)]
    look, far = at + 1, 0
    while look < min(last, at + 60) and far < 40:
        cell = cells[look]
        if _SIGNED.fullmatch(cell.bare):
            look += 1
            continue
        if opens_block(cell) or (
            cell.capitals
            and person_in(cell.text, known=True) is None
            and len(cell.text) < 90
            and not cell.bare.startswith(("phu luc", "mau so"))
        ):
            if _SIGNED.search(cell.bare):
                return None, [k for _, k in offices]
            offices.append((cell.text, look))
            look += 1
            far += 1
            continue
        if _ITEM.match(cell.text) or cell.bare.startswith("noi nhan"):
            look += 1
            far += 1
            continue
        near = far <= 4 or look - at <= 6
        name, taken = name_at(cells, look, last, known=not near)
        if name is not None:
            behalf = next((w for w, _ in offices if _STRICT.match(bare(w).lstrip(" ({['"))), None)
            if behalf is not None:  # "TM. ỦY BAN NHÂN / DÂN"
                k = [w for w, _ in offices].index(behalf) + 1
                while (
                    k < len(offices)
                    and offices[k][1] == offices[k - 1][1] + 1
                    and not opens_block(cells[offices[k][1]])
                    and cells[offices[k][1]].gap == 1
                ):
                    behalf, k = f"{behalf} {offices[k][0]}", k + 1
            office = next((w for w, _ in reversed(offices) if not _STRICT.match(bare(w).lstrip(" ({['"))), None)
            if office is None and behalf is None:
                office = offices[-1][0]
            found = Signature(
                name,
                Span(cells[look].span.start, cells[look + taken - 1].span.end),
                _clean(_joined(offices, cells, office)) if office else None,
                _clean(behalf) if behalf else None,
                at,
                look + taken,
            )
            return found, [k for _, k in offices]
        if len(cell.text) > 90 and far == 0:
            return None, [k for _, k in offices]
        if re.match(r"(?:dieu \d|chuong |can cu|phu luc|mau so|muc )", cell.bare):
            return None, [k for _, k in offices]
        look += 1
        far += 1 if len(cell.text) < 90 else 6
    return None, [k for _, k in offices]


def _joined(offices: list[tuple[str, int]], cells: tuple[Cell, ...], office: str) -> str:
    """The office with the lines that belong to it: "CỤC TRƯỞNG CỤC / CHUYỂN ĐỔI SỐ QUỐC GIA"."""
    words = [w for w, _ in offices]
    at = words.index(office)
    first = at
    while first > 0 and _OFFICE.match(bare(words[first])) is None and not _STRICT.match(bare(words[first - 1])):
        first -= 1
    return " ".join(words[first : at + 1])


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:*_-|'`")


def name_at(cells: tuple[Cell, ...], at: int, last: int, *, known: bool) -> tuple[str | None, int]:
    """The person's name that begins in cell ``at`` and the cells it takes; a name may be cut over two lines."""
    cell = cells[at]
    if len(cell.text) > 80 or not any(c.isupper() for c in cell.text[:6]):
        return None, 1
    if at + 1 < last:
        following = cells[at + 1]
        if (
            following.gap == 1
            and not following.border
            and (not following.strong or " " not in cell.text)
            and (len(following.text.split()) <= 3 or _RANK.match(f"{cell.text} {following.text}") is not None)
        ):
            both, words = person_in(f"{cell.text} {following.text}", known=True), cell.text.split()
            if both is not None and (
                len(words) == 1 or (len(words) <= 3 and person_in(following.text, known=True) is None)
            ):
                return both, 2
    return person_in(cell.text, known=known), 1


def lone_name(cells: tuple[Cell, ...], first: int, last: int) -> tuple[str, Span] | None:
    """A name that stands alone in its cell and begins with a usual family name, the last between two cells."""
    for at in range(last - 1, first - 1, -1):
        if _ITEM.match(cells[at].text):
            continue
        name, taken = name_at(cells, at, last, known=True)
        if name is not None:
            return name, Span(cells[at].span.start, cells[at + taken - 1].span.end)
    return None
