"""What `check` can find: one row a kind, in the order in which findings are told.

A finding is data, not an error: it says that something in the store deserves a look, where it
stands and what can be done. Adding a kind is one row here, one question in ``queries`` and one test.
"""

from __future__ import annotations

from dataclasses import dataclass

SEVERITIES = {"error": ("lỗi", "error"), "warning": ("cảnh báo", "warning"), "note": ("lưu ý", "note")}
"""Severity → Vietnamese and English: the graph is wrong; probably wrong; worth knowing."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of finding: what it says and what to do, in Vietnamese and in English, and the question behind it."""

    name: str
    severity: str
    vi: str
    en: str
    do_vi: str
    do_en: str
    question: str | None = None


KINDS = (
    Kind(
        "shape", "error",
        "Đồ thị không đúng khuôn", "the graph breaks a shape",
        "nạp lại tệp với --again; nếu vẫn còn, xin báo lỗi chương trình",
        "load the file again with --again; if it stays, report it as a fault of the program",
    ),
    Kind(
        "without-statements", "error",
        "Có tệp nhưng không còn nội dung", "files are known, but no statement from them is stored",
        "tệp đã bị chuyển đi hoặc sửa: nạp lại từ chỗ mới",
        "the file was moved or changed: load it from where it is now",
        "without-statements",
    ),
    Kind(
        "one-identity", "warning",
        "Văn bản khác nhau mang cùng một số", "different documents claim one identity",
        "so hai tệp: số, ngày nào in hoặc đọc nhầm; hai phần của một văn bản thì ghép vào một tệp",
        "compare the files: which number or date is misprinted or misread; parts of one document belong in one file",
        "one-identity",
    ),
    Kind(
        "cycle", "warning",
        "Vòng tròn thực hiện", "documents carry out each other in a circle",
        "đọc lại các câu dẫn: có ít nhất một quan hệ bị hiểu ngược",
        "read the sentences: at least one relation points the wrong way",
        "implements-edges",
    ),
    Kind(
        "cited-future", "warning",
        "Dẫn văn bản đề ngày muộn hơn", "cites a document dated later",
        "xem lại ngày của văn bản này và ngày trong chỗ dẫn",
        "look at this document's date and at the date in the citation",
        "cited-future",
    ),
    Kind(
        "lower-over-higher", "warning",
        "Cấp dưới sửa đổi, thay thế, bãi bỏ văn bản cấp trên", "a lower body amends, replaces or repeals a higher one",
        "đọc câu được dẫn: thường là văn bản đã được cấp trên sửa đổi, không phải văn bản này sửa đổi",
        "read the sentence: mostly the higher document was changed by another one, not by this one",
        "lower-over-higher",
    ),
    Kind(
        "other-date", "warning",
        "Ngày trong chỗ dẫn khác ngày đã biết", "a citation gives another date than the known one",
        "đối chiếu với bản gốc: văn bản dẫn ghi nhầm ngày, hoặc đây là văn bản khác",
        "compare with the original: the citing text errs, or means another document",
        "other-date",
    ),
    Kind(
        "symbol-kind", "warning",
        "Ký hiệu không hợp với loại văn bản", "symbol and kind of document disagree",
        "xem lại số, ký hiệu và tên loại ở đầu văn bản; phụ lục mang số của văn bản ban hành nó",
        "look at number and kind at the head; an annex carries the number of what promulgates it",
        "kinds-read",
    ),
    Kind(
        "unresolved-share", "note",
        "Nhiều chỗ dẫn chưa xác định", "many citations could not be decided",
        "nạp thêm các văn bản được dẫn; xem: vankien query unresolved",
        "load the documents cited; see: vankien query unresolved",
        "unresolved-share",
    ),
    Kind(
        "undated", "note",
        "Chưa rõ ngày ban hành", "no date was read",
        "xem đầu văn bản: bản dự thảo, biểu mẫu, hoặc dòng ngày tháng bị mất khi quét",
        "look at the head: a draft, a form, or a date line lost in scanning",
        "undated",
    ),
    Kind(
        "incomplete", "note",
        "Thiếu số, ký hiệu hoặc cơ quan ban hành", "no symbol or no issuing body was read",
        "xem đầu văn bản; tài liệu không phải văn bản thì có thể bỏ khỏi kho: vankien forget",
        "look at the head; what is no document can be taken out: vankien forget",
        "incomplete",
    ),
)  # fmt: skip
"""Every kind of finding."""

BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its kind, the document, what exactly, and where.

    ``document`` is an IRI and ``label`` what people call it (symbol, else the path of its file);
    ``detail`` holds the facts (numbers, dates, symbols), ``other`` the IRI of the other document
    concerned. ``file`` is a path as shown when loaded, ``start`` and ``end`` code points in its
    decoded text where the finding rests on a passage, ``sentence`` that passage's sentence.
    """

    name: str
    label: str
    document: str
    detail: str = ""
    file: str | None = None
    start: int | None = None
    end: int | None = None
    sentence: str | None = None
    other: str | None = None

    @property
    def kind(self) -> Kind:
        """What this kind of finding says."""
        return BY_NAME[self.name]

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``note``."""
        return self.kind.severity

    @property
    def what(self) -> str:
        """What was found, in Vietnamese."""
        return self.kind.vi

    @property
    def what_en(self) -> str:
        """What was found, in English."""
        return self.kind.en

    @property
    def advice(self) -> str:
        """What to do, in Vietnamese."""
        return self.kind.do_vi

    @property
    def advice_en(self) -> str:
        """What to do, in English."""
        return self.kind.do_en


def in_order(finding: Finding) -> tuple[int, str, str, int, int, str, str]:
    """Where a finding stands among all: by kind as in :data:`KINDS`, then document, then place in its text."""
    return (
        KINDS.index(finding.kind), finding.document, finding.file or "",
        finding.start or 0, finding.end or 0, finding.other or "", finding.detail,
    )  # fmt: skip
