"""Papers that the agency gives: what they say is frozen with the act, their bytes are made once and kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from procrastinate.contrib.django import app

from duoc.dossiers.models import Dossier, OfficialPaper
from duoc.dossiers.printing import dossier_data
from duoc.ground.documents.calculations import qr_svg
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.procedures import queries as procedures

CHANNELS = {1: "counter", 2: "online", 3: "post"}
Inputs = Callable[[Dossier, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class PaperForm:
    """The form of a paper that an act makes.

    Attributes:
        form: a word for it: "receipt_01"; `template` is its file among the general forms.
        inputs: what it prints beyond what every paper of a dossier prints, from the dossier and the row of the act.
    """

    form: str
    template: str
    inputs: Inputs
    turn: Callable[[Any], int] = lambda _row: 0


def freeze(
    paper: PaperForm, dossier: Dossier, row: Model | None, at: datetime, *, attached: Iterable[str] | None = None
) -> OfficialPaper:
    """Keeps what the paper of an act says, in its transaction, and has its bytes made right after.

    Args:
        attached: ids of the attached papers, one for each file, where the act has them at hand.
    """
    if attached is None:
        attached = dossier.papers.values_list("code", flat=True)
    data = _data(dossier, at, attached)
    for name, value in paper.inputs(dossier, row).items():
        data[name] = {**data[name], **value} if isinstance(value, Mapping) and name in data else value
    frozen = rows.add(
        OfficialPaper(
            dossier=dossier,
            party_id=dossier.applicant_id,
            organisation_id=dossier.receiving_unit_id,
            form=paper.form,
            turn=paper.turn(row),
            at=at,
            template=paper.template,
            inputs=data,
            bundle=procedures.bundle(dossier.version).digest,
        )
    )
    rows.defer(app.configure_task("dossiers.press_paper"), paper_id=str(frozen.pk))
    return frozen


def press(paper: OfficialPaper) -> bytes:
    """The bytes of a paper, from what was frozen. Keeps nothing (`actions.press_paper` does)."""
    url = str(paper.inputs["lookup_url"])
    data = {**paper.inputs, "qr_svg": qr_svg(url)}
    return procedures.open_bundle(paper.bundle).press(paper.template, data)


def _data(dossier: Dossier, at: datetime, attached: Iterable[str]) -> dict[str, Any]:
    """What every paper of a dossier prints."""
    data = dossier_data(dossier)
    data["dossier"] |= {"channel": CHANNELS.get(dossier.channel, ""), "filed_at": local(dossier.filed_at).isoformat()}
    data["unit"] |= {"opening_hours": procedures.opening_hours.in_a_line(local(at).date())}
    return data | {"papers": _papers(dossier, attached), "lookup_url": f"{settings.PUBLIC_URL}/ho-so/{dossier.pk}/"}


def _papers(dossier: Dossier, attached: Iterable[str]) -> list[dict[str, Any]]:
    """The papers of the dossier: sent in, held already, or made from the answers."""
    counted = Counter(attached)
    listed = []
    for paper in dossier.plan.get("papers", []):
        form = "held" if paper.get("held") else "form" if paper.get("made_from") else "electronic"
        if form != "electronic" or paper["id"] in counted:
            listed.append({"name": paper["name"], "form": form, "count": counted.get(paper["id"], 1)})
    return listed
