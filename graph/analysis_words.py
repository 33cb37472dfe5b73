"""The words of the analyses' answers, Vietnamese first, English beside; keys are the codes that tables hold."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    # coverage
    "party": ("cấp ủy đảng", "Party committees"),
    "state": ("chính quyền", "state bodies"),
    "implementing": ("đã có văn bản thực hiện", "implementing"),
    "successor": ("nơi sáp nhập vào đã thực hiện", "implemented by what it was merged into"),
    "citing": ("chỉ viện dẫn", "citing only"),
    "silent": ("có văn bản trong kho nhưng không nhắc đến", "documents loaded, none cites it"),
    "none loaded": ("chưa nạp văn bản nào", "none loaded"),
    # influence: {implemented} documents carry it out, {cited} cite it, it carries out {above}
    "part-origin": (
        "văn bản gốc: {implemented} văn bản thực hiện, {cited} văn bản viện dẫn",
        "an origin: {implemented} carry it out, {cited} cite it",
    ),
    "part-middle": (
        "khâu trung gian: thực hiện {above} văn bản, {implemented} văn bản thực hiện nó, {cited} viện dẫn",
        "in the middle: it carries out {above}, {implemented} carry it out, {cited} cite it",
    ),
    "part-end": (
        "khâu cuối: thực hiện {above} văn bản, chưa thấy văn bản thực hiện nó; {cited} viện dẫn",
        "an end: it carries out {above}, none known carries it out; {cited} cite it",
    ),
    "part-reference": (
        "chỉ được viện dẫn: {cited} văn bản, chưa thấy văn bản thực hiện",
        "a reference: {cited} cite it, none known carries it out",
    ),
    "part-apart": ("đứng riêng: không văn bản nào trong kho nhắc đến", "apart: no document of the store names it"),
    # treatment
    "continued": ("được tiếp tục thực hiện", "continued"),
    "amended": ("được sửa đổi, bổ sung", "amended"),
    "replaced": ("bị thay thế", "replaced"),
    "repealed": ("bị bãi bỏ", "repealed"),
    "replaced in part": ("bị thay thế một phần", "replaced in part"),
    "repealed in part": ("bị bãi bỏ một phần", "repealed in part"),
    "reviewed": ("được sơ kết, tổng kết", "reviewed"),
    "cited after end": ("vẫn được viện dẫn sau khi hết hiệu lực", "cited after its end"),
    # impact
    "alone": ("chỉ dựa vào văn bản này", "on it alone"),
    "also": ("còn dựa vào văn bản khác", "on others too"),
    "document": ("văn bản", "documents"),
    "task": ("nhiệm vụ", "tasks"),
    "organ": ("cơ quan", "organs"),
    # oddities beside the findings of check
    "lag-zero": ("Thực hiện ngay trong ngày", "carried out on the very day"),
    "lag-decades": ("Thực hiện sau hàng chục năm", "carried out decades later"),
    "lag-zero-do": (
        "xem hai văn bản có thật khác nhau, hay ngày bị đọc nhầm",
        "see whether these are two documents, or a date was misread",
    ),
    "lag-decades-do": (
        "luật có thể sống lâu như vậy; với văn bản của Đảng thì xem chỗ dẫn: có thể trùng số với khóa khác",
        "a law may live so long; of a Party document look at the citation: it may mean that number of another term",
    ),
}  # fmt: skip


def said(key: str, **values: int) -> tuple[str, str]:
    """The sentence for a code in Vietnamese and in English, with its numbers.

    >>> said("part-reference", cited=3)[1]
    'a reference: 3 cite it, none known carries it out'
    """
    vi, en = WORDS[key]
    return vi.format(**values), en.format(**values)


def both(key: str) -> str:
    """The words for a code in both languages; the code itself where it has none.

    >>> both("state"), both("other")
    ('chính quyền / state bodies', 'other')
    """
    return " / ".join(WORDS[key]) if key in WORDS else key
