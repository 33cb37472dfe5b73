"""After every change the store is what loading everything anew would give, though only a part was decided again."""

from __future__ import annotations

import hashlib
import runpy
import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import vankien as vk
from vankien.errors import StoreLocked, VankienError
from vankien.graph import reconclude
from vankien.graph.decisions import decision_graph
from vankien.graph.identity import Names
from vankien.loaders.corpus import conclude_if_needed

ROOT = Path(__file__).resolve().parent.parent
documents = runpy.run_path(str(ROOT / "tests" / "provinces.py"))["documents"]

PARTS: list[bool] = []
"""Whether deciding a part was enough, for every conclusion drawn after a change."""


def letter(symbol: str, day: str, name: str, body: str, *, head: str = "TỈNH ỦY SƠN LA", place: str = "Sơn La") -> str:
    """A short document of a committee."""
    d, m, y = day.split("/")
    return (
        f"{head}\n*\nSố {symbol}\nĐẢNG CỘNG SẢN VIỆT NAM\n{place}, ngày {d} tháng {m} năm {y}\n\n{name}\n\n"
        f"{body}\n\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\n\nLò Văn Nam\n"
    )


def long(subject: str) -> str:
    """Text enough to be known by its words."""
    where = "Mộc Châu, Yên Châu, Mai Sơn, Thuận Châu, Quỳnh Nhai, Mường La, Bắc Yên, Phù Yên, Sông Mã, Sốp Cộp".split(", ")
    return " ".join(f"Huyện {one} rà soát {subject} và báo cáo kết quả về Văn phòng trong quý {k}." for k, one in enumerate(where))


UNDATED = letter("30-KH/TU", "5/6/2018", "KẾ HOẠCH\nvề thanh niên", long("hoạt động của đoàn viên, thanh niên"))

HARD = {
    # One text, once without its day; two texts of one number and day; one text twice that says nothing of itself.
    "long": UNDATED,
    "long-undated": UNDATED.replace("Sơn La, ngày 5 tháng 6 năm 2018\n", ""),
    "claim-one": letter("31-KH/TU", "5/7/2018", "KẾ HOẠCH\nvề đường", long("đường liên xã bị sạt lở")),
    "claim-two": letter("31-KH/TU", "5/7/2018", "KẾ HOẠCH\nvề trường", long("phòng học tạm của các điểm bản")),
    "claim-cited": letter("32-KH/TU", "5/7/2019", "KẾ HOẠCH\nvề chợ", "Thực hiện Kế hoạch số 31-KH/TU, ngày 5/7/2018."),
    "untold": long("cầu treo qua suối"),
    "untold-again": long("cầu treo qua suối") + "\n\n",
    # The term of a day, learned from one text, decides a mention by number and term in another.
    "termed": letter("11-KH/TU", "5/3/2012", "KẾ HOẠCH\nvề chè", "Thực hiện Nghị quyết số 04-NQ/TU, ngày 1/2/2011 của "
                     "Ban Chấp hành Đảng bộ tỉnh khóa XIII, các cấp ủy triển khai."),
    "termed-late": letter("12-KH/TU", "5/3/2014", "KẾ HOẠCH\nvề cà phê", "Thực hiện Nghị quyết số 05-NQ/TU, ngày "
                          "1/2/2014 của Ban Chấp hành Đảng bộ tỉnh khóa XIII, các cấp ủy triển khai."),
    "by-term": letter("13-KH/TU", "5/6/2014", "KẾ HOẠCH\nvề ngô", "Thực hiện Nghị quyết số 09-NQ/TU của Ban Chấp hành "
                      "Đảng bộ tỉnh khóa XIII và Nghị quyết số 08-NQ/TU."),
    "of-the-term": letter("09-NQ/TU", "9/10/2012", "NGHỊ QUYẾT\nvề ngô lai", "Các cấp ủy triển khai."),
    # A day with a slip of the pen, which is one only when the right one is known; and a mention by number alone.
    "slip-of": letter("10-NQ/TU", "9/9/2012", "NGHỊ QUYẾT\nvề mía", "Các cấp ủy triển khai."),
    "slip-bare": letter("19-KH/TU", "5/6/2014", "KẾ HOẠCH\nvề mía", "Thực hiện Nghị quyết số 10-NQ/TU."),
    "cited": letter("07-NQ/TU", "9/9/2012", "NGHỊ QUYẾT\nvề ngô lai", "Căn cứ Nghị quyết số 26-NQ/TW ngày 5/8/2008 "
                    "của Ban Chấp hành Trung ương khóa X về nông nghiệp, nông dân, nông thôn."),
    # Two texts claim one number and day.
    "twin": letter("07-NQ/TU", "9/9/2012", "NGHỊ QUYẾT\nvề xây dựng nhà văn hóa", "Ban Thường vụ giao các cấp ủy rà "
                   "soát quỹ đất, bố trí kinh phí và hoàn thành trong quý bốn; mọi vướng mắc báo cáo Thường trực."),
    "undated": "TỈNH ỦY SƠN LA\n*\nSố 07-NQ/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n\nNGHỊ QUYẾT\nvề ngô lai\n\nCăn cứ Nghị quyết "
               "số 26-NQ/TW, các cấp ủy triển khai.\n",
    # A central document that the tables know, loaded; and plenums that several documents come from.
    "central": letter("20-NQ/TW", "1/11/2012", "NGHỊ QUYẾT\nvề phát triển khoa học và công nghệ", "Thực hiện Nghị quyết "
                      "số 19-NQ/TW, ngày 31/10/2012.", head="BAN CHẤP HÀNH TRUNG ƯƠNG", place="Hà Nội"),
    "plenum": letter("14-KH/TU", "5/6/2013", "KẾ HOẠCH\nvề khoa học", "Thực hiện Nghị quyết Hội nghị Trung ương 6 (khóa "
                     "XI) về phát triển khoa học và công nghệ; Kết luận số 50-KL/TW thực hiện Nghị quyết số 20-NQ/TW. "
                     "Giao Ban Tổ chức Tỉnh ủy chủ trì, Văn phòng Tỉnh ủy phối hợp, hoàn thành trước 30/6/2014."),
    "other": letter("15-KH/TU", "5/6/2016", "KẾ HOẠCH\nvề lúa", "Thực hiện Kế hoạch số 14-KH/TU ngày 5/6/2013 và Kế hoạch "
                    "số 14-KH/TU ngày 5/7/2015 của Tỉnh ủy Lai Châu; Nghị quyết số 07-NQ/TU, ngày 9/9/2012."),
    "slip": letter("16-KH/TU", "5/6/2016", "KẾ HOẠCH\nvề mía", "Thực hiện Nghị quyết số 07-NQ/TU, ngày 9/8/2012 và "
                   "Nghị quyết số 10-NQ/TU, ngày 9/8/2012; Công văn số 12-CV/TU; Luật Đất đai và Nghị định số 43/2014/NĐ-CP của Chính phủ."),
    "bare": letter("17-KH/TU", "5/6/2017", "KẾ HOẠCH\nvề chăn nuôi", "Thực hiện Nghị quyết số 07-NQ/TU và Nghị quyết số "
                   "04-NQ/TU, các cấp ủy triển khai."),
    # A document that is known only because another text names it in full.
    "neighbour": letter("21-KH/TU", "5/6/2016", "KẾ HOẠCH\nvề cá hồi", "Tiếp tục thực hiện Kế hoạch số 14-KH/TU.",
                        head="TỈNH ỦY LAI CHÂU", place="Lai Châu"),
    "old-central": letter("03-NQ/TW", "16/7/1998", "NGHỊ QUYẾT\nvề xây dựng và phát triển nền văn hóa Việt Nam tiên tiến, "
                          "đậm đà bản sắc dân tộc", "Thực hiện Cương lĩnh.", head="BAN CHẤP HÀNH TRUNG ƯƠNG",
                          place="Hà Nội"),
    "old-plenum": letter("18-KH/TU", "5/6/2013", "KẾ HOẠCH\nvề văn hóa", "Thực hiện Nghị quyết Trung ương 5 khóa VIII về "
                         "xây dựng và phát triển nền văn hóa Việt Nam tiên tiến, đậm đà bản sắc dân tộc."),
    # A name that one text gives beside a number, and a law that is known by such a sentence alone.
    "teacher": letter("22-KH/TU", "6/6/2023", "KẾ HOẠCH\nvề rừng", "Thực hiện Chương trình trồng rừng trên cao nguyên đá "
                      "giai đoạn 2021 - 2025 (ban hành kèm theo Quyết định số 1990/QĐ-TTg ngày 18/1/2022 của Thủ tướng "
                      "Chính phủ) và Luật Cây rừng cao nguyên số 190/2021/QH15 ngày 9/12/2021."),
    "other-teacher": letter("24-KH/TU", "6/7/2023", "KẾ HOẠCH\nvề suối", "Thực hiện Chương trình trồng rừng trên cao nguyên "
                            "đá giai đoạn 2021 - 2025 (ban hành kèm theo Quyết định số 1991/QĐ-TTg ngày 18/1/2022 của Thủ "
                            "tướng Chính phủ)."),
    "pupil": letter("23-KH/TU", "7/6/2023", "KẾ HOẠCH\nvề núi", "Tiếp tục thực hiện Chương trình trồng rừng trên cao nguyên "
                    "đá giai đoạn 2021 - 2025; căn cứ Luật Cây rừng cao nguyên."),
    "nameless": "Các cấp ủy triển khai ngay Nghị quyết số 07-NQ/TU.\n",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, shared: Path) -> dict[str, Path]:
    """Hard cases, made-up documents of two provinces, and short annotated ones."""
    folder = tmp_path_factory.mktemp("files")
    for name, text in HARD.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "copy-of-twin.txt").write_text(HARD["twin"] + "\nSao y.\n", encoding="utf-8")
    for number, made in enumerate(documents(2, terms=2, each=3)):
        (folder / f"made-{number}.txt").write_text(made.text, encoding="utf-8")
    for path in sorted((shared / "gold" / "dev").glob("*.txt"), key=lambda p: (p.stat().st_size, p.name))[:6]:
        (folder / path.name).write_bytes(path.read_bytes())
    return {path.stem: path for path in sorted(folder.iterdir())}


@pytest.fixture(autouse=True)
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    real = reconclude._drawn_again

    def counting(desk: reconclude.Desk, changed: set[str]) -> bool:
        PARTS.append(real(desk, changed))
        return PARTS[-1]

    monkeypatch.setattr(reconclude, "_drawn_again", counting)


def anew(where: Path, paths: list[Path], like: vk.Store) -> list[str]:
    """The quads of a new store of the same files and decisions."""
    with vk.open(where) as store:
        store.quads.add(list(like.quads.quads(decision_graph(Names().base))))
        if paths:
            store.load(paths)
        conclude_if_needed(store.quads)
        return store.quads.nquads()


def one_of(store: vk.Store, data: st.DataObject, asked: str) -> str | None:
    found = sorted({row["x"].value for row in store.quads.select(asked) if row["x"] is not None})
    return data.draw(st.sampled_from(found)) if found else None


def a_step(store: vk.Store, data: st.DataObject, files: dict[str, Path], inside: dict[str, Path]) -> str:
    kind = data.draw(st.sampled_from(("load", "load", "load", "forget", "forget", "decide", "merge", "undo")))
    outside = sorted(set(files) - set(inside))
    if kind == "load" and outside:
        some = data.draw(st.lists(st.sampled_from(outside), min_size=1, max_size=3, unique=True))
        store.load([files[name] for name in some])
        inside.update({name: files[name] for name in some})
    elif kind == "forget" and inside:
        name = data.draw(st.sampled_from(sorted(inside)))
        store.forget(str(inside.pop(name)))
    elif kind == "decide":
        citation = one_of(store, data, "SELECT ?x { ?x a vk:Citation }")
        means = one_of(store, data, "SELECT ?x { ?x a vk:Document }")
        if citation and means:
            store.decide(citation, means=means, because="theo hồ sơ lưu")
    elif kind == "merge":
        one, two = (one_of(store, data, "SELECT ?x { ?x a vk:Document }") for _ in range(2))
        if one and two and one != two:
            try:
                store.merge(one, two, because="một văn bản")
            except VankienError:
                return "merge refused"
    elif kind == "undo" and (made := store.decisions()):
        store.undo(data.draw(st.sampled_from(sorted(d.id for d in made))))
    return kind


@settings(  # a failure names its steps; making them fewer takes minutes
    max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate)
)
@given(data=st.data())
def test_any_sequence_of_changes_gives_the_bytes_of_loading_everything_anew(
    data: st.DataObject, files: dict[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    where = tmp_path_factory.mktemp("changes")
    inside: dict[str, Path] = {}
    steps: list[str] = []
    with vk.open(where / "store") as store:
        first = data.draw(st.lists(st.sampled_from(sorted(files)), min_size=12, max_size=18, unique=True))
        inside.update({name: files[name] for name in first})
        store.load(list(inside.values()))
        for number in range(data.draw(st.integers(2, 6))):
            steps.append(a_step(store, data, files, inside))
            expected = anew(where / f"anew-{number}", list(inside.values()), store)
            assert store.quads.nquads() == expected, steps
            shutil.rmtree(where / f"anew-{number}")


def test_whichever_document_comes_last_or_goes_first(files: dict[str, Path], tmp_path: Path) -> None:
    names = [name for name in sorted(files) if name in HARD or name.startswith("copy")]
    with vk.open(tmp_path / "store") as store:
        store.load([files[name] for name in names])
        everything = store.quads.nquads()
        moved: dict[str, int] = {}
        PARTS.clear()
        for name in names:
            store.forget(str(files[name]))
            without = anew(tmp_path / "anew", [files[n] for n in names if n != name], store)
            shutil.rmtree(tmp_path / "anew")
            assert store.quads.nquads() == without, name
            own = f"/file/{hashlib.sha256(files[name].read_bytes()).hexdigest()}"
            moved[name] = sum(own not in quad and "#covers" not in quad for quad in set(everything) ^ set(without))
            store.load(files[name])
            assert store.quads.nquads() == everything, name
    assert sum(PARTS) * 4 > len(PARTS) * 3  # else nothing was compared but everything with everything
    assert {"termed", "of-the-term", "slip-of", "twin", "central", "slip", "other", "old-central", "teacher"} <= {n for n in names if moved[n]}


def test_most_changes_are_decided_in_part(files: dict[str, Path], tmp_path: Path) -> None:
    """Else the sequences above would say nothing."""
    PARTS.clear()
    with vk.open(tmp_path / "store") as store:
        store.load(list(files.values()))
        for name in sorted(files)[:4]:
            store.forget(str(files[name]))
            store.load(files[name])
    assert PARTS == [True] * 8


FIRST = ("cited", "bare", "slip", "termed", "other", "plenum", "central")


def fill(store: vk.Store, files: dict[str, Path]) -> None:
    store.load([files[name] for name in FIRST])


def test_a_ledger_that_is_gone_cut_short_or_of_another_make_is_written_again(
    files: dict[str, Path], tmp_path: Path
) -> None:
    for number, spoil in enumerate((lambda p: p.unlink(), lambda p: p.write_bytes(p.read_bytes()[:5000]),
                                    lambda p: p.write_text("no ledger"))):
        where = tmp_path / f"store-{number}"
        with vk.open(where) as store:
            fill(store, files)
        spoil(where / "ledger")
        with vk.open(where) as store:
            store.load(files["by-term"])
            store.forget(str(files["slip"]))
            paths = [files[name] for name in {*FIRST, "by-term"} - {"slip"}]
            assert store.quads.nquads() == anew(tmp_path / f"anew-{number}", paths, store)
            assert store.quads.ledger_holds


def test_what_an_interruption_leaves_is_not_added_to(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While deciding a part, and while deciding everything; the next load concludes anew."""

    def broken(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for where in ("graph.reconclude.decide", "graph.conclude.decide"):
        with vk.open(tmp_path / where) as store:
            fill(store, files)
        with monkeypatch.context() as patched, vk.open(tmp_path / where) as store:
            if "reconclude" not in where:
                (tmp_path / where / "ledger").unlink()
            patched.setattr(f"vankien.{where}", broken)
            with pytest.raises(KeyboardInterrupt):
                store.load(files["neighbour"])
        with vk.open(tmp_path / where) as store:
            assert not store.quads.ledger_holds
            store.load(files["by-term"])
            paths = [files[name] for name in (*FIRST, "neighbour", "by-term")]
            assert store.quads.nquads() == anew(tmp_path / f"{where}-anew", paths, store)


def test_conclusions_of_other_rules_or_tables_are_not_added_to(
    files: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with vk.open(tmp_path / "store") as store:
        fill(store, files)
        assert store.quads.ledger_holds
        monkeypatch.setattr("vankien.graph.store.made_by", lambda: "another version")
        monkeypatch.setattr("vankien.loaders.shelf.made_by", lambda: "another version")
        assert not store.quads.ledger_holds
    PARTS.clear()
    with vk.open(tmp_path / "store") as store:  # nothing new to load: everything is concluded by the other rules, once
        fill(store, files)
        assert store.quads.ledger_holds and not any(PARTS)
        store.load(files["by-term"])
        assert PARTS[-1]
        paths = [files[name] for name in (*FIRST, "by-term")]
        assert store.quads.nquads() == anew(tmp_path / "anew", paths, store)


def test_a_ledger_that_others_wrote_is_not_read(files: dict[str, Path], tmp_path: Path) -> None:
    ledger, elsewhere = tmp_path / "store" / "ledger", tmp_path / "mine.db"
    for spoil in (
        "UPDATE meta SET value = 'zz' WHERE key = 'files'",
        "CREATE TRIGGER told AFTER INSERT ON fact BEGIN DELETE FROM fact; END",
        "DROP TABLE read",
    ):
        with vk.open(tmp_path / "store") as store:
            fill(store, files)
            expected = store.quads.nquads()
        with sqlite3.connect(ledger) as db:
            db.execute(spoil)
        db.close()
        with vk.open(tmp_path / "store") as store:
            fill(store, files)
            assert store.quads.nquads() == expected and store.quads.ledger_holds, spoil
    elsewhere.touch()
    ledger.unlink()
    ledger.symlink_to(elsewhere)
    with vk.open(tmp_path / "store") as store:
        fill(store, files)
    assert elsewhere.read_bytes() == b"" and not ledger.is_symlink()


def test_a_ledger_that_another_process_holds_is_waited_for_and_not_to_be_deleted(files: dict[str, Path], tmp_path: Path) -> None:
    with vk.open(tmp_path / "store") as store:
        fill(store, files)
    holder = sqlite3.connect(tmp_path / "store" / "ledger", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreLocked, match="try again"), vk.open(tmp_path / "store") as store:
        store.load(files["by-term"])
    holder.close()
    with vk.open(tmp_path / "store") as store:
        store.load(files["by-term"])
        assert store.quads.ledger_holds


def test_explaining_asks_the_ledger_or_does_without(files: dict[str, Path], tmp_path: Path) -> None:
    """The same answer from a store open for reading, with its ledger and without."""
    with vk.open(tmp_path / "store") as store:
        fill(store, files)
        (citation, *_) = sorted(row["x"].value for row in store.quads.select("SELECT ?x { ?x a vk:Citation }"))
    told = []
    for _ in range(2):
        with vk.open(tmp_path / "store", read_only=True) as store:
            told.append((store.explain(citation), store.quads.ledger_holds))
        (tmp_path / "store" / "ledger").unlink(missing_ok=True)
    assert told[0][0] == told[1][0] and [holds for _, holds in told] == [True, False]
    assert not (tmp_path / "store" / "ledger").exists()
