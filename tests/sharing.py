"""How processes share the files of tests: one of them has all that begin with a province that was started once.

So there is one first start for which nobody waits, and one province that runs for all journeys. These files come first,
since they take longest: while their servers and browsers are waited for, the other process works at all others.
"""

from typing import Any

import pytest

STARTED = ("tests/journeys/", "tests/launcher/")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput") and not config.getoption("random_order_enabled", False):
        items.sort(key=lambda item: not item.nodeid.startswith(STARTED))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Sharing(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return "started" if nodeid.startswith(STARTED) else super()._split_scope(nodeid)

    return Sharing(config, log)
