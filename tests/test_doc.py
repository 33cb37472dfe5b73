"""Word files of the format before 2007, made by the test itself, and the real ones where they are present."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from vankien.errors import UnreadableFile
from vankien.loaders.doc import doc_text

SHARED = Path(os.environ.get("VANKIEN_SHARED", Path(__file__).resolve().parent.parent.parent / "shared"))


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE) with these streams, each padded to eight sectors so that none is a small one."""
    free, end, fat_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat, body = [fat_sector, end], b""  # sector 0: the table of sectors, sector 1: the directory
    entries = [("Root Entry", 5, end, 0)]
    for name, data in streams.items():
        padded = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        first, count = len(fat), len(padded) // 512
        fat += [*range(first + 1, first + count), end]
        entries.append((name, 2, first, len(padded)))
        body += padded
    directory = b""
    for k, (name, kind, first, size) in enumerate(entries):
        written = (name + "\0").encode("utf-16-le")
        right = k + 1 if 0 < k < len(entries) - 1 else free
        child = 1 if k == 0 else free
        directory += written.ljust(64, b"\0") + struct.pack("<HBB3I", len(written), kind, 1, free, right, child)
        directory += bytes(36) + struct.pack("<IQ", first, size)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<I", 0) + struct.pack("<108I", *[free] * 108)
    table = struct.pack("<128I", *(fat + [free] * (128 - len(fat))))
    return head + table + directory.ljust(512, b"\0") + body


def word(text: str, *, flags: int = 0, narrow: int = 0) -> bytes:
    """A Word file with ``text``: its first ``narrow`` letters in a piece of one byte each, the rest of two."""
    pieces = [(text[:narrow].encode("cp1252"), True), (text[narrow:].encode("utf-16-le"), False)]
    main = bytearray(0x400)
    struct.pack_into("<H", main, 0, 0xA5EC)
    struct.pack_into("<H", main, 0x0A, flags)
    struct.pack_into("<I", main, 0x4C, len(text))
    bounds, places = [0], []
    for data, compressed in pieces:
        if not data:
            continue
        places.append((2 * len(main) | 0x40000000) if compressed else len(main))
        bounds.append(bounds[-1] + len(data) // (1 if compressed else 2))
        main += data
    plan = struct.pack(f"<{len(bounds)}I", *bounds) + b"".join(struct.pack("<HIH", 0, place, 0) for place in places)
    clx = b"\x01\x02\x00\xff\xff\x02" + struct.pack("<I", len(plan)) + plan
    struct.pack_into("<II", main, 0x01A2, 0, len(clx))
    return compound({"WordDocument": bytes(main), "0Table": clx})


TEXTS = [
    # Word's own signs, what is read
    ("CÔNG VĂN\rvề việc\r", "CÔNG VĂN\nvề việc"),
    ("TỈNH ỦY A\x07ĐẢNG CỘNG SẢN VIỆT NAM\x07\x07CÔNG VĂN\r", "| TỈNH ỦY A | ĐẢNG CỘNG SẢN VIỆT NAM |\nCÔNG VĂN"),
    ("Xem \x13 HYPERLINK \"http://x\" \x14Điều 2\x15 dưới đây", "Xem Điều 2 dưới đây"),  # a field shows its result
    ("57\x1eNQ/TW\x01\x08", "57-NQ/TW"),  # no-break hyphen, anchors of pictures
]


@pytest.mark.parametrize(("stream", "text"), TEXTS)
def test_the_text_of_a_word_file_is_read_in_order(stream: str, text: str) -> None:
    assert doc_text(word(stream), "a.doc") == text


def test_pieces_of_one_and_of_two_bytes_a_letter_are_put_together() -> None:
    assert doc_text(word("So 1-CV/TU của Tỉnh ủy", narrow=10), "a.doc") == "So 1-CV/TU của Tỉnh ủy"


BROKEN = [
    (word("x", flags=0x0100), "password"),
    (word("\r\r"), "without text"),
    (compound({"Workbook": b"x"}), "no Word file"),
    (word("x" * 50)[:900], "damaged"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "damaged"),
]


@pytest.mark.parametrize(("data", "said"), BROKEN)
def test_what_cannot_be_read_is_said_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as caught:
        doc_text(data, "a.doc")
    assert str(caught.value).startswith("a.doc: ") and "\n" not in str(caught.value)


def test_real_word_files_say_their_number() -> None:
    folder = SHARED / "corpus" / "original"
    if not folder.is_dir():
        pytest.skip("no annotated documents ($VANKIEN_SHARED)")
    files = sorted(folder.glob("*.doc"))
    assert len(files) >= 10
    for path in files:
        assert "Số" in doc_text(path.read_bytes(), path.name).replace("SỐ", "Số").replace("số", "Số")
