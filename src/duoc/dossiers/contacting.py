"""How the applicant of a dossier is reached: by which data, and whether a message gets to them at all."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.db.models import Exists, OuterRef

from duoc.dossiers.models import Dossier
from duoc.dossiers.planning import definition_of
from duoc.ground.worktime.calculations import local
from duoc.language.calculations import CONTACT, DraftCheck
from duoc.people import queries as people
from duoc.people.models import Party


class Way(StrEnum):
    """How news of a dossier gets to its applicant."""

    ONLINE = "online"  # an account here, or e-mail
    PARTNER = "partner"  # the National Portal, where it was filed, reports how it stands
    PHONE = "phone"  # nothing that is written gets there: somebody calls
    NONE = "none"  # no number is known either


def parties_facts(dossier: Dossier) -> dict[str, dict[str, str]]:
    """What papers print of applicant and filer: what was on record at filing, completed by what the answers say."""
    stated = dossier.plan.get("contacts", {})
    return {name: {**stated.get(name, {}), **dossier.plan.get(name, {})} for name in ("applicant", "filer")}


def contact_of(dossier: Dossier) -> Mapping[str, str]:
    """Phone, e-mail and address of the applicant, "" where unknown: on record now, else as the dossier says."""
    stated = parties_facts(dossier)["applicant"]
    return {name: getattr(dossier.applicant, name) or stated.get(name, "") for name in CONTACT}


def way_to(dossier: Dossier, at: datetime) -> Way:
    """How the applicant learns what happens to the dossier."""
    if reached_online(dossier, at):
        return Way.ONLINE
    if dossier.partner_code:
        return Way.PARTNER
    return Way.PHONE if contact_of(dossier)["phone"] else Way.NONE


def way_by_hand(dossier: Dossier, at: datetime) -> Way | None:
    """How an official brings the news of an open dossier; None where it gets there by itself, or none is to come."""
    way = way_to(dossier, at)
    return way if dossier.ended_at is None and way in (Way.PHONE, Way.NONE) else None


def reached_online(dossier: Dossier, at: datetime) -> bool:
    """Whether a message from here gets to the applicant, who then can read and answer on the site. Known without a
    query where the dossier was read to be shown. A body reads it on its own desk."""
    if dossier.applicant.email or dossier.applicant.kind == Party.Kind.BODY:
        return True
    known: bool | None = getattr(dossier, "applicant_signs_in", None)
    if known is not None:
        return known
    matter = {"procedure": dossier.procedure_code, "field": dossier.procedure_field}
    return people.accounts_of(dossier.applicant_id, local(at).date(), **matter).exists()


def sign_in_known(day: date) -> dict[str, Any]:
    """What a dossier that is read to be shown brings along, so that `reached_online` asks nothing more."""
    matter = {"procedure": OuterRef("procedure_code"), "field": OuterRef("procedure_field")}
    return {"applicant_signs_in": Exists(people.accounts_of(OuterRef("applicant_id"), day, **matter))}


def draft_check_due(dossier: Dossier, at: datetime) -> DraftCheck | None:
    """How the applicant reads the draft before it is signed: where the procedure says so, the request came online, and
    they can be asked. Silence of somebody whom nobody asked is no consent."""
    rule = definition_of(dossier).draft_check
    return rule if rule and not dossier.by_officials and reached_online(dossier, at) else None
