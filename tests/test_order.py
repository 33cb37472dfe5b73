"""What follows from a set of files does not depend on the order, the portions or the number of processes."""

from __future__ import annotations

import itertools
import runpy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import vankien as vk

ROOT = Path(__file__).resolve().parent.parent
documents = runpy.run_path(str(ROOT / "tests" / "provinces.py"))["documents"]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> tuple[Path, ...]:
    """Made-up documents of two provinces, the bundled letter, and the three shortest annotated documents."""
    folder = tmp_path_factory.mktemp("files")
    for number, made in enumerate(documents(2, terms=2, each=2)):
        (folder / f"made-{number}.txt").write_text(made.text, encoding="utf-8")
    letter = ROOT / "loaders" / "sample" / "1046-CV-TU.txt"
    real = sorted((shared / "gold" / "dev").glob("*.txt"), key=lambda p: (p.stat().st_size, p.name))[:3]
    for path in (letter, *real):
        (folder / path.name).write_bytes(path.read_bytes())
    return tuple(sorted(folder.iterdir()))


def exported(where: Path, files: tuple[Path, ...], *, portions: int, workers: int) -> bytes:
    """The bytes of the store of these files, loaded in this order in so many portions."""
    size = -(-len(files) // portions)
    with vk.open(where / "store") as store:
        for k in range(0, len(files), size):
            store.load(files[k : k + size], workers=workers)
        store.export(where / "all.nq")
    return (where / "all.nq").read_bytes()


@pytest.fixture(scope="module")
def expected(files: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return exported(tmp_path_factory.mktemp("expected"), files, portions=1, workers=1)


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_order_in_any_portions_gives_the_same_bytes(
    data: st.DataObject, files: tuple[Path, ...], expected: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    order = tuple(data.draw(st.permutations(files)))
    portions, workers = data.draw(st.sampled_from((1, 2, 3))), data.draw(st.sampled_from((1, 2)))
    assert exported(tmp_path_factory.mktemp("order"), order, portions=portions, workers=workers) == expected


def test_one_by_one_backwards_gives_the_same_bytes(files: tuple[Path, ...], expected: bytes, tmp_path: Path) -> None:
    assert exported(tmp_path, files[::-1], portions=len(files), workers=1) == expected


def test_what_is_forgotten_leaves_no_trace(files: tuple[Path, ...], expected: bytes, tmp_path: Path) -> None:
    more = tmp_path / "more.txt"
    more.write_text(next(itertools.islice(documents(3, terms=1, each=1), 2, None)).text, encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        store.load([more, *files])
        store.forget(str(more))
        store.export(tmp_path / "all.nq")
    assert (tmp_path / "all.nq").read_bytes() == expected


def test_the_address_of_a_document_known_by_less_works_in_every_verb(tmp_path: Path) -> None:
    """Cited by term alone, then loaded with its day, of which another text says the term: the first address leads on."""
    plan, source = itertools.islice(documents(1, terms=1, each=2), 2)
    dated = f"ngày 5/1/2011 của Ban Thường vụ {source.committee}"
    termed = "của Ban Chấp hành Đảng bộ tỉnh khóa XV"
    assert dated in source.text
    text = source.text.replace(", " + dated, " " + termed)
    (tmp_path / "witness.txt").write_text(
        source.text.replace("Số 01-", "Số 09-").replace(dated, f"ngày 5/1/2011 {termed}"), encoding="utf-8"
    )
    (tmp_path / "citing.txt").write_text(text, encoding="utf-8")
    (tmp_path / "cited.txt").write_text(plan.text, encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        store.load(tmp_path / "citing.txt")
        (row,) = store.quads.select(
            'SELECT DISTINCT ?target { ?c vk:quote ?quote ; vk:target ?target FILTER(CONTAINS(?quote, "khóa XV")) }'
        )
        old = row["target"]
        assert old is not None and old.value.endswith("/khoa-xv")
        store.load([tmp_path / "cited.txt", tmp_path / "witness.txt"])
        found = store.find(old.value)
        assert found == store.find(f"{plan.symbol}@{plan.day.isoformat()}")
        for verb in (store.show, store.chain, store.view, store.forget):
            assert verb(old.value)
