"""Papers that the agency gives: what they say is frozen with the act, in Vietnamese whoever acts; their
bytes are made once and kept."""

import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model
from django.utils import translation
from procrastinate.contrib.django import app

from duoc.dossiers.awaiting import applicant_awaited, comes_in_person, in_words
from duoc.dossiers.models import Dossier, FilingNotice, OfficialForm
from duoc.dossiers.papers.numbering import form_numbering
from duoc.dossiers.papers.printing import dossier_data
from duoc.dossiers.planning import papers_to_bring
from duoc.dossiers.rules import other_body
from duoc.ground.documents.calculations import expect_printable, qr_svg
from duoc.ground.rows import actions as rows
from duoc.ground.worktime.calculations import local
from duoc.instruments import actions as instruments
from duoc.people.models import Organisation, Post
from duoc.people.powers import Actor, Power
from duoc.procedures import queries as procedures

NOTICE = "filing-notice.typ"
Inputs = Callable[[Dossier, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class PaperForm:
    """The official form that an act makes (Circular 03/2025/TT-VPCP, Annex I). The agency's seal makes it an original.

    Attributes:
        form: a word for it: "receipt_01"; `template` is its file among the general forms, `name` its official name.
        powers: who may give it in their name: one of these is asked for by the act that makes it. Who signs which form
            is to verify against the annex; of its predecessor 01 to 03 are given by who receives or guides, the head of
            the body or who signs for them signs the others.
        inputs: what it prints beyond what every paper of a dossier prints, from the dossier and the row of the act.
        given_by: person and post in whose name it is given where the system acts.
    """

    form: str
    template: str
    name: str
    inputs: Inputs
    powers: frozenset[Power]
    turn: Callable[[Any], int] = lambda _row: 0
    given_by: Callable[[Any], tuple[uuid.UUID, uuid.UUID] | None] = lambda _row: None


def draft_form(paper: PaperForm, dossier: Dossier, row: Model, actor: Actor, at: datetime) -> OfficialForm:
    """Drafts the form of an act in its transaction, with all that it says, and has it sealed right after.

    Raises:
        UnprintableLetter: it would say something that cannot be printed; better now than in a job that nobody sees.
        OutOfTurn: whoever gives it sits in neither of the bodies that received it and that decide.
        RuntimeError: an act gives it that asks for no power to do so.
    """
    given_by = paper.given_by(row)
    if given_by is None and not any(actor.holds(power) for power in paper.powers):
        raise RuntimeError(f"{paper.form}: given without one of {sorted(paper.powers)}")
    form = _written(paper, dossier, row, actor, at)
    inputs: dict[str, Any] = {**(form.inputs or {}), "verify_url": f"{settings.PUBLIC_URL}/kiem-tra/{form.token}/"}
    expect_printable(inputs)
    numbering = form_numbering(dossier, paper.form, form.organisation, at)
    if numbering is not None:
        inputs["number"] = instruments.number_for_seal(form, numbering, actor=actor, at=at)
    form.inputs = inputs
    # The act writes the entry for both: whoever did it gave the form.
    instruments.draft_for_seal(form, actor=actor, at=at, trail=instruments.by_its_act, given_by=given_by)
    rows.defer(app.configure_task("dossiers.seal_form"), form_id=str(form.pk))
    return form


def preview_form(paper: PaperForm, dossier: Dossier, row: Model, actor: Actor, at: datetime) -> bytes:
    """The bytes of a form as it would leave if the act were done now, without number and seal. Keeps nothing.

    Args:
        row: of the act, which is not written yet.
    """
    return press(_written(paper, dossier, row, actor, at))


def _written(paper: PaperForm, dossier: Dossier, row: Model, actor: Actor, at: datetime) -> OfficialForm:
    """The form with all that it says; nothing is kept yet."""
    given_by = paper.given_by(row)
    form = OfficialForm(
        dossier=dossier,
        form=paper.form,
        turn=paper.turn(row),
        kind=paper.form,
        name=paper.name,
        organisation=_in_whose_name(dossier, given_by[1] if given_by else None, actor),
        holder_id=None if dossier.protects_applicant else dossier.applicant_id,
        origin=dossier.origin,
        template=paper.template,
        bundle=procedures.bundle(dossier.version).digest,
    )
    data = _data(dossier, at, dossier.papers.values_list("code", flat=True))
    if dossier.crosses:
        data["unit"] |= dossier_data(dossier, unit=form.organisation)["unit"]
    with translation.override(settings.LANGUAGE_CODE):
        form.inputs = _merged(data, paper.inputs(dossier, row))
    return form


def _in_whose_name(dossier: Dossier, post: uuid.UUID | None, actor: Actor) -> Organisation:
    """The body on whose letterhead, under whose number and seal, a form is given: always that of who gives it.

    Args:
        post: of the official in whose name the system gives it; else the actor gives it.

    Raises:
        OutOfTurn: neither received the dossier nor decides.
    """
    if post is not None and not dossier.crosses:
        return dossier.competent_unit
    units = actor.units
    if post is not None:
        units = frozenset(Post.objects.filter(pk=post).values_list("organisation_id", flat=True))
    for body in (dossier.competent_unit, dossier.receiving_unit):
        if body.pk in units:
            return body
    if post is not None:  # in a body that has ended since, for which its heir decides now
        return dossier.competent_unit
    raise other_body(dossier.competent_unit.name)


def freeze_notice(dossier: Dossier, at: datetime, attached: Iterable[str]) -> FilingNotice:
    """Keeps what the filing notice says, in the transaction of the filing, and has its bytes made right after.

    Args:
        attached: ids of the attached papers, one for each file.
    """
    expected = {"dossier": {"expected": local(dossier.expected).isoformat()}} if dossier.expected else {}
    notice = rows.add(
        FilingNotice(
            dossier=dossier,
            party_id=dossier.applicant_id,
            organisation_id=dossier.receiving_unit_id,
            at=at,
            template=NOTICE,
            inputs=_merged(_data(dossier, at, attached), expected | _awaited(dossier)),
            bundle=procedures.bundle(dossier.version).digest,
        )
    )
    rows.defer(app.configure_task("dossiers.press_notice"), notice_id=str(notice.pk))
    return notice


def _awaited(dossier: Dossier) -> dict[str, Any]:
    """What the applicant still does themselves: in words, with the papers that everybody brings."""
    in_person = comes_in_person(dossier)
    papers = [paper for paper in papers_to_bring(dossier) if paper["required"]] if in_person else []
    with translation.override(settings.LANGUAGE_CODE):
        # The charge follows the filing in the same transaction; nothing of it is paid yet.
        words = in_words(applicant_awaited(dossier, int(dossier.plan.get("total") or 0)))
    return {
        "awaited": words,
        "prepared": in_person,
        "to_bring": [{"name": paper["name"], "copies": paper["copies"]} for paper in papers],
    }


def press(paper: FilingNotice | OfficialForm) -> bytes:
    """The bytes of a paper, from what was frozen. Keeps nothing."""
    inputs: dict[str, Any] = paper.inputs or {}
    data = {**inputs, "qr_svg": qr_svg(str(inputs["lookup_url"]))}
    return procedures.open_bundle(paper.bundle).press(paper.template, data)


def _merged(data: dict[str, Any], more: Mapping[str, Any]) -> dict[str, Any]:
    """What every paper prints, with what this one prints beyond it."""
    for name, value in more.items():
        data[name] = {**data[name], **value} if isinstance(value, Mapping) and name in data else value
    return data


def _data(dossier: Dossier, at: datetime, attached: Iterable[str]) -> dict[str, Any]:
    """What every paper of a dossier prints."""
    data = dossier_data(dossier, unit=dossier.receiving_unit if dossier.crosses else None)
    data["dossier"] |= {"filed_at": local(dossier.filed_at).isoformat()}
    with translation.override(settings.LANGUAGE_CODE):
        data["unit"] |= {"opening_hours": procedures.opening_hours.in_a_line(local(at).date())}
    data["dossier"]["title"] = dossier.title
    data["helper"] = _helper(dossier)
    if dossier.crosses:
        data["competent"] = {"name": dossier.competent_unit.name}
    return data | {"papers": _papers(dossier, attached), "lookup_url": _lookup_url(dossier)}


def _helper(dossier: Dossier) -> dict[str, str]:
    """Who entered the request for the applicant, and where, as the visitor was promised; empty where nobody did."""
    if dossier.helper is None:
        return {}
    place = {"place": dossier.place_of_help.name} if dossier.place_of_help else {}
    return {"name": dossier.helper.full_name, **place}


def _lookup_url(dossier: Dossier) -> str:
    """Where anybody who holds the paper asks how the dossier stands, with a second thing that they know; of one that
    protects its applicant only they, signed in."""
    if dossier.protects_applicant:
        return f"{settings.PUBLIC_URL}{dossier.page}"
    return f"{settings.PUBLIC_URL}/theo-doi/?{urlencode({'ma': dossier.shown_code})}"


def _papers(dossier: Dossier, attached: Iterable[str]) -> list[dict[str, Any]]:
    """The papers of the dossier: sent in, held already, or made from the answers."""
    counted = Counter(attached)
    listed = []
    for paper in dossier.plan.get("papers", []):
        handed_in = "scan" if dossier.by_officials else "electronic"
        form = "held" if paper.get("held") else "form" if paper.get("made_from") else handed_in
        if form != handed_in or paper["id"] in counted:
            listed.append({"name": paper["name"], "form": form, "count": counted.get(paper["id"], 1)})
    return listed
