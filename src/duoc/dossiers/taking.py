"""Who takes a result at the counter: the applicant, who represents them, or a proxy with a paper; and the proof."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from duoc.dossiers.acts.act_form import Field
from duoc.dossiers.acts.doing import Doing
from duoc.dossiers.acts.events import Happening
from duoc.dossiers.acts.writing import expect_printable
from duoc.dossiers.handing_over import return_ways
from duoc.dossiers.models import Dossier, Handover, NewOriginal
from duoc.dossiers.models.handover import HandedOver
from duoc.dossiers.powers import of_dossier
from duoc.dossiers.rules import Incomplete
from duoc.dossiers.scans import Scan, kept_scan
from duoc.dossiers.typed_codes import WrongCodeTyped, code_fault
from duoc.dossiers.visitors import IDENTITY_PAPERS, NUMBER_FIELDS, PASSPORT, expect_number
from duoc.ground.letters.calculations import mended
from duoc.people import queries as people
from duoc.people.models import Person
from duoc.people.powers import Power, owns

ProvenBy, Who = Handover.ProvenBy, Handover.Taker
OWN, PROXY = "own", "proxy"
COUNTER = Handover.Way.COUNTER
RECEIPT, AUTHORISATION = "receipt", "authorisation"

TAKER_FIELDS = (
    Field(
        "taker",
        gettext_lazy("Ai nhận?"),
        "choice",
        options={
            OWN: gettext_lazy("Người yêu cầu, hoặc người đại diện đã ghi trong hệ thống"),
            PROXY: gettext_lazy("Người khác, có giấy ủy quyền hoặc giấy giới thiệu"),
        },
    ),
    Field("taker_paper", gettext_lazy("Đã đối chiếu giấy tờ nào?"), "choice", options=IDENTITY_PAPERS),
    *NUMBER_FIELDS,
    Field(
        "taker_name",
        gettext_lazy("Họ, chữ đệm và tên người được ủy quyền"),
        "person_name",
        required=False,
        needed=gettext_lazy("cần khi người khác nhận"),
    ),
    Field(
        AUTHORISATION,
        gettext_lazy("Giấy ủy quyền hoặc giấy giới thiệu (bản chụp)"),
        "file",
        required=False,
        needed=gettext_lazy("cần khi người khác nhận"),
    ),
    Field(
        "collection_code",
        gettext_lazy("Mã nhận kết quả"),
        "text",
        hint=gettext_lazy("6 số trên trang hồ sơ của người yêu cầu. Có mã thì không cần ký giấy."),
        required=False,
    ),
    Field(
        RECEIPT,
        gettext_lazy("Giấy ký nhận (bản chụp)"),
        "file",
        hint=gettext_lazy("Người nhận ký trên giấy rồi chụp lại, khi không có mã."),
        required=False,
    ),
    Field(
        "returned_papers",
        gettext_lazy("Bản chính trả lại"),
        "long_text",
        hint=gettext_lazy("Mỗi dòng một giấy tờ. Không giữ bản chính nào thì bỏ trống."),
        required=False,
    ),
)


@dataclass(frozen=True)
class Taker:
    """Who stands at the counter to take the result.

    Attributes:
        who: OWN or PROXY.
        paper: by which paper the official knows them, a key of `IDENTITY_PAPERS`.
        nationality: a code of the countries, beside a passport.
        name: of a proxy, as their paper says.
        code: that of `collection_code`; "" where a receipt was signed.
        receipt, authorisation: the scans.
        returned_papers: originals that are given back with the result.
    """

    who: str
    paper: str
    personal_number: str = ""
    passport: str = ""
    nationality: str = ""
    name: str = ""
    code: str = ""
    receipt: Scan | None = None
    authorisation: Scan | None = None
    returned_papers: str = ""


def taker_of(values: Mapping[str, Any], uploads: Mapping[str, Scan]) -> Taker:
    """The record that the fields of `TAKER_FIELDS` and the files make."""
    texts = {name: mended(str(values.get(name) or ""), lines=name == "returned_papers") for name in _TEXTS}
    return Taker(
        who=texts["taker"],
        paper=texts["taker_paper"],
        personal_number=texts["personal_number"],
        passport=texts[PASSPORT],
        nationality=texts["nationality"],
        name=texts["taker_name"],
        code=texts["collection_code"],
        receipt=uploads.get(RECEIPT),
        authorisation=uploads.get(AUTHORISATION),
        returned_papers=texts["returned_papers"],
    )


_TEXTS = tuple(one.id for one in TAKER_FIELDS if one.type != "file")


def may_collect(dossier: Dossier) -> bool:
    """Whether the result lies ready at the counter, to be fetched, and is not about to go by post. No query where no
    law closes a way."""
    ready = dossier.state == Dossier.State.DONE and not dossier.with_carrier and not dossier.return_by_post
    return ready and COUNTER in return_ways(dossier)


def handover_of(dossier: Dossier) -> Handover | None:
    """How the result was handed over; no query where it was not. It carries `paper_name`, the name of the paper."""
    if dossier.state != Dossier.State.RETURNED:
        return None
    kept = Handover.objects.select_related("by", "taken_by", "receipt", "authorisation").filter(dossier=dossier).first()
    if kept is not None:
        name_paper(kept)
    return kept


def name_paper(handover: HandedOver) -> None:
    """Names the paper by which its taker was known, to be shown."""
    handover.paper_name = str(IDENTITY_PAPERS.get(handover.taker_paper, ""))


def taken(doing: Doing[Any], taker: Taker, original: NewOriginal | None = None) -> dict[str, Any]:
    """What a handover keeps of who took the result, or this new original of it.

    Raises:
        WrongCodeTyped: the code is not the dossier's; whoever asked has that noted.
        Incomplete: nobody is named, a stranger stands there, nothing proves it, or a scan cannot be kept; `faults`
            names the fields.
    """
    dossier = doing.dossier
    expect_printable(taker)
    _expect_whole(dossier, taker, doing.at, original)
    row: dict[str, Any] = {
        "taker_paper": taker.paper,
        "proven_by": ProvenBy.CODE if taker.code else ProvenBy.RECEIPT,
        "returned_papers": taker.returned_papers,
    }
    if taker.who == PROXY:
        row |= {
            "taker": Who.PROXY,
            "taker_name": taker.name,
            "taker_number": taker.personal_number or taker.passport,
        }
    else:
        person = _own_person(dossier, taker, doing.at)
        is_applicant = person.pk == dossier.applicant_id
        row |= {"taker": Who.APPLICANT if is_applicant else Who.REPRESENTATIVE, "taken_by": person}
    scans = {RECEIPT: taker.receipt, AUTHORISATION: taker.authorisation if taker.who == PROXY else None}
    return row | {name: kept_scan(doing, name, scan) for name, scan in scans.items() if scan is not None}


def on_record(handover: HandedOver) -> tuple[dict[str, str], dict[str, str]]:
    """What the ledger keeps of who took it: in clear, and as commitments."""
    names = ("way", "taker", "proven_by")
    facts = {name: getattr(handover, name) for name in names} | {"paper": handover.taker_paper}
    return facts, {"taker_name": handover.taker_name, "taker_number": handover.taker_number}


def way_in_words(happening: Happening) -> str:
    """How it was handed over, to whom, on what proof, for the history."""
    words = {"online": _("Trả trực tuyến"), "counter": _("Trả tại quầy"), "post": _("Gửi qua bưu chính")}
    facts = happening.facts
    way = words.get(str(facts.get("way")), "")
    if not facts.get("taker"):
        return way
    values = {"way": way, "taker": Who(facts["taker"]).label, "proof": ProvenBy(facts["proven_by"]).label}
    return _("%(way)s cho %(taker)s, có %(proof)s") % values


def _expect_whole(dossier: Dossier, taker: Taker, at: datetime, original: NewOriginal | None) -> None:
    """Refuses what does not say who it was, or does not prove it."""
    faults: dict[str, str] = {}
    if taker.who not in (OWN, PROXY):
        faults["taker"] = _("Hãy chọn ai nhận.")
    if taker.paper not in IDENTITY_PAPERS:
        faults["taker_paper"] = _("Hãy chọn giấy tờ đã đối chiếu.")
    if taker.who == PROXY:
        if not taker.name:
            faults["taker_name"] = _("Hãy ghi họ tên người được ủy quyền, đúng như giấy tờ của họ.")
        if taker.authorisation is None:
            faults[AUTHORISATION] = _("Người khác nhận thay thì phải có giấy ủy quyền. Hãy chụp giấy đó gửi lên.")
    fault = code_fault(dossier, taker.code, at, original) if taker.code else None
    if fault is not None:
        faults["collection_code"] = fault.say
    if not taker.code and taker.receipt is None:
        faults[RECEIPT] = _("Chưa có gì chứng tỏ đã nhận: ghi mã nhận kết quả, hoặc chụp giấy ký nhận.")
    try:
        expect_number(taker.personal_number, taker.passport, taker.nationality, taker.paper)
    except Incomplete as refusal:
        faults |= refusal.faults
    if faults:
        kind = WrongCodeTyped if fault is not None and fault.counts else Incomplete
        raise kind(_("Chưa rõ ai nhận kết quả."), _("Hãy bổ sung các mục được đánh dấu."), faults)


def _own_person(dossier: Dossier, taker: Taker, at: datetime) -> Person:
    """The person of this number, who is the applicant or may act for them.

    Raises:
        Incomplete: it is a stranger's number.
    """
    known_by = {"personal_number": taker.personal_number}
    if taker.passport:  # each State numbers its own passports
        known_by = {PASSPORT: taker.passport, "nationality": taker.nationality}
    for person in Person.objects.filter(**known_by):
        if owns(people.actor_for_person(person, at), Power.DECISION_READ, of_dossier(dossier)):
            return person
    say = _("Số này không phải của người yêu cầu, cũng không phải của người đại diện đã ghi.")
    remedy = _("Không trao cho người này. Nếu họ có giấy ủy quyền, hãy chọn “Người khác” và chụp giấy đó.")
    raise Incomplete(say, remedy, {next(iter(known_by)): f"{say} {remedy}"})
