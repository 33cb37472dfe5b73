"""How fast text becomes a document, beside eyecite with Hyperscan; and whether any text makes it slow.

    python benchmarks/reading.py [--files N] [--rounds N] [PATH…]
    python benchmarks/reading.py --worst

vankien reads Vietnamese documents (of ``$VANKIEN_SHARED/corpus``, or the paths given): header, citations,
relations, tasks, resolution, by ``parse_text`` in this process. eyecite's ``get_citations`` reads English
opinions that this script writes: as many, each of the same size in bytes, in three kinds: with as many
citations to the kilobyte as an opinion has (one in 500 characters: full, short, *id.*, *supra* and statutes); the
same without the courts in brackets, over which eyecite takes longest; and with only as many as vankien
finds in its own documents. The bar holds against the first; the others say how far it carries.
Document by document all are read in turns, so that a busy machine slows all; the fastest round of each counts.
``pip install eyecite hyperscan`` first; without them only vankien is measured.

``--worst`` reads texts of one megabyte made to be slow, each beside ordinary documents of the same
length in the same process, and gives how many times the time each takes (bar: 5).
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import vankien
from vankien.graph.model import Source
from vankien.loaders.document import parse_text
from vankien.loaders.files import open_file
from vankien.loaders.found import found_files

BAR = 3.0
"""Times the megabytes a second of eyecite with Hyperscan."""
WORST = 5.0
"""Times the time of ordinary text of the same length."""
MEGABYTE = 1_000_000
OPINION = 500
"""Characters to a citation in an opinion, short forms counted."""


def documents(paths: list[Path], most: int) -> list[str]:
    """The texts of at most so many text files, spread evenly over all that the paths name."""
    if not paths:
        shared = Path(os.environ.get("VANKIEN_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "corpus"
        folders = [shared / "party", shared / "state"]
        paths = folders if shared.is_dir() else [Path(vankien.__file__ or "").parent / "loaders" / "sample"]
    files = [Path(file.path) for file in found_files(paths) if file.document and file.refused is None]
    found = [file for file in files if file.suffix == ".txt"]
    return [open_file(file).text for file in found[:: max(1, len(found) // most)][:most]]


def parsed(text: str) -> int:
    """How many citations vankien reads in ``text``."""
    return len(parse_text(text, Source("", hashlib.sha256(text.encode()).hexdigest(), "text/plain", "utf-8")).citations)


def seconds(work: Callable[[str], int], texts: list[str]) -> tuple[float, int]:
    """Seconds of this process for all texts, and how many citations were found."""
    began = time.process_time()
    found = sum(work(text) for text in texts)
    return time.process_time() - began, found


# -- English opinions ------------------------------------------------------------------------

_NAMES = "Smith Jones Brown Miller Davis Garcia Wilson Anderson Taylor Moore Jackson Martin Lee Clark Young".split()
_COURTS = ("2d Cir.", "5th Cir.", "9th Cir.", "D.C. Cir.", "S.D.N.Y.", "N.D. Cal.")
_PLAIN = (
    "The district court granted the motion to dismiss because the complaint did not state a claim for relief.",
    "On appeal, the parties dispute whether the notice was timely and whether the agency acted within its authority.",
    "We review questions of law de novo and findings of fact for clear error.",
    "Neither party has shown that the record supports a different conclusion on this point.",
    "The court below relied on the testimony of two witnesses and on the written agreement between the parties.",
    "That reading would leave the second clause of the statute with nothing to do, and we decline to adopt it.",
    "On March 3, 1998, the hearing officer issued a decision of 42 pages that rejected each of the 7 objections.",
    "Plaintiff filed suit in 2004, and discovery closed eighteen months later without an extension.",
)
_SIGNALS = ("See ", "See also ", "Cf. ", "But see ", "", "")


def _citation(chance: random.Random, *, courts: bool) -> str:
    one, other = chance.sample(_NAMES, 2)
    volume, page, pin = chance.randint(1, 550), chance.randint(1, 1300), chance.randint(1, 900)
    year = chance.randint(1900, 2020)
    court = f"{chance.choice(_COURTS)} " if courts else ""
    return chance.choice((
        f"{one} v. {other}, {volume} U.S. {page}, {pin} ({year})",
        f"{one} v. {other}, {volume} F.3d {page}, {pin} ({court}{year})",
        f"{one} v. {other}, {volume} F. Supp. 2d {page} ({court}{year})",
        f"{one}, {volume} U.S., at {pin}",
        f"Id. at {pin}",
        f"{one}, supra, at {pin}",
        f"{volume % 50 + 1} U.S.C. § {page}",
    ))  # fmt: skip


def opinion(size: int, spacing: float, chance: random.Random, *, courts: bool = True) -> str:
    """English legal text of about ``size`` bytes with a citation every ``spacing`` characters, in paragraphs."""
    out: list[str] = []
    written, due = 0, 0.0
    while written < size:
        sentence = chance.choice(_PLAIN)
        due += (len(sentence) + 1) / spacing
        while due >= 1:
            sentence += f" {chance.choice(_SIGNALS)}{_citation(chance, courts=courts)}."
            due -= 1
        out.append(sentence + ("\n\n" if len(out) % 6 == 5 else " "))
        written += len(out[-1])
    return "".join(out)


def hyperscan(folder: Path) -> Callable[[str], int] | None:
    """How many citations eyecite finds with its Hyperscan tokenizer, or None where it is not installed."""
    try:
        eyecite: Any = importlib.import_module("eyecite")
        tokenizers: Any = importlib.import_module("eyecite.tokenizers")
        importlib.import_module("hyperscan")
    except ImportError:
        return None
    tokenizer = tokenizers.HyperscanTokenizer(cache_dir=str(folder))
    return lambda text: len(eyecite.get_citations(text, tokenizer=tokenizer))


# -- texts made to be slow --------------------------------------------------------------------

_REPEATED = {
    "heads of citations": "Nghị quyết số ",
    "heads run on": "Nghị quyết của Ban Chấp hành Trung ương ",
    "plenums": "Nghị quyết Hội nghị Trung ương ",
    "congresses": "Nghị quyết Đại hội đại biểu ",
    "laws": "Luật Đất đai, ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của ",
    "plans": "Kế hoạch thực hiện Chương trình hành động ",
    "symbols": "57-NQ/TW ",
    "symbols in a list": "số 57-NQ/TW, ",
    "symbols run together": "57-NQ/TW-",
    "lists": "Nghị quyết số 57-NQ/TW; ",
    "lists of bare numbers": "các nghị quyết số 18, 19; ",
    "dates": "ngày 12/3/2024 ",
    "words for dates": "ngày ",
    "months": "tháng 3 năm ",
    "organs": "Ban Thường vụ Tỉnh ủy ",
    "organs in a list": "Sở Y tế, ",
    "classes of organs": "các sở, ban, ngành, ",
    "organs with work": "Sở Y tế chủ trì, phối hợp với Sở Nội vụ ",
    "deadlines": "trước ngày 30/6/2025, ",
    "charges": "chủ trì, phối hợp ",
    "bases": "Căn cứ ",
    "basis lines": "Căn cứ Nghị quyết số 57-NQ/TW;\n",
    "carrying out": "thực hiện ",
    "amending": "được sửa đổi, bổ sung bởi ",
    "semicolons": "; ",
    "items": "1. ",
    "items on lines": "1. Sở Y tế\n",
    "lettered items": "a) việc này;\n",
    "dashes": "- ",
    "dashed lines": "- Việc\n",
    "articles": "Điều 1. ",
    "articles on lines": "Điều 1. Sửa đổi\n",
    "roman numerals": "XIV. ",
    "cells": "| ",
    "cells with words": "| a ",
    "cells on one line": "a      ",
    "rows of cells": "| 1 | Sở Y tế | 30/6/2025 |\n",
    "wide gaps": "STT      Nội dung      Chủ trì\n",
    "empty lines": "\n\n",
    "line ends": "a\n",
    "blanks": " ",
    "open brackets": "(",
    "closed brackets": "()",
    "quotation marks": '"',
    "open quotations": "“",
    "addressees": "Kính gửi: ",
    "copies": "Nơi nhận:\n- Như trên;\n",
    "signatures": "T/M BAN THƯỜNG VỤ\n",
    "letterheads": "ĐẢNG CỘNG SẢN VIỆT NAM\n",
    "numbers of letterheads": "Số: ",
    "short names": "(sau đây gọi là ",
    "subjects": "V/v ",
    "ruled lines": "-----\n",
    "bold": "****",
    "headings": "# ",
    "loose marks": "\u0301",
    "marks on letters": "e\u0302\u0301",
    "page numbers": "- 2 -\n",
    "gazette heads": "CÔNG BÁO/Số 865/Ngày 27-10-2021\n",
    "footnotes": "[1] ",
    "numbers in a row": "các Nghị quyết 18, 19, 20, 21; ",
    "numbers and bodies": "57-NQ/TW của Bộ Chính trị; 57-NQ/TW; ",
    "bodies before documents": "Ban Bí thư tại Văn bản số 5-CV/TW ",
    "short forms": "Nghị quyết số 57-NQ/TW (sau đây gọi tắt là Nghị quyết 57), ",
    "titles and their documents": "Quy định số 9-QĐ/TW về thi hành Điều lệ Đảng, Quy định thi hành Điều lệ Đảng, ",
    "decisions and their schemes": "Quyết định số 6/QĐ-TTg phê duyệt Đề án phát triển nhân lực đến năm 2030; ",
    "documents carried out": "thực hiện Nghị quyết số 57-NQ/TW, ",
    "titles in titles": "Nghị quyết số 57-NQ/TW về thực hiện ",
    "documents amended by others": "Nghị định số 5/2024/NĐ-CP được sửa đổi, bổ sung bởi ",
    "paragraphs": "A\n\n",
    "headings over items": "1. Sở Y tế:\na) Xây dựng đề án.\n",
    "addressees on lines": "- Sở Y tế;\n",
    "tables of tasks": "| TT | Nội dung | Chủ trì | Phối hợp | Hạn |\n| 1 | Việc | Sở Y tế | Sở Nội vụ | 30/6/2025 |\n",
    "flattened tables": "STT\nNội dung\nChủ trì\nPhối hợp\nThời gian\n1\nViệc\nSở Y tế\nSở Nội vụ\nQuý I/2025\n",
}
"""What the text is made of → the words that it repeats."""


def _different(chance: random.Random, size: int, make: Callable[[random.Random], str]) -> str:
    """A text of mentions of which hardly one is like another."""
    return "".join(make(chance) for _ in range(size // 9 + 1))[:size]


def _symbol(chance: random.Random) -> str:
    return f"{chance.randint(1, 9999)}-{chance.choice(('NQ/TW', 'KL/TW', 'CT/TW', 'CV/TU', 'BC/UBND'))} "


def _decree(chance: random.Random) -> str:
    day, month, year = chance.randint(1, 28), chance.randint(1, 12), chance.randint(1990, 2025)
    return f"Nghị định số {chance.randint(1, 999)}/{year}/NĐ-CP ngày {day}/{month}/{year}, "


def _law(chance: random.Random) -> str:
    one, other = ("".join(chance.choices("abcdeghiklmnoqrstuvxy", k=3)) for _ in range(2))
    name = f"Luật {one.capitalize()} {other}"
    return f"{name} việc số {chance.randint(1, 999)}/2024/QH15; {name}; "


def hostile_texts(size: int) -> Iterator[tuple[str, str]]:
    """Texts of ``size`` characters made to be slow, each with its name."""
    chance = random.Random(4)
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    upper = "AĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY"
    yield "random signs", "".join(chance.choices(letters + upper + '0123456789 .,;:/-()"\n|', k=size))
    yield "random code points", "".join(chr(chance.randrange(32, chance.choice((0x2FF, 0xD7FF)))) for _ in range(size))
    mixed = ["".join(chance.choices(letters, k=chance.randint(1, 7))) for _ in range(size // 4)]
    yield "one line", " ".join(mixed)[:size]
    yield "one word", "a" * size
    yield "all digits", "".join(chance.choices("0123456789", k=size))
    yield "digits and slashes", "".join(chance.choices("0123456789/-.", k=size))
    yield "all capitals", " ".join(mixed)[:size].upper()
    yield "capitals without blanks", "".join(chance.choices(upper, k=size))
    yield "capitals and dashes", "".join(chance.choices(upper + "-/", k=size))
    yield "nested brackets", "(" * (size // 2) + ")" * (size // 2)
    yield "nested brackets with words", "(Nghị quyết số 5 " * (size // 34) + ")" * (size // 2)
    yield "nested quotations", "“về việc " * (size // 18) + "”" * (size // 2)
    yield "symbols behind a sentence", ("Việc này. " + "57-NQ/TW " * (size // 9))[:size]
    yield "different symbols", _different(chance, size, _symbol)
    yield "different decrees", _different(chance, size, _decree)
    yield "different laws", _different(chance, size, _law)
    for name, words in _REPEATED.items():
        yield name, (words * (size // len(words) + 1))[:size]


def ordinary(texts: list[str], size: int) -> list[str]:
    """Documents of ``size`` characters together."""
    out: list[str] = []
    left = size
    while left > 0:
        for text in texts:
            out.append(text[:left])
            left -= len(out[-1])
            if left <= 0:
                break
    return out


def worst(texts: list[str], size: int, only: str | None) -> bool:
    """Prints how many times the time of ordinary text each hostile text takes; whether all are below the bar."""
    usual = ordinary(texts, size)
    base = min(seconds(parsed, usual)[0] for _ in range(3))
    print(f"{size:,} characters of documents: {base:.2f} s")
    good = True
    for name, text in hostile_texts(size):
        if only is not None and only not in name:
            continue
        ratio = seconds(parsed, [text])[0] / base
        good &= ratio <= WORST
        print(f"{name:28}{ratio:8.2f}{'' if ratio <= WORST else '  above the bar'}", flush=True)
    return good


def compare(texts: list[str], rounds: int) -> bool:
    """Prints documents and megabytes a second of both readers; whether the ratio reaches the bar."""
    size = sum(len(text.encode()) for text in texts)
    characters = sum(map(len, texts))
    for text in texts[:2]:  # what is read once and kept: tables, patterns
        parsed(text)
    found = sum(map(parsed, texts))
    spacing = characters / max(1, found)
    with tempfile.TemporaryDirectory() as folder:
        other = hyperscan(Path(folder))
        chance = random.Random(4)
        kinds = (
            (f"opinions, a citation in {OPINION} characters", float(OPINION), True),
            ("the same without courts in brackets", float(OPINION), False),
            (f"a citation in {spacing:,.0f} characters", spacing, True),
        )
        english = {
            name: [opinion(len(text.encode()), every, chance, courts=courts) for text in texts]
            for name, every, courts in kinds
        }
        if other is not None:
            other(opinion(1000, OPINION, chance))  # compiles its patterns
        ours = 0.0
        theirs = dict.fromkeys(english, 0.0)
        counts = dict.fromkeys(english, 0)
        for at, text in enumerate(texts):
            rivals = {} if other is None else {name: (other, made[at]) for name, made in english.items()}
            work = {"": (parsed, text), **rivals}
            best, many = dict.fromkeys(work, float("inf")), dict.fromkeys(work, 0)
            for _ in range(rounds):
                for name, (read, page) in work.items():
                    spent, cited = seconds(read, [page])
                    best[name], many[name] = min(best[name], spent), cited
            ours += best.pop("")
            for name in rivals:
                theirs[name], counts[name] = theirs[name] + best[name], counts[name] + many[name]
    print(f"{len(texts)} documents, {size / MEGABYTE:.1f} MB each side")
    print(f"{'':52}{'documents/s':>12}{'MB/s':>8}{'found':>8}{'ratio':>7}")
    print(f"{'vankien':52}{len(texts) / ours:12.1f}{size / MEGABYTE / ours:8.2f}{found:8}")
    if other is None:
        print("eyecite and hyperscan are not installed")
        return True
    ratios = []
    for name, made in english.items():
        spent, count = theirs[name], counts[name]
        length = sum(len(text.encode()) for text in made)
        ratio = (size / ours) / (length / spent)
        ratios.append(ratio)
        print(f"{'eyecite, ' + name:52}{len(made) / spent:12.1f}{length / MEGABYTE / spent:8.2f}{count:8}{ratio:7.2f}")
    return ratios[0] >= BAR


def main() -> int:
    """1 if a bar is not reached."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--worst", action="store_true")
    parser.add_argument("--only", help="hostile texts with this in their name")
    parser.add_argument("--size", type=int, default=MEGABYTE, help="characters of a hostile text")
    parser.add_argument("paths", nargs="*", type=Path)
    given = parser.parse_args()
    texts = documents(given.paths, given.files)
    good = worst(texts, given.size, given.only) if given.worst else compare(texts, given.rounds)
    return int(not good)


if __name__ == "__main__":
    sys.exit(main())
