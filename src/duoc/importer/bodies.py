"""Who receives and settles: the bodies that a page names, as bodies of this province."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duoc.importer import outside_bodies, step_bodies
from duoc.importer.cleaning import cut, empty, one_line
from duoc.importer.doubts import Doubts
from duoc.importer.handling_bodies import CENTRE, COMMUNE, DEPARTMENT, Bodies, plain
from duoc.importer.source_page import Page
from duoc.importer.step_bodies import OUTSIDE, PROVINCE, StepBodies

# "Sở Tư pháp Thành phố Hà Nội": the department of another province stands for ours.
_ELSEWHERE = re.compile(r"\bsở [^,;]{2,60}?\b(?:thành phố|tp|tỉnh)[ .]+(?!trực thuộc)[a-zđà-ỹ]{2}")
# "… thuộc thẩm quyền của Ban quản lý khu công nghiệp", but not "trừ trường hợp thuộc thẩm quyền của Bộ".
_COMPETENT = re.compile(
    r"^(?!.*(?:trừ|không thuộc|ngoài)).*(?:thuộc |\()thẩm quyền (?:\w+ \w+ |cấp )?của (.{5,160})$",
    re.IGNORECASE | re.DOTALL,
)
_OF_THE_PROVINCE = re.compile(r"thuộc thẩm quyền (?:của )?cấp tỉnh")
HERE = (PROVINCE, step_bodies.COMMUNE, step_bodies.DEPARTMENT)
# A counter receives for all, and settles nothing.
_COUNTER = re.compile(r"(?:trung tâm (?:phục vụ )?hành chính công|bộ phận một cửa)(?: (?:cấp )?tỉnh)?")


@dataclass(frozen=True)
class Place:
    """Where a procedure is settled: codes of organisations and "commune", in the page's order.

    Attributes:
        central: a body outside the province's administration settles it; the only place is the centre.
        body: the name that the page gives.
        named: the page's heading names a body of the province or of a commune.
        mixed: it names bodies outside the province's administration too.
        mixed_above: among those that it says decide.
        above: somebody outside decides, though a body of the province may receive.
        elsewhere: the matter cannot arise in the province.
        unknown: it names bodies, but none that anybody here knows.
        filed_at: who receives it, in words: a body of the province, else one outside; "" when that is not known.
        received_within: how long a commune has that takes it in for whoever decides (`receiving`); "" for none.
    """

    places: tuple[str, ...]
    central: bool
    body: str
    to_verify: str
    named: bool = False
    mixed: bool = False
    mixed_above: bool = False
    above: bool = False
    elsewhere: bool = False
    unknown: bool = False
    filed_at: str = ""
    received_within: str = ""


def read(page: Page, field: str, steps: StepBodies, known: Bodies, doubts: Doubts) -> Place:
    """Where the page's procedure is settled, by its heading and the bodies of its steps. Adds to `doubts`."""
    notes: list[str] = []

    def doubt(kind: str, say: str) -> None:
        doubts.add(kind, say)
        notes.append(say)

    if "Cơ quan khác" in page.levels or "Cấp huyện" in page.levels:
        doubt("other_level", f"Cấp thực hiện trên trang quốc gia: {', '.join(page.levels)}.")
    handling, deciding, above = _heading(page, steps, known, doubt)
    named = deciding if above and not _find(handling, page, known, _quiet) else handling or deciding
    places = _find(named, page, known, doubt)
    if _ELSEWHERE.search(plain(named)) and set(places) - {CENTRE}:
        doubt("other_province", f"Trang quốc gia ghi cơ quan: {cut(named, 300)}.")
    if handling and deciding and set(places) != set(above):
        doubt("two_bodies", f"Cơ quan thực hiện: {cut(handling, 300)}; cơ quan có thẩm quyền: {cut(deciding, 300)}.")
    in_heading = [place for place in places if place != CENTRE]
    mixed = bool(in_heading) and CENTRE in places
    if not places:
        if named:
            doubt("unknown_body", f"Trang quốc gia ghi cơ quan: {cut(named, 300)}.")
        else:
            doubt("no_body", f"Trang quốc gia không ghi cơ quan thực hiện; cấp: {', '.join(page.levels)}.")
        by_name = bool(_OF_THE_PROVINCE.search(plain(page.name)))
        places = [known.committee] if by_name else _by_steps(steps, page, field, known)
    local = [place for place in places if place != CENTRE]
    alone = "" if mixed and not step_bodies.is_of_the_state(plain(deciding)) else deciding  # each decides its own cases
    if not local or _decided_above(above if alone else [], mixed, steps, known):
        doubts.add("central_body", f"Trang quốc gia giao cho: {cut(named, 300) or 'cơ quan trung ương'}.")
        return _outside(local, alone if local else named, cut(named, 300), notes, steps, known)
    settled = _settled(local, above, steps, page, known)
    if settled != local and known.committee in settled and known.committee not in local:
        doubt("decided_above", f"Ủy ban nhân dân tỉnh quyết định; trang ghi: {cut(named, 200) or 'trống'}.")
    local = settled
    if len(local) > 1:
        doubt("several_bodies", f"Trang quốc gia ghi: {cut(named, 300) or ', '.join(page.levels)}.")
    return Place(
        tuple(local),
        False,
        cut(named, 300),
        " ".join(notes),
        bool(in_heading),
        mixed and _competent_by_name(page, known) is None,
        CENTRE in above,
        elsewhere=_is_elsewhere(page, known),
        unknown=bool(named) and not in_heading,
        filed_at=in_words(local, known),
    )


def _outside(
    local: Sequence[str], decides: str, body: str, notes: Sequence[str], steps: StepBodies, known: Bodies
) -> Place:
    """A matter that somebody outside the province's administration decides, in the page's words: `decides`.

    `local`: bodies of the province that the page names; `body`: all that it names.
    """
    received = in_words([place for place in local if _receives(place, steps)], known)
    outside = outside_bodies.to_be_sent_to(decides, known.elsewhere)
    above = bool(local) and bool(received or not outside)
    return Place((known.centre,), True, body, " ".join(notes), above=above, filed_at=received or outside)


def _heading(
    page: Page, steps: StepBodies, known: Bodies, doubt: Callable[[str, str], None]
) -> tuple[str, str, list[str]]:
    """Who handles and who decides, in the page's words, and the places of those that decide.

    A page that names no body but a ministry, while by its steps the province receives and grants, names nobody: the
    ministry is the one that set the procedure up.
    """
    handling, deciding = _named(page.text("handling_body")), _named(page.text("competent_body"))
    above = _find(deciding, page, known, _quiet)
    if handling or above != [CENTRE] or not _granted_here(steps, page):
        return handling, deciding, above
    doubt("two_bodies", f"Cơ quan có thẩm quyền: {cut(deciding, 300)}; theo trình tự, cơ quan của tỉnh giải quyết.")
    return "", "", []


def _decided_above(above: Sequence[str], mixed: bool, steps: StepBodies, known: Bodies) -> bool:
    """Whether somebody outside decides what a body of the province may receive.

    Args:
        above: places of the bodies that the page calls competent.
        mixed: the heading names bodies of the province and bodies outside.
    """
    if list(above) == [CENTRE] or steps.by_the_state:
        return True
    if not steps.decides(OUTSIDE):
        return False
    if mixed:  # each may decide its own cases
        return not any(steps.settles(kind) for kind in HERE)
    return not (list(above) == [known.committee] and steps.decides(PROVINCE))


def in_words(places: Sequence[str], known: Bodies) -> str:
    """Bodies of the province as people are told of them; "" for none."""
    return " hoặc ".join(names_of(places, known).values())


def _is_elsewhere(page: Page, known: Bodies) -> bool:
    """Whether the matter cannot arise in the province."""
    name, steps = plain(page.name), plain(page.text("steps_text"))
    return (
        outside_bodies.reserved_to_others(steps, known.elsewhere)
        or any(words in name for words in known.not_here_by_name)
        or plain(page.text("handling_body")) in known.not_here_by_body
        or any(words in f"{name} {steps}" for words in known.not_here_by_steps)
    )


def _granted_here(steps: StepBodies, page: Page) -> bool:
    """Whether by its steps and its levels a body of the province receives and grants, and nobody outside decides."""
    if {"Cấp bộ", "Cơ quan khác"} & set(page.levels) or steps.decides(OUTSIDE):
        return False
    return steps.first in HERE and any(steps.settles(kind) or steps.alone(kind) for kind in HERE)


def _receives(place: str, steps: StepBodies) -> bool:
    """Whether by the steps a body of this kind is the first that something goes to."""
    if place == COMMUNE:
        return steps.first == step_bodies.COMMUNE
    return steps.first in (PROVINCE, step_bodies.DEPARTMENT)


def _settled(local: list[str], above: list[str], steps: StepBodies, page: Page, known: Bodies) -> list[str]:
    """Of the bodies that a page names, those that decide: who receives and who prepares a decision do not.

    Args:
        above: bodies that the page calls competent.
    """
    if (by_name := _competent_by_name(page, known)) is not None:
        return [by_name]
    departments = [place for place in local if place not in (COMMUNE, known.committee)]
    if steps.decides(PROVINCE):
        both = {COMMUNE, known.committee} <= set(local) and steps.settles(step_bodies.COMMUNE)
        return [known.committee, COMMUNE] if both else [known.committee]
    if COMMUNE in local and known.committee not in local and set(page.levels) == {"Cấp xã"}:
        return [COMMUNE]
    prepared = departments == local and not steps.settles(step_bodies.DEPARTMENT)
    if prepared and (above == [known.committee] or steps.settles(PROVINCE)):
        return [known.committee]
    if local == [known.committee] and not steps.settles(PROVINCE):  # whatever committee heads the page
        return [place for place in _find(steps.department, page, known, _quiet) if place != CENTRE][:1] or local
    own = known.ministries.get(page.text("ministry"), "")
    if own in departments and known.zones not in local:  # a department that another province has for the same field
        return [place for place in local if place == own or place not in departments]
    return local


def _competent_by_name(page: Page, known: Bodies) -> str | None:
    """The body of the province in whose competence the procedure is by its very name; None where it names none."""
    named = _COMPETENT.search(page.name)
    places = _find(named[1], page, known, _quiet) if named else []
    return places[0] if len(places) == 1 and places[0] != CENTRE else None


def _quiet(kind: str, say: str) -> None:
    """For looking up a body without a doubt."""


def _named(text: str) -> str:
    """The body that the page names; "" when it names none, or when running text slipped into the cell."""
    text = one_line(text)
    if empty(text) or len(text) > 900 or "Tên thủ tục" in text or _COUNTER.fullmatch(plain(text).strip(" .")):
        return ""
    return text.rstrip(".")


def _find(named: str, page: Page, known: Bodies, doubt: Callable[[str, str], None]) -> list[str]:
    rest = plain(named) + " "
    positions: dict[str, int] = {}
    for body in known.bodies:
        for words in body.words:
            at = rest.find(words)
            if at < 0:
                continue
            rest = rest.replace(words, " " * len(words))  # places stay where they are
            to = _department_of_ours(page, known) if body.to == DEPARTMENT else body.to
            positions.setdefault(to, at)
            if body.doubt and body.doubt != "central_body":
                doubt(body.doubt, f"Trang quốc gia ghi cơ quan: {cut(named, 300)}.")
    positions.pop(known.centre, None)  # it receives for all, and decides nothing
    return sorted(positions, key=positions.__getitem__)


def _department(page: Page, known: Bodies) -> str:
    return known.ministries.get(page.text("ministry"), known.ministries_otherwise)


def _department_of_ours(page: Page, known: Bodies) -> str:
    """Where a department is named by its kind: that of the ministry, else the committee."""
    department = _department(page, known)
    return known.committee if department == CENTRE else department


def _by_steps(steps: StepBodies, page: Page, field: str, known: Bodies) -> list[str]:
    """Without a body in the heading: the one that the steps name, else the one of the page's level."""
    by_level = _by_level(page, field, known)
    if field in known.central_fields or steps.decides(OUTSIDE):
        return [CENTRE]
    here = set(page.levels) & {"Cấp tỉnh", "Cấp xã", "Cấp huyện"}
    if here == {"Cấp xã"} and steps.names(step_bodies.COMMUNE):
        return [COMMUNE]
    if steps.decides(PROVINCE) or steps.alone(PROVINCE):
        return [known.committee]
    if steps.committee:
        return [known.committee if place not in (COMMUNE, CENTRE) else place for place in by_level]
    if len(here) > 1 and len(by_level) > 1:
        return by_level
    first = next((one for one in steps.mentions if one.receives and one.kind != step_bodies.CENTRE), None)
    if first is None:
        return by_level
    if first.kind == PROVINCE:
        return [known.committee]
    if first.kind == step_bodies.DEPARTMENT:
        named = [place for place in _find(first.words, page, known, _quiet) if place != CENTRE]
        return named[:1] or by_level
    if first.kind == step_bodies.COMMUNE:  # at the province's level a commune only receives, or confirms
        return by_level if here == {"Cấp tỉnh"} else [COMMUNE]
    return [CENTRE]


def _by_level(page: Page, field: str, known: Bodies) -> list[str]:
    """Without a body: the ministry's department for the province's level, the commune for the commune's."""
    if field in known.central_fields or _department(page, known) == CENTRE:
        return [CENTRE]
    places: list[str] = []
    if "Cấp tỉnh" in page.levels:
        places.append(_department(page, known))
    if "Cấp xã" in page.levels or "Cấp huyện" in page.levels:
        places.append(COMMUNE)
    return places or [CENTRE]


def names_of(places: Sequence[str], known: Bodies) -> dict[str, str]:
    """Places as people choose them: key of an option → words."""
    return {
        re.sub(r"[^a-z0-9]", "_", one): "Ủy ban nhân dân xã, phường" if one == COMMUNE else known.organisations[one]
        for one in places
    }
