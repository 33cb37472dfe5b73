"""Which body speaks in a letter that lost its letterhead.

"…, UBND Thành phố yêu cầu các sở …": the subject of a verb of official speech. The head who
signs helps: a letter signed for a minister is a ministry's.
"""

from __future__ import annotations

import re

from ..graph import authority
from ..graph.folding import key
from .body_names import body_of_head, expand, provinces_by_plain_name, sentence_case
from .layout import bare, plain_text
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
        words = " ".join(reading.text[start + found.start("who") : start + found.end("who")].split())
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
    return _completed(fitting[best][0], plain)


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


def _completed(name: str, plain: str) -> str:
    """A people's committee with its province when the text names one only: "Ủy ban nhân dân Thành phố" → "… thành phố Hà Nội"."""
    if not re.fullmatch(r"(?i)ủy ban nhân dân (?:tỉnh|thành phố)", name):
        return name
    named = {
        provinces_by_plain_name()[words]
        for found in re.finditer(
            r"(?:uy ban nhan dan|ubnd)(?: \(ubnd\))? (?:tinh|thanh pho|tp\.?) (?P<place>[a-z]+(?: [a-z]+){0,2})", plain
        )
        for k in (3, 2, 1)
        if (words := " ".join(found["place"].split()[:k])) in provinces_by_plain_name()
    }
    return f"{name} {named.pop()}" if len(named) == 1 else name
