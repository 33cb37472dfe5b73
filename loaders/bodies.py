"""Names of bodies that issue documents, read where they stand ("của Ban Bí thư", "của UBND tỉnh X").

A small grammar over folded text, because names are written in capitals, in small letters and
with line ends inside them, and because the end of a name is not marked: "Chính phủ ban hành",
"Sở Tài chính chủ trì". Fields of competence (tài chính, giáo dục và đào tạo) and levels are in
tables; a place is told by its capital letters, or by the table of provinces where everything is
in capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..graph import authority, organ_names
from ..graph.model import Span
from .normalise import Reading
from .patterns import GAP, LOOSE, LOWER, UPPER, folded
from .plenums import ordinal_value

_CENTRAL = (
    "Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư", "Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư", "Ban Chấp hành Trung ương Đảng, Bộ Chính trị, Ban Bí thư",
    "Trung ương, Bộ Chính trị, Ban Bí thư", "Bộ Chính trị, Ban Bí thư Trung ương Đảng", "Bộ Chính trị, Ban Bí thư", "Bộ Chính trị và Ban Bí thư", "Bộ Chính trị", "BCT", "Ban Bí thư Trung ương Đảng", "Ban Bí thư Trung ương",
    "Ban Bí thư Ban Chấp hành Trung ương Đảng", "Ban Bí thư Ban Chấp hành Trung ương", "Ban Bí thư TW Đảng", "Ban Bí thư TW", "Ban Bí thư", "BBT",
    "Thường trực Ban Bí thư", "Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương",
    "Ban Chấp hành TW Đảng", "Ban Chấp hành TW", "BCH Trung ương Đảng", "BCH Trung ương", "BCH TW Đảng", "BCH TW", "BCHTW Đảng", "BCHTW",
    "Ban Chấp hành T.Ư Đảng", "Ban Chấp hành T.Ư", "Trung ương Đảng", "Trung ương", "Bộ Chính trị Trung ương Đảng", "Bộ Chính trị (khóa)",
    "Chính phủ", "Hội đồng Chính phủ", "Hội đồng Bộ trưởng", "Hội đồng Nhà nước", "Thủ tướng Chính phủ", "Thủ tướng", "TTCP", "TTgCP",
    "Phó Thủ tướng Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "UBTVQH", "Chủ tịch nước", "Chủ tịch Quốc hội", "Văn phòng Chính phủ",
    "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước", "Văn phòng Trung ương Đảng", "Văn phòng Trung ương", "Tòa án nhân dân tối cao",
    "Hội đồng Thẩm phán Tòa án nhân dân tối cao", "Viện Kiểm sát nhân dân tối cao", "Kiểm toán nhà nước", "Kiểm toán Nhà nước",
    "Tổng Kiểm toán nhà nước", "Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước", "Thống đốc Ngân hàng Nhà nước Việt Nam",
    "Thống đốc Ngân hàng Nhà nước", "Thanh tra Chính phủ", "Tổng Thanh tra Chính phủ", "Tổng Thanh tra", "Ủy ban Dân tộc", "Bảo hiểm xã hội Việt Nam",
    "Hội đồng Bầu cử quốc gia", "Mặt trận Tổ quốc Việt Nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
    "Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương",
    "Đảng ủy các cơ quan Đảng Trung ương", "Đảng ủy Chính phủ", "Đảng ủy Quốc hội", "Đảng ủy Công an Trung ương", "Quân ủy Trung ương",
    "Đảng ủy Quân sự Trung ương", "Hội đồng Lý luận Trung ương", "Hội đồng Thi đua - Khen thưởng Trung ương", "Ủy ban Kiểm tra Trung ương",
    "Tổng Liên đoàn Lao động Việt Nam", "Hội Liên hiệp Phụ nữ Việt Nam", "Trung ương Đoàn", "Ban Thường vụ Trung ương Đoàn", "Hội Nông dân Việt Nam",
    "Hội Cựu chiến binh Việt Nam", "Học viện Chính trị quốc gia Hồ Chí Minh", "Đảng Cộng sản Việt Nam", "Đảng",
)  # fmt: skip
"""Bodies whose whole name is known; the longest that fits is read."""

_FIELDS = (
    "Tài chính", "Y tế", "Công an", "Quốc phòng", "Ngoại giao", "Ngoại vụ", "Nội vụ", "Tư pháp", "Công Thương", "Công nghiệp", "Thương mại",
    "Xây dựng", "Giao thông vận tải", "Giao thông công chánh", "Giao thông", "Nông nghiệp", "Phát triển nông thôn", "Môi trường", "Tài nguyên",
    "Nông nghiệp và Phát triển nông thôn", "Khoa học", "Công nghệ", "Đổi mới sáng tạo", "Giáo dục", "Đào tạo", "Văn hóa", "Thể thao", "Thể dục thể thao",
    "Du lịch", "Thông tin", "Truyền thông", "Bưu chính", "Viễn thông", "Kế hoạch", "Đầu tư", "Quy hoạch", "Kiến trúc", "Dân tộc", "Tôn giáo",
    "Lao động", "Thương binh", "Xã hội", "Thủy sản", "Thủy lợi", "An toàn thực phẩm", "Kinh tế", "Hải quan", "Thuế", "Kho bạc Nhà nước", "Thống kê",
    "PTNT", "Tuyên giáo", "Dân vận", "Tổ chức", "Nội chính", "Đối ngoại", "Chính sách", "Chiến lược", "Pháp chế", "Ngân sách", "Đô thị", "Pháp luật",
    "Kiểm tra", "Khoa giáo", "Tư tưởng", "Bảo vệ chính trị nội bộ", "Tổ chức cán bộ", "Hậu cần", "Lâm nghiệp", "Trồng trọt", "Chăn nuôi", "Thú y",
    "Bảo vệ thực vật", "Bảo hiểm xã hội", "Thi đua", "Khen thưởng", "Công tác đại biểu", "Dân nguyện", "Quản lý dược", "Dân số", "Thanh tra", "Điện lực",
    "Đường bộ", "Hàng hải", "Hàng không", "Đất đai", "Hạ tầng", "Quản lý thị trường", "Hóa chất", "Phòng bệnh", "Bảo trợ xã hội", "Việc làm", "Thể chế",
    "Tổ chức - Cán bộ", "Nhân sự", "Thông tin điện tử", "Ngoại thương", "Giá", "Lễ tân", "Cán sự", "Chuyển đổi số", "Hợp tác quốc tế",
)  # fmt: skip
_FIELD = folded(*_FIELDS)
_JOINT = rf"(?:{LOOSE},{LOOSE}|{GAP}va{GAP}|{LOOSE}-{LOOSE}|{LOOSE}&{LOOSE}|{GAP})"
_A_PLAN = rf"{folded('Kế hoạch')}(?!{GAP}(?:{folded('và')}|&){GAP}{folded('Đầu tư')})"
"""Behind another field the document of this name: "của Bộ Công an và Kế hoạch số …"."""
_COMPETENCE = rf"{_FIELD}(?:{_JOINT}(?:{folded('và')}{GAP})?(?!{_A_PLAN}){_FIELD}){{0,3}}"

_HEADED = folded(
    "Bộ trưởng", "Thứ trưởng", "Chủ tịch", "Phó Chủ tịch", "Giám đốc", "Phó Giám đốc", "Tổng Giám đốc", "Chánh Văn phòng", "Thủ trưởng", "Trưởng ban",
    "Trưởng Ban", "Cục trưởng", "Tổng cục trưởng", "Viện trưởng", "Chánh án", "Tổng Cục trưởng", "Chủ nhiệm", "Thống đốc", "Thường trực", "Bí thư",
    "Chỉ huy trưởng", "Hiệu trưởng",
)  # fmt: skip
_LETTERED = folded(
    "LĐTBXH", "LĐ-TBXH", "LĐTB&XH", "GDĐT", "GD&ĐT", "GD-ĐT", "TNMT", "TN&MT", "VHTTDL", "VH,TT&DL", "VHTT&DL", "VH-TT&DL", "NN&PTNT", "NNPTNT", "NN-PTNT", "NNMT",
    "NN&MT", "TTTT", "TT&TT", "KHĐT", "KH&ĐT", "KHCN", "KH&CN", "GTVT", "DTTG", "CA", "QP", "TP", "NV", "TC", "YT", "XD", "CT",
)  # fmt: skip
"""Fields as letters: "Bộ LĐTBXH", "Sở NN&PTNT"."""
_COMMITTEE = folded("Tỉnh ủy", "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy", "Đảng bộ", "Khu ủy", "Liên tỉnh ủy", "Chi bộ")
_OF_COMMITTEE = folded(
    "Ban Thường vụ", "BTV", "Ban Chấp hành", "BCH", "Thường trực", "Văn phòng", "Ban Tổ chức", "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận",
    "Ban Nội chính", "Ban Kinh tế", "Ủy ban Kiểm tra", "UBKT", "Ban cán sự đảng", "Đảng đoàn", "Ban Xây dựng Đảng", "Bí thư", "Đại hội", "Hội nghị",
)  # fmt: skip
_LEVEL = folded("tỉnh", "thành phố", "TP", "TP.", "huyện", "quận", "xã", "phường", "thị xã", "thị trấn", "đặc khu", "Thủ đô")
_COUNCIL = folded(
    "Ủy ban nhân dân", "UBND", "Hội đồng nhân dân", "HĐND", "Thường trực Hội đồng nhân dân", "Thường trực HĐND", "Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Ủy ban MTTQ Việt Nam", "Ủy ban MTTQ", "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Thường trực Ủy ban MTTQ Việt Nam", "Ban Thường trực Ủy ban MTTQ", "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc",
    "Công an", "Bộ Chỉ huy quân sự", "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Liên đoàn Lao động", "Hội Nông dân", "Hội Liên hiệp Phụ nữ",
    "Hội Cựu chiến binh", "Bảo hiểm xã hội", "Kho bạc Nhà nước", "Cục Thuế", "Cục Hải quan", "Đoàn đại biểu Quốc hội", "Văn phòng UBND",
    "Văn phòng Ủy ban nhân dân", "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân", "Thuế tỉnh", "Thuế thành phố", "Thuế cơ sở", "Thuế khu vực", "Hải quan khu vực", "Hội đồng Thi đua - Khen thưởng",
)  # fmt: skip
_CENTRE = folded("Trung ương Đảng", "Trung ương", "TW Đảng", "TW", "T.Ư Đảng", "T.Ư", "TƯ")

_PROVINCES = folded(*(name for p in authority.provinces() for name in (p.name, *p.variants)))
"""Provinces before and after 2025: in text in capitals no letter shows where a name ends."""

_START = re.compile(rf"(?=[a-zđ])(?:{folded('Liên', 'các')}{GAP})?")
_CENTRAL_AT = re.compile(rf"(?:{_HEADED}{GAP}(?=toa|viên|kiêm|ngân|thanh|bao|uy|van|mă|đoan|hôi|quôc|đang|tông|hoc))?{folded(*_CENTRAL)}(?!\w)")
_PLENUM_AT = re.compile(
    rf"{folded('Hội nghị')}{GAP}(?:{folded('lần thứ', 'thứ')}{GAP}(?P<ordinal>\w{{1,5}}(?:{GAP}(?:môt|hai|ba|tư|bôn|lăm|năm|bay|sau|tam|chin))?)[ \n,]{{1,3}}(?:{folded('của')}{GAP})?"
    rf"(?P<body>{folded('Ban Chấp hành Trung ương Đảng', 'Ban Chấp hành Trung ương', 'BCH Trung ương Đảng', 'BCH Trung ương', 'BCHTW')})"
    rf"|(?P<short>{folded('Trung ương', 'TW', 'T.Ư')})(?:{GAP}{folded('Đảng')})?{GAP}(?:{folded('lần thứ', 'thứ')}{GAP})?(?P<number>\d{{1,2}}|\w{{1,5}}))(?!\w)"
)
_CONGRESS_AT = re.compile(
    rf"{folded('Đại hội')}(?:{GAP}{folded('đại biểu')})?(?:{GAP}{folded('Đảng bộ', 'Đảng')})?(?:{GAP}{folded('toàn quốc')})?"
    rf"(?:{GAP}{folded('Đảng')})?(?:{GAP}{folded('tỉnh', 'thành phố', 'huyện')})?"
)
_COMPETENT_AT = re.compile(
    rf"(?:{folded('Liên', 'Liên tịch')}{GAP})?(?:{_HEADED}{GAP}|{folded('Bộ trưởng, Chủ nhiệm', 'Bộ trưởng, Trưởng ban')}{GAP})?{folded('Bộ', 'Sở', 'Ban', 'Phòng', 'Vụ', 'Cục', 'Tổng cục', 'Chi cục', 'Ủy ban', 'Liên Sở', 'Thanh tra', 'Ban Quản lý', 'Tiểu ban', 'Viện')}{GAP}(?:{_COMPETENCE}|{_LETTERED})(?!\w)"
    rf"|{folded('Bộ trưởng, Chủ nhiệm', 'Chủ nhiệm', 'Bộ trưởng')}{GAP}{folded('Văn phòng Chính phủ', 'Ủy ban Dân tộc', 'Văn phòng Quốc hội', 'Lao động - Thương binh và Xã hội')}(?!\w)"
)
_ANY_BODY_AT = re.compile(
    rf"(?:{folded('Giám đốc', 'Hiệu trưởng', 'Tổng Giám đốc', 'Viện trưởng', 'Chủ tịch', 'Trưởng', 'Tổ trưởng')}{GAP})?"
    rf"{folded('Trung tâm', 'Công ty', 'Tổng công ty', 'Tập đoàn', 'Trường', 'Học viện', 'Viện', 'Chi nhánh', 'Ngân hàng', 'Hiệp hội', 'Ban Quản lý', 'Liên minh', 'Hội đồng', 'Cục', 'Tổ công tác', 'Ban Chỉ đạo', 'Tổ giúp việc')}(?!\w)"
)
_ANY_BODY_STOPS = (
    'về', 'quy định', 'hướng dẫn', 'phê duyệt', 'ban hành', 'công bố', 'đề nghị', 'sửa đổi', 'thực hiện', 'trình', 'kèm', 'và', 'để', 'là', 'có', 'được', 'khi', 'nếu', 'tại', 'trong', 'theo', 'báo cáo', 'phân công', 'gửi', 'chỉ đạo', 'yêu cầu', 'thì', 'các', 'hỏi', 'đã', 'ngày', 'thông báo', 'trả lời', 'xin', 'nêu', 'số', 'của', 'chuyển', 'quyết định', 'thành lập', 'giao', 'cụ thể', 'công văn', 'sau đây', 'vướng mắc',
)  # fmt: skip
_ANY_BODY_MORE = re.compile(
    rf"(?:(?:[ ]-[ ]|[ ]|\n(?!\n)|,[ ])(?!(?i:{'|'.join(_ANY_BODY_STOPS).replace(' ', '[ ]')})(?!\w))[\w&./-]{{1,14}}(?<![.])){{1,9}}"
)
"""Schools, companies, centres: behind the head word what follows up to a word that opens the rest of the sentence.

In the text as written: "siêu thị" (a supermarket) is no "thì", "Bảo vệ" (guards) no "về".
"""
_COUNCIL_AT = re.compile(rf"(?:{_HEADED}{GAP})?(?:(?:{folded('Ban')}{GAP}{_COMPETENCE}){GAP})?{_COUNCIL}(?!\w)")
_COMMITTEE_AT = re.compile(
    rf"(?:(?:{_OF_COMMITTEE}){GAP}(?:{folded('đảng bộ')}{GAP}(?=tinh|thanh|huyên|quân|xa|phương))?)?"
    rf"(?:{_COMMITTEE}(?:{GAP}{folded('các cơ quan Đảng', 'các cơ quan', 'khối các cơ quan và doanh nghiệp', 'khối các cơ quan', 'khối doanh nghiệp', 'khối', 'Chính phủ', 'Quốc hội', 'Công an', 'Quân sự', 'Ủy ban nhân dân', 'UBND', 'Hội đồng nhân dân')}(?=\W))?|{_LEVEL}(?<!tp\.))(?!\w)"
)
_OWN_ORGAN_AT = re.compile(
    rf"{_OF_COMMITTEE}{GAP}(?:(?:{folded('Ủy ban nhân dân', 'UBND', 'Hội đồng nhân dân', 'HĐND', 'Đảng bộ')}){GAP}{_LEVEL}|{_CENTRE}|{_COMMITTEE})(?!\w)"
)
_STEERING_AT = re.compile(
    rf"(?:{folded('Tổ giúp việc', 'Tổ công tác giúp việc', 'Cơ quan Thường trực', 'Tổ thư ký', 'Văn phòng')}{GAP}(?:{folded('của')}{GAP})?(?={folded('Ban Chỉ đạo', 'BCĐ')}))?"
    rf"{folded('Ban Chỉ đạo', 'BCĐ', 'Ban Chỉ huy', 'Ủy ban Quốc gia', 'Ủy ban', 'Hội đồng', 'Tổ công tác', 'Ban Tổ chức', 'Ban Vận động', 'Tiểu ban')}"
    rf"(?:{GAP}(?:{_CENTRE}|{folded('quốc gia', 'Nhà nước', 'liên ngành', 'tỉnh', 'thành phố', 'của Chính phủ', 'Chính phủ')}))?(?!\w)"
)
_SHORT_COMMITTEE_AT = re.compile(r"(?:btv|bch)?(?:tw|tu)(?!\w)")

_WORD_AT = re.compile(r"[^\W_]+")
_PLACE_AT = re.compile(rf"(?:{GAP}[{UPPER}][{UPPER}{LOWER}’']{{0,12}}(?:-(?=[{UPPER}])[{UPPER}{LOWER}]{{1,10}})?|{GAP}-{GAP}(?=[{UPPER}])){{1,6}}")
_SEAT_AT = re.compile(rf"{GAP}(?:{folded('nước')}{GAP})?{_LEVEL}(?!\w)")
_PROVINCE_AT = re.compile(rf"{GAP}{_PROVINCES}(?!\w)")
_NUMBERED_AT = re.compile(rf"{GAP}\d{{1,2}}(?![\w/.])")
_NOT_A_PLACE = re.compile(
    rf"{GAP}{folded('Về', 'Ban hành', 'Quy định', 'Phê duyệt', 'Căn cứ', 'Theo', 'Tại', 'Và', 'Khóa', 'Nhiệm kỳ', 'Số', 'Ngày', 'Nghị quyết', 'Điều', 'Luật', 'Kính', 'Các', 'Cộng hòa', 'Độc lập', 'Hướng dẫn', 'Thực hiện', 'Sửa đổi', 'Nghị định', 'Quyết định', 'Thông tư', 'Kế hoạch', 'Chỉ thị', 'Kết luận', 'Đảng Cộng sản', 'Triển khai', 'Tổ chức', 'Quy chế', 'Chương trình', 'Đề án', 'Công văn', 'Công điện', 'Thông báo', 'Báo cáo', 'Tờ trình', 'Tiếp tục', 'Tăng cường', 'Đẩy mạnh', 'Điều chỉnh', 'Bổ sung', 'Công bố', 'Bãi bỏ', 'Thay thế', 'Thành lập', 'Kiện toàn', 'Phân công', 'Danh mục', 'Phụ lục', 'Mục', 'Đối với', 'Trong', 'Trên', 'Để', 'Nhằm', 'Phần', 'Bộ luật', 'Quy hoạch', 'Chiến lược')}(?!\w)"
)
_ABOUT_STEERING = re.compile(
    rf"{GAP}{folded('về')}{GAP}"
    + folded(
        "hoàn thiện thể chế, pháp luật", "phòng, chống tham nhũng, lãng phí, tiêu cực", "phòng, chống tham nhũng, tiêu cực", "phòng, chống tham nhũng",
        "phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số", "phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và Đề án 06",
        "phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số, cải cách hành chính và Đề án 06", "phát triển khoa học, công nghệ, đổi mới sáng tạo, chuyển đổi số và cải cách hành chính",
        "chuyển đổi số", "cải cách hành chính", "phòng thủ dân sự", "nhân quyền",
        "sắp xếp đơn vị hành chính các cấp và xây dựng mô hình tổ chức chính quyền địa phương 02 cấp", "hội nhập quốc tế", "công nghệ thông tin", "an toàn giao thông",
        "tổng kết Nghị quyết số 18-NQ/TW", "chống buôn lậu, gian lận thương mại và hàng giả", "biến đổi khí hậu", "giảm nghèo bền vững", "cải cách tư pháp",
        "an ninh mạng", "an toàn, an ninh mạng", "thông tin đối ngoại", "công tác tôn giáo", "xây dựng nông thôn mới", "tinh giản biên chế", "đổi mới doanh nghiệp",
    )
)  # fmt: skip

_ABBREVIATED = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bUBKT\b"), "Ủy ban Kiểm tra"),
    (re.compile(r"\bMTTQ\b"), "Mặt trận Tổ quốc"),
    (re.compile(r"\bUBTVQH\b"), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"\bBTVTU\b"), "Ban Thường vụ Tỉnh ủy"),
    (re.compile(r"\bBTV\b"), "Ban Thường vụ"),
    (re.compile(r"\bBCHTW\b"), "Ban Chấp hành Trung ương"),
    (re.compile(r"\bBCH\b"), "Ban Chấp hành"),
    (re.compile(r"\bBCĐ\b"), "Ban Chỉ đạo"),
    (re.compile(r"\bBCT\b"), "Bộ Chính trị"),
    (re.compile(r"\bBBT\b"), "Ban Bí thư"),
    (re.compile(r"\b(?:TW|TƯ|T\.Ư|T\.W)(?!\w)"), "Trung ương"),
    (re.compile(r"\bTP\.? ?(?=[A-ZĐ])"), "thành phố "),
    (re.compile(r"\bTP\.?$"), "Thành phố"),
    (re.compile(r"\bTTCP\b"), "Thủ tướng Chính phủ"),
    (re.compile(r"(?<=Nông nghiệp )(?:và|&) ?PTNT\b"), "và Phát triển nông thôn"),
)


_FIELD_IN_LETTERS = re.compile(r"(?<!\w)(?:Bộ|Sở|Phòng) (?=[A-ZĐ&, -]{4,12}(?!\w))[A-ZĐ][A-ZĐ&, -]{2,10}[A-ZĐ](?!\w)")
"""A field of competence as letters: ``Bộ VHTTDL``, ``Sở NN&PTNT``. Counter-example: ``BỘ TÀI CHÍNH``, ``Bộ CHQS``."""


@dataclass(frozen=True, slots=True)
class IssuerFound:
    """A body's name: where it stands, as it is to be given, and the plenum and term it names."""

    span: Span
    name: str
    plenum: int | None = None
    congress: str | None = None


@lru_cache(maxsize=4096)
def spelled_out(name: str) -> str:
    """``name`` on one line with the usual abbreviations written out.

    >>> spelled_out("UBND\\nTP. Cần Thơ"), spelled_out("BCH TW Đảng")
    ('Ủy ban nhân dân thành phố Cần Thơ', 'Ban Chấp hành Trung ương Đảng')
    >>> spelled_out("Bộ trưởng Bộ VHTTDL"), spelled_out("Sở NN&PTNT tỉnh Sơn La")
    ('Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch', 'Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La')
    """
    name = " ".join(name.split())
    for pattern, full in _ABBREVIATED:
        name = pattern.sub(full, name)
    return _FIELD_IN_LETTERS.sub(lambda found: organ_names.tidy(found[0]), name)


def issuer_at(reading: Reading, at: int) -> IssuerFound | None:
    """The body whose name begins at offset ``at``, or None where no name of a body does.

    >>> from .normalise import read
    >>> def name(text): return (found := issuer_at(read(text), 0)) and found.name
    >>> name("Ban Bí thư về tiếp tục"), name("UBND tỉnh Sóc Trăng về việc")
    ('Ban Bí thư', 'Ủy ban nhân dân tỉnh Sóc Trăng')
    >>> name("Bộ trưởng Bộ Lao động - Thương binh và Xã hội quy định")
    'Bộ trưởng Bộ Lao động - Thương binh và Xã hội'
    >>> name("cơ quan có thẩm quyền") is None
    True
    """
    seen = _seen(reading)
    if at not in seen:
        seen[at] = _issuer_at(reading, at)
    return seen[at]


@lru_cache(maxsize=4)
def _seen(reading: Reading) -> dict[int, IssuerFound | None]:
    """The bodies looked for so far, by their offsets: one stands before several mentions."""
    return {}


def _issuer_at(reading: Reading, at: int) -> IssuerFound | None:
    folded_text = reading.folded
    if _START.match(folded_text, at) is None:
        return None
    if plenum := _PLENUM_AT.match(folded_text, at):
        number = ordinal_value(plenum["ordinal"] or plenum["number"] or "")
        if number is not None:
            group = "body" if plenum["body"] else "short"
            named = reading.text[plenum.start(group) : plenum.end(group)]
            return IssuerFound(Span(at, plenum.end()), spelled_out(named), plenum=number)
    end = _end_of_name(reading, at)
    if end is None:
        return None
    return IssuerFound(Span(at, end), spelled_out(reading.text[at:end]))


def _end_of_name(reading: Reading, at: int) -> int | None:
    """Where the name of a body that begins at ``at`` ends: the reading that goes farthest wins."""
    text = reading.folded
    ends = [0]
    if found := _CENTRAL_AT.match(text, at):
        ends.append(found.end())
    if found := _OWN_ORGAN_AT.match(text, at):
        ends.append(_with_place(reading, found.end()))
    if found := _COMPETENT_AT.match(text, at):
        ends.append(_with_place(reading, _with_parent(reading, found.end())))
    if found := _COUNCIL_AT.match(text, at):
        ends.append(_with_place(reading, found.end()))
    if found := _COMMITTEE_AT.match(text, at):
        if found.end() - at > 4 or not text.startswith(("tinh", "xa", "tp"), at):
            ends.append(_with_place(reading, found.end()))
    if found := _STEERING_AT.match(text, at):
        about = _ABOUT_STEERING.match(text, found.end())
        if about or found.end() - at > 12:
            ends.append(about.end() if about else _with_place(reading, found.end()))
    if found := _SHORT_COMMITTEE_AT.match(text, at):
        if reading.text[at : found.end()].isupper():
            ends.append(found.end())
    if max(ends) == 0 and (found := _ANY_BODY_AT.match(text, at)) and reading.text[at].isupper():
        more = _ANY_BODY_MORE.match(reading.text, found.end())
        if more or text.startswith("ban chi đao", at):
            ends.append((more or found).end())
    region = _REGION_AT.match(reading.text, max(ends)) if max(ends) else None
    return region.end() if region else max(ends) or None


_REGION_AT = re.compile(rf"(?:{GAP}[Kk]hu{GAP}vực|(?<=hu vực)|(?<=[ \n]Khu){GAP}vực){GAP}(?:[IVX]{{1,5}}|\d{{1,2}})(?![\w/.])")
"""The numbered region of an office: "Chi cục Thuế khu vực XII"."""
_PARENT_AT = re.compile(rf"{GAP}(?:{folded('của')}{GAP}(?=quôc|hôi đông|hđnd|trung ương))?(?:{_CENTRE}|{_COMMITTEE}|{_COUNCIL}|{folded('Quốc hội')})(?!\w)")


def _with_parent(reading: Reading, end: int) -> int:
    found = _PARENT_AT.match(reading.folded, end)
    return found.end() if found else end


def _with_place(reading: Reading, end: int) -> int:
    """``end`` moved behind the level and the place that follow ("tỉnh Sóc Trăng", "Thành phố")."""
    text = reading.folded
    first = end
    seat = _SEAT_AT.match(text, end)
    if seat:
        # "UBND Thành phố chỉ đạo" and "UBND thành phố Cần Thơ" both end after what is capital
        first = seat.end()
        if text.startswith(".", first) and text.endswith("tp", 0, first):
            first += 1
    if reading.text[max(0, first - 14) : first].isupper() and len(reading.text[max(0, first - 14) : first].split()) > 1:
        found = _PROVINCE_AT.match(text, first)
        return found.end() if found else first
    if _NOT_A_PLACE.match(text, first):
        return first
    if province := _PROVINCE_AT.match(text, first):
        return province.end()
    place = _PLACE_AT.match(reading.text, first)
    if place is None:
        numbered = _NUMBERED_AT.match(text, first) if seat else None
        return numbered.end() if numbered else first
    stop = place.end()
    for word in _WORD_AT.finditer(reading.text, first, stop):
        if word.start() > first + 2 and _NOT_A_PLACE.match(text, word.start() - 1):
            stop = word.start() - 1
            break
        if reading.text[word.start() : word.end()].isupper() and len(word[0]) > 1 and word[0] not in ("HCM", "TNHH"):
            stop = word.start() - 1
            break
    while stop > first and reading.text[stop - 1] in " \n-":
        stop -= 1
    return max(stop, first)

