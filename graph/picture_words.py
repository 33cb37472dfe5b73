"""The words of the picture's interface, Vietnamese first, English beside.

One row a word: ``key → (Vietnamese, English)``. Words of the documents themselves (symbols, names,
quotations) are never translated. A key that is missing here is shown as it is, so a new kind of
document appears under its code until it has a row.
"""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # the page
    "search": ("Tìm văn bản, cơ quan…", "Find a document or an organ…"),
    "search-help": ("Gõ không dấu cũng được, ví dụ: nghi quyet 20", "Accents are optional, e.g. nghi quyet 20"),
    "no-hit": ("Không tìm thấy", "Nothing found"),
    "picture": ("Sơ đồ", "Picture"),
    "table": ("Bảng", "Table"),
    "fit": ("Xem toàn bộ", "Show all"),
    "larger": ("Phóng to", "Zoom in"),
    "smaller": ("Thu nhỏ", "Zoom out"),
    "close": ("Đóng", "Close"),
    "legend": ("Chú giải", "Legend"),
    "touch": ("chạm để hiện mũi tên", "touch for arrows"),
    "language": ("English", "Tiếng Việt"),
    "documents": ("văn bản", "documents"),
    "organs": ("cơ quan", "organs"),
    "relations": ("quan hệ", "relations"),
    "empty": ("Chưa có văn bản nào để vẽ.", "There is no document to draw yet."),
    "no-script": (
        "Trình duyệt không chạy được sơ đồ; toàn bộ nội dung có trong các bảng dưới đây.",
        "The browser cannot run the picture; the tables below hold all of it.",
    ),
    "left-out": ("đối tượng ở xa hơn không được vẽ", "items farther away are not drawn"),
    "canvas": (
        "Sơ đồ các văn bản theo cấp. Phím mũi tên: chuyển văn bản; /: tìm; Esc: đóng. Bảng có cùng nội dung.",
        "Picture of the documents by level. Arrow keys: next card; /: search; Esc: close. The table holds the same.",
    ),
    "reading": (
        "Đọc mũi tên: văn bản dưới → thực hiện / viện dẫn → văn bản trên. Trong mỗi tầng, trái → phải theo thời gian.",
        "An arrow runs from a document to the one it carries out or cites. Left → right in a lane is time.",
    ),
    # what is shown of a document, an organ, a relation
    "kind": ("Loại", "Kind"),
    "symbol": ("Số, ký hiệu", "Symbol"),
    "issuer": ("Cơ quan ban hành", "Issued by"),
    "date": ("Ngày", "Date"),
    "title": ("Trích yếu", "Subject"),
    "level": ("Cấp", "Level"),
    "address": ("Định danh", "Identifier"),
    "state": ("Tình trạng", "State"),
    "name": ("Tên", "Name"),
    "outgoing": ("Văn bản này", "This document"),
    "incoming": ("Được nhắc đến trong", "Mentioned by"),
    "tasks": ("Giao nhiệm vụ", "Tasks handed out"),
    "charged": ("Được giao nhiệm vụ trong", "Charged with tasks in"),
    "task": ("Nhiệm vụ", "Task"),
    "deadline": ("hạn", "due"),
    "none": ("Không có quan hệ nào trong sơ đồ này.", "No relations in this picture."),
    "from": ("Văn bản", "Document"),
    "relation": ("Quan hệ", "Relation"),
    "to": ("Đối tượng", "With"),
    "days": ("ngày", "days"),
    "days-between": ("Cách nhau (ngày)", "Days between"),
    "quote": ("Trích nguyên văn", "As written"),
    "documents-table": ("Văn bản và cơ quan", "Documents and organs"),
    "relations-table": ("Quan hệ giữa các văn bản và nhiệm vụ", "Relations between documents, and tasks"),
    "undated": ("chưa rõ ngày", "date unknown"),
    # state of a node, status of a relation
    "state-loaded": ("Đã có toàn văn", "Full text loaded"),
    "state-cited": ("Chỉ được viện dẫn, chưa có toàn văn", "Only cited, text not loaded"),
    "state-uncertain": ("Chưa xác định chắc chắn", "Not identified with certainty"),
    "status-resolved": ("đã xác định", "resolved"),
    "status-ambiguous": ("có nhiều khả năng", "several possible"),
    "status-unresolved": ("chưa xác định", "not resolved"),
    # relations: as said by the citing document, and seen from the other end
    "implements": ("thực hiện", "implements"),
    "basedOn": ("căn cứ", "is based on"),
    "amends": ("sửa đổi, bổ sung", "amends"),
    "replaces": ("thay thế", "replaces"),
    "repeals": ("bãi bỏ", "repeals"),
    "guides": ("hướng dẫn", "guides"),
    "promulgates": ("ban hành kèm theo", "promulgates"),
    "reviews": ("sơ kết, tổng kết", "reviews"),
    "cites": ("viện dẫn", "cites"),
    "assignsTo": ("giao", "assigns to"),
    "by-implements": ("được thực hiện bởi", "implemented by"),
    "by-basedOn": ("là căn cứ của", "is the basis of"),
    "by-amends": ("được sửa đổi bởi", "amended by"),
    "by-replaces": ("bị thay thế bởi", "replaced by"),
    "by-repeals": ("bị bãi bỏ bởi", "repealed by"),
    "by-guides": ("được hướng dẫn bởi", "guided by"),
    "by-promulgates": ("được ban hành bởi", "promulgated by"),
    "by-reviews": ("được sơ kết, tổng kết bởi", "reviewed by"),
    "by-cites": ("được viện dẫn bởi", "cited by"),
    "by-assignsTo": ("được giao bởi", "charged by"),
    "lead": ("chủ trì", "lead"),
    "direct": ("chỉ đạo", "direct"),
    "coordinate": ("phối hợp", "coordinate"),
    "supervise": ("giám sát", "supervise"),
    # lanes
    "level-central": ("Trung ương", "Central (Party)"),
    "level-state-central": ("Nhà nước ở Trung ương", "Central (state)"),
    "level-province": ("Cấp tỉnh", "Province (Party)"),
    "level-state-province": ("Chính quyền cấp tỉnh", "Province (state)"),
    "level-district": ("Cấp huyện", "District (Party)"),
    "level-state-district": ("Chính quyền cấp huyện", "District (state)"),
    "level-commune": ("Cấp xã", "Commune (Party)"),
    "level-state-commune": ("Chính quyền cấp xã", "Commune (state)"),
    "level-grassroots": ("Cơ sở", "Grassroots (Party)"),
    "level-state-grassroots": ("Đơn vị cơ sở", "Grassroots (state)"),
    "level-unknown": ("Chưa rõ cấp", "Level unknown"),
    "level-organs": ("Cơ quan được giao", "Organs charged"),
    # kinds of document (codes of the contract)
    "kind-NQ": ("Nghị quyết", "Resolution"),
    "kind-CT": ("Chỉ thị", "Directive"),
    "kind-KL": ("Kết luận", "Conclusion"),
    "kind-QĐ": ("Quyết định", "Decision"),
    "kind-QyĐ": ("Quy định", "Regulation"),
    "kind-QĐi": ("Quy định", "Regulation"),
    "kind-QC": ("Quy chế", "Rules"),
    "kind-ĐL": ("Điều lệ", "Statutes"),
    "kind-HD": ("Hướng dẫn", "Guidance"),
    "kind-TTri": ("Thông tri", "Circular (Party)"),
    "kind-TB": ("Thông báo", "Notice"),
    "kind-BC": ("Báo cáo", "Report"),
    "kind-KH": ("Kế hoạch", "Plan"),
    "kind-CTr": ("Chương trình", "Programme"),
    "kind-CTHĐ": ("Chương trình hành động", "Action programme"),
    "kind-ĐA": ("Đề án", "Scheme"),
    "kind-TTr": ("Tờ trình", "Submission"),
    "kind-CV": ("Công văn", "Official letter"),
    "kind-CĐ": ("Công điện", "Telegram"),
    "kind-GM": ("Giấy mời", "Invitation"),
    "kind-HP": ("Hiến pháp", "Constitution"),
    "kind-BL": ("Bộ luật", "Code"),
    "kind-L": ("Luật", "Law"),
    "kind-PL": ("Pháp lệnh", "Ordinance"),
    "kind-NĐ": ("Nghị định", "Decree"),
    "kind-TTư": ("Thông tư", "Circular (state)"),
    "kind-TT": ("Thông tri, thông tư", "Circular"),
    "kind-TTLT": ("Thông tư liên tịch", "Joint circular"),
    "kind-NQLT": ("Nghị quyết liên tịch", "Joint resolution"),
    "kind-VBHN": ("Văn bản hợp nhất", "Consolidated text"),
    "kind-other": ("Văn bản khác", "Other document"),
    "kind-organ": ("Cơ quan", "Organ"),
}


def word(key: str, language: str = "vi") -> str:
    """The interface word under ``key`` in ``"vi"`` or ``"en"``; the key's last part when there is none.

    >>> word("implements"), word("implements", "en"), word("kind-XYZ")
    ('thực hiện', 'implements', 'XYZ')
    """
    pair = WORDS.get(key)
    if pair is None:
        return key.rsplit("-", 1)[-1]
    return pair[1] if language == "en" else pair[0]
