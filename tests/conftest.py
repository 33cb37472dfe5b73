"""What every test may rely on: the annotated documents if they are there, and no skip that could have run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from chromium import Chromium

    from vankien.graph.picture import Picture

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VANKIEN_SHARED", ROOT.parent / "shared"))
NO_DOCUMENTS = "no annotated documents ($VANKIEN_SHARED)"

# Every run draws the same examples, so that a failure is one that anybody can repeat.
settings.register_profile(
    "vankien", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("vankien")


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of annotated documents; the test is skipped where there is none."""
    if not (SHARED / "gold" / "dev").is_dir():
        pytest.skip(NO_DOCUMENTS)
    return SHARED


@pytest.fixture(scope="session")
def corpus_picture(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Picture]]:
    """The page of all texts of the real corpus (more than 1,500) and its picture; reading them takes a minute or two."""
    import vankien

    folder = tmp_path_factory.mktemp("corpus")
    with vankien.open(folder / "store") as store:
        store.load(sorted((shared / "corpus").glob("*/*.txt")), workers=len(os.sched_getaffinity(0)))
        picture = store.view()
    shutil.rmtree(folder / "store")  # half a gigabyte
    yield picture.save(folder / "corpus.html"), picture
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    """The one browser of all tests that need one; a test opens a ``chromium.Page`` in it."""
    from chromium import Chromium

    browser = Chromium()
    yield browser
    browser.close()


def allowed_skip(reason: str) -> bool:
    """Whether a test may be skipped for this reason on a machine that has everything.

    >>> allowed_skip("Skipped: chromium is not installed")
    False
    """
    if "mounting a small disk needs root" in reason:
        return os.geteuid() != 0
    return NO_DOCUMENTS in reason and not (SHARED / "gold" / "dev").is_dir()


class NoSkips:
    """Turns a skip that the machine could have run into a failure.

    A plugin of its own, because the hooks of a ``conftest.py`` see only the tests beside it, not the package's examples.
    """

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        report = yield
        return _refused(report)

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        report = yield
        return _refused(report)


_Report = TypeVar("_Report", pytest.TestReport, pytest.CollectReport)


def _refused(report: _Report) -> _Report:
    if report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        if not allowed_skip(reason):
            report.outcome = "failed"
            report.longrepr = f"{report.nodeid} was skipped, but here every test must run. {reason}"
    return report


def pytest_configure(config: pytest.Config) -> None:
    """``VANKIEN_NO_SKIPS=1`` asks that everything the machine can run is run; ``.ci/run`` sets it."""
    if os.environ.get("VANKIEN_NO_SKIPS"):
        config.pluginmanager.register(NoSkips(), "vankien-no-skips")
