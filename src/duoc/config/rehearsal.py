"""A pytest plugin: every test session has a `DUOC_VAR` of its own, and works in it as the owner of the tables.

Named in `pyproject.toml`, so that it sets the environment before Django reads its settings. What else the tests share
(the database in that folder, a province with its people) lies in `tests/`.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from duoc.config import garbage, roles

PREFIX = "duoc-test-"


def _sweep(folder: Path) -> None:
    """Remove what killed sessions of this user left behind; their servers died with them."""
    for leftover in folder.glob(f"{PREFIX}*"):
        pid = leftover.name.removeprefix(PREFIX).split("-")[0]
        with contextlib.suppress(OSError):
            if pid.isdigit() and not Path(f"/proc/{pid}").exists() and leftover.stat().st_uid == os.geteuid():
                shutil.rmtree(leftover, ignore_errors=True)


def _own_var() -> Path:
    # Short, since a socket's path is limited; open to walk through, since root hands the server to a plain user.
    folder = Path(tempfile.gettempdir())
    _sweep(folder)
    var = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir=folder))
    var.chmod(0o711)
    return var


VAR = _own_var()
(VAR / "static").mkdir()  # where collected files would lie; the middleware warns when it is missing
for _name in [name for name in os.environ if name.startswith("DUOC_") and name != "DUOC_PG_BIN"]:
    del os.environ[_name]
os.environ.pop("DATABASE_URL", None)
os.environ.update(DUOC_VAR=str(VAR), DUOC_DB_ROLE=roles.OWNER, DUOC_DEMO_DOSSIERS="0")


def pytest_configure() -> None:
    """Static files are found where they lie: a manifest of collected ones belongs to a real start."""
    from django.conf import settings

    if settings.configured:
        _let_tests_empty_tables()
        plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
        settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


def _let_tests_empty_tables() -> None:
    """Tests with real commits empty all tables at their end; the ledger refuses that, rightly, to everybody.

    Only between tests, and only in a session's own cluster, its triggers rest meanwhile. The queue's tables, which
    Django does not manage, are emptied with them: a job outliving its test would fail in the worker of another. What
    Django notes of the models themselves is the same for every test, and is not made anew.
    """
    from collections.abc import Iterable

    from django.core.management.commands import flush as command
    from django.db.backends.base.operations import BaseDatabaseOperations
    from django.db.backends.postgresql.operations import DatabaseOperations

    plain = DatabaseOperations.execute_sql_flush

    def flush(self: BaseDatabaseOperations, sql_list: Iterable[str]) -> None:
        plain(self, ("SET session_replication_role = replica", _EMPTY, "SET session_replication_role = origin"))
        shutil.rmtree(VAR / "ledger", ignore_errors=True)  # what a worker noted of a ledger that is gone

    DatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]  # in test sessions only
    command.emit_post_migrate_signal = lambda *_words: None  # type: ignore[attr-defined]  # its own import of a helper


# A test fills few of the tables: to empty these is a fraction of a TRUNCATE of all, which makes every file anew. The
# locks wait, as TRUNCATE does, for whoever still writes.
_EMPTY = """
DO $$
DECLARE
    name text;
    filled boolean;
BEGIN
    FOR name IN SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        AND relname NOT IN ('django_migrations', 'django_content_type', 'auth_permission') ORDER BY relname
    LOOP
        EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', name);
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', name) INTO filled;
        IF filled THEN
            EXECUTE format('DELETE FROM %s', name);
        END IF;
    END LOOP;
END $$
"""


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Where no test is a property, the plugin of properties would load its whole library only to report nothing."""
    plugins = session.config.pluginmanager
    if "hypothesis" not in sys.modules and plugins.has_plugin("hypothesispytest"):
        plugins.unregister(name="hypothesispytest")
    garbage.look_seldom()


def pytest_unconfigure() -> None:
    """The session's folder goes with the session."""
    shutil.rmtree(VAR, ignore_errors=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A skipped test is a hole that nobody sees; here it fails the session."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
