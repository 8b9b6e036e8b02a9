"""How the applicant wants the result on paper: what is asked, whoever writes it down, and what is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.act_form import Field, Shown
from duoc.dossiers.acts.doing import Condition, Doing, Outcome
from duoc.dossiers.acts.events import Happening, Words
from duoc.dossiers.handing_over import return_ways
from duoc.dossiers.models import Dossier, ReturnChoice
from duoc.dossiers.parcels import current_choice
from duoc.dossiers.rules import Incomplete
from duoc.language.calculations import Area, Question, shown
from duoc.procedures import queries as procedures

State, Way = Dossier.State, ReturnChoice.Way
STATES = frozenset({State.FILED, State.SUPPLEMENT, State.PROCESSING, State.SUSPENDED, State.DONE})
WAYS: Mapping[str, Words] = {
    Way.POST: gettext_lazy("Gửi đến địa chỉ qua bưu chính công ích"),
    Way.COUNTER: gettext_lazy("Nhận tại quầy nơi tiếp nhận"),
}


@dataclass(frozen=True)
class Given:
    way: str
    recipient: str = ""
    phone: str = ""
    area: str = ""
    line: str = ""
    address: str = ""


def areas() -> Mapping[str, Area]:
    """Where the public post brings a result: the communes of ours and the other provinces."""
    return {code: area for code, area in procedures.vocabularies().areas.items() if code.isdigit()}


BY_POST = gettext_lazy("cần khi nhận qua bưu chính")
FIELDS: Sequence[Field] = (
    Field("way", gettext_lazy("Nhận kết quả bản giấy bằng cách nào?"), "choice", options=WAYS),
    Field(
        "recipient",
        gettext_lazy("Họ tên người nhận"),
        "person_name",
        required=False,
        needed=BY_POST,
    ),
    Field("phone", gettext_lazy("Số điện thoại để bưu tá gọi"), "phone", required=False),
    Field("address", gettext_lazy("Địa chỉ nhận"), "address", required=False, needed=BY_POST, areas=areas),
)
CONDITIONS = (
    Condition(
        lambda dossier: Way.POST in return_ways(dossier),
        gettext_lazy("Thủ tục này không trả kết quả qua bưu chính."),
        gettext_lazy("Nhận kết quả theo cách khác mà thủ tục cho phép."),
    ),
    Condition(
        lambda dossier: not dossier.with_carrier,
        gettext_lazy("Kết quả đã giao cho bưu chính."),
        gettext_lazy("Chờ bưu chính phát. Nếu không phát được, bạn chọn lại."),
    ),
)


def given(values: Mapping[str, Any]) -> Given:
    """What was filled in.

    Raises:
        Incomplete: by post, but the name or the address is missing; `faults`.
    """
    if values["way"] != Way.POST:
        return Given(str(values["way"]))
    faults = {}
    if not values.get("recipient"):
        faults["recipient"] = _("Hãy ghi họ tên người nhận.")
    address = values.get("address")
    if not isinstance(address, Mapping) or not address.get("line"):
        faults["address"] = _("Hãy chọn xã, phường hoặc tỉnh và ghi số nhà, đường, ấp, khóm.")
    if faults or not isinstance(address, Mapping):
        raise Incomplete(_("Chưa biết gửi kết quả đến đâu."), _("Hãy xem lại các mục được đánh dấu."), faults)
    written = shown(Question("address", "", "address", areas=areas()), address)
    area, line = str(address["area"]), str(address["line"])
    return Given(Way.POST, str(values["recipient"]), str(values.get("phone") or ""), area, line, written)


def write(doing: Doing[Given]) -> Outcome[ReturnChoice]:
    """Keeps the choice; the dossier repeats whether the post is to bring the result."""
    chosen = doing.given
    doing.dossier.return_choices.filter(current=True).update(current=False)
    choice = ReturnChoice.objects.create(
        dossier=doing.dossier, at=doing.at, by_id=doing.actor.person, post_id=doing.actor.post_id, **vars(chosen)
    )
    doing.dossier.return_by_post = chosen.way == Way.POST
    return Outcome(choice, {"way": chosen.way}, {"recipient": chosen.recipient, "address": chosen.address})


def details(happening: Happening) -> str:
    """Which way was chosen. The address stays out of the ledger."""
    return str(WAYS[happening.facts["way"]])


def initial(dossier: Dossier) -> Mapping[str, Any]:
    """What was chosen last; else what is known of the applicant."""
    choice, applicant = current_choice(dossier), dossier.applicant
    if choice is not None and choice.way == Way.POST:
        address = {"area": choice.area, "line": choice.line}
        return {"way": choice.way, "recipient": choice.recipient, "phone": choice.phone, "address": address}
    commune = applicant.commune_code
    known = {"recipient": applicant.full_name, "phone": applicant.phone}
    return known | ({"address": {"area": commune, "line": ""}} if commune else {})


def who_pays(_dossier: Dossier) -> Shown:
    """Who pays the postage, as the law says on this day."""
    postage = procedures.postage(timezone.localdate(), translation.get_language() or "vi")
    if postage is None:
        return ()
    return ((_("Cước bưu chính"), postage.say),)


def postage_doubt(_dossier: Dossier) -> str:
    """What of that is not confirmed; "" where all is."""
    postage = procedures.postage(timezone.localdate(), translation.get_language() or "vi")
    return postage.to_verify if postage else ""
