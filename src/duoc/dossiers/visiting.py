"""Inspections and meetings: what the step at which a dossier stands asks for, and what is still missing of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from duoc.dossiers.models import Dossier, Visit
from duoc.dossiers.planning import definition_of
from duoc.dossiers.rules import OutOfTurn
from duoc.people.powers import Actor


def kind_here(dossier: Dossier) -> str:
    """ "inspection" or "meeting" where the step is one; else "". Reads no rows."""
    return next((step.visit for step in definition_of(dossier).steps if step.id == dossier.step), "")


def visits(dossier: Dossier) -> list[Visit]:
    """All of them, in order; no query where the procedure has none."""
    if not any(step.visit for step in definition_of(dossier).steps):
        return []
    every = list(dossier.visits.select_related("by", "recorded_by"))
    for index, visit in enumerate(every):
        visit.put_off = visit.recorded_at is None and any(later.step == visit.step for later in every[index + 1 :])
    return every


def planned_here(dossier: Dossier) -> Visit | None:
    """The latest one of this step, where its minutes are not written yet."""
    latest = dossier.visits.filter(step=dossier.step).last() if kind_here(dossier) else None
    return latest if latest is not None and latest.recorded_at is None else None


def minutes_missing(dossier: Dossier) -> OutOfTurn | None:
    """Why the step cannot end yet: it is an inspection or a meeting without minutes; None when nothing is missing."""
    if not kind_here(dossier) or dossier.visits.filter(step=dossier.step, recorded_at__isnull=False).exists():
        return None
    return OutOfTurn(
        _("Bước này phải có biên bản."), _("Hãy hẹn ngày, nơi; họp hoặc kiểm tra xong thì ghi biên bản rồi làm tiếp.")
    )


def no_visit_here(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why no day is set here: the step is neither an inspection nor a meeting."""
    if kind_here(dossier):
        return None
    return OutOfTurn(
        _("Bước này không phải kiểm tra thực tế hay cuộc họp."), _("Hãy tải lại trang để xem việc phải làm.")
    )


def nothing_planned(dossier: Dossier, _actor: Actor, _at: datetime) -> OutOfTurn | None:
    """Why no minutes are written: no day was set, or they are written already."""
    if planned_here(dossier) is not None:
        return None
    return OutOfTurn(_("Chưa hẹn ngày, hoặc biên bản đã ghi."), _("Hãy hẹn ngày, nơi trước khi ghi biên bản."))
