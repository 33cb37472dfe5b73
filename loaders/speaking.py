"""Which body speaks in a letter that lost its letterhead.

"…, UBND Thành phố yêu cầu các sở …": the subject of a verb of official speech. The head who
signs helps: a letter signed for a minister is a ministry's.
"""

from __future__ import annotations

import re

from ..graph import authority
from ..graph.folding import key
from .body_names import body_of_head, expand, province_plainly, sentence_case
from .layout import CAPITAL, bare, plain_text
from .normalise import Reading

_SPEAKS = re.compile(
    r"(?:^|[.,;:)\n]\s{0,2}|\d{4}, )(?P<who>(?:uy ban nhan dan|ubnd|hoi dong nhan dan|bo|cuc|tong cuc|so|van phong|ban|chi cuc|thue|vien|ngan hang|bao hiem xa hoi|thanh tra|kho bac|"
    r"chu tich uy ban nhan dan|tinh uy|thanh uy|dang uy|huyen uy|trung tam|chinh phu|thu tuong chinh phu|hoi|lien doan|tong lien doan|kiem toan nha nuoc|toa an)\b[^.;:|()]{0,140}?)"
    r"(?:\s?\([^()]{0,120}\))?,?\s(?:kinh |tran trong |xin |da )?(?:yeu cau|de nghi|co y kien|thong bao|huong dan|bao cao|tra loi|trao doi|phat dong|ban hanh|quyet dinh|ket luan|kinh de nghi|(?<!ngoai )giao(?! thong)|nhan duoc|chi dao nhu sau|cong bo|cho y kien)\b"
)


_HEADS = (
    (r"bo truong, chu nhiem", "văn phòng chính phủ"),
    (r"bo truong|thu truong", "bộ"),
    (r"tong cuc truong", "tổng cục"),
    (r"chi cuc truong", "chi cục"),
    (r"cuc truong", "cục"),
    (r"uy ban nhan dan", "ủy ban nhân dân"),
    (r"hoi dong nhan dan", "hội đồng nhân dân"),
    (r"thong doc", "ngân hàng"),
    (r"truong ban|truong ban chi dao", "ban"),
    (r"giam doc", "sở"),
    (r"chanh van phong", "văn phòng"),
    (r"truong thue", "thuế"),
)
"""Whose head signs: the first words of the body's name (in a letter without letterhead the signature helps to tell it)."""


def speaking_body(reading: Reading, start: int, end: int, *, signed: str = "") -> str | None:
    """The body that speaks in a letter without letterhead: "…, UBND Thành phố yêu cầu …".

    The most often named wins, a body of which the signing head (``signed``) can be head before others.
    """
    plain = re.sub(r"(?<!\n)\n(?!\n)", " ", plain_text(reading)[start:end])  # a line end alone parts no sentence
    seen: dict[str, list[str]] = {}
    for k, found in enumerate(_SPEAKS.finditer(plain)):
        if k > 60:
            break
        before = reading.text[max(0, start + found.start() - 600) : start + found.start("who")].rsplit("\n\n", 1)[-1]
        if before.rfind("“") > before.rfind("”"):
            continue  # a law that is quoted speaks
        words = " ".join(reading.text[start + found.start("who") : start + found.end("who")].split())
        words = re.sub(r"(?i)\b(phố|tỉnh|xã|phường)\s\1\b", r"\1", words)  # a slip: "Thành phố phố"
        inner = re.search(r"(?i),\s(?=(?:ủy ban|ubnd|bộ|cục|sở|ban|tổng cục|văn phòng)\s)", words)
        words = words[inner.end() :] if inner else words
        if len(words) > 130 or not words[0].isupper() or ("," in words.split(" về ")[0] and not words.startswith("Bộ")):
            continue
        if re.search(r"\s(?:về|của|đã|có|các|theo|tại|để|được)\s", words) and not words.startswith(
            ("Ban Chỉ đạo", "Ban chỉ đạo")
        ):
            continue
        words = re.sub(
            r"\s(?:xin|đã|sẽ|kính|trân trọng|cũng)$", "", re.split(r"\s(?=và Bộ\s|phối hợp\s|quyết định\s)", words)[0]
        )
        name = sentence_case(expand(body_of_head(words)), reading)
        if " " in name and not _HEAD_ALONE.fullmatch(bare(name)):
            seen.setdefault(key(name), []).append(name)
    kin = next((name for pattern, name in _HEADS if re.search(pattern, bare(signed))), None)
    fitting = {k: v for k, v in seen.items() if kin and v[0].lower().startswith(kin)}
    if not fitting and kin == "bộ":
        fitting = _ministries_named(plain)  # the minister signs, so a ministry speaks: the one it talks of most
    fitting = fitting or seen
    if not fitting:
        return None
    best = max(fitting, key=lambda k: len(fitting[k]))
    return fitting[best][0]


_HEAD_ALONE = re.compile(r"(?:bo|cuc|so|chi cuc|vien|ban|hoi) truong|chu tich|thu truong|giam doc")


def _ministries_named(plain: str) -> dict[str, list[str]]:
    """The ministries named in a text (without marks), each as often as it is named."""
    rows = [
        row
        for row in authority.organs()
        if row.name.startswith("Bộ ") and not row.is_class and row.level == "state-central"
    ]
    counted = {row.name: len(re.findall(rf"(?<!truong ){re.escape(bare(row.name))}(?!\w)", plain)) for row in rows}
    return {key(name): [name] * n for name, n in counted.items() if n}


_OPEN = re.compile(r"(?i)(?:\b(?P<kind>tỉnh|thành phố)|\b(?P<committee>tỉnh|thành) ủy)$")
_NAMED = re.compile(
    rf"\b(?P<kind>[Tt]ỉnh|TỈNH|[Tt]hành [Pp]hố|THÀNH PHỐ|TP\.?|Tp\.?)\s(?P<place>[{CAPITAL}]\w*(?:\s?[-–]?\s[{CAPITAL}]\w*){{0,3}})"
)


_OF_BODY = re.compile(r"(?:uy ban nhan dan|ubnd|hdnd|hoi dong nhan dan)\s$")
_REACH = re.compile(r"\bdia ban\s$")


def with_province(name: str, reading: Reading, end: int) -> str:
    """``name`` with its province when it stops at "tỉnh", "Thành phố" or is a bare "Sở …", and the text up to ``end`` names one only.

    First counts what stands behind "Ủy ban nhân dân", then behind "trên địa bàn", then every province named;
    a city under Trung ương may be named without "thành phố", where the text names no other city.

    >>> from .normalise import read
    >>> text = read("Các đơn vị trên địa bàn Thành phố Hồ Chí Minh báo cáo Ủy ban nhân dân Thành phố.")
    >>> with_province("Ủy ban nhân dân Thành phố", text, 80)
    'Ủy ban nhân dân Thành phố Hồ Chí Minh'
    """
    opened = _OPEN.search(name)
    department = name.startswith("Sở ") and not _NAMED.search(name)
    if opened is None and not department:
        return name
    city = None if opened is None else (opened["kind"] or opened["committee"]).lower().startswith("thành")
    text = reading.text[:end].replace("\n", " ")
    plain = plain_text(reading)[:end].replace("\n", " ")
    of_body: set[str] = set()
    reach: set[str] = set()
    named: set[str] = set()
    others = False
    for found in _NAMED.finditer(text):
        is_city = found["kind"][:2].lower() != "tỉ"
        words = bare(found["place"]).split()
        place = next((p for k in (4, 3, 2, 1) if (p := province_plainly(" ".join(words[:k])))), None)
        if city is not None and is_city is not city:
            continue
        if place is None:
            others = others or is_city
            continue
        whole = place if opened is not None else f"{'thành phố' if is_city else 'tỉnh'} {place}"
        before = plain[max(0, found.start() - 24) : found.start()]
        named.add(whole)
        if _OF_BODY.search(before):
            of_body.add(whole)
        if _REACH.search(before):
            reach.add(whole)
    if city and not named and not others:
        named = {
            row.name.removeprefix("Thành phố ")
            for row in authority.provinces()
            if row.is_city and row.name.removeprefix("Thành phố ") in text
        }
    if department:
        named = set()  # a letter of a department names the provinces of others, too
    for places in (of_body, reach, named):
        if len(places) == 1:
            return f"{name} {min(places)}"
    return name
