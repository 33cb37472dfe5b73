"""The one door: what a file is is told by its content; folders and archives; bad input is one clear line each."""

from __future__ import annotations

import copy
import csv
import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import vankien as vk
from vankien.errors import NoDocuments, StoreLocked, UnreadableFile
from vankien.loaders import archive
from vankien.loaders.files import decode, may_be_document, open_file
from vankien.loaders.found import found_files

LETTER = Path(vk.__file__ or "").parent / "loaders" / "sample" / "1046-CV-TU.txt"
TEXT = "TỈNH ỦY X\nSố 12-CV/TU\nX, ngày 3/4/2020\n\nKính gửi: Các đảng bộ\nThực hiện Kết luận số 50-KL/TW, ngày 30/5/2019.\n"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(64)


def docx(text: str = TEXT) -> bytes:
    """A small Word file of these lines."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    return zipped({
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>',
    })  # fmt: skip


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return out.getvalue()


def pdf(content: str) -> bytes:
    """A PDF of one page; readers find its parts without a table of places."""
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>endobj\n"
        f"4 0 obj<</Length {len(content)}>>stream\n{content}\nendstream endobj\n"
        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Size 6/Root 1 0 R>>\n%%EOF"
    ).encode()


def locked_pdf() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


# --- what a file is -----------------------------------------------------------------------------------

PRINTED = "BT /F 14 Tf 60 700 Td (So 12-CV/TU cua Ban Thuong vu Tinh uy ngay 3/4/2020) Tj ET"
KINDS = [
    # name, bytes, media type found
    ("a.zip", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("a.txt", f"<!DOCTYPE html><p>{TEXT}</p>".encode(), "text/html"),
    ("a.txt", f"<html><p>{TEXT}</p></html>".encode("utf-16"), "text/html"),
    ("a.docx", TEXT.encode(), "text/plain"),
    ("a.html", pdf(PRINTED), "application/pdf"),
    ("a", b"\n\n" + pdf(PRINTED).replace(b"%%EOF", b"startxref\n0\n%%EOF"), "application/pdf"),
    ("a.md", TEXT.encode(), "text/markdown"),
    ("a.txt", TEXT.encode("utf-16"), "text/plain"),
    ("a.txt", "BMI là chỉ số. MIME cũng vậy. < 5 và > 3".encode(), "text/plain"),  # begins like a picture
    ("a.txt", "<5 tuổi> là trẻ nhỏ".encode(), "text/plain"),
]


@pytest.mark.parametrize(("name", "data", "media_type"), KINDS)
def test_a_file_is_what_it_holds_and_not_what_it_is_called(tmp_path: Path, name: str, data: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(data)
    decoded = open_file(tmp_path / name)
    assert decoded.source.media_type == media_type
    assert "12-CV/TU" in decoded.text or "BMI" in decoded.text or "tuổi" in decoded.text


REFUSED = [
    # bytes, words of the one line
    (b"", "empty"), (b" \n\t", "empty"), (JPEG, "JPEG"), (b"\x89PNG\r\n\x1a\n", "PNG"), (b"BM\x36\x00\x00\x00", "BMP"),
    (docx()[: len(docx()) // 2], "Word or other Office file that is cut off"),
    (zipped({"a.txt": TEXT}), "zip archive, not a document"),
    (zipped({"a.txt": TEXT})[:60], "zip archive that is cut off"),
    (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "Excel"),
    (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPoint"),
    (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument"),
    (zipped({"[Content_Types].xml": "", "word/styles.xml": ""}), "without its text part"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), r"before 2007 \(\.doc\)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "password"),
    (locked_pdf(), "password"), (pdf("0 0 m 9 9 l S"), "without a text layer"), (b"%PDF-1.7\n", "damaged"),
    (b"{\\rtf1\\ansi A}", "RTF"), (b"MIME-Version: 1.0\nContent-Type: multipart/related", "MHTML"),
    (b"<?xml version='1.0'?><w:wordDocument/>", "XML"), (bytes(range(256)) * 4, "binary"),
    (b"<html><head><title>T</title></head></html>", "without text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_what_cannot_be_read_is_refused_in_one_line_that_names_it(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableFile, match=words) as refused:
        open_file(path)
    assert str(refused.value).startswith(str(path)) and "\n" not in str(refused.value)
    assert ";" in str(refused.value), "says what to do"


def test_a_file_that_is_missing_or_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="check the path"):
        open_file(tmp_path / "no.txt")
    with pytest.raises(UnreadableFile, match="check the path"):
        open_file(Path("a\0b.txt"))
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate((64 << 20) + 1)
    with pytest.raises(UnreadableFile, match="larger than 64 MiB"):
        open_file(tmp_path / "big.txt")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-16"), "utf-16"),
        ("Nghi\xeam ch\xe2\xf2nh".encode("latin-1"), "windows-1258"),
    ],
)
def test_the_encoding_of_a_text_is_found(data: bytes, encoding: str) -> None:
    assert decode(data, "a.txt")[1] == encoding


# --- folders and archives --------------------------------------------------------------------------------


def shown(*paths: Path) -> list[str]:
    return [file.shown for file in found_files(paths) if file.document]


def test_a_folder_gives_documents_in_order_and_passes_the_rest_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.PDF", "sub/c.docx", ".hidden.txt", "sub/.git/d.txt", "e.csv", "f.jpg", "g.doc"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "scan").write_bytes(b"%PDF-1.4 without a suffix")
    (tmp_path / "page.aspx").write_bytes(b"<html><body>A</body></html>")
    (tmp_path / "link.txt").symlink_to(LETTER)
    assert shown(tmp_path) == ["a.PDF", "b.txt", "g.doc", "page.aspx", "scan", "sub/c.docx"]
    assert [f.shown for f in found_files([tmp_path]) if not f.document] == ["e.csv", "f.jpg"]
    assert shown(tmp_path / "e.csv", tmp_path / "missing") == ["e.csv", "missing"], "what is named is tried"


def test_an_archive_is_like_a_folder(tmp_path: Path) -> None:
    (tmp_path / "in.zip").write_bytes(zipped({
        "b.txt": TEXT, "2020/a.docx": docx(), "__MACOSX/._b.txt": "x", ".DS_Store": "x", "e.csv": "1,2", "scan": pdf(PRINTED),
    }))  # fmt: skip
    (tmp_path / "word.zip").write_bytes(docx())
    assert shown(tmp_path) == ["in.zip/2020/a.docx", "in.zip/b.txt", "in.zip/scan", "word.zip"]
    assert shown(tmp_path / "in.zip") == ["2020/a.docx", "b.txt", "scan"]
    assert open_file(tmp_path / "in.zip" / "b.txt").text == TEXT
    assert open_file(tmp_path / "in.zip" / "2020" / "a.docx").text == TEXT.strip()
    with pytest.raises(UnreadableFile, match=r"holds no file named 'c\.txt'"):
        open_file(tmp_path / "in.zip" / "c.txt")


def test_names_in_an_archive_without_the_mark_for_utf_8_are_read_as_utf_8(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped({"aaaaaa.txt": TEXT}).replace(b"aaaaaa.txt", "Nghị.txt".encode()))
    assert shown(tmp_path / "a.zip") == ["Nghị.txt"]
    assert open_file(tmp_path / "a.zip" / "Nghị.txt").text == TEXT


HARMFUL = [
    # member, content, words of the reason
    ("../outside.txt", TEXT, "leads out of the archive"),
    ("/etc/outside.txt", TEXT, "leads out of the archive"),
    ("C:\\outside.txt", TEXT, "leads out of the archive"),
    ("a/../../outside.txt", TEXT, "leads out of the archive"),
    ("inner.zip", zipped({"a.txt": TEXT}), "an archive in an archive"),
    ("inner.txt", zipped({"a.txt": TEXT}), "an archive in an archive"),
    ("bomb.txt", b" " * 20_000_000, "zip bomb"),
]


@pytest.mark.parametrize(("member", "content", "words"), HARMFUL)
def test_a_harmful_member_is_refused_and_the_rest_is_loaded(tmp_path: Path, member: str, content: str | bytes, words: str) -> None:
    (tmp_path / "in.zip").write_bytes(zipped({"good.txt": LETTER.read_bytes(), member: content, "other.txt": TEXT}))
    (tmp_path.parent / "outside.txt").write_text("not to be read", encoding="utf-8")
    with vk.open(tmp_path / "store") as store:
        report = store.load(tmp_path / "in.zip")
        assert (report.loaded, len(report.refused)) == (2, 1)
        assert words in report.refused[0][1] and "in.zip" in report.refused[0][1]
        assert store.load(tmp_path / "in.zip").unchanged == 2
    assert not (Path("/etc") / "outside.txt").exists()


def test_an_archive_that_swells_without_measure_is_refused_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("a.txt", TEXT * 1000)
        for k in range(50):  # the same bytes under many names
            made.filelist.append(copy.copy(made.filelist[0]))
            made.filelist[-1].filename = f"{k}.txt"
    (refused,) = found_files([tmp_path / "in.zip"])
    assert refused.refused is not None and "51 files" in refused.refused and "zip bomb" in refused.refused
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    (tmp_path / "many.zip").write_bytes(zipped({f"{k}.txt": "x" for k in range(4)}))
    (refused,) = found_files([tmp_path / "many.zip"])
    assert refused.refused is not None and "4 files" in refused.refused


def test_a_locked_or_damaged_member_is_refused_by_name(tmp_path: Path) -> None:
    made = zipped({"a.txt": TEXT, "b.txt": TEXT * 9})
    lock = made.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00", 1)
    assert lock != made
    (tmp_path / "locked.zip").write_bytes(lock)
    assert [f.refused is not None and "password" in f.refused for f in found_files([tmp_path / "locked.zip"])] == [True, False]
    spoilt = bytearray(made)
    spoilt[45] ^= 0xFF
    (tmp_path / "spoilt.zip").write_bytes(bytes(spoilt))
    with pytest.raises(UnreadableFile, match="damaged"):
        open_file(tmp_path / "spoilt.zip" / "a.txt")
    assert open_file(tmp_path / "spoilt.zip" / "b.txt").text == TEXT * 9


def test_members_are_loaded_forgotten_and_the_same_from_workers(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {f"{k}.txt": TEXT.replace("12-CV", f"{k}-CV") for k in range(10, 22)}
    (tmp_path / "in.zip").write_bytes(zipped(members))
    exports = []
    for workers in (1, 2):
        with vk.open(tmp_path / f"store{workers}") as store:
            assert store.load(tmp_path / "in.zip", workers=workers).loaded == 12
            exports.append(store.quads.nquads())
    assert exports[0] == exports[1]
    with vk.open(tmp_path / "store1") as store:
        assert store.forget(str(tmp_path / "in.zip" / "10.txt")) == (str((tmp_path / "in.zip").resolve() / "10.txt"),)
        assert store.load(tmp_path / "in.zip").loaded == 1
        assert store.quads.nquads() == exports[0]


def test_names_and_beginnings_say_what_may_be_a_document() -> None:
    assert may_be_document("x.bin", docx()[:4096]) and may_be_document("x.php", b"  <!doctype html><p>A</p>")
    assert not may_be_document("x.xlsx", zipped({"[Content_Types].xml": "", "xl/a.xml": ""})[:4096])


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "f.jpg").write_bytes(JPEG)
    with vk.open(tmp_path / "store") as store, pytest.raises(NoDocuments, match="no text, Word, PDF or HTML file"):
        store.load(tmp_path / "in")


# --- the command: one clear line each, the right exit status, the store intact, the rest loaded ------------


def run(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vankien.cli", *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False,
        env={k: v for k, v in os.environ.items() if k != "VANKIEN_STORE"},
    )  # fmt: skip


BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "the file is empty"),
    ("picture.txt", JPEG, "this is a JPEG picture"),
    ("half.docx", docx(TEXT * 50)[:500], "cut off or damaged"),
    ("locked.pdf", locked_pdf(), "locked with a password"),
    ("scan.pdf", pdf("0 0 m 9 9 l S"), "without a text layer"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "before 2007"),
    ("out.zip", zipped({"../x.txt": TEXT}), "leads out of the archive"),
]


def test_bad_files_are_refused_by_name_and_the_rest_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data, _ in BAD:
        (folder / name).write_bytes(data)
    (folder / "letter.txt").write_bytes(LETTER.read_bytes())
    (folder / "letter.docx").write_bytes(docx())
    done = run("load", "in", "--refused", "refused.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert "2 loaded" in done.stderr and "Traceback" not in done.stderr
    lines = [line for line in done.stderr.splitlines() if line.startswith("Refused: ")]
    with (tmp_path / "refused.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert len(lines) == len(rows) == len(BAD)
    for name, _, words in BAD:
        (line,) = (line for line in lines if f"/{name}" in line)
        (row,) = (row for row in rows if f"/{name}" in row["path"])
        assert words in line and words in row["reason"]
        alone = run("load", f"in/{name}", "--store", "alone", cwd=tmp_path)
        assert alone.returncode == 1 and words in alone.stderr
        assert len([line for line in alone.stderr.splitlines() if line.startswith("Error: ")]) == 1
    before = run("export", "before.nq", cwd=tmp_path)
    again = run("load", "in", "--quiet", "--refused", "again.csv", cwd=tmp_path)
    run("export", "after.nq", cwd=tmp_path)
    assert before.returncode == 0 and again.returncode == 3
    assert (tmp_path / "before.nq").read_bytes() == (tmp_path / "after.nq").read_bytes()
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "refused.csv").read_bytes()


def test_the_list_of_refused_files_is_written_even_when_there_are_none(tmp_path: Path) -> None:
    assert run("load", LETTER, "--refused", "refused.csv", cwd=tmp_path).returncode == 0
    assert (tmp_path / "refused.csv").read_text(encoding="utf-8") == "path,reason\n"
    wrong = run("load", LETTER, "--refused", "no/such/refused.csv", cwd=tmp_path)
    assert wrong.returncode == 1 and "could not write" in wrong.stderr


def test_a_store_that_is_a_file_and_a_folder_without_documents_are_errors(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    done = run("load", LETTER, "--store", "file", cwd=tmp_path)
    assert done.returncode == 1 and "this is a file, a store is a folder" in done.stderr
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
    (tmp_path / "empty").mkdir()
    done = run("load", "empty", cwd=tmp_path)
    assert done.returncode == 1 and "no text, Word, PDF or HTML file" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_store_in_which_another_process_writes_is_left_alone(tmp_path: Path) -> None:
    hold = "import sys, vankien as vk; s = vk.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(tmp_path / "s")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None and other.stdout.readline() == "open\n"
        done = run("load", LETTER, "--store", "s", cwd=tmp_path)
        assert done.returncode == 1 and "another process is writing" in done.stderr and len(done.stderr.splitlines()) == 1
        with pytest.raises(StoreLocked):
            vk.open(tmp_path / "s")
        other.communicate("")
    assert run("load", LETTER, "--store", "s", cwd=tmp_path).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MB, grown by remounting; only root may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(folder)], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("mounting a small disk needs root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_an_error_and_the_next_load_goes_on(small_disk: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for k in range(40):
        (tmp_path / "in" / f"{k}.txt").write_text(LETTER.read_text(encoding="utf-8").replace("1046-CV", f"{k + 1}-CV"), encoding="utf-8")
    done = run("load", "in", "--store", small_disk / "s", cwd=tmp_path)
    assert done.returncode == 1 and "No space left" in done.stderr and "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
    subprocess.run(["mount", "-o", "remount,size=400m", str(small_disk)], check=True)
    assert run("query", "documents", "--store", small_disk / "s", cwd=tmp_path).returncode == 0
    assert "refused" in run("load", "in", "--store", small_disk / "s", cwd=tmp_path).stderr
    assert run("load", "in", "--store", "fresh", cwd=tmp_path).returncode == 0
    for store, file in ((small_disk / "s", "one.nq"), (tmp_path / "fresh", "two.nq")):
        run("export", file, "--store", store, cwd=tmp_path)
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_load_that_is_interrupted_keeps_what_it_stored_and_is_gone_on_with(tmp_path: Path, workers: str) -> None:
    (tmp_path / "in").mkdir()
    letter = LETTER.read_text(encoding="utf-8")
    for k in range(120):
        (tmp_path / "in" / f"{k:03}.txt").write_text(letter.replace("1046-CV", f"{k + 1}-CV"), encoding="utf-8")
    slow = "import sys, vankien.loaders.corpus as c\nc._BATCH = 2000\nfrom vankien.cli import main\nmain(sys.argv[1:])"
    with subprocess.Popen(
        [sys.executable, "-c", slow, "load", "in", "--store", "s", "--workers", workers],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True, start_new_session=True,
    ) as load:  # fmt: skip
        until = time.monotonic() + 60
        while time.monotonic() < until and not (tmp_path / "s" / "sources.json").exists():
            time.sleep(0.02)
        os.killpg(load.pid, signal.SIGINT)
        _, said = load.communicate(timeout=60)
    assert load.returncode == 1 and said.strip().splitlines()[-1].startswith("Error: interrupted")
    assert "Traceback" not in said
    kept = run("query", "documents", "-f", "csv", "--store", "s", cwd=tmp_path)
    assert kept.returncode == 0 and 0 < kept.stdout.count("\n") - 1 < 120
    done = run("load", "in", "--store", "s", cwd=tmp_path)
    assert done.returncode == 0 and " 0 refused" in done.stderr and " 0 unchanged" not in done.stderr
    assert run("query", "documents", "-f", "csv", "--store", "s", cwd=tmp_path).stdout.count("\n") - 1 == 120
