"""What the worker does with a job that ends as none should."""

from typing import Any
from unittest.mock import MagicMock

import pytest
from procrastinate import App, middleware

from duoc.config.commands import worker


def test_a_job_that_asks_for_a_next_one_in_vain_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a thread `StopIteration` reaches no future: the job would stand as running for ever."""
    given: dict[str, Any] = {}
    monkeypatch.setattr(App, "run_worker", lambda _app, **options: given.update(options))
    monkeypatch.setenv("DUOC_DB_ROLE", "")
    monkeypatch.setattr("duoc.config.command.django", lambda: None)
    assert worker.run(MagicMock(concurrency=1)) == 0
    job = middleware.compose(given["task_middleware"], lambda: next(iter(())), MagicMock(), MagicMock())
    with pytest.raises(RuntimeError, match="asked for a next one"):
        job()
