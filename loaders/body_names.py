"""Names of bodies: from the capitals of a letterhead to sentence case, completed with their place.

The letterhead names it, except for documents of Trung ương: Ban Chấp hành Trung ương, Bộ Chính
trị and Ban Bí thư share the letterhead and the symbol ``/TW``, and only the title, the enacting
clause ("Ban Bí thư quy định …") and ``T/M`` tell them apart.

Not split: one room for how a body is called, whichever part of the page names it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..graph import authority
from .layout import bare, plain_text
from .normalise import Reading

_SHORT = (
    (r"\bUBND\b", "Ủy ban nhân dân"),
    (r"\bMTTQ\b", "Mặt trận Tổ quốc"),
    (r"\bHĐND\b", "Hội đồng nhân dân"),
    (r"\bTP\.?\s?HCM\b", "Thành phố Hồ Chí Minh"),
    (r"\b(?:TP|Tp)\b\.?\s?", "thành phố "),
    (r"\bTW\b|\bT\.Ư\b", "Trung ương"),
)
_SHARED_SUFFIXES = frozenset(("TW", "TU", "ĐH", "CT"))  # of several bodies, or of words that are no bodies


@lru_cache(maxsize=1)
def _suffix_bodies() -> dict[str, str]:
    """Code in a symbol → the one body that has it (source: the authority table of organs)."""
    rows = [row for row in authority.organs() if row.suffix and not row.is_class and row.suffix not in _SHARED_SUFFIXES]
    return {row.suffix.upper(): row.name for row in reversed(rows) if row.suffix}


@lru_cache(maxsize=1)
def _known_bodies() -> dict[str, str]:
    """Known bodies by their name without marks: a scan loses the marks of capitals first."""
    return {
        bare(name): row.name
        for row in authority.organs()
        if not row.is_class
        for name in (row.name, *row.variants)
        if " " in name and row.suffix != "TW"
    }


def known_body(words: str) -> str | None:
    """The body of the tables that these words name, marks apart; None when they name none.

    >>> known_body("BAO HIEM XÃ HỘI VIỆT NAM"), known_body("BAO HIEM")
    ('Bảo hiểm xã hội Việt Nam', None)
    """
    return _known_bodies().get(bare(words))


@lru_cache(maxsize=1)
def provinces_by_plain_name() -> dict[str, str]:
    """Provinces by their name without marks."""
    return {bare(row.name): row.name for row in authority.provinces()}


@lru_cache(maxsize=1)
def _ends_in_province() -> re.Pattern[str]:
    """A name without marks that ends in a province's: "cuc thue ba ria-vung tau"."""
    names = sorted((n for n in provinces_by_plain_name() if not n.startswith("thanh pho ")), key=lambda name: (-len(name), name))
    return re.compile(r"\s(" + "|".join(re.sub(r"\\ -\\ |\s-\s", r"\\s?-\\s?", re.escape(n).replace(r"\-", "-")) for n in names) + r")$")


_CAPITAL_AFTER = frozenset("bộ sở cục vụ ban ngành".split())
_PLACE_KINDS = frozenset("tỉnh xã phường huyện quận".split())
_PLACE_AT_END = re.compile(r"(?i)(?:tỉnh|tinh|thành phố|tỉnh ủy|thành ủy)\s(?P<place>[^\W\d_][^,;()]{1,24})$")
_NAMES = (
    "Trung ương", "Việt Nam", "Đảng", "Chính phủ", "Quốc hội", "Chính trị", "Bí thư", "Thường vụ", "Chấp hành", "Chủ tịch nước", "Hà Nội", "Hồ Chí Minh", "Hải Phòng",
    "Đà Nẵng", "Cần Thơ", "Huế", "Công Thương", "Kiểm tra", "Tổ chức", "Tuyên giáo", "Dân vận", "Nội chính", "Mặt trận Tổ quốc", "Tổng Bí thư",
    "Tư pháp", "Y tế", "Tài chính", "Nội vụ", "Xây dựng", "Công an", "Quốc phòng", "Ngoại giao", "Hải quan", "Thuế", "Chỉ đạo", "Nhà nước Việt Nam",
)  # fmt: skip


def expand(words: str) -> str:
    """``words`` with the usual short forms of bodies written out.

    >>> expand("UBND TP Hà Nội")
    'Ủy ban nhân dân thành phố Hà Nội'
    """
    capitals = words.isupper()
    for pattern, full in _SHORT:
        words = re.sub(pattern, full.upper() if capitals else full, words)
    return " ".join(words.split())


def sentence_case(words: str, reading: Reading | None = None) -> str:
    """A name printed in capitals as it is written in a sentence; the document's own writing comes first.

    >>> sentence_case("ỦY BAN NHÂN DÂN TỈNH ĐẮK LẮK"), sentence_case("BỘ KHOA HỌC VÀ CÔNG NGHỆ")
    ('Ủy ban nhân dân tỉnh Đắk Lắk', 'Bộ Khoa học và Công nghệ')
    """
    words = words[:300]  # a name is short; anything longer is no name
    words = re.sub(
        r"(?i)uỷ(?!\w)",
        lambda m: "Ủy" if m[0][0] == "U" and m[0][1] == "ỷ" else ("ỦY" if m[0].isupper() else "ủy"),
        expand(" ".join(words.split())),
    )
    letters = [c for c in words if c.isalpha()]
    if not letters:
        return words
    if bare(words) in _known_bodies():
        return _known_bodies()[bare(words)]
    if sum(c.isupper() for c in letters) < 0.7 * len(letters):
        return words[0].upper() + words[1:]
    if reading is not None and (own := _written(reading, words)) is not None:
        return _usual(own)
    out: list[str] = []
    place = False
    small = words.lower().split()
    for word, onward in zip(small, [*small[1:], ""], strict=True):
        previous = out[-1].lower() if out else ""
        if place and word in ("về", "và", "của", "lần", "khóa", "khoá", "nhiệm"):
            place = False
        if re.fullmatch(r"[ivx]+", word) and previous in ("thứ", "khóa", "khoá"):
            out.append(word.upper())
            continue
        capital = (
            not out
            or place
            or (previous in _CAPITAL_AFTER and word not in _PLACE_KINDS)
            or (previous in ("và", "-") and out[0].lower() in ("bộ", "sở", "cục", "ban", "vụ"))
            or (previous.endswith(",") and out[0].lower() in ("bộ", "sở"))
        )
        out.append(word[0].upper() + word[1:] if capital else word)
        kind = word in _PLACE_KINDS and f"{word} {onward}" != "xã hội"  # "bảo hiểm xã hội"
        if kind or word in ("ủy", "uỷ") and previous in ("tỉnh", "thành", "huyện", "quận", "thị"):
            place = True
        if word == "phố" and previous == "thành":
            place = True
        if out[-1].lower() in ("ủy", "uỷ") and previous in ("tỉnh", "thành"):
            out[-1] = word
    return _usual(" ".join(out))


def _usual(name: str) -> str:
    """``name`` with the spelling that has become usual in its fixed parts: "Ủy ban nhân dân"."""
    name = name.replace("uỷ", "ủy").replace("Uỷ", "Ủy")
    name = re.sub(r"(?i)ủy ban nhân dân", lambda m: f"{m[0][0]}y ban nhân dân", name)
    name = re.sub(r"(?<=[Đđ]ảng ủy )ủy ban (?=nhân dân|Mặt trận)", "Ủy ban ", name)
    name = re.sub(r"(?i)hội đồng nhân dân", lambda m: f"{m[0][0]}ội đồng nhân dân", name)
    for proper in _NAMES:
        name = re.sub(rf"(?<!\w){re.escape(proper)}(?!\w)", proper, name, flags=re.IGNORECASE)
    name = re.sub(
        r"(?i)\b(tỉnh|thành|huyện|quận|thị|đảng) (ủy|uỷ)\b", lambda m: m[0][0].upper() + m[0][1:].lower(), name
    )
    name = re.sub(r"(?<=\w )(?:Thành [Pp]hố|Tỉnh)(?= )", lambda m: m[0].lower(), name)
    placed = _PLACE_AT_END.search(name)
    if placed is not None and (province := provinces_by_plain_name().get(bare(placed["place"]))):
        name = name[: placed.start("place")] + province
    elif ends := _ends_in_province().search(bare(name)):
        name = name[: ends.start(1)] + re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), name[ends.start(1) :])
    return name[0].upper() + name[1:]


@lru_cache(maxsize=4)
def _written(reading: Reading, words: str) -> str | None:
    """The most usual way in which the document itself writes ``words`` outside capitals.

    A scan loses marks in capitals first ("CUC THUE TP HA NOI"); so marks do not count.
    """
    parts = [
        "(?:tp\\.?|thanh[ \\n]pho)" if w == "#" else re.escape(bare(w))
        for w in re.sub(r"(?i)thành phố", "#", words).split()
    ]
    pattern = "[ \\n]".join(parts)
    first = rf"{pattern[0]}(?<!\w{pattern[0]}){pattern[1:]}" if pattern[0].isalpha() else rf"(?<!\w){pattern}"
    seen: dict[str, int] = {}
    for k, found in enumerate(re.finditer(rf"{first}(?!\w)", plain_text(reading))):
        if k >= 40:
            break
        own = expand(reading.text[found.start() : found.end()])
        letters = [c for c in own if c.isalpha()]
        if sum(c.isupper() for c in letters) < 0.5 * len(letters):
            own = own[0].upper() + own[1:]
            seen[own] = seen.get(own, 0) + 1
    if not seen:
        return None
    best = max(seen, key=lambda own: (seen[own] * (1 + sum(ord(c) > 0x2FF for c in own)), own))
    if (
        len(words.split()) > 2
        and len(re.findall(r"(?<!\w)[^\W\d_a-zà-ỹ]", best)) < 2
        and re.search(r"(?i)\b(?:bộ|tỉnh|thành phố|ban)\b", words)
    ):
        return None  # "ủy ban nhân dân tỉnh quảng trị", a slip
    return best


_HEAD = re.compile(
    r"(?:quyen )?(?:pho )?(?:bo truong (?=bo )|thong doc |chu tich (?!nuoc)|giam doc |tong giam doc |truong (?=ban )|cuc truong |vu truong |"
    r"thu truong |chanh an |vien truong (?=vien )|tong (?=thanh tra)|tong (?=kiem toan)|bo truong, |chu nhiem (?=van phong|uy ban)|chu nhiem |chanh (?=van phong)|"
    r"hieu truong |tong cuc truong |chi cuc truong |bi thu |truong (?=thue ))"
)


def body_of_head(words: str) -> str:
    """The body whose head is named: ``BỘ TRƯỞNG BỘ Y TẾ`` → ``BỘ Y TẾ``; a body stays itself.

    >>> body_of_head("BỘ TRƯỞNG BỘ Y TẾ"), body_of_head("Thủ tướng Chính phủ"), body_of_head("TRƯỞNG BAN TỔ CHỨC")
    ('BỘ Y TẾ', 'Thủ tướng Chính phủ', 'BAN TỔ CHỨC')
    """
    found = _HEAD.match(bare(words))
    return words[found.end() :] if found else words


_CENTRAL = (
    ("bo chinh tri", "Bộ Chính trị"),
    ("ban bi thu", "Ban Bí thư"),
    ("ban chap hanh trung uong", "Ban Chấp hành Trung ương"),
    ("trung uong", "Ban Chấp hành Trung ương"),
)
_COMMITTEES = re.compile(r"(?:tinh|thanh|huyen|quan|thi|dang) uy\b")
_CLERKS = re.compile(
    r"(?:ban|van phong|uy ban kiem tra|truong chinh tri|bao|trung tam|uy ban|thuong truc|hoi dong|co quan|dang uy khoi)\b"
)
_PLACE = re.compile(r"(?i)(?:tỉnh|thành phố|xã|phường|huyện|quận|thị xã|đặc khu)\s+[^\W\d_][^,;|]{1,40}$")


def central_bodies(words: str) -> str | None:
    """The central bodies that ``words`` name, jointly in their order: "Bộ Chính trị, Ban Bí thư".

    >>> central_bodies("CỦA BỘ CHÍNH TRỊ, BAN BÍ THƯ")
    'Bộ Chính trị, Ban Bí thư'
    """
    plain = " ".join(bare(words).split())
    found: list[tuple[int, str]] = []
    for name, full in _CENTRAL:
        at = plain.find(name)
        if at >= 0 and full not in (f for _, f in found):
            found.append((at, full))
    found.sort()
    return ", ".join(full for _, full in found) or None


_ORGANISATION = re.compile(r"Đảng bộ (tỉnh|thành phố|huyện|quận|thị xã)(?= )")
_COMMITTEE_OF = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy", "thị xã": "Thị ủy"}


def _committee_of(name: str) -> str:
    """The committee of a Party organisation, whose offices stand below either name: "Đảng bộ tỉnh An Giang" is "Tỉnh ủy An Giang"."""
    return _ORGANISATION.sub(lambda found: _COMMITTEE_OF[found[1]], name, count=1)


def letterhead_body(organs: tuple[str, ...], reading: Reading) -> str | None:
    """The body that the letterhead names, the lower one completed with the one above it.

    >>> from .normalise import read
    >>> letterhead_body(("BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"), read(""))
    'Văn phòng Trung ương Đảng'
    >>> letterhead_body(("THÀNH ỦY HÀ NỘI", "BAN TỔ CHỨC"), read(""))
    'Ban Tổ chức Thành ủy Hà Nội'
    >>> letterhead_body(("ĐẢNG BỘ TỈNH AN GIANG", "BAN TỔ CHỨC"), read(""))
    'Ban Tổ chức Tỉnh ủy An Giang'
    >>> letterhead_body(("TỈNH ỦY AN GIANG", "ĐẢNG ỦY KHỐI DOANH NGHIỆP TỈNH"), read(""))
    'Đảng ủy khối doanh nghiệp tỉnh An Giang'
    """
    if not organs:
        return None
    lines = [_without_noise(part) for line in organs for part in _two_lines_in_one(line)]
    names = [_several(body_of_head(expand(line))) for line in lines]
    last, plain = names[-1], bare(names[-1])
    if len(names) == 1:
        return sentence_case(last, reading)
    above, over = names[-2], bare(names[-2])
    if (one := known_body(f"{above} {last}")) is not None:
        return one  # "VĂN PHÒNG / CHÍNH PHỦ"
    if re.match(r"ban chap hanh trung uong", over):
        if "trung uong" in plain or plain.startswith("dang "):
            return sentence_case(last, reading)
        return "Văn phòng Trung ương Đảng" if plain == "van phong" else f"{sentence_case(last, None)} Trung ương"
    congress = re.match(r"dai hoi(?: dai bieu)?(?= lan thu)", plain)
    if congress is not None and over.startswith("dang bo "):
        return sentence_case(f"{last[: congress.end()]} {above}{last[congress.end() :]}", reading)
    if _COMMITTEES.match(over) or over.startswith("dang bo"):
        if plain.startswith("ban chap hanh") or _COMMITTEES.match(plain) and plain.split()[0] != "dang":
            return sentence_case(last if "dang bo" in plain or _COMMITTEES.match(plain) else f"{last} {above}", reading)
        if plain.startswith("dang uy khoi") and over.startswith("tinh uy "):
            own = sentence_case(last, None).removesuffix(" tỉnh")
            return f"{own} tỉnh {sentence_case(above, reading)[8:]}"
        if _CLERKS.match(plain) and not _COMMITTEES.search(plain):
            return f"{sentence_case(last, None)} {_committee_of(sentence_case(above, reading))}"
        return sentence_case(last, reading)
    if over.startswith("uy ban m") and plain.startswith("ban thuong truc"):
        return f"Ban Thường trực {sentence_case(above, reading)}"
    if plain in ("van phong", "thanh tra") and over.startswith(("uy ban", "hoi dong", "so", "bo")):
        return sentence_case(f"{last} {above}", reading)
    if _PLACE.search(last):
        return sentence_case(last, reading)
    place = _PLACE.search(above)
    if place is not None and plain.startswith(
        (
            "so",
            "ban",
            "trung tam",
            "chi cuc",
            "thanh tra",
            "truong",
            "phong",
            "vien",
            "benh vien",
            "cong an",
            "thue",
            "cuc",
        )
    ):
        return sentence_case(f"{last} {place[0]}", reading)
    return sentence_case(last, reading)


_BODY_OF_COMMITTEE = re.compile(
    r"(?:ban (?:to chuc|tuyen giao|dan van|noi chinh|kinh te|bao ve|chi dao|xay dung)|van phong|uy ban kiem tra|truong chinh tri|chi bo|ban can su dang|"
    r"ban thuong vu|(?:dang|huyen|quan|thi|thanh) uy)\b"
)
_UNDER = (  # a body, and what stands under it on the next line of a letterhead
    (re.compile(r"dang bo\s\w"), re.compile(r"(?:(?:tinh|dang|huyen|quan|thi|thanh) uy|dang bo|chi bo)\b")),
    (re.compile(r"(?:(?:tinh|thanh|huyen|quan|thi) uy\s\w|dang uy (?:chinh phu|quoc hoi|mat tran|cac co quan|cong an|quan su|uy ban|xa|phuong|khoi)\b)"),
     _BODY_OF_COMMITTEE),
    (re.compile(r"(?:ubnd|uy ban nhan dan)\s(?:tinh|thanh pho|tp|huyen|quan|xa|phuong|thi xa|dac khu)\s\w"),
     re.compile(r"(?:so|ban quan ly|chi cuc|trung tam|thanh tra|van phong|benh vien|(?:phong|truong)(?! (?:so|phong|van phong|tinh)\b))\b")),
    (re.compile(r"uy ban (?:mttq|mat tran to quoc) viet nam\s\w"), re.compile(r"ban thuong truc\b")),
    (re.compile(r"ban chap hanh trung uong$"), re.compile(r"(?:ban|dang uy|hoc vien)\s\w|(?:van phong|uy ban kiem tra)$")),
    (re.compile(r"(?:tong lien doan lao dong viet nam|hoi [a-z ]{4,40}viet nam|trung uong [a-z ]{4,40})$"), re.compile(r"(?:lien doan|hoi|doan|tinh doan)\s\w")),
    (re.compile(r"bo quoc phong$"), re.compile(r"(?:quan khu|quan doan|quan chung|bo tu lenh|bo tong tham muu|tong cuc|cuc|hoc vien|binh doan)\s\w")),
    (re.compile(r"bo cong an$"), re.compile(r"(?:cong an|cuc|hoc vien|bo tu lenh)\s\w")),
    (re.compile(r"cuc (?:thue|hai quan)$"), re.compile(r"(?:thue|chi cuc)\s\w")),
)  # fmt: skip

_MINISTRY = (re.compile(r"bo\s\w"), re.compile(r"(?:tong cuc|cuc|vu|vien|thanh tra|chi cuc)\s\w"))
"""A ministry of the tables with a department under it."""


def _two_lines_in_one(line: str) -> list[str]:
    """A body and the one above it, which a page flattened to text may have put on one line.

    >>> _two_lines_in_one("TỈNH ỦY NGHỆ AN - BAN TỔ CHỨC"), _two_lines_in_one("BAN TỔ CHỨC TỈNH ỦY")
    (['TỈNH ỦY NGHỆ AN', 'BAN TỔ CHỨC'], ['BAN TỔ CHỨC TỈNH ỦY'])
    >>> _two_lines_in_one("ĐẢNG BỘ TỈNH SƠN LA ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH")
    ['ĐẢNG BỘ TỈNH SƠN LA', 'ĐẢNG ỦY ỦY BAN NHÂN DÂN TỈNH']
    >>> _two_lines_in_one("BỘ TÀI CHÍNH - TỔNG CỤC THUẾ")
    ['BỘ TÀI CHÍNH', 'TỔNG CỤC THUẾ']
    >>> _two_lines_in_one("UBND THÀNH PHỐ HẢI PHÒNG SỞ NỘI VỤ")
    ['UBND THÀNH PHỐ HẢI PHÒNG', 'SỞ NỘI VỤ']
    """
    words = line.split()
    if not line.isupper() or len(words) > 24:
        return [line]
    for k in range(2, len(words) - 1):
        above, rest = " ".join(words[:k]).rstrip(" -–"), " ".join(words[k:]).lstrip(" -–")
        over, below = bare(above), bare(rest)
        known = _parents().get(_known_bodies().get(below, ""))
        if (known is not None and known == _known_bodies().get(over)) or any(
            higher.match(over) and lower.match(below)
            for higher, lower in ((*_UNDER, _MINISTRY) if over in _known_bodies() else _UNDER)
        ):
            return [above, *_two_lines_in_one(rest)]
    return [line]


@lru_cache(maxsize=1)
def _parents() -> dict[str, str]:
    """Known bodies with the body that each stands under."""
    return {row.name: row.parent for row in authority.organs() if not row.is_class and row.parent}


def _is_speck(word: str) -> bool:
    """A few small letters, or signs with a letter among them at most."""
    letters = sum(c.isalpha() for c in word)
    small = not any(c.isupper() or c.isdigit() for c in word)
    return small and (letters <= 1 or (letters <= 6 and letters == len(word)))


def _without_noise(line: str) -> str:
    """A known body in capitals without what a scan made of specks behind it.

    >>> _without_noise("BỘ TÀI CHÍNH aeons"), _without_noise("BỘ KHOA HỌC VÀ CÔNG NGHỆ ====e"), _without_noise("BỘ Y TẾ Cục A")
    ('BỘ TÀI CHÍNH', 'BỘ KHOA HỌC VÀ CÔNG NGHỆ', 'BỘ Y TẾ Cục A')
    """
    words = line.split()
    for k in range(len(words) - 1, max(1, len(words) - 4), -1):
        name, tail = " ".join(words[:k]), words[k:]
        if not all(map(_is_speck, tail)):
            break
        if name.isupper() and bare(name) in _known_bodies():
            return name
    return line


def _several(words: str) -> str:
    """Bodies that issue jointly, parted by dashes in the letterhead: ``BỘ CÔNG AN - BỘ QUỐC PHÒNG``."""
    return re.sub(
        r"\s*[-–]\s+(?=(?:BỘ|TÒA ÁN|TOÀ ÁN|VIỆN|ỦY BAN|UỶ BAN|HỘI|TỔNG LIÊN ĐOÀN|ĐOÀN CHỦ TỊCH|CHÍNH PHỦ|NGÂN HÀNG|THANH TRA)\s)",
        ", ",
        words,
    )


_ENACTS = re.compile(
    r"(?<!giao )(?<!cua )(?<!do )(?P<who>(?:ban bi thu|bo chinh tri(?:, ban bi thu| va ban bi thu)?|ban chap hanh trung uong(?: dang)?|ban thuong vu (?:tinh uy|thanh uy|dang uy|huyen uy|quan uy)(?: (?!trinh\b)[a-z]+){0,9}?))"
    r"(?: khoa [ivx]+)?[,]?\s(?:(?:thong nhat )?(?:ban hanh (?:quy dinh|chi thi|ket luan|huong dan|quy che|ke hoach|nghi quyet|quyet dinh|thong tri|chuong trinh)|"
    r"quy dinh|quyet dinh|quyet nghi|ket luan|chi thi|huong dan|yeu cau|thong bao|xay dung ke hoach|thong tri|quyet nghi))\b"
)


def restored(name: str) -> str:
    """A province's committee whose accents a stamp or a scan has lost, spelled as the tables spell it.

    >>> restored("Tinh uy Nam Dinh"), restored("Tinh uy vien")
    ('Tỉnh ủy Nam Định', 'Tinh uy vien')
    """
    return _committees_by_letters().get(bare(name), name) if name.isascii() else name


@lru_cache(maxsize=1)
def _committees_by_letters() -> dict[str, str]:
    return {bare(row.committee): row.committee for row in authority.provinces()}


def enacting_body(plain: str, *, only: str | None = None) -> str | None:
    """The words (folded, without marks) that name who enacts at the opening of the body: "Ban Bí thư quy định …".

    ``only`` is the verb that counts, any by default.

    >>> enacting_body("can cu dieu le dang, ban bi thu quy dinh nhu sau")
    'ban bi thu'
    >>> enacting_body("ban thuong vu huyen uy xay dung ke hoach", only="ban hanh") is None
    True
    """
    for found in _ENACTS.finditer(" ".join(plain.split())):
        if only is None or f" {only} " in found[0]:
            return found["who"].strip()
    return None


def suffix_body(symbol: str | None) -> str | None:
    """The body whose own code the symbol carries, None for codes that many share (``UBND``, ``TU``).

    >>> suffix_body("234/CĐ-TTg"), suffix_body("45/2025/TT-BYT"), suffix_body("50-KL/TW") is None
    ('Thủ tướng Chính phủ', 'Bộ Y tế', True)
    """
    if not symbol:
        return None
    if re.search(r"/UBTVQH\d+|-UBTVQH\d*$", symbol):
        return "Ủy ban Thường vụ Quốc hội"
    if re.search(r"/QH\d+$", symbol):
        return "Quốc hội"
    parts = re.split(r"[-/]", symbol.upper())
    for part in [parts[-1], *parts[1:]]:
        if part in _suffix_bodies():
            return _suffix_bodies()[part]
    return None


_OPEN_PLACE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy$|(?:tỉnh|thành phố|Thành phố|xã|phường)$")


def _carries_place(name: str) -> bool:
    return _OPEN_PLACE.search(name.replace("uỷ", "ủy")) is None


def with_place(name: str, place: str | None) -> str:
    """``name`` completed with the place of issue when it stops at "Tỉnh ủy", "tỉnh" or the like.

    >>> with_place("Ban Thường vụ Tỉnh ủy", "Sơn La"), with_place("Tỉnh ủy Sơn La", "Sơn La")
    ('Ban Thường vụ Tỉnh ủy Sơn La', 'Tỉnh ủy Sơn La')
    """
    if place is None or _carries_place(name):
        return name
    bare_place = re.sub(r"^(?:tỉnh|Tỉnh|thành phố|Thành phố|TP\.?)\s+", "", place)
    return f"{name} {province_plainly(bare(bare_place)) or bare_place}"  # also of a scan's "Hồ Chi Minh"


def province_plainly(plain: str) -> str | None:
    """The province of this name (without marks), without "Thành phố" in front.

    >>> province_plainly("ho chi minh"), province_plainly("nam dinh"), province_plainly("a")
    ('Hồ Chí Minh', 'Nam Định', None)
    """
    known = provinces_by_plain_name()
    name = known.get(plain) or known.get(f"thanh pho {plain}")
    return name.removeprefix("Thành phố ") if name is not None else None
