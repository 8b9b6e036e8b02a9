"""The sheet from which a dossier is copied into a ministry's system: only where the definition says so."""

from collections.abc import Callable
from typing import Any

from duoc.dossiers.models import Dossier
from duoc.faces.desk.tests.helping import path


def test_what_is_handled_here_has_no_copy_sheet(signed_in: Any, filed: Callable[..., Dossier]) -> None:
    dossier = filed()
    assert signed_in("specialist1").get(path(dossier, "phieu-chep/")).status_code == 302
