"""Whether two files hold the same text, told from a short fingerprint of each.

A fingerprint keeps the smallest hashes of a text's word triples (a bottom-k sketch; Broder 1997,
"On the resemblance and containment of documents"). From two of them follows what share of the
shorter text stands in the longer one, without reading either again, so that an excerpt or a
scan with faulty letters is still known for what it is.
"""

from __future__ import annotations

import base64
import binascii
import struct
import zlib
from collections.abc import Iterator
from functools import lru_cache
from heapq import nsmallest

from .folding import words

SIZE = 256
"""Hashes kept, 1.4 kB as text: the share of two texts of one length is known to ± 0.03, of an excerpt to ± 0.1."""

SAME = 0.5
"""Share of the shorter text from which two files that claim one identity are one document.

Measured on 125 originals (PDF, DOCX, HTML) beside their texts and 14 texts in two editions: 0.88 and more, but
for one PDF with broken letters (0.38). Different documents with one number, of other provinces or years: at most 0.34
(short repeals that share their formulas), two consolidations of one law 0.56; those never claim one date as well.
"""

SHORT = 0.75
"""The same where the shorter text has fewer than :data:`SIZE` triples: in a letter of one page, letterhead, recipients
and signature are half of the words. Two letters of one body on one matter share up
to 0.85, two scans of one from 0.85 on."""

NEAR = 0.9
"""The same where the texts leave one identity incomplete, a number without its date: 125 originals beside their texts
share 0.98 and more, one PDF with broken letters apart. Never enough alone: decisions of one office share up to 0.99."""

FEW = 8
"""Hashes of the shorter text below which nothing is said: three or four chance hits would decide."""

_TRIPLE = 3
_MIX = 0x9E3779B1
"""Odd, so that multiplying keeps all 32 bits apart; it puts the checksums in an order that the words do not show in."""


def fingerprint(text: str) -> str:
    """The fingerprint of ``text``: number of its words, then its smallest hashes in base64.

    Case, tone marks, punctuation and line ends do not show in it.

    >>> fingerprint("Tỉnh uỷ yêu cầu các cấp uỷ") == fingerprint("TỈNH ỦY\\nyêu cầu: các cấp ủy")
    True
    """
    found = words(text)
    kept = nsmallest(SIZE, set(_hashes(found)))
    return f"{len(found)} {base64.b64encode(struct.pack(f'>{len(kept)}I', *kept)).decode('ascii')}".rstrip()


def shared(one: str, other: str) -> float | None:
    """Share of the shorter text that stands in the longer one, 0 to 1; None when too little is kept to say.

    >>> text = "Thực hiện Kết luận của Ban Bí thư, Ban Thường vụ yêu cầu các cấp ủy quán triệt đầy đủ nội dung"
    >>> shared(fingerprint(text), fingerprint(text.upper())), shared(fingerprint(text), fingerprint("Kính gửi"))
    (1.0, None)
    """
    if one == other:
        return 1.0
    mine, theirs = _kept(one), _kept(other)
    top = min(max(h) for h in (mine, theirs) if len(h) >= SIZE) if SIZE in (len(mine), len(theirs)) else 1 << 32
    below = [{h for h in kept if h <= top} for kept in (mine, theirs)]
    least = min(map(len, below))
    return len(below[0] & below[1]) / least if least >= FEW else None


def same(one: str, other: str) -> bool:
    """Whether two files that claim one identity hold one document (see :data:`SAME` and :data:`SHORT`)."""
    share = shared(one, other)
    long = min(len(_kept(one)), len(_kept(other))) >= SIZE
    return share is not None and share >= (SAME if long else SHORT)


def near(one: str, other: str) -> bool:
    """Whether two files that leave one identity incomplete hold one document (see :data:`NEAR`)."""
    share = shared(one, other)
    return share is not None and share >= NEAR


def telling(print_: str) -> bool:
    """Whether the fingerprint is of enough words for equal ones to mean equal texts."""
    return len(_kept(print_)) >= FEW


def _hashes(found: tuple[str, ...]) -> Iterator[int]:
    for at in range(max(len(found) - _TRIPLE + 1, 0)):
        yield zlib.crc32(" ".join(found[at : at + _TRIPLE]).encode()) * _MIX & 0xFFFFFFFF


@lru_cache(maxsize=128)
def _kept(print_: str) -> frozenset[int]:
    try:
        data = base64.b64decode(print_.partition(" ")[2], validate=True)
    except (binascii.Error, ValueError):
        return frozenset()
    return frozenset(struct.unpack(f">{len(data) // 4}I", data[: len(data) // 4 * 4]))
