"""The side of every desk page: what there is for this person, and how much of it waits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _

from duoc.decisions import queries as decisions
from duoc.dossiers import queries as dossiers
from duoc.faces.design.formats import local
from duoc.faces.desk.priority import letters_to_sign, now
from duoc.notices import queries as notices
from duoc.payments import queries as payments
from duoc.people import queries as people
from duoc.people.powers import Actor, Power, Relation
from duoc.registers import queries as registers

LATER = "/ban/sau-ket-qua/"
REFUNDS, AGAIN = "/ban/hoan-tien/", "/ban/duyet-bo-sung/"
UNCLAIMED = "/ban/chua-ai-nhan/"
SUCCESSION, SEATS, OWN_BODY = "/ban/xac-dinh-co-quan/", "/ban/xep-chuc-danh/", "/ban/co-quan-de-nghi/"
NEWS = "/ban/tin/"
AT_HAND = 3
"""So many entries a phone shows at once: with the one that shows the others they take two rows."""


@dataclass(frozen=True)
class Item:
    """One line of the rail; `act` marks a count that waits for this very person."""

    href: str
    text: str
    icon: str
    count: int = 0
    act: bool = False
    current: bool = False


@dataclass(frozen=True)
class Rest:
    """What a phone folds; `waits`: how much of it waits for this person; `current`: what the page lies under."""

    items: Sequence[Item]
    waits: int
    current: str


def reaches_unit(actor: Actor, power: Power) -> bool:
    """The power reaches the things of the unit, not only one's own."""
    return any(grant.power == power and grant.relation in {Relation.UNIT, Relation.ALL} for grant in actor.grants)


def reads_questions(actor: Actor) -> bool:
    """Whether the questions of other bodies are for them: they answer, or say who does."""
    return reaches_unit(actor, Power.DOSSIER_EXAMINE) or reaches_unit(actor, Power.DOSSIER_ASSIGN)


def rail(actor: Actor, path: str) -> list[Item]:
    """The entries for the actor's powers. One query: how many dossiers wait on their desk, or for their decision."""
    entries = [(href, text, icon) for href, text, icon, shown in _entries(actor) if shown]
    counts = _counts(actor)
    for href, text in ((SEATS, _("Xếp chức danh")), (SUCCESSION, _("Xác định cơ quan"))):
        if counts.get(href) or path == href:
            entries.insert(1, (href, text, "box"))
    here = _nearest([href for href, _text, _icon in entries], path)
    return [Item(href, text, icon, counts.get(href, 0), href in counts, href == here) for href, text, icon in entries]


def rest_of(items: Sequence[Item]) -> Rest:
    """What of the rail a phone shows only when it is asked for."""
    folded = items[AT_HAND:] if len(items) > AT_HAND + 1 else ()
    waits = sum(item.count for item in folded if item.act)
    return Rest(folded, waits, next((item.text for item in folded if item.current), ""))


def section(actor: Actor, path: str) -> tuple[str, str] | None:
    """Address and words of the entry that the page lies under, of those for the actor's powers; None for the first."""
    entries = {href: text for href, text, _icon, shown in _entries(actor) if shown}
    nearest = _nearest(list(entries), path)
    return (nearest, entries[nearest]) if nearest not in ("", path) else None


def _entries(actor: Actor) -> list[tuple[str, str, str, bool]]:
    """Address, words, icon of each entry, and whether it is for this person."""
    manages = actor.holds(Power.PEOPLE_MANAGE)
    heads = actor.holds(Power.SIGNATURE_DELEGATE) and not actor.signs_as
    decides = reaches_unit(actor, Power.DECISION_REVOKE)
    knows = actor.holds(Power.PROCEDURE_PUBLISH) or actor.holds(Power.DOSSIER_EXAMINE)
    return [
        ("/ban/", _("Việc của tôi"), "home", True),
        (NEWS, _("Tin của tôi"), "info", actor.is_official),
        ("/ban/nop-tai-quay/", _("Nộp tại quầy"), "person", actor.holds(Power.DOSSIER_FILE_AT_COUNTER)),
        ("/ban/cho-ky/", _("Chờ ký"), "pen", actor.holds(Power.DECISION_SIGN)),
        ("/ban/van-thu/", _("Chờ phát hành"), "stamp", actor.holds(Power.DECISION_ISSUE)),
        (LATER, _("Sau kết quả"), "check", decides or reaches_unit(actor, Power.DECISION_RECONSIDER)),
        (UNCLAIMED, _("Chưa ai nhận"), "clock", reaches_unit(actor, Power.DOSSIER_RETURN)),
        ("/ban/ho-so/", _("Tất cả hồ sơ"), "folder", reaches_unit(actor, Power.DOSSIER_READ)),
        ("/ban/co-quan-khac-hoi/", _("Cơ quan khác hỏi"), "info", reads_questions(actor)),
        (OWN_BODY, _("Gửi cơ quan khác"), "arrow", actor.holds(Power.DOSSIER_FILE_FOR_BODY)),
        (AGAIN, _("Duyệt bổ sung lại"), "info", reaches_unit(actor, Power.DOSSIER_APPROVE_SUPPLEMENT)),
        (REFUNDS, _("Hoàn tiền"), "file", _refunds(actor)),
        ("/ban/nop-luu/", _("Nộp lưu hồ sơ"), "box", reaches_unit(actor, Power.DOSSIER_ARCHIVE)),
        ("/ban/dai-dien/", _("Người đại diện"), "person", reaches_unit(actor, Power.MANDATE_GRANT)),
        ("/ban/giao-ky/", _("Giao ký"), "pen", heads),
        ("/ban/phan-cong/", _("Phân công lĩnh vực"), "folder", reaches_unit(actor, Power.DOSSIER_ASSIGN)),
        ("/ban/vang-mat/", _("Vắng mặt, làm thay"), "clock", actor.holds(Power.ABSENCE_RECORD)),
        ("/ban/so/", _("Sổ đăng ký"), "box", reaches_unit(actor, Power.REGISTER_READ)),
        ("/ban/thu-tuc/", _("Thủ tục"), "file", knows),
        ("/ban/co-quan/", _("Cơ quan"), "box", manages),
        ("/ban/quyen/", _("Chức danh, quyền hạn"), "person", manages),
        ("/ban/lich-lam-viec/", _("Lịch làm việc"), "clock", actor.holds(Power.CALENDAR_MANAGE)),
        ("/ban/gian-doan/", _("Gián đoạn hệ thống"), "clock", actor.holds(Power.OUTAGE_MANAGE)),
        ("/ban/he-thong/", _("Tình trạng hệ thống"), "info", manages),
    ]


def _refunds(actor: Actor) -> bool:
    return reaches_unit(actor, Power.CHARGE_DECIDE_REFUND) or reaches_unit(actor, Power.CHARGE_REFUND)


def _nearest(hrefs: list[str], path: str) -> str:
    """The longest entry that the page lies under; a result and the tracking book belong to the dossiers, the first
    page to itself alone."""
    place = path.replace("/ban/ket-qua/", "/ban/ho-so/").replace("/ban/so-theo-doi/", "/ban/ho-so/")
    under = (href for href in hrefs if place == href or (href != "/ban/" and place.startswith(href)))
    return max(under, key=len, default="")


def _counts(actor: Actor) -> dict[str, int]:
    """What waits for this very person, by entry. One statement."""
    counted: dict[str, QuerySet[Any]] = {NEWS: notices.news_of(actor).filter(read_at=None)}
    if actor.holds(Power.DECISION_SIGN):
        counted["/ban/cho-ky/"] = decisions.to_sign(actor)
    elif reaches_unit(actor, Power.DOSSIER_READ):
        counted["/ban/van-thu/" if actor.holds(Power.DECISION_ISSUE) else "/ban/"] = dossiers.desk(actor)
    if reads_questions(actor):
        counted["/ban/co-quan-khac-hoi/"] = dossiers.asked_of(actor)
    counted |= _decided_here(actor)
    if reaches_unit(actor, Power.REGISTER_DECIDE):
        counted["/ban/so/"] = registers.corrections_to_decide(actor)
    if actor.holds(Power.DOSSIER_CHOOSE_BODY):
        counted[SUCCESSION] = dossiers.undecided(actor)
    if actor.holds(Power.DOSSIER_FILE_FOR_BODY):
        counted[OWN_BODY] = notices.unread_of(actor.units)
    if actor.holds(Power.PEOPLE_MANAGE):
        counted[SEATS] = people.posts_to_place(local(timezone.now()).date())
    waiting = [*counted.items(), *_letters(actor), *_after_the_result(actor)]
    if not waiting:
        return {}
    first, *others = [_count(href, rows) for href, rows in waiting]
    counts: Counter[str] = Counter(dict.fromkeys((href for href, _rows in waiting), 0))
    for href, count in first.union(*others, all=True) if others else first:
        counts[href] += count
    return counts


def _letters(actor: Actor) -> list[tuple[str, "QuerySet[Any]"]]:
    """What the head signs beside results."""
    if not actor.holds(Power.DECISION_SIGN):
        return []
    return [("/ban/cho-ky/", rows) for rows in letters_to_sign(actor, now(timezone.now())).values()]


def _after_the_result(actor: Actor) -> list[tuple[str, "QuerySet[Any]"]]:
    """What rests on an ended result and nobody has decided about, what waits to be signed about results, and
    new originals that wait to be handed over."""
    decides = reaches_unit(actor, Power.DECISION_REVOKE)
    waiting: list[tuple[str, QuerySet[Any]]] = [(LATER, decisions.later_to_sign(actor))] if decides else []
    if decides or reaches_unit(actor, Power.DECISION_RECONSIDER):
        waiting.append((LATER, registers.reviews_to_decide(actor)))
    if actor.holds(Power.DECISION_ISSUE):
        waiting.append(("/ban/van-thu/", decisions.later_to_number(actor)))
    if reaches_unit(actor, Power.DOSSIER_RETURN):
        waiting.append((UNCLAIMED, dossiers.new_originals.ready_at_counter(actor)))
    return waiting


def _decided_here(actor: Actor) -> "dict[str, QuerySet[Any]]":
    """What waits for a decision or a payment of this person beside the dossiers on their desk."""
    waits: dict[str, QuerySet[Any]] = {}
    if reaches_unit(actor, Power.DOSSIER_APPROVE_SUPPLEMENT):
        waits[AGAIN] = dossiers.proposals_to_decide(actor)
    if reaches_unit(actor, Power.DOSSIER_RETURN):
        waits[UNCLAIMED] = dossiers.unclaimed.at_counter(actor, timezone.now())
    if _refunds(actor):
        waits[REFUNDS] = payments.refunds_of_mine(actor)
    return waits


def _count(href: str, rows: "QuerySet[Any]") -> "QuerySet[Any, Any]":
    named = rows.prefetch_related(None).order_by().annotate(on_rail=Cast(Value(href), CharField()))
    counted: QuerySet[Any, Any] = named.values("on_rail").annotate(count=Count("pk")).values_list("on_rail", "count")
    return counted
