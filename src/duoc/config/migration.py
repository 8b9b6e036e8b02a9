"""Applies the migrations that are missing, and says how far it is. Needs Django set up, as the owner of the tables."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from duoc.config.steps import Report

if TYPE_CHECKING:
    from django.db.migrations.state import ModelState, ProjectState


def apply(report: Report) -> None:
    """Bring the tables to the level of this code."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    total = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    with drawn_once():
        call_command("migrate", interactive=False, verbosity=1, no_color=True, stdout=_Counter(report, total))


@contextmanager
def drawn_once() -> Iterator[None]:
    """Migrations meanwhile draw no model anew for a new model, field, constraint or index: most of all that they do.

    Django draws every model that has to do with the changed one. But a new model changes no other, as it changes none
    when a process loads its models; a new field joins the model that is drawn, as it would have when it was drawn; and
    operations on constraints and indexes read the old ones from the state and not from its models, so these lists
    change in place. The state before an operation shares its models with the state after: it then has the new field
    too, which no database but SQLite minds.
    """
    from django.db.migrations.state import ProjectState

    quick = {"add_model": _add_model, "add_field": _add_field, "_append_option": _append, "_remove_option": _remove}
    plain = {name: getattr(ProjectState, name) for name in quick}
    try:
        for name, way in quick.items():
            setattr(ProjectState, name, way)
        yield
    finally:
        for name, way in plain.items():
            setattr(ProjectState, name, way)


def _add_model(state: "ProjectState", added: "ModelState") -> None:
    key = added.app_label, added.name_lower
    state.models[key] = added
    if state.__dict__.get("_relations") is not None:  # worked out already
        state.resolve_model_relations(key)
    if "apps" in state.__dict__:  # drawn already; to ask for it would draw it
        state.apps.render_multiple([added])


def _add_field(
    state: "ProjectState", app_label: str, model_name: str, name: str, field: Any, preserve_default: bool
) -> None:
    from django.db.models import NOT_PROVIDED

    added = field.clone()
    if not preserve_default:
        added.default = NOT_PROVIDED
    key = app_label, model_name
    state.models[key].fields[name] = added
    if state.__dict__.get("_relations") is not None:
        state.resolve_model_field_relations(key, name, added)
    if "apps" in state.__dict__:
        state.apps.get_model(*key).add_to_class(name, added.clone())


def _append(state: "ProjectState", app: str, model: str, option: str, one: Any) -> None:
    _set(state, app, model, option, [*state.models[app, model].options[option], one])


def _remove(state: "ProjectState", app: str, model: str, option: str, name: str) -> None:
    _set(state, app, model, option, [one for one in state.models[app, model].options[option] if one.name != name])


def _set(state: "ProjectState", app: str, model: str, option: str, values: list[Any]) -> None:
    state.models[app, model].options[option] = values
    if "apps" in state.__dict__:
        setattr(state.apps.get_model(app, model)._meta, option, values)


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
