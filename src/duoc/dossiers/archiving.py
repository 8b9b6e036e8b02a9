"""Closed dossiers and the archive (nộp lưu): which may go, why one may not yet, what lies where, and for how long."""

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.models import ArchivedDossier, ArchiveTransfer, Dossier, OfficialForm
from duoc.dossiers.rules import CARRIER, OutOfTurn
from duoc.dossiers.unclaimed import kept_until, ready_since, unclaimed_rule
from duoc.ground.refusal import NotNow, Refusal
from duoc.ground.worktime.calculations import VIETNAM, day, local
from duoc.payments import queries as payments
from duoc.people.powers import Actor, Power
from duoc.people.queries import party_paths
from duoc.procedures.queries import closed_rules

State = Dossier.State
CLOSED = (*Dossier.WITHOUT_RESULT, State.DONE, State.RETURNED)
Document = Mapping[str, str]  # symbol, date (ISO), name, author


@dataclass(frozen=True)
class Unfinished:
    """Something that a package above has not ended for some dossiers.

    Attributes:
        rows: what there is of it, of the dossier in `OuterRef("pk")`.
        say, remedy: what it is, and what to do, in words.
    """

    rows: Callable[[], "QuerySet[Any]"]
    say: Any
    remedy: Any

    def refusal(self) -> NotNow:
        """Why such a dossier does not go to the archive."""
        return NotNow(str(self.say), str(self.remedy))


def _naming_it() -> QuerySet[Dossier]:
    """What is under way about a dossier, or about what that is about: a complaint, a second one, a denunciation."""
    named = Q(about=OuterRef("pk")) | Q(about__about=OuterRef("pk"))
    return Dossier.objects.filter(named, ended_at=None)


# Of a denunciation nobody else hears that it is one.
_UNFINISHED = [
    Unfinished(_naming_it, gettext_lazy("Hồ sơ còn việc liên quan chưa xong."), gettext_lazy("Đợi xong rồi nộp lưu."))
]
_LISTS: list[Callable[[Dossier], Iterable[Document]]] = []


def before_archiving(unfinished: Unfinished) -> None:
    """Makes known how a package above says that something about a dossier is not over."""
    _UNFINISHED.append(unfinished)


def with_documents(documents: Callable[[Dossier], Iterable[Document]]) -> None:
    """Makes known which documents of a dossier a package above keeps."""
    _LISTS.append(documents)


def archived(dossier: Dossier) -> ArchivedDossier | None:
    """Where it lies in the archive, with `retention_words`; None where it is not there. No query where it is not."""
    if dossier.archived_at is None:
        return None
    kept = ArchivedDossier.objects.select_related("transfer__by").filter(dossier=dossier).first()
    if kept is not None:
        kept.retention_words = retention_words(kept.retention)
    return kept


def not_yet_over(dossier: Dossier, _actor: Actor, at: datetime) -> Refusal | None:
    """Why a closed dossier does not go to the archive yet; None when nothing hinders it."""
    return not_over([dossier], at).get(dossier.pk)


def not_over(dossiers: Sequence[Dossier], at: datetime) -> dict[uuid.UUID, Refusal]:
    """Of closed dossiers those that do not go to the archive yet, each with why. Two queries for all of them, and
    two for each of which a result has ended."""
    refunded = payments.waiting_for_refund("dossier", [str(one.pk) for one in dossiers])
    flags = {f"unfinished_{place}": Exists(one.rows()) for place, one in enumerate(_UNFINISHED)}
    rows = Dossier.objects.filter(pk__in=[one.pk for one in dossiers]).annotate(**flags).values("pk", *flags)
    open_ones = {row["pk"]: [one for flag, one in zip(flags, _UNFINISHED, strict=True) if row[flag]] for row in rows}
    rule = unclaimed_rule(at)
    refusals: dict[uuid.UUID, Refusal] = {}
    for dossier in dossiers:
        why = _unclaimed(dossier, rule, at)
        if why is None and str(dossier.pk) in refunded:
            why = OutOfTurn(_("Hồ sơ còn khoản tiền chờ hoàn."), _("Quyết định và chi hoàn xong, rồi nộp lưu."))
        for unfinished in open_ones.get(dossier.pk, ()) if why is None else ():
            why = why or unfinished.refusal()
        if why is not None:
            refusals[dossier.pk] = why
    return refusals


def _unclaimed(dossier: Dossier, rule: closed_rules.UnclaimedRule | None, at: datetime) -> Refusal | None:
    """Its result, or a new original, still lies at the counter, which keeps it."""
    if ready_since(dossier) is None:
        return None
    until = kept_until(dossier, rule) if rule else None
    if until is not None and at >= until:
        return None
    say = _("Kết quả chưa ai nhận.")
    if until is not None:
        say = _("Kết quả chưa ai nhận, còn giữ ở quầy đến %(until)s.") % {"until": day(local(until).date().isoformat())}
    return OutOfTurn(say, _("Trao kết quả, hoặc đợi hết thời gian giữ rồi nộp lưu."))


def documents_of(dossier: Dossier) -> list[Document]:
    """The index of a dossier: what was handed in, what the agency gave, the results, in the order of their days."""
    listed: list[Document] = [
        {"symbol": "", "date": local(one.attached_at).date().isoformat(), "name": one.name, "author": one.file.name}
        for one in dossier.papers.select_related("file")
    ]
    forms = OfficialForm.objects.filter(dossier=dossier).select_related("organisation")
    listed += [
        {
            "symbol": form.symbol,
            "date": local(form.drafted_at).date().isoformat(),
            "name": form.name,
            "author": form.organisation.name,
        }
        for form in forms
    ]
    listed += [one for documents in _LISTS for one in documents(dossier)]
    return sorted(listed, key=lambda one: (one["date"], one["name"]))


def kept_for(retention: closed_rules.Retention, ended: date) -> date | None:
    """The last day on which a dossier that ended then is kept; None for ever, or where nobody knows."""
    if retention.years is None:
        return None
    return date(ended.year + retention.years, 12, 31)


def closed_of_unit(actor: Actor) -> "QuerySet[Dossier]":
    """Closed dossiers that the actor's unit decides and that are not in the archive, the oldest end first. One that
    protects its applicant is handed over by who may open it then: who signs its results."""
    rows = Dossier.objects.filter(competent_unit_id__in=actor.units, archived_at=None, state__in=CLOSED)
    taken_back = Q(state=State.CANCELLED, code=None)  # by its applicant before anybody accepted it
    rows = rows.exclude(desk=CARRIER).exclude(taken_back).filter(ended_at__isnull=False)
    return rows if actor.holds(Power.DECISION_SIGN) else rows.filter(protects_applicant=False)


def years_to_archive(actor: Actor) -> list[tuple[int, int]]:
    """Years in which such dossiers ended, and how many of each."""
    rows = closed_of_unit(actor).order_by().annotate(year=ExtractYear("ended_at", tzinfo=VIETNAM))
    counted = rows.values("year").annotate(count=Count("pk")).order_by("year")
    return list(counted.values_list("year", "count"))


def of_year(actor: Actor, year: int) -> "QuerySet[Dossier]":
    """Those of one year, the oldest end first."""
    begins, ends = (datetime(one, 1, 1, tzinfo=VIETNAM) for one in (year, year + 1))
    rows = closed_of_unit(actor).filter(ended_at__gte=begins, ended_at__lt=ends)
    paths = party_paths("applicant")
    lean = rows.select_related("version__procedure", *paths).defer("answers", "plan", "salt", "version__definition")
    return lean.order_by("ended_at", "id")


def transfers_of(actor: Actor) -> "QuerySet[ArchiveTransfer]":
    """What the actor's unit handed over, and those that ended and for which it answers, the newest first."""
    return ArchiveTransfer.objects.filter(organisation_id__in=actor.units).select_related("organisation", "by")


def lines_of(transfer: ArchiveTransfer) -> "QuerySet[ArchivedDossier]":
    """Its dossiers, in their places."""
    return transfer.lines.select_related("dossier__version", *party_paths("dossier__applicant"))


def may_be_destroyed(actor: Actor, at: datetime) -> "QuerySet[ArchivedDossier]":
    """Dossiers whose term of retention is over, the oldest first: a list to decide on, nothing is deleted here."""
    over = Q(kept_until__isnull=False, kept_until__lt=local(at).date())
    rows = ArchivedDossier.objects.filter(over, organisation_id__in=actor.units)
    return rows.select_related("transfer", "dossier__version").order_by("kept_until", "place")


def retention_words(retention: Mapping[str, Any]) -> str:
    """How long, as the list says it: "10 năm", "vĩnh viễn", "chưa xác minh"."""
    if retention.get("permanent"):
        return _("vĩnh viễn")
    years = retention.get("years")
    return _("%(n)s năm") % {"n": years} if years is not None else _("chưa xác minh")


def overdue(actor: Actor, at: datetime) -> int:
    """How many closed dossiers should be in the archive by now; 0 where no rule says within how many days."""
    rule = closed_rules.transfer_rule(local(at).date())
    if rule is None:
        return 0
    return closed_of_unit(actor).filter(ended_at__lt=at - timedelta(days=rule.within)).count()


def places(ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Where dossiers lie in the archive, by dossier: for lists. No query for none."""
    wanted = list(ids)
    if not wanted:
        return {}
    rows = ArchivedDossier.objects.filter(dossier__in=wanted).values_list("dossier_id", "transfer__place")
    return dict(rows)
