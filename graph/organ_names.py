"""Names of organs as written → one spelling, and lines of recipients → names.

Nothing here knows which body is meant. A name is freed of what is no part of it (list marks,
purposes such as "(để báo cáo)", the term of office), its abbreviations are written out, and its
tone marks are put where the present rule has them (uỷ → ủy, hoá → hóa).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .folding import fold
from .folding import key as fold_key

_SHORT = (
    # Trung ương and Party bodies
    (r"BCHTW|BCHTƯ", "Ban Chấp hành Trung ương"),
    (r"T\. ?[ƯW]\.?|TW|TƯ", "Trung ương"),
    (r"BTVTU", "Ban Thường vụ TU"),  # which committee TU is, the speaker tells
    (r"VPTU", "Văn phòng TU"),
    (r"BCH(?! ?QS)", "Ban Chấp hành"),
    (r"BTV", "Ban Thường vụ"),
    (r"BCT", "Bộ Chính trị"),
    (r"BBT", "Ban Bí thư"),
    (r"UBKT", "Ủy ban Kiểm tra"),
    (r"BTG ?& ?DV|BTGDV|Ban TG ?& ?DV|Ban TGDV|Ban TG-DV", "Ban Tuyên giáo và Dân vận"),
    (r"BTG|Ban TG", "Ban Tuyên giáo"),
    (r"BDV|Ban DV", "Ban Dân vận"),
    (r"BNC|Ban NC", "Ban Nội chính"),
    (r"BTC(?= (?:TU|Tỉnh|Thành|TW|Trung|Huyện|Quận))|Ban TC", "Ban Tổ chức"),
    (r"BCS [đĐ]ảng|BCSĐ", "Ban cán sự đảng"),
    (r"ĐĐ(?= (?:HĐND|Hội|MTTQ|UBMTTQ|Ủy))", "Đảng đoàn"),
    (r"ĐU(?= )", "Đảng ủy"),
    (r"BCĐ", "Ban Chỉ đạo"),
    # state bodies
    (r"TTUB", "Thường trực Ủy ban nhân dân"),
    (r"VPUB ?TP", "Văn phòng Ủy ban nhân dân thành phố"),
    (r"VPUBND|VPUB", "Văn phòng Ủy ban nhân dân"),
    (r"VP\. ?|VP(?= )|V/p ", "Văn phòng "),
    (r"UBND", "Ủy ban nhân dân"),
    (r"HĐND", "Hội đồng nhân dân"),
    (r"ĐĐBQH|Đoàn ĐBQH|đoàn ĐBQH", "Đoàn đại biểu Quốc hội"),
    (r"ĐBQH", "đại biểu Quốc hội"),
    (r"UBTVQH", "Ủy ban Thường vụ Quốc hội"),
    (r"CVP", "Chánh Văn phòng"),
    (r"CT(?=,? (?:UBND|HĐND|PCT|Ủy|Hội))", "Chủ tịch"),
    (r"PCT", "Phó Chủ tịch"),
    (r"TTgCP|TTg CP|TTg", "Thủ tướng Chính phủ"),
    (r"(?<=Thủ tướng )CP", "Chính phủ"),
    (r"TANDTC", "Tòa án nhân dân tối cao"),
    (r"VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
    (r"TAND", "Tòa án nhân dân"),
    (r"VKSND", "Viện kiểm sát nhân dân"),
    (r"NHNN", "Ngân hàng Nhà nước"),
    (r"BHXH", "Bảo hiểm xã hội"),
    (r"KBNN", "Kho bạc Nhà nước"),
    (r"(?:BCHQS|Bộ CHQS)", "Bộ Chỉ huy Quân sự"),
    (r"Ban CHQS", "Ban Chỉ huy Quân sự"),
    (r"CA(?= (?:tỉnh|TP|thành phố|huyện|quận|xã|phường))", "Công an"),
    # the Front and mass organisations
    (r"UBTW ?MTTQ ?VN|UBTW ?MTTQ|UBTƯ ?MTTQ", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    (r"UB\.? ?MTTQ ?VN|UB\.? ?MTTQ Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (r"UB\.? ?MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (r"MTTQ ?VN", "Mặt trận Tổ quốc Việt Nam"),
    (r"MTTQ", "Mặt trận Tổ quốc"),
    (r"LĐLĐ", "Liên đoàn Lao động"),
    (r"LHPN", "Liên hiệp Phụ nữ"),
    (r"CCB", "Cựu chiến binh"),
    (r"TNCS ?HCM|TNCSHCM", "Thanh niên Cộng sản Hồ Chí Minh"),
    (r"TNCS", "Thanh niên Cộng sản"),
    (r"(?<=nữ )VN|(?<=dân )VN|(?<=quốc )VN|(?<=binh )VN|(?<=động )VN", "Việt Nam"),
    (r"UB(?= (?:Trung|TW|Kiểm|Mặt|nhân))", "Ủy ban"),
    # fields of competence
    (r"KH ?& ?CN|KHCN|KH và CN", "Khoa học và Công nghệ"),
    (r"GD ?& ?ĐT|GDĐT|GD-ĐT|GD và ĐT", "Giáo dục và Đào tạo"),
    (r"NN ?& ?PTNT|NNPTNT|NN và PTNT", "Nông nghiệp và Phát triển nông thôn"),
    (r"PTNT", "Phát triển nông thôn"),
    (r"NN ?& ?MT|NNMT|NN và MT", "Nông nghiệp và Môi trường"),
    (r"TN ?& ?MT|TNMT", "Tài nguyên và Môi trường"),
    (r"KH ?& ?ĐT|KHĐT|KH-ĐT", "Kế hoạch và Đầu tư"),
    (r"TT ?& ?TT|TTTT", "Thông tin và Truyền thông"),
    (r"VH,? ?TT ?(?:& ?|và |, )?DL|VHTTDL", "Văn hóa, Thể thao và Du lịch"),
    (r"VH ?& ?TT|VHTT", "Văn hóa và Thể thao"),
    (r"LĐ ?-? ?TB ?& ?XH|LĐTBXH|LĐ-TBXH|LĐ,? ?TB ?và ?XH", "Lao động - Thương binh và Xã hội"),
    (r"DT ?& ?TG|DTTG", "Dân tộc và Tôn giáo"),
    (r"GTVT", "Giao thông vận tải"),
    (r"QHKT|QH-KT", "Quy hoạch - Kiến trúc"),
    (r"PTTH|PT-TH|PT ?& ?TH", "Phát thanh, Truyền hình"),
    (r"TTĐT", "Thông tin điện tử"),
    (r"TTXVN", "Thông tấn xã Việt Nam"),
    (r"KCX ?& ?CN", "Khu chế xuất và công nghiệp"),
    # Thường trực, before a body that has one
    (r"TT\.? ?(?=(?:Tỉnh [uủ]|Thành [uủ]|TU\b|Huyện ủy|Quận ủy|Đảng ủy|Hội đồng|Ủy ban|Ban Bí thư))", "Thường trực "),
    # places
    (r"(?:TP|Tp|T\.P)\.? ?(?=HCM)|TP ?HCM", "Thành phố Hồ Chí Minh "),
    (r"(?:TP|Tp|T\.P)\.? ?(?=[A-ZĐ])", "thành phố "),
    (r"(?:TP|Tp)\.?", "thành phố"),
    (r"(?<=Minh )HCM", ""),
    (r"TX\.? ?(?=[A-ZĐ])", "thị xã "),
)  # fmt: skip
"""Abbreviation (case counts) → what it stands for, in the order tried."""

_EXPAND = tuple(
    (re.compile(rf"(?<!\w)(?:{short})" + ("" if "(?=" in short else r"(?!\w)")), full) for short, full in _SHORT
)
_FUSED = (  # an abbreviation with no blank behind it: "TT.HĐND", "VP.UBND", "UB.MTTQVN", "UBNDTP"
    (re.compile(r"(?<!\w)(TT|VP|CT|PCT|UB)\.(?=[A-ZĐ])"), r"\1. "),
    (re.compile(r"(?<=\w)(?<=UBND|HĐND)(?=TP\b)"), " "),
    (re.compile(r"(?<!\w)(BTC|BTG|BTGDV|BDV|BNC|UBKT|BTV)-?(?=(?:TU|TW|TƯ)\b)"), r"\1 "),
)
_TONED = (("oa", "òa óa ỏa õa ọa"), ("oe", "òe óe ỏe õe ọe"), ("uy", "ùy úy ủy ũy ụy"))
_OPEN_TONES = {
    shape(pair[0] + unicodedata.normalize("NFC", pair[1] + mark)): shape(placed)
    for pair, syllables in _TONED
    for mark, placed in zip("\u0300\u0301\u0309\u0303\u0323", syllables.split(), strict=True)
    for shape in (str.lower, str.upper, str.capitalize)
}
_OPEN = re.compile(rf"(?<![qQ])(?:{'|'.join(map(re.escape, _OPEN_TONES))})(?!\w)")  # đoàn, quý stay as they are

_MARKS = re.compile(r"^[\s*|+\-–—•·>.,;:]+|[\s*|\-–—•·,;:./]+$")
_OWNER_IN_BRACKETS = re.compile(r" ?[(]((?:Bộ|Sở|Ủy ban|Tỉnh ủy|Thành ủy) [^()]{2,80})[)]$")
_REMARK = re.compile(r" ?(?:[(][^()]{0,200}[)]|\[[^][]{0,200}\]|[“\"][^“”\"]{0,200}[”\"])")
_PURPOSE = re.compile(r" (?:để )?(?:b/c|báo cáo|p/h|phối hợp|t/h|thực hiện|biết|chỉ đạo|theo dõi)$")
_TERM = re.compile(
    r",? (?:lần thứ [IVXLC\d]{1,6} )?(?:khóa|khoá|nhiệm kỳ|nhiệm kì) (?:[IVXLC]{1,6}|\d{1,4} ?[-–] ?\d{1,4}|\d{1,2})$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?P<plural>(?:các|những|mỗi|từng|mọi|tất cả|toàn thể|một số) )?(?:(?:đồng chí|đ/c|đ\.c|ông|bà|"
    r"bạn) )?(?P<again>(?:các|những) )?",
    re.IGNORECASE,
)


def tone_marks(text: str) -> str:
    """``text`` with the tone mark of open syllables where the present rule has it.

    >>> tone_marks("Uỷ ban, hoá, thuỷ lợi, khoẻ, quý, đoàn")
    'Ủy ban, hóa, thủy lợi, khỏe, quý, đoàn'
    """
    return _OPEN.sub(lambda found: _OPEN_TONES[found[0]], text)


@lru_cache(maxsize=8192)
def tidy(name: str) -> str:
    """``name`` on one line in one spelling, without list marks, remarks and term of office.

    >>> tidy("- TT. Thành uỷ, (để b/c);"), tidy("UBND TP. Hải Phòng (khoá XVI)")
    ('Thường trực Thành ủy', 'Ủy ban nhân dân thành phố Hải Phòng')
    >>> tidy("Cục Thuế (Bộ Tài chính)"), tidy("Ban TG&DVTW")
    ('Cục Thuế, Bộ Tài chính', 'Ban Tuyên giáo và Dân vận Trung ương')
    """
    text = " ".join(unicodedata.normalize("NFC", name).replace("Ð", "Đ").replace("Ɖ", "Đ").split())
    text = re.sub(r"[*_|]+", "", text)
    text = re.sub(r"\b(Bộ|Sở) [-–] (?=\1 )", "", text)  # "Văn phòng Bộ - Bộ Y tế"
    text = _OWNER_IN_BRACKETS.sub(r", \1", text)
    text = _MARKS.sub("", " ".join(_REMARK.sub(" ", text).split()).replace(" ,", ","))
    text = re.sub(r"(?<=[A-ZĐ])(?=(?:TW|TƯ|T\.Ư)$)", " ", text) if " " in text else text
    for pattern, spaced in _FUSED:
        text = pattern.sub(spaced, text)
    for pattern, full in _EXPAND:
        text = pattern.sub(full, text)
    text = tone_marks(" ".join(text.split()))
    for _ in range(3):
        shorter = _PURPOSE.sub("", _TERM.sub("", text))
        if shorter == text:
            break
        text = _MARKS.sub("", shorter)
    return _MARKS.sub("", text)


def without_lead(name: str) -> tuple[str, bool]:
    """``name`` without "các", "đồng chí" and the like, and whether it named more than one.

    >>> without_lead("các cấp ủy"), without_lead("đồng chí Bí thư"), without_lead("Các sở")
    (('cấp ủy', True), ('Bí thư', False), ('sở', True))
    """
    found = _LEAD.match(name)
    if found is None or not found[0]:
        return name, False
    rest = name[found.end() :].strip()
    return (rest, bool(found["plural"] or found["again"])) if rest else (name, False)


_SKIPPED = re.compile(
    r"(?:như (?:trên|kinh gưi|điêu)|nhu trên|trên$|lưu(?:\W|$)|vt(?:\W|$)|văn thư|uy viên |uv |đai biêu |trơ ly|"
    r"thư ky |thanh viên |cac pho |pho ttg|pho thu tương|"
    r"cpvp|cvp|pcvp|pcm|chanh, |ct$|chu tich$|bi thư$|giam đôc$|ông |ba )"
)
"""Lines and parts that name no organ: as above, files, and persons by their office."""
_HEAD = re.compile(
    r"(?:(?:cac|nhưng) )?(?:đông chi |đ/c )?(?:ban|bô|uy ban|ub|văn phong|vp|sơ|công an|hôi|đoan|tinh đoan|"
    r"thanh đoan|măt trân|mttq|đang uy|đang đoan|đang bô|đang|thương trưc|tt|tinh uy|"
    r"thanh uy|huyên uy|quân uy|thi uy|chinh phu|quôc hôi|thu tương|toa an|tand|viên|vksnd|kiêm toan|cơ quan|"
    r"câp uy|trung tâm|bao|đai|cuc|vu|chi cuc|tông|thuê|hai quan|kho bac|"
    r"ngân hang|trương|hoc viên|liên|chu tich|ct|bi thư|bô trương|thư trương|giam đôc|lanh đao|chanh|công|công|"
    r"nganh|đia phương|đơn vi|doanh nghiêp|tô chưc|đoan thê|ubnd|hđnd|ubmttq\w*|"
    r"ubkt|bch|btv|vptw|vpcp|btg|btgdv|xa|phương|tinh|thanh phô|huyên|quân|quân uy|phong|chi bô|tap chi|bi thu|"
    r"hiêp hôi|thanh tra|nha xuât ban|thông tân xa|thông kê|tap đoan|công ty|"
    r"bcđ|ttub|vpub\w*|thu trương|pho thu tương|pho ttg|pho chu tich|pct|ct|uy viên)(?![\w])"
)
_LEVEL_WORDS = re.compile(
    r"(?:(?:cac )?(?:tinh|thanh phô|huyên|quân|thi xa|xa|phương|thi trân|đăc khu|tp)(?: trưc thuôc (?:trung ương|"
    r"tw|tinh|thanh phô)| thuôc .{2,30})?)"
)
_OF_LEVELS = re.compile(
    r"(?:nhân dân|ubnd|hđnd|ubmttq\w*|viêt nam|cua|cơ quan|sơ \w[\w ]{0,40}) (?:cac )?(?:tinh|thanh phô|huyên|quân|"
    r"thi xa|xa|phương|thi trân|đăc khu)(?:, \w[\w ]{1,12})*"
)
_FIELDED = re.compile(r"^(?:các )?(bộ|sở|ban|ủy ban) ?: ?(.+)$", re.IGNORECASE)


def recipients(written: str) -> tuple[str, ...]:
    """The names of organs in one line of Kính gửi (to) or Nơi nhận (copies), in its order.

    Left out are "Như trên", the filing line ("Lưu …") and persons: the line itself keeps them.
    A comma parts two organs when the words behind it begin like one; "Bộ Văn hóa, Thể thao và Du
    lịch" and "Ủy ban nhân dân các xã, phường" are one each.

    >>> recipients("Văn phòng Trung ương, Ban Tuyên giáo Trung ương “để báo cáo”")
    ('Văn phòng Trung ương', 'Ban Tuyên giáo Trung ương')
    >>> recipients("Các tỉnh uỷ, thành uỷ"), recipients("Như trên"), recipients("Lưu VPTU")
    (('các tỉnh ủy', 'các thành ủy'), (), ())
    >>> recipients("HĐND, UBND các tỉnh, thành phố trực thuộc Trung ương")[0]
    'Hội đồng nhân dân các tỉnh, thành phố trực thuộc Trung ương'
    >>> recipients("Các Bộ: Nội vụ, Tư pháp"), recipients("VPUBTP: CVP, các PCVP")
    (('Bộ Nội vụ', 'Bộ Tư pháp'), ('Văn phòng Ủy ban nhân dân thành phố',))
    """
    text = _MARKS.sub(
        "", " ".join(_REMARK.sub(" ", " ".join(written.split())).split()).replace(" ,", ",").replace(" ;", ";")
    )
    if not text or _SKIPPED.match(fold_key(text)):
        return ()
    if found := _FIELDED.match(text):
        head = found[1].capitalize()
        return tuple(f"{head} {part}" for part in re.split(r"\s*[,;]\s*", tidy(found[2])) if part)
    before, colon, _ = text.partition(":")
    if colon and _HEAD.match(fold_key(before)):
        text = before.strip()
    parts = _parts(text)
    shared = _shared_tail(parts)
    plural = bool(without_lead(text)[1])
    names: list[str] = []
    for number, part in enumerate(parts):
        name = tidy(part + shared if number < len(parts) - 1 and _bare_head(part) else part)
        bare, many = without_lead(name)
        if (
            not name
            or _SKIPPED.match(fold_key(name))
            or _SKIPPED.match(fold_key(bare))
            or fold_key(name).startswith("cac pho ")
        ):
            continue
        names.append(f"các {bare}" if (many or (plural and bare[:1].islower())) else bare)
    return tuple(dict.fromkeys(names))


def _parts(text: str) -> list[str]:
    """``text`` cut before every head of a name that follows a comma, a semicolon or "và"."""
    pieces = re.split(r"(\s*[,;]\s*|\s+và\s+)", text)
    parts = [pieces[0]]
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        folded, before = fold_key(piece), fold_key(parts[-1])
        levels = _LEVEL_WORDS.fullmatch(folded) is not None and _OF_LEVELS.search(before) is not None
        strong = ";" in mark
        shared = " cac " in f"{before} "[4:] and piece[:1].islower() and not without_lead(piece)[1]
        joined = "và" in mark and not piece[:1].isupper() and not without_lead(piece)[1]
        if piece and (strong or (_HEAD.match(folded) and not (levels or joined or shared or _goes_on(before, folded)))):
            parts.append(piece)
        else:
            parts[-1] += mark + piece
    return [part for part in parts if part.strip()]


def _goes_on(before: str, piece: str) -> bool:
    """Whether the words behind the comma are still of the name: "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương"."""
    if before.endswith(("đang uy măt trân tô quôc", "đang uy măt trân tô quôc viêt nam", "đang uy mttq")):
        return piece.startswith(("cac đoan thê", "đoan thê"))
    if piece.startswith("bô ") and re.fullmatch(r"(?:cuc|vu) [^,;]{2,60}", before):  # "Cục X, Bộ Tư pháp"
        return True
    if _OF_COMMITTEES.search(before) and _COMMITTEE_WORD.match(piece):
        return True
    return before.endswith(
        ("văn phong đoan đai biêu quôc hôi", "văn phong đoan đbqh", "văn phong đđbqh", "vp đoan đbqh", "vp đđbqh")
    )


_COMMITTEE_WORD = re.compile(r"(?:tinh uy|thanh uy|huyên uy|quân uy|thi uy|đang uy)(?!\w)")
_OF_COMMITTEES = re.compile(  # "văn phòng tỉnh uỷ, thành uỷ" is one shared head
    r"(?:văn phong|thương trưc|ban thương vu|ban tô chưc|ban tuyên giao|ban tuyên giao va dân vân|ban dân vân|"
    r"ban nôi chinh|uy ban kiêm tra|bi thư) "
    r"(?:cac )?(?:tinh uy|thanh uy|huyên uy|quân uy|thi uy)$"
)


_BARE_HEAD = re.compile(r"(?:(?:tt|thương trưc)\.? )?(?:hđnd|ubnd|ubmttq\w*|hôi đông nhân dân|uy ban nhân dân)")


def _bare_head(part: str) -> bool:
    return _BARE_HEAD.fullmatch(fold_key(part)) is not None


def _shared_tail(parts: list[str]) -> str:
    """What follows the head of the last part, shared by bare heads before it: " các tỉnh, thành phố"."""
    last = tidy(parts[-1])
    found = re.match(r"(?:uy ban nhân dân|hôi đông nhân dân|uy ban măt trân tô quôc viêt nam)( .+)$", fold(last))
    return last[found.start(1) :] if found else ""
