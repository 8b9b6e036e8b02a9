"""A line of a closed day of the tracking book (form 07) is put right by a further line; the closed one stays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts import events
from duoc.dossiers.acts.act import Act, declare
from duoc.dossiers.acts.act_form import DESK, ActForm, Field
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Event, Happening
from duoc.dossiers.models import Dossier, TrackingCorrection, TrackingLine
from duoc.dossiers.papers.tracking_book import CORRECTABLE, stands_in
from duoc.dossiers.rules import Incomplete, OutOfTurn
from duoc.ground.letters.calculations import mended, says_too_little
from duoc.people.powers import Power


@dataclass(frozen=True)
class Given:
    line: str
    field: str
    new: str
    reason: str


def _given(values: Mapping[str, Any]) -> Given:
    """The parameters of the correction.

    Raises:
        Incomplete: a reason that says nothing.
    """
    if says_too_little(str(values["reason"])):
        faults = {"reason": _("Hãy ghi vì sao dòng này sai (ít nhất 10 ký tự).")}
        raise Incomplete(_("Chưa sửa được dòng trong sổ."), _("Hãy bổ sung các mục được đánh dấu."), faults)
    return Given(str(values["line"]), str(values["field"]), mended(str(values["new"])), str(values["reason"]))


def lines_of(dossier: Dossier) -> list[TrackingLine]:
    """The closed lines of a dossier that may be put right; corrections are put right by a further one of their line."""
    lines = TrackingLine.objects.filter(dossier=dossier).exclude(kind=TrackingLine.Kind.CORRECTED)
    return list(lines.select_related("day").prefetch_related("corrections").order_by("day__day", "place"))


def _is_booked(dossier: Dossier) -> bool:
    """Nearly every dossier has closed lines: where it was read to be shown, that is known without a query."""
    known: bool | None = getattr(dossier, "was_booked", None)
    return TrackingLine.objects.filter(dossier=dossier).exists() if known is None else known


def _options(dossier: Dossier, _at: datetime) -> Mapping[str, Mapping[str, Any]]:
    words = _("Ngày %(day)s, dòng %(place)s")
    return {"line": {str(one.pk): words % _where(one.day.day.isoformat(), one.place) for one in lines_of(dossier)}}


def _where(day: str, place: int) -> dict[str, Any]:
    return {"day": "/".join(reversed(day.split("-"))), "place": place}


def _correct(doing: Doing[Given]) -> Outcome[TrackingCorrection]:
    dossier, given = doing.dossier, doing.given
    line = next((one for one in lines_of(dossier) if str(one.pk) == given.line), None)
    if line is None:
        say = _("Hãy chọn dòng của một ngày đã khóa.")
        raise Incomplete(_("Chưa sửa được dòng trong sổ."), _("Hãy tải lại trang rồi chọn lại."), {"line": say})
    old = stands_in(line, given.field)
    if old == given.new:
        raise OutOfTurn(
            _("Sổ đã ghi đúng như vậy: %(now)s.") % {"now": old},
            _("Có thể người khác vừa sửa xong. Không cần sửa nữa."),
        )
    row = TrackingCorrection.objects.create(
        dossier=dossier,
        line=line,
        field=given.field,
        old=old,
        new=given.new,
        reason=given.reason,
        at=doing.at,
        by_id=doing.actor.person,
        post_id=doing.actor.post,
    )
    facts = {"day": line.day.day.isoformat(), "place": line.place, "field": given.field}
    return Outcome(row, facts, hidden={"old": old, "new": given.new, "reason": given.reason})


def _details(happening: Happening) -> str:
    facts = happening.facts
    where = _("Ngày %(day)s, dòng %(place)s") % _where(facts["day"], facts["place"])
    return f"{where}: {CORRECTABLE.get(facts['field'], facts['field'])}"


CORRECT_BOOK_LINE = declare(
    Act(
        event=events.declare(
            Event("dossier.book_line_corrected", title=gettext_lazy("Sửa dòng trong sổ theo dõi"), details=_details)
        ),
        power=Power.DOSSIER_RETURN,
        states=frozenset(Dossier.State),
        on_desk=False,
        conditions=(
            Condition(
                _is_booked,
                gettext_lazy("Sổ theo dõi chưa có dòng nào đã khóa của hồ sơ này."),
                gettext_lazy("Sổ của một ngày được khóa sau nửa đêm; dòng chưa khóa ghi theo hồ sơ."),
            ),
        ),
        form=ActForm(
            by=DESK,
            title=gettext_lazy("Sửa dòng trong sổ theo dõi"),
            lead=gettext_lazy(
                "Dòng đã khóa giữ nguyên. Điều đúng được ghi thành một dòng mới của hôm nay, nói rõ sửa dòng nào."
            ),
            fields=(
                Field("line", gettext_lazy("Dòng nào sai?"), "choice"),
                Field("field", gettext_lazy("Phần nào của dòng?"), "choice", options=CORRECTABLE),
                Field("new", gettext_lazy("Ghi đúng là"), "text"),
                Field("reason", gettext_lazy("Vì sao sai?"), "long_text"),
            ),
            given=_given,
            options_of=_options,
            button=gettext_lazy("Ghi dòng sửa"),
            done=gettext_lazy("Đã ghi dòng sửa vào sổ theo dõi của hôm nay; dòng cũ giữ nguyên."),
        ),
        write=_correct,
        row=TrackingCorrection,
    )
)
