"""Results on paper that travel by public post: tracking numbers, and what is on its way."""

import re
from datetime import date
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duoc.dossiers.acts.act_form import Shown
from duoc.dossiers.acts.doing import Condition, Doing
from duoc.dossiers.models import Dossier, Parcel, ReturnChoice
from duoc.dossiers.rules import Incomplete
from duoc.ground.letters.calculations import digits_of
from duoc.ground.worktime.calculations import local

_NUMBER = re.compile(r"[A-Z0-9]{8,20}")
_S10 = re.compile(r"[A-Z]{2}([0-9]{8})([0-9])[A-Z]{2}")
_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def tracking_number(text: str) -> str:
    """A tracking number as it is kept: capitals and digits, without what was written between them."""
    return re.sub(r"[\s.\-–]", "", digits_of(text)).upper()


def is_tracking_number(number: str) -> bool:
    """Whether it can be one. Numbers of the form of the Universal Postal Union (S10) have a check digit."""
    if _NUMBER.fullmatch(number) is None:
        return False
    international = _S10.fullmatch(number)
    return international is None or int(international[2]) == _check_digit(international[1])


def _check_digit(serial: str) -> int:
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, serial, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def on_its_way(dossier: Dossier) -> Parcel | None:
    """The parcel that the post has now."""
    return Parcel.objects.filter(dossier=dossier, outcome="").select_related("choice").first()


def parcels_of(dossier: Dossier) -> list[Parcel]:
    """All parcels of a dossier, oldest first: those that came back too."""
    return list(dossier.parcels.select_related("choice"))


def current_choice(dossier: Dossier) -> ReturnChoice | None:
    """How the applicant wants the result on paper; None where they said nothing."""
    return dossier.return_choices.filter(current=True).first()


ON_ITS_WAY = Condition(
    lambda dossier: dossier.with_carrier,
    _("Kết quả của hồ sơ này không ở chỗ bưu chính."),
    _("Hãy tải lại trang để xem kết quả đang ở đâu."),
)


def close_parcel(doing: Doing[Any], on: date, outcome: Parcel.Outcome) -> Parcel:
    """The parcel that the post has, with what became of it. The caller saves it.

    Raises:
        Incomplete: a day before it was sent, or to come.
    """
    parcel = Parcel.objects.get(dossier=doing.dossier, outcome="")
    if not local(parcel.sent_at).date() <= on <= local(doing.at).date():
        say = gettext("Ngày này phải từ ngày gửi đến hôm nay.")
        raise Incomplete(gettext("Ngày chưa đúng."), say, {"on": say})
    parcel.outcome, parcel.outcome_on, parcel.noted_at = outcome, on, doing.at
    parcel.noted_by_id, parcel.noted_post_id = doing.actor.person, doing.actor.post
    return parcel


def shown_parcel(dossier: Dossier) -> Shown:
    """What is on its way, where to, under which number."""
    parcel = on_its_way(dossier)
    if parcel is None:
        return ()
    choice = parcel.choice
    recipient = ", ".join(part for part in (choice.recipient, choice.phone) if part)
    return ((gettext("Số hiệu bưu gửi"), parcel.tracking_number), (recipient, choice.address))
