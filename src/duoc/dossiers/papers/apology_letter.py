"""Form 04: the apology with a new date, of the body that handles the dossier."""

from typing import Any

from duoc.dossiers.models import Apology, Dossier
from duoc.dossiers.papers.papers import PaperForm
from duoc.ground.worktime.calculations import local
from duoc.instruments import queries as instruments
from duoc.people.powers import Power


def _form(dossier: Dossier, apology: Apology) -> dict[str, Any]:
    """What was promised, why it is not kept, what is promised now, who signed; who took it in, where that was another
    body."""
    return {
        "request": {
            "reason": apology.draft.reason,
            "was_due": local(apology.due_at).isoformat(),
            "new_due": local(apology.new_due_at).isoformat(),
            "at": local(apology.at).isoformat(),
        },
        **({"receiver": {"name": dossier.receiving_unit.name}} if dossier.crosses else {}),
        "signer": {"name": apology.by.full_name, "title_line": instruments.title_line(apology.post)},
    }


APOLOGY_LETTER = PaperForm(
    "apology_04",
    "apology-04.typ",
    "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
    _form,
    frozenset({Power.DECISION_SIGN}),
)
