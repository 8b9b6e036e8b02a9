"""A whole province, started as anybody starts it, and a browser before it."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from duoc.faces.design.tests.browser import chromium
from tests.journeys.people import DEVICES, EVERYDAY, Province
from tests.launcher.first_start import copy_started, open_folder
from tests.launcher.running import Run


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Closed after each file: other tests of the same process, in whatever order they come, have browsers and loops too.
    # The browser's event loop lives in this thread; Django would refuse a later test of the same process its database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with chromium() as opened:
        yield opened


@pytest.fixture(scope="session")
def running(request: pytest.FixtureRequest) -> Iterator[Run]:
    """`duoc run` on a folder of its own, which was started once."""
    with open_folder() as folder:
        copy_started(request.config, folder / "var")
        run = Run(folder / "var")
        try:
            run.ready()
            yield run
        finally:
            run.end()


@pytest.fixture(autouse=True)
def _still_runs(running: Run) -> None:
    """What the launcher said last, where it ended under a journey before."""
    assert running.process.poll() is None, running.output


@pytest.fixture(params=list(DEVICES))
def province(request: pytest.FixtureRequest, browser: Browser, running: Run) -> Iterator[Province]:
    """The province as seen through one kind of device; each person has a browser of their own."""
    province = Province(browser, f"http://localhost:{running.port}", request.param)
    yield province
    province.close()


@pytest.fixture
def everyday(browser: Browser, running: Run) -> Iterator[Province]:
    """The province as it is lived in: who files and who signs hold a phone, the others sit before a desk."""
    province = Province(browser, f"http://localhost:{running.port}", EVERYDAY)
    yield province
    province.close()
