"""Who stands at a counter, or wrote: what their identity paper says, and the fields that ask it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.act_form import Field
from duoc.dossiers.rules import Incomplete
from duoc.ground.worktime.calculations import local
from duoc.people import actions as people
from duoc.procedures import queries as procedures

PASSPORT = "passport"
IDENTITY_PAPERS = {
    "card": gettext_lazy("Thẻ căn cước hoặc thẻ căn cước công dân"),
    "electronic": gettext_lazy("Căn cước điện tử trên VNeID"),
    "certificate": gettext_lazy("Giấy chứng nhận căn cước"),
    "birth": gettext_lazy("Giấy khai sinh, với người chưa có thẻ"),
    PASSPORT: gettext_lazy("Hộ chiếu hoặc giấy tờ xuất nhập cảnh của người nước ngoài"),
}
NUMBER_FIELDS = (
    Field(
        "personal_number",
        gettext_lazy("Số định danh cá nhân"),
        "personal_number",
        hint=gettext_lazy("Người nước ngoài chưa được cấp thì bỏ trống."),
        required=False,
    ),
    Field(
        PASSPORT,
        gettext_lazy("Số hộ chiếu hoặc giấy tờ xuất nhập cảnh"),
        "passport",
        hint=gettext_lazy("Chỉ ghi với người không có số định danh."),
        required=False,
    ),
    Field(
        "nationality",
        gettext_lazy("Quốc tịch"),
        "country",
        hint=gettext_lazy("Chỉ ghi với người không có số định danh."),
        required=False,
        vocabulary=lambda: procedures.vocabularies().countries,
    ),
)
IDENTITY_FIELDS = (
    *NUMBER_FIELDS,
    Field("full_name", gettext_lazy("Họ, chữ đệm và tên"), "person_name"),
    Field("birth_date", gettext_lazy("Ngày sinh"), "date"),
)


@dataclass(frozen=True)
class Visitor:
    """Who stands at the counter, or wrote, as their paper says: known by a personal number, or as a foreigner by
    passport and nationality.

    Attributes:
        birth_date: ISO.
        paper: by which paper the official knows them, a key of `IDENTITY_PAPERS`; "" for who wrote.
        phone: "" where they have none.
        name_paper: the certificate of a lawful change of name that was compared, where another name is known.
        slip: why what an official had typed of them before was wrong; "" for nothing.
        nationality: a code of the countries; "" for who has a personal number.
        principal: key of the party whose matter it is, as text: their own or of one they represent; "" where nothing
            was chosen.
    """

    personal_number: str
    full_name: str
    birth_date: str
    paper: str = ""
    phone: str = ""
    name_paper: str = ""
    passport: str = ""
    nationality: str = ""
    principal: str = ""
    slip: str = ""


def expect_number(personal_number: str, passport: str, nationality: str, paper: str = "") -> None:
    """Refuses who is known by no number, by two, or by another than the paper that was compared gives. A passport's
    number says nothing without the State that gave it.

    Raises:
        Incomplete: `faults` names the fields.
    """
    faults = {}
    if personal_number and passport:
        faults[PASSPORT] = _("Đã có số định danh cá nhân thì không ghi số này.")
    elif not personal_number and not passport:
        name = PASSPORT if paper == PASSPORT else "personal_number"
        faults[name] = _("Hãy ghi số trên giấy tờ đã đối chiếu.")
    elif paper and paper != PASSPORT and not personal_number:
        faults["personal_number"] = _("Giấy tờ đã chọn có số định danh cá nhân; hãy ghi số đó.")
    elif passport and nationality in ("", "vn"):
        faults["nationality"] = _("Hãy chọn quốc tịch ghi trên giấy tờ. Công dân Việt Nam có số định danh cá nhân.")
    if faults:
        raise Incomplete(_("Chưa biết là ai."), _("Hãy xem lại giấy tờ."), faults)


def identity_of(visitor: Visitor, at: datetime) -> people.Identity:
    """Under which number, name and birth date the province knows them.

    Raises:
        Incomplete: no number, a birth date to come, no nationality beside a passport; `faults` names the fields.
    """
    expect_number(visitor.personal_number, visitor.passport, visitor.nationality, visitor.paper)
    born = date.fromisoformat(visitor.birth_date)
    if born > local(at).date():
        say = _("Ngày sinh phải trước hôm nay.")
        raise Incomplete(_("Có phần chưa đúng."), _("Hãy xem lại giấy tờ."), {"birth_date": say})
    return people.Identity(
        visitor.personal_number,
        visitor.full_name,
        born,
        phone=visitor.phone,
        passport=visitor.passport,
        nationality=visitor.nationality if visitor.passport else "",
    )
