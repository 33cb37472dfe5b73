"""The quality floor: figures on the annotated documents, printed, none below what is pinned."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VANKIEN_SHARED", ROOT.parent / "shared"))
_spec = importlib.util.spec_from_file_location("make_scores", ROOT / "docs" / "make_scores.py")
assert _spec is not None and _spec.loader is not None
scores = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(scores)
PINNED: dict[str, float] = json.loads((ROOT / "tests" / "quality.json").read_text(encoding="utf-8"))


def test_no_figure_falls_below_its_floor(capsys: pytest.CaptureFixture[str]) -> None:
    if not (SHARED / "gold" / "dev").is_dir():
        pytest.skip("no annotated documents ($VANKIEN_SHARED)")
    measured = scores.measure()
    with capsys.disabled():
        print("\nreading, on the annotated documents (F1 or accuracy; floor):")
        for name, floor in PINNED.items():
            now = measured.get(name, 0.0)
            change = "" if now == floor else f"  {'gain' if now > floor else 'LOSS'} {now - floor:+.3f}"
            print(f"  {name:26} {now:.3f}  {floor:.3f}{change}")
    assert {name: now for name, now in measured.items() if now < PINNED.get(name, 0)} == {}
    assert set(measured) == set(PINNED)


def test_the_readme_shows_the_pinned_figures() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert scores.readme(text, PINNED) == text, "run: python docs/make_scores.py"


def test_every_figure_has_its_words() -> None:
    assert set(scores.WORDS) == set(PINNED)
