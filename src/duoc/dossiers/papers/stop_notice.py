"""Form 05: the notice that the handling has stopped, by an official or because a time has passed."""

import uuid
from typing import Any

from duoc.dossiers.models import Dossier, Stopping
from duoc.dossiers.papers.papers import PaperForm
from duoc.ground.worktime.calculations import local
from duoc.instruments import queries as instruments
from duoc.people.powers import Power


def _form(_dossier: Dossier, row: Stopping) -> dict[str, Any]:
    """Why and on which basis, and who signed. Nobody did where a time has passed: whoever asked in vain is named."""
    signer = {"name": row.by.full_name, "title_line": instruments.title_line(row.post)} if row.by and row.post else {}
    return {
        "request": {
            "reason": row.reason,
            "legal_basis": row.legal_basis,
            "at": local(row.at).isoformat(),
        },
        **({"signer": signer} if signer else {}),
        **({"officer": {"name": row.request.by.full_name}} if row.request else {}),
    }


def _asked_by(row: Stopping) -> tuple[uuid.UUID, uuid.UUID] | None:
    """Whoever asked for what nobody sent: the time that has passed ran from their request."""
    return (row.request.by_id, row.request.post_id) if row.request else None


STOP_NOTICE = PaperForm(
    "stop_05",
    "stop-05.typ",
    "Thông báo dừng giải quyết hồ sơ",
    _form,
    frozenset({Power.DECISION_SIGN}),
    given_by=_asked_by,
)
