"""Applies the migrations that are missing, and says how far it is. Needs Django set up, as the owner of the tables."""

import io

from duoc.config.steps import Report


def apply(report: Report) -> None:
    """Bring the tables to the level of this code."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    total = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    call_command("migrate", interactive=False, verbosity=1, no_color=True, stdout=_Counter(report, total))


class _Counter(io.StringIO):
    """What `migrate` writes: one line that begins with "Applying" for each migration."""

    def __init__(self, report: Report, total: int) -> None:
        super().__init__()
        self._report, self._total, self._done = report, total, 0

    def write(self, text: str) -> int:
        if "Applying " in text:
            self._report(self._done, self._total)
            self._done += 1
        return len(text)
