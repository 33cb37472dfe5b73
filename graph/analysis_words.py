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
}  # fmt: skip


def both(key: str) -> str:
    """The words for a code in both languages; the code itself where it has none.

    >>> both("state"), both("other")
    ('chính quyền / state bodies', 'other')
    """
    return " / ".join(WORDS[key]) if key in WORDS else key
