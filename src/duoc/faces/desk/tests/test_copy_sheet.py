"""The sheet from which a dossier is copied into a ministry's system: only where the definition says so."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.stages import Road, handled_by_the_ministry

from duoc.dossiers import queries
from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path, text


def test_what_is_handled_here_has_no_copy_sheet(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    assert signed_in("specialist1").get(path(dossier, "phieu-chep/")).status_code == 302


def test_what_the_ministrys_system_says_is_noted_by_whom_and_when_it_can_be(
    signed_in: Any, road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    definition_of = queries.definition_of
    handled_by_the_ministry(monkeypatch)
    monkeypatch.setattr(queries, "definition_of", lambda it: replace(definition_of(it), handled_in="ministry"))
    dossier = road.file()
    sheet = path(dossier, "phieu-chep/")
    assert "Ghi trạng thái của Bộ" not in text(signed_in("specialist1").get(sheet))
    road.accept(dossier)
    assert "Ghi trạng thái của Bộ" in text(signed_in("specialist1").get(sheet))
    assert "Ghi trạng thái của Bộ" not in text(signed_in("clerk1").get(sheet))
