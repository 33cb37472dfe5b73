"""One document in several files, and two documents under one number."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import vankien as vk
from vankien.graph.fingerprint import fingerprint, same, shared
from vankien.graph.identity import Names
from vankien.loaders.arranging import places
from vankien.loaders.shelf import Held

HEAD = """TỈNH ỦY CAO BẰNG
*
Số {number}
ĐẢNG CỘNG SẢN VIỆT NAM
Cao Bằng, ngày 12 tháng 6 năm 2020

{kind}
{subject}

"""
SIGNED = """
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Lò Văn Nam
"""
ROADS = (
    "Thực hiện Kết luận số 50-KL/TW, ngày 30/5/2019 của Ban Bí thư, Ban Thường vụ Tỉnh ủy yêu cầu các cấp ủy rà soát "
    "đường giao thông nông thôn, sửa chữa cầu treo trước mùa mưa, bố trí vốn cho các xã vùng cao và báo cáo kết quả.\n"
)
SCHOOLS = (
    "Thực hiện Nghị quyết số 29-NQ/TW, ngày 04/11/2013 của Trung ương, Ban Thường vụ Tỉnh ủy giao Sở Giáo dục và Đào tạo "
    "sắp xếp lại trường lớp, tuyển đủ giáo viên mầm non và mở lớp bán trú ở những thôn bản còn xa điểm trường chính.\n"
)


def document(number: str, subject: str, body: str, *, kind: str = "CHỈ THỊ") -> str:
    return HEAD.format(number=number, subject=subject, kind=kind) + body + SIGNED


PLAIN = document("31-CT/TU", "về giao thông nông thôn", ROADS)
FULLER = document("31-CT/TU", "về giao thông nông thôn", ROADS + "Văn phòng Tỉnh ủy theo dõi việc thực hiện.\n")
SPACED = PLAIN.replace("\n\n", "\n\n\n")  # the same words, set otherwise
OTHER = document("31-CT/TU", "về trường lớp vùng cao", SCHOOLS)  # a misprinted number
CITING = document(
    "40-KH/TU", "thực hiện Chỉ thị số 31-CT/TU", "Thực hiện Chỉ thị số 31-CT/TU, ngày 12/6/2020 của Ban Thường vụ Tỉnh ủy.\n",
    kind="KẾ HOẠCH",
)  # fmt: skip
NAMELESS = ROADS * 2  # neither number nor date
NAMELESS_TOO = (ROADS * 2).replace(". ", ".\n").upper()
TEXTS = {
    "plain": PLAIN, "fuller": FULLER, "spaced": SPACED, "other": OTHER, "citing": CITING,
    "undated": PLAIN.replace("ngày 12 tháng 6 năm 2020", "ngày    tháng    năm"),
    "nameless": NAMELESS, "nameless-too": NAMELESS_TOO,
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path / "in"


def lines(store: vk.Store) -> list[str]:
    return store.quads.nquads()


def loaded(where: Path, folder: Path, *names: str, together: bool = True) -> list[str]:
    """What a new store holds after these files, loaded at once or one after the other."""
    with vk.open(where) as store:
        paths = [folder / f"{name}.txt" for name in names]
        for part in [paths] if together else [[p] for p in paths]:
            store.load(part)
        return lines(store)


def documents(store: vk.Store) -> dict[str, list[str]]:
    """Symbol and last part of the address → the paths of its files."""
    found: dict[str, list[str]] = {}
    for doc, path in store.ask("SELECT ?doc ?path { ?doc vk:source/vk:path ?path } ORDER BY ?doc ?path").rows:
        found.setdefault(doc.value, []).append(path.value.removesuffix(".txt"))
    return found


def speaking(store: vk.Store) -> list[str]:
    """Paths of the files whose graphs hold statements."""
    text = "SELECT DISTINCT ?path { GRAPH ?file { ?doc a vk:Document } ?file vk:path ?path } ORDER BY ?path"
    return [path.value.removesuffix(".txt") for (path,) in store.ask(text).rows]


# the same document in several files


@pytest.mark.parametrize("order", [("plain", "fuller", "spaced"), ("fuller", "spaced", "plain"), ("spaced", "plain", "fuller")])
def test_one_document_keeps_all_its_files_and_speaks_from_the_fullest(folder: Path, tmp_path: Path, order: Sequence[str]) -> None:
    with vk.open(tmp_path / "s") as store:
        for name in order:
            store.load(folder / f"{name}.txt")
        assert list(documents(store).values()) == [["fuller", "plain", "spaced"]]
        assert speaking(store) == ["fuller"]
        assert len(store.ask("SELECT ?c { ?c a vk:Citation }").rows) == 1


def test_when_the_best_file_is_forgotten_the_next_best_speaks(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / f"{n}.txt" for n in ("plain", "fuller", "spaced")])
        assert store.forget(str(folder / "fuller.txt")) == (str(folder / "fuller.txt"),)
        assert speaking(store) == ["spaced"]
        assert lines(store) == loaded(tmp_path / "t", folder, "spaced", "plain")


def test_when_the_next_best_file_is_gone_the_one_after_it_speaks(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / f"{n}.txt" for n in ("plain", "fuller", "spaced")])
        (folder / "spaced.txt").unlink()
        store.forget(str(folder / "fuller.txt"))
        assert speaking(store) == ["plain"]
        assert list(documents(store).values()) == [["plain", "spaced"]]


def test_a_document_whose_files_are_all_gone_is_kept_and_speaks_again_when_one_is_loaded(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / "plain.txt", folder / "fuller.txt"])
        text = (folder / "plain.txt").read_text(encoding="utf-8")
        (folder / "plain.txt").unlink()
        store.forget(str(folder / "fuller.txt"))
        assert list(documents(store).values()) == [["plain"]] and speaking(store) == []
        assert [f.name for f in store.check()] == ["without-statements"]
        (folder / "plain.txt").write_text(text, encoding="utf-8")
        store.load(folder / "plain.txt")
        assert speaking(store) == ["plain"]
        assert lines(store) == loaded(tmp_path / "t", folder, "plain")


def test_a_changed_file_leaves_nothing_of_what_it_was(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / "plain.txt", folder / "fuller.txt"])
        (folder / "fuller.txt").write_text(OTHER, encoding="utf-8")
        assert store.load(folder / "fuller.txt").replaced == 1
        assert speaking(store) == ["fuller", "plain"]  # now another document
        assert lines(store) == loaded(tmp_path / "t", folder, "fuller", "plain")
        (folder / "fuller.txt").write_text(FULLER, encoding="utf-8")
        store.load(folder / "fuller.txt")
        assert lines(store) == loaded(tmp_path / "u", folder, "plain", "fuller")


def test_a_document_is_forgotten_with_all_its_files(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / f"{n}.txt" for n in ("plain", "fuller", "citing")])
        assert len(store.forget("31-CT/TU")) == 2
        assert lines(store) == loaded(tmp_path / "t", folder, "citing")


# the same contents under two names


@pytest.mark.parametrize("order", [("a.txt", "b.md"), ("b.md", "a.txt")])
def test_equal_files_are_one_file_with_both_names(folder: Path, tmp_path: Path, order: Sequence[str]) -> None:
    for name in order:
        shutil.copy(folder / "plain.txt", tmp_path / name)
    with vk.open(tmp_path / "s") as store, vk.open(tmp_path / "t") as at_once:
        for name in order:
            store.load(tmp_path / name)
        at_once.load([tmp_path / name for name in order])
        assert lines(store) == lines(at_once)
        assert len(store.ask("SELECT ?file { ?file a vk:File }").rows) == 1
        assert len(store.ask("SELECT ?type { ?file vk:mediaType ?type }").rows) == 1
        assert store.load([tmp_path / name for name in order]).unchanged == 2


def test_forgetting_one_of_two_names_keeps_the_contents(folder: Path, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        shutil.copy(folder / "plain.txt", tmp_path / name)
    with vk.open(tmp_path / "s") as store, vk.open(tmp_path / "t") as alone:
        store.load([tmp_path / "a.txt", tmp_path / "b.txt"])
        assert store.forget(str(tmp_path / "a.txt")) == (str(tmp_path / "a.txt"),)
        alone.load(tmp_path / "b.txt")
        assert lines(store) == lines(alone)


# two documents under one number


def test_two_documents_that_claim_one_identity_are_kept_apart(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / f"{n}.txt" for n in ("plain", "other", "fuller")])
        found = documents(store)
        assert sorted(found.values()) == [["fuller", "plain"], ["other"]]
        assert speaking(store) == ["fuller", "other"]
        proper, apart = sorted(found, key=len)
        assert apart.startswith(f"{proper}/khac/") and apart.isascii()
        titles = {store.show(iri).title for iri in found}
        assert titles == {"về giao thông nông thôn", "về trường lớp vùng cao"}


def test_a_citation_of_a_number_that_two_documents_claim_is_ambiguous(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / f"{n}.txt" for n in ("plain", "other", "citing")])
        text = "SELECT ?candidate { ?c vk:inDocument/vk:symbol '40-KH/TU' ; vk:status vk:status-ambiguous ; vk:candidate ?candidate }"
        assert {row[0].value for row in store.ask(text).rows} == set(documents(store)) - {store.find("40-KH/TU")}
        store.forget(str(folder / "other.txt"))
        assert lines(store) == loaded(tmp_path / "t", folder, "citing", "plain")
        assert not store.ask("SELECT ?c { ?c vk:status vk:status-ambiguous }").rows


def test_an_address_that_two_documents_share_leads_to_the_one_that_has_it(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / "plain.txt", folder / "other.txt"])
        for iri in documents(store):
            assert store.find(iri) == iri
            assert store.chain(iri).document == iri


# texts without identity


def test_texts_without_number_are_one_document_when_all_their_words_agree(folder: Path, tmp_path: Path) -> None:
    with vk.open(tmp_path / "s") as store:
        store.load([folder / "nameless.txt"])
        first = next(iter(documents(store)))
        store.load([folder / "nameless-too.txt"])
        assert list(documents(store).values()) == [["nameless-too", "nameless"]]
        assert len(speaking(store)) == 1
        assert store.find(first) in documents(store)  # the old address still leads there
        (folder / "longer.txt").write_text(NAMELESS + "Văn phòng Tỉnh ủy theo dõi.\n", encoding="utf-8")
        store.load(folder / "longer.txt")
        assert len(documents(store)) == 2  # nearly the same is not the same where nothing names it


def test_files_with_one_number_and_no_date_are_one_document_when_their_words_nearly_agree(tmp_path: Path) -> None:
    texts = [text.replace("ngày 12 tháng 6 năm 2020", "ngày    tháng    năm") for text in (PLAIN, PLAIN + "1\n", OTHER)]
    for name, text in zip("abcd", (*texts, PLAIN), strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with vk.open(tmp_path / "s") as store:
        store.load([tmp_path / f"{name}.txt" for name in "abc"])
        assert sorted(documents(store).values()) == [["a", "b"], ["c"]]
        first = next(iri for iri, paths in documents(store).items() if len(paths) == 2)
        store.load(tmp_path / "d.txt")  # now the date is known
        assert sorted(documents(store).values()) == [["a", "b", "d"], ["c"]]
        assert speaking(store) == ["c", "d"]  # the one that knows its date, whatever its length
        assert store.find(first) == store.find("31-CT/TU@2020-06-12")
    assert loaded(tmp_path / "t", tmp_path, *"dcba", together=False) == loaded(tmp_path / "u", tmp_path, *"abcd")


def test_a_gazette_without_the_number_is_known_by_body_day_and_subject(tmp_path: Path) -> None:
    plain = PLAIN.replace("Số 31-CT/TU\n", "")
    other = document("", "về trường lớp vùng cao", ROADS, kind="CHỈ THỊ").replace("Số \n", "")
    for name, text in (("a", plain), ("b", plain + "2\n"), ("c", other)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with vk.open(tmp_path / "s") as store:
        store.load([tmp_path / f"{name}.txt" for name in "cab"])
        assert sorted(documents(store).values()) == [["a", "b"], ["c"]]  # another subject is another document


# any order


@settings(max_examples=25)
@given(st.permutations(sorted(TEXTS)), st.integers(1, len(TEXTS)), st.booleans())
def test_any_files_in_any_order_give_the_same_export(
    tmp_path_factory: pytest.TempPathFactory, order: Sequence[str], count: int, together: bool
) -> None:
    where = tmp_path_factory.mktemp("order")
    for name in order:
        (where / f"{name}.txt").write_text(TEXTS[name], encoding="utf-8")
    chosen = order[:count]
    one = loaded(where / "one", where, *chosen, together=together)
    assert one == loaded(where / "other", where, *sorted(chosen))
    with vk.open(where / "more") as store:  # loaded and forgotten again leaves no trace
        store.load([where / f"{name}.txt" for name in order])
        for name in order[count:]:
            store.forget(str(where / f"{name}.txt"))
        assert lines(store) == one


PRINTS = {f"{n:064x}": fingerprint(text) for n, text in enumerate((PLAIN, FULLER, SPACED, OTHER))}
HELD = [
    Held(sha, "x", "https://w3id.org/vankien/id/doc/a/ct/31/2020-06-12", len(print_), None, print_[:20], True)
    for sha, print_ in PRINTS.items()
]


@given(st.permutations(HELD))
def test_places_are_a_function_of_the_set_of_files(files: list[Held]) -> None:
    found = places(files, Names(), prints=lambda contents: {sha: PRINTS[sha] for sha in contents})
    assert found == places(HELD, Names(), prints=lambda contents: {sha: PRINTS[sha] for sha in contents})
    assert sorted(sha for own in found.values() for sha in own) == sorted(PRINTS)
    assert len(found) == 2


# fingerprints


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (PLAIN, FULLER, True),  # a sentence more
        (PLAIN, SPACED, True),  # set otherwise
        (PLAIN, PLAIN.replace("đ", "d").replace("ấ", "á"), True),  # a scan with faulty letters
        (PLAIN, PLAIN.replace("h", "b").replace("c", "e"), False),  # hardly a word left: kept apart and reported
        (ROADS * 3 + SCHOOLS, SCHOOLS, True),  # an excerpt
        (PLAIN, OTHER, False),  # the same letterhead and signature
        ("Kính gửi", "Kính gửi các cấp ủy", False),  # too little to say
    ],
)
def test_texts_are_told_apart_by_their_words(one: str, other: str, alike: bool) -> None:
    assert same(fingerprint(one), fingerprint(other)) is alike
    assert same(fingerprint(other), fingerprint(one)) is alike


def test_the_share_of_long_texts_is_found_from_their_fingerprints() -> None:
    words = random.Random(1).choices([f"từ{n}" for n in range(3000)], k=20_000)
    half = " ".join(words[:10_000]) + " " + " ".join(f"khác{n}" for n in range(10_000))
    found = shared(fingerprint(" ".join(words)), fingerprint(half))
    assert found is not None and abs(found - 0.5) < 0.1
    excerpt = shared(fingerprint(" ".join(words)), fingerprint(" ".join(words[5_000:7_000])))
    assert excerpt is not None and excerpt > 0.9


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_a_fingerprint_and_shares_all_with_itself(one: str, other: str) -> None:
    print_ = fingerprint(one)
    assert print_.isascii() and len(print_) < 1500 and shared(print_, print_) == 1.0
    found = shared(print_, fingerprint(other))
    assert found == shared(fingerprint(other), print_) and (found is None or 0 <= found <= 1)


@pytest.mark.parametrize("text", ["", "12", "12 %%%", "x y z"])
def test_a_damaged_fingerprint_says_nothing(text: str) -> None:
    assert shared(text, fingerprint(PLAIN)) is None


def test_a_cited_document_has_its_issuer_from_its_own_symbol_where_no_mention_names_it(tmp_path: Path) -> None:
    text = (
        "TỈNH ỦY SƠN LA\n*\nSố 5-CV/TU\n\nSơn La, ngày 2 tháng 3 năm 2024\n\nKính gửi: Các huyện ủy\n\n"
        "Thực hiện Quyết định số 613/QĐ-TTg và Thông báo số 8-TB/HU, Kết luận số 9-KL/TW, Tỉnh ủy yêu cầu báo cáo.\n"
    )
    (tmp_path / "letter.txt").write_text(text, encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        store.load(tmp_path / "letter.txt")
        cited = {data["symbol"]: (data["issuer"], data["level"]) for _, data in store.network().nodes(data=True)}
    assert cited["613/QĐ-TTg"] == ("Thủ tướng Chính phủ", "state-central")
    assert cited["8-TB/HU"] == (None, None), "of many a huyện"
    assert cited["9-KL/TW"][0] is None, "one of three bodies"
