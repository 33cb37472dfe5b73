"""A name that one document gives beside a number is known to the others, with the sentence it came from."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

import vankien as vk
from vankien.graph.evidence import Explained

NAME = "Chương trình trồng rừng trên cao nguyên đá giai đoạn 2021 - 2025"
HEAD = "TỈNH ỦY SƠN LA\n*\nSố {}\nĐẢNG CỘNG SẢN VIỆT NAM\nSơn La, ngày {} tháng 6 năm {}\n\nKẾ HOẠCH\nvề {}\n\n"


def plan(number: int, text: str, *, year: int = 2023) -> str:
    return HEAD.format(f"{number:02d}-KH/TU", number % 28 + 1, year, f"việc số {number}") + text + "\n"


DECISION = "(ban hành kèm theo Quyết định số {}/QĐ-TTg ngày 18/1/2022 của Thủ tướng Chính phủ)"
TEACHER = plan(1, f"Thực hiện {NAME} {DECISION.format(1990)}.")
PUPIL = plan(2, f"Các cấp ủy tiếp tục thực hiện {NAME} trên địa bàn.")
OTHER = plan(3, f"Quán triệt {NAME} {DECISION.format(1991)}.")
SHORT = plan(4, f"Thực hiện {NAME} {DECISION.format(1990)}, sau đây gọi tắt là Chương trình trồng rừng.")
ABOUT = "về tiếp tục đổi mới và phát triển kinh tế - xã hội nông thôn"
PLENUM = plan(5, f"Thực hiện Nghị quyết số 05-NQ/TW, ngày 10/6/1993 (Nghị quyết Trung ương 5 khóa VII {ABOUT}).")
ASKS_PLENUM = plan(6, f"Quán triệt Nghị quyết Hội nghị Trung ương 5 khóa VII {ABOUT}.")
ASKS_OTHER_PLENUM = plan(7, "Quán triệt Nghị quyết Hội nghị Trung ương 5 khóa VII về công tác dân vận ở cơ sở.")
LIST = plan(8, f"Thực hiện Nghị quyết số 05-NQ/TW, ngày 10/6/1993, Nghị quyết Trung ương 5 khóa VII {ABOUT}.")
LAW = plan(9, "Căn cứ Luật Cây rừng cao nguyên số 190/2021/QH15 ngày 9/12/2021.")
ASKS_LAW = plan(10, "Căn cứ Luật Cây rừng cao nguyên, các cấp ủy triển khai.")
ASKS_LAW_BEFORE = plan(11, "Căn cứ Luật Cây rừng cao nguyên, các cấp ủy triển khai.", year=2019)


def loaded(tmp_path: Path, *texts: str) -> vk.Store:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    store = vk.open(tmp_path / "store")
    store.load([tmp_path / f"{number}.txt" for number in range(len(texts))])
    return store


def meant(store: vk.Store, symbol: str, words: str) -> tuple[str, str, tuple[str, ...]]:
    """Status, rule and the documents that a mention with these words in a document means or could mean."""
    asked = """SELECT ?status ?rule ?target ?candidate { ?c vk:inDocument/vk:symbol "%s" ; vk:quote ?quote ;
      vk:status ?status ; vk:decidedBy ?rule OPTIONAL { ?c vk:target ?target } OPTIONAL { ?c vk:candidate ?candidate }
      FILTER(CONTAINS(?quote, "%s")) } ORDER BY ?candidate"""
    rows = list(store.quads.select(asked % (symbol, words)))
    ends = [term.value.partition("/doc/")[2] for row in rows for term in (row["target"], row["candidate"]) if term]
    status, rule = (rows[0][name] for name in ("status", "rule"))
    return str(status).rpartition("-")[2].rstrip(">"), getattr(rule, "value", ""), tuple(dict.fromkeys(ends))


CASES = [
    # (texts, who asks, words, expected)
    ((TEACHER, PUPIL), "02-KH/TU", NAME, ("resolved", "learned-name", ("thu-tuong-chinh-phu/qd/1990/2022",))),
    ((TEACHER, OTHER, PUPIL), "02-KH/TU", NAME,
     ("ambiguous", "several", ("thu-tuong-chinh-phu/qd/1990/2022", "thu-tuong-chinh-phu/qd/1991/2022"))),
    ((SHORT, PUPIL), "02-KH/TU", NAME, None),
    ((PUPIL,), "02-KH/TU", NAME, None),
    ((PLENUM, ASKS_PLENUM), "06-KH/TU", "khóa VII", ("resolved", "learned-name", ("trung-uong/nq/5/1993-06-10",))),
    ((PLENUM, ASKS_OTHER_PLENUM), "07-KH/TU", "khóa VII", None),  # a plenum issues several
    ((LIST, ASKS_PLENUM), "06-KH/TU", "khóa VII", None),  # two documents in a row, not one
    ((LAW, ASKS_LAW), "10-KH/TU", "cao nguyên", ("resolved", "learned-name", ("quoc-hoi/qh15/190-2021",))),
    ((LAW, ASKS_LAW_BEFORE), "11-KH/TU", "cao nguyên", None),  # it was not there yet
]  # fmt: skip


@pytest.mark.parametrize(("texts", "asking", "words", "expected"), CASES)
def test_a_name_is_learned_from_another_document(
    texts: tuple[str, ...], asking: str, words: str, expected: tuple[str, str, tuple[str, ...]] | None, tmp_path: Path
) -> None:
    with loaded(tmp_path, *texts) as store:
        found = meant(store, asking, words)
        if expected is None:
            assert found[1] not in ("learned-name", "several")
        else:
            assert found == expected


def test_the_sentence_that_taught_the_name_is_told(tmp_path: Path) -> None:
    with loaded(tmp_path, TEACHER, PUPIL) as store:
        start = PUPIL.index(NAME)
        told = store.explain(f"02-KH/TU:{start}")
        assert isinstance(told, Explained)
        assert told.rule == "learned-name" and "1990/QĐ-TTg" in told.because and NAME in told.because
        (suspect,) = [s for s in told.candidates if s.meant]
        assert [(w.what, w.speaks) for w in suspect.evidence if NAME in w.detail] == [("name", "for")]


def test_whoever_teaches_and_asks_first_the_answers_are_the_same(tmp_path: Path) -> None:
    texts = {"teacher": TEACHER, "pupil": PUPIL, "other": OTHER}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    found = set()
    for order in itertools.permutations(texts):
        with vk.open(tmp_path / "-".join(order)) as store:
            for name in order:
                store.load(tmp_path / f"{name}.txt")
            found.add("\n".join(store.quads.nquads()))
            store.forget(str(tmp_path / "other.txt"))
            assert meant(store, "02-KH/TU", NAME)[1] == "learned-name"
    assert len(found) == 1


def test_a_law_in_the_title_of_a_decree_is_the_one_of_its_time_in_the_store_too(tmp_path: Path) -> None:
    """What the words beside a mention say of its relation is kept in the store."""
    text = plan(12, "Thực hiện Nghị định số 43/2014/NĐ-CP ngày 15/5/2014 quy định chi tiết Luật Đất đai.", year=2025)
    with loaded(tmp_path, text) as store:
        read = vk.parse(tmp_path / "0.txt").to_record()
        alone = [c["target"]["iri"].partition("/doc/")[2] for c in read["citations"] if c["text"] == "Luật Đất đai"]
        assert alone == ["quoc-hoi/qh13/45-2013"]
        assert list(meant(store, "12-KH/TU", "Luật Đất đai")[2]) == alone
