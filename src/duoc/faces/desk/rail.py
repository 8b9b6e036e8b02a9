"""The side of every desk page: what there is for this person, and how much of it waits."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.people.powers import Actor, Power, Relation


@dataclass(frozen=True)
class Item:
    """One line of the rail; `act` marks a count that waits for this very person."""

    href: str
    text: str
    icon: str
    count: int = 0
    act: bool = False
    current: bool = False


def reaches_unit(actor: Actor, power: Power) -> bool:
    """The power reaches the things of the unit, not only one's own."""
    return any(grant.power == power and grant.relation in {Relation.UNIT, Relation.ALL} for grant in actor.grants)


def rail(actor: Actor, path: str) -> list[Item]:
    """The entries for the actor's powers. One query: how many dossiers wait on their desk."""
    entries = [(href, text, icon) for href, text, icon, shown in _entries(actor) if shown]
    here = _nearest([href for href, _text, _icon in entries], path)
    counted = _counted(actor)
    count = _waiting(actor) if counted else 0
    return [
        Item(href, text, icon, count if href == counted else 0, href == counted, href == here)
        for href, text, icon in entries
    ]


def _entries(actor: Actor) -> list[tuple[str, str, str, bool]]:
    """Address, words, icon of each entry, and whether it is for this person."""
    examines, manages = reaches_unit(actor, Power.DOSSIER_EXAMINE), actor.holds(Power.PEOPLE_MANAGE)
    heads = actor.holds(Power.SIGNATURE_DELEGATE) and not actor.signs_as
    knows = actor.holds(Power.PROCEDURE_PUBLISH) or actor.holds(Power.DOSSIER_EXAMINE)
    return [
        ("/ban/", _("Việc của tôi"), "home", True),
        ("/ban/nop-tai-quay/", _("Nộp tại quầy"), "person", actor.holds(Power.DOSSIER_FILE_AT_COUNTER)),
        ("/ban/cho-ky/", _("Chờ ký"), "pen", actor.holds(Power.DECISION_SIGN)),
        ("/ban/van-thu/", _("Chờ phát hành"), "stamp", actor.holds(Power.DECISION_ISSUE)),
        ("/ban/ho-so/", _("Tất cả hồ sơ"), "folder", reaches_unit(actor, Power.DOSSIER_READ)),
        ("/ban/co-quan-khac-hoi/", _("Cơ quan khác hỏi"), "info", examines),
        ("/ban/co-quan-de-nghi/", _("Gửi cơ quan khác"), "arrow", actor.holds(Power.DOSSIER_FILE_FOR_BODY)),
        ("/ban/giao-ky/", _("Giao ký"), "pen", heads),
        ("/ban/so/", _("Sổ đăng ký"), "box", reaches_unit(actor, Power.REGISTER_READ)),
        ("/ban/thu-tuc/", _("Thủ tục"), "file", knows),
        ("/ban/co-quan/", _("Cơ quan"), "box", manages),
        ("/ban/quyen/", _("Chức danh, quyền hạn"), "person", manages),
        ("/ban/he-thong/", _("Tình trạng hệ thống"), "info", manages),
    ]


def _nearest(hrefs: list[str], path: str) -> str:
    """The longest entry that the page lies under; a result belongs to the dossiers, the first page to itself alone."""
    place = path.replace("/ban/ket-qua/", "/ban/ho-so/")
    under = (href for href in hrefs if place == href or (href != "/ban/" and place.startswith(href)))
    return max(under, key=len, default="")


def _counted(actor: Actor) -> str:
    if actor.holds(Power.DECISION_SIGN):
        return "/ban/cho-ky/"
    if actor.holds(Power.DECISION_ISSUE):
        return "/ban/van-thu/"
    return "/ban/" if reaches_unit(actor, Power.DOSSIER_READ) else ""


def _waiting(actor: Actor) -> int:
    if actor.holds(Power.DECISION_SIGN):
        return decisions.to_sign(actor).count()
    return dossiers.desk(actor).count()
