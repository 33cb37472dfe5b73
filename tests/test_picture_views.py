"""What a picture shows: each view of a store, and what narrows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vankien as vk
from vankien.errors import QueryError, UnknownTerm
from vankien.graph.picture import Picture
from vankien.graph.views import VIEWS, Scope, in_view

LETTER = "1046-CV/TU"
ALL = {LETTER, "08-NQ/TU", "20-NQ/TW", "45-NQ/TW", "50-KL/TW"}
CITY = "Thành ủy Hải Phòng"


@pytest.fixture(scope="module")
def store(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[vk.Store]:
    with vk.open(tmp_path_factory.mktemp("views") / "store") as opened:
        opened.load(root / "loaders" / "sample")
        yield opened


def shown(store: vk.Store, view: str, doc: str | None = None, **scope: Any) -> tuple[set[str], set[str]]:
    """Labels of the documents and of the organs that the view shows."""
    made = in_view(store.quads, view, store.find(doc) if doc else None, scope=Scope(**scope))
    nodes = [data for _, data in made.nodes(data=True)]
    return {d["label"] for d in nodes if d["what"] == "document"}, {d["label"] for d in nodes if d["what"] == "organ"}


DOCUMENTS: list[tuple[str, str | None, dict[str, Any], set[str]]] = [
    # view, document, scope, documents shown
    ("corpus", None, {}, ALL),
    ("cascade", None, {}, ALL),
    ("cascade", LETTER, {}, ALL),
    ("cascade", "20-NQ/TW", {"depth": 1, "relations": ("implements",)}, {"20-NQ/TW", "50-KL/TW", LETTER}),
    ("cascade", "45-NQ/TW", {"relations": ("guides",)}, {"45-NQ/TW"}),
    ("neighbourhood", "45-NQ/TW", {}, {"45-NQ/TW", LETTER}),
    ("neighbourhood", "45-NQ/TW", {"depth": 2}, ALL),
    ("corpus", None, {"levels": ("central",)}, {"20-NQ/TW", "45-NQ/TW", "50-KL/TW"}),
    ("corpus", LETTER, {"levels": ("central",)}, {"20-NQ/TW", "45-NQ/TW", "50-KL/TW", LETTER}),  # it was asked for
    ("corpus", None, {"levels": ("state-central",)}, set()),
    ("corpus", None, {"kinds": ("KL", "CV")}, {"50-KL/TW", LETTER}),
    ("corpus", None, {"since": "2019-05"}, {"50-KL/TW", LETTER}),
    ("corpus", None, {"until": "2013"}, {"20-NQ/TW", "08-NQ/TU"}),
    ("corpus", None, {"since": "2013", "until": "2019-01-24"}, {"08-NQ/TU", "45-NQ/TW"}),
    ("corpus", None, {"province": "hai phong"}, ALL),  # with what of the centre it cites
    ("corpus", None, {"province": "Hải Phòng", "kinds": ("CV",)}, {LETTER}),
    ("corpus", None, {"province": "Sơn La"}, set()),
]


@pytest.mark.parametrize(("view", "doc", "scope", "documents"), DOCUMENTS)
def test_a_view_shows_these_documents(
    store: vk.Store, view: str, doc: str | None, scope: dict[str, Any], documents: set[str]
) -> None:
    assert shown(store, view, doc, **scope)[0] == documents


def test_organs_are_shown_with_the_documents_that_charge_them(store: vk.Store) -> None:
    organs = shown(store, "corpus")[1]
    assert len(organs) == 15 and "Văn phòng Thành ủy Hải Phòng" in organs
    assert shown(store, "corpus", kinds=("NQ",))[1] == set(), "no letter, no work"
    assert shown(store, "neighbourhood", "45-NQ/TW", depth=1)[1] == set(), "they are two arrows away"
    assert shown(store, "neighbourhood", "45-NQ/TW", depth=2)[1] == organs


def test_the_view_of_organs_leads_from_the_issuer_to_whom_it_charges(store: vk.Store) -> None:
    made = in_view(store.quads, "organs")
    names = {node: data["label"] for node, data in made.nodes(data=True)}
    assert {names[u] for u, _ in made.edges()} == {CITY}
    assert {data["what"] for _, data in made.nodes(data=True)} == {"organ"}
    (tasks,) = (d["tasks"] for u, v, d in made.edges(data=True) if names[v] == "Văn phòng Thành ủy Hải Phòng")
    assert tasks[0]["label"].startswith(f"{LETTER} · ") and tasks[0]["sentence"]


@pytest.mark.parametrize(
    ("scope", "says"),
    [
        ({"levels": ("centre",)}, "centre: no such level; there are central"),
        ({"kinds": ("XYZ",)}, "XYZ: no such kind"),
        ({"province": "Atlantis"}, "Atlantis: no such province"),
        ({"relations": ("loves",)}, "loves: no such relation"),
        ({"since": "spring"}, "spring: not a date"),
        ({"depth": 0}, "depth 0: give 1 or more"),
    ],
)
def test_what_is_not_there_is_said(store: vk.Store, scope: dict[str, Any], says: str) -> None:
    with pytest.raises((UnknownTerm, QueryError), match=says):
        in_view(store.quads, "corpus", scope=Scope(**scope))


def test_a_neighbourhood_needs_a_document_and_a_view_its_name(store: vk.Store) -> None:
    with pytest.raises(QueryError, match="needs a document"):
        in_view(store.quads, "neighbourhood")
    with pytest.raises(UnknownTerm, match="cascade, neighbourhood, organs, corpus"):
        in_view(store.quads, "hairball")


@pytest.mark.parametrize("view", VIEWS)
def test_the_library_draws_each_view(store: vk.Store, view: str) -> None:
    picture = store.view(LETTER, view=view, levels="province")
    assert isinstance(picture, Picture) and "Văn phòng Thành ủy" in picture.html
    assert picture.title == ("Ai giao việc cho ai" if view == "organs" else LETTER)
