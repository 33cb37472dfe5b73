"""Photographs the picture's page, made from the bundled letter, into docs/images: wide and on a telephone.

The page of thousands is made from documents by chance (tests/crowd_network.py).

    python docs/make_images.py          # all of them (needs chromium)
    python docs/make_images.py path     # those whose name holds "path"

They are WebP: as PNG some would be larger than 200 kB.
"""

from __future__ import annotations

import base64
import sys
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import vankien
from vankien.graph.picture import draw

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}
QUALITY = 88

LETTER = "https://w3id.org/vankien/id/doc/thanh-uy-hai-phong/cv/1046/2019-09-18"
PLENUM = "https://w3id.org/vankien/id/doc/trung-uong/nq/20/2012-11-01"
BUREAU = "https://w3id.org/vankien/id/doc/trung-uong/nq/45/2019-01-24"
MIDDLE = {"neighbourhood": "50-KL/TW"}

# name → view, what stands behind # in the page's address, and what is pressed or typed then
VIEWS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "cascade": ("cascade", "", ()),
    "document": ("cascade", f"doc={LETTER}", ()),
    "filter": ("cascade", "relation=implements", ("#show-filters",)),
    "path": ("cascade", f"path={PLENUM}&path={BUREAU}", ()),
    "search": ("cascade", "", ("/ nghi quyet",)),
    "table": ("cascade", "table=1", ()),
    "dark": ("cascade", f"doc={PLENUM}&theme=dark", ()),
    "english": ("cascade", "lang=en", ("#take",)),
    "neighbourhood": ("neighbourhood", "", ()),
    "organs": ("organs", "", ()),
    "corpus": ("corpus", "", ()),
    "corpus-near": ("corpus", "doc=https://example.org/id/doc/1234", ()),
}


def main(only: str = "") -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    from chromium import Chromium, Page
    from crowd_network import crowd

    IMAGES.mkdir(exist_ok=True)
    browser = Chromium()
    with tempfile.TemporaryDirectory() as work, as_file(files("vankien.loaders").joinpath("sample")) as sample:
        with vankien.open(Path(work) / "store") as store:
            store.load(sample)
            pages = {
                view: store.view(MIDDLE.get(view, "1046-CV/TU"), view=view).save(Path(work) / f"{view}.html")
                for view in ("cascade", "neighbourhood", "organs")
            }
        pages["corpus"] = draw(crowd(2000), title="Kho văn kiện").save(Path(work) / "corpus.html")
        for name, (view, fragment, acts) in VIEWS.items():
            for size, (width, height) in SIZES.items():
                if only not in name:
                    continue
                page = Page(browser, pages[view], width=width, height=height, fragment=fragment)
                for act in acts:
                    if act.startswith("/ "):
                        page.key("/")
                        page.ask("Input.insertText", text=act[2:])
                    else:
                        page.run(f"document.querySelector('{act}').click()")
                page.wait(400)
                taken = page.ask("Page.captureScreenshot", format="webp", quality=QUALITY)["data"]
                path = IMAGES / f"{name}-{size}.webp"
                path.write_bytes(base64.b64decode(taken))
                print(f"{path.relative_to(ROOT)}: {path.stat().st_size:,} bytes")
                page.close()
    browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:2])
