"""Reading procedures: which version is in force, lists, plain search."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Exists, OuterRef, QuerySet, When
from django.utils.translation import gettext as _

from duoc.ground.refusal import NotFound
from duoc.ground.rows.queries import Statement
from duoc.procedures import closed_rules, late_rules, opening_hours, opening_rules, transfer_rules, transition_rules
from duoc.procedures.briefs import Brief, briefs
from duoc.procedures.bundles import OpenBundle, open_bundle
from duoc.procedures.calendars import Calendars, NotLoaded, calendars
from duoc.procedures.catalogue_checks import (
    check_file,
    check_text,
    compare_folder,
    definitions_in,
    preview_folder,
    try_folder,
)
from duoc.procedures.checked_gates import checked_gates
from duoc.procedures.communes import commune_today
from duoc.procedures.communes import period as period_of_communes
from duoc.procedures.compiled import VIETNAMESE, definition, put_in_words
from duoc.procedures.dated_data import check_dated
from duoc.procedures.decided_calendars import body_calendars
from duoc.procedures.folders import definition_files, read_document, read_surroundings, read_vocabularies
from duoc.procedures.forecast_rules import forecast_rule
from duoc.procedures.guiding import Choice, Guide, read_guide
from duoc.procedures.linked import linked_group, linked_groups
from duoc.procedures.models import Opening, PortalPage, Procedure, Version
from duoc.procedures.offered import current, day_of, internal, not_open, offered
from duoc.procedures.opening_list import OpeningList, opening_list
from duoc.procedures.openings import PastOpening, openings
from duoc.procedures.openness import DESK, GATES, INTERNAL, PORTAL, Openness
from duoc.procedures.public_post import postage
from duoc.procedures.reference import (
    NEWEST,
    asked_once,
    catalogue,
    commune_named,
    headings,
    note_newest,
    spoken,
    vocabularies,
)
from duoc.procedures.search.answers import Answer
from duoc.procedures.search.broad import named as names_that_say
from duoc.procedures.search.cache import COMMUNE, deciding, kept
from duoc.procedures.search.finder import find as _meant
from duoc.procedures.search.gazetteer import Place
from duoc.procedures.search.groups import Group, Part
from duoc.procedures.search.taught import taught_codes
from duoc.procedures.translations import skeleton

__all__ = [
    "COMMUNE",
    "DESK",
    "GATES",
    "NEWEST",
    "PORTAL",
    "VIETNAMESE",
    "Answer",
    "Brief",
    "Calendars",
    "Choice",
    "Found",
    "Group",
    "Guide",
    "NotInForce",
    "NotLoaded",
    "OpenBundle",
    "OpeningList",
    "Openness",
    "Part",
    "PastOpening",
    "Place",
    "asked_once",
    "body_calendars",
    "briefs",
    "bundle",
    "calendars",
    "catalogue",
    "check_dated",
    "check_file",
    "check_text",
    "checked_gates",
    "closed_rules",
    "commune_named",
    "commune_today",
    "compare_folder",
    "deciders",
    "deciding",
    "definition",
    "definition_files",
    "definitions_in",
    "find",
    "forecast_rule",
    "guide",
    "headings",
    "in_force",
    "internal",
    "late_rules",
    "linked_group",
    "linked_groups",
    "names_that_say",
    "not_open",
    "note_newest",
    "offered",
    "open_bundle",
    "open_online",
    "opening_hours",
    "opening_list",
    "opening_rules",
    "openings",
    "openness",
    "period_of_communes",
    "postage",
    "preview_folder",
    "put_in_words",
    "read_document",
    "read_surroundings",
    "read_vocabularies",
    "search",
    "short_names",
    "skeleton",
    "spoken",
    "taken_at_counter",
    "transfer_rules",
    "transition_rules",
    "try_folder",
    "version",
    "vocabularies",
    "warm",
]


class NotInForce(NotFound):
    """No version of the procedure is in force on that day, or there is no such procedure."""

    def __init__(self, code: str, day: date) -> None:
        super().__init__(
            _("Không có thủ tục %(code)s còn hiệu lực ngày %(day)s.") % {"code": code[:20], "day": f"{day:%d/%m/%Y}"},
            _("Hãy tìm lại thủ tục theo tên hoặc hỏi Trung tâm Phục vụ hành chính công."),
        )


# Nearly every request asks this. Built by the ORM it makes a filing a quarter dearer (docs/adr/0015). It brings
# the newest data along, since nearly everything that asks it counts a date or prints shared words.
_IN_FORCE = Statement(
    Version,
    f"""
    SELECT {{columns}}, {NEWEST},
        (SELECT ways FROM procedures_opening WHERE procedure_id = procedure.id AND closed_at IS NULL)
    FROM procedures_version AS version
    JOIN procedures_procedure AS procedure ON procedure.id = version.procedure_id
    WHERE procedure.code = %(code)s
        AND version.valid_from <= %(day)s AND (version.valid_to IS NULL OR version.valid_to >= %(day)s)
    ORDER BY version.valid_from DESC, version.edition DESC LIMIT 1
    """,  # noqa: S608 (a constant of our own)
    alias="version",
    deferred=frozenset({"definition"}),
    more=("newest", "open_for"),
)


def in_force(code: str, at: datetime | date) -> Version:
    """The version in force on the (Vietnamese) day of `at`. Raises NotInForce.

    Its definition is read from the database only when this process has not compiled it yet (`definition`).
    """
    day = day_of(at)
    row: Any = _IN_FORCE.first({"code": code, "day": day})
    if row is None:
        raise NotInForce(code, day)
    note_newest(row.newest)
    version: Version = row
    return version


def openness(version: Version) -> Openness:
    """Whether the procedure is open for filing here, else why not and where it is filed. No query for an open one that
    `in_force` gave."""
    unknown: Any = object()
    ways = getattr(version, "open_for", unknown)
    if ways is unknown:
        standing = Opening.objects.filter(procedure_id=version.procedure_id, closed_at__isnull=True)
        ways = standing.values_list("ways", flat=True).first()
    if definition(version).internal:
        return Openness((DESK,) if ways else (), (INTERNAL,))
    if ways and "online" in ways:
        return Openness(tuple(ways))
    page = PortalPage.objects.filter(code=definition(version).code).first()
    if page is None:
        return Openness(tuple(ways or ()))
    return Openness(tuple(ways or ()), tuple(page.failed), page.filed_at, page.source_url or PORTAL)


def version(version_id: Any) -> Version:
    """One version by id. Raises Version.DoesNotExist."""
    return Version.objects.select_related("procedure").get(pk=version_id)


def bundle(version: Version) -> OpenBundle:
    """Everything that the version shows or prints beside its definition: forms, its own templates, shared words,
    numbering. No query once this process has opened it."""
    return open_bundle(version.bundle_id, definition(version).code)


def taken_at_counter(at: datetime | date, words: str = "") -> QuerySet[Procedure]:
    """Procedures in force that are open for filing at the counter, by name; those that the words mean, best first."""
    standing = Opening.objects.filter(procedure=OuterRef("pk"), closed_at__isnull=True, ways__contains=["counter"])
    taken = offered(at).filter(Exists(standing))
    if not words:
        return taken
    codes = [procedure.code for procedure in search(words, at)]
    places = [When(code=code, then=place) for place, code in enumerate(codes)]
    ordered = taken.filter(code__in=codes)
    return ordered.order_by(Case(*places, default=0)) if places else ordered


@dataclass(frozen=True)
class Found:
    """What a search found: answers that are no procedures or linked groups first, then procedures in force, best
    first, and the places that it named.

    `only_places`: nothing but places was named. `part`: the part of a procedure's page that is asked for, "fee", "term"
    or "papers", or empty. `broad`: the procedures only share one everyday word with what was typed.
    """

    answers: Sequence[Answer]
    groups: Sequence[Group]
    procedures: Sequence[Procedure]
    places: Sequence[Place]
    only_places: bool = False
    part: str = ""
    broad: bool = False


def find(words: str, at: datetime | date, *, limit: int = 20) -> Found:
    """What the words mean: sayings, one spelling of i and y, slips of the finger, places of old, codes in any writing.

    Any input is safe; two queries, however many are found. What comes not near enough is left out.
    """
    now = kept()
    meant = _meant(words, limit * 2, now.index, now.groups, now.gazetteer, now.answers)
    held = {item.code: item for item in offered(at).filter(code__in=meant.codes)} if meant.codes else {}
    opened = _open_first([held[code] for code in meant.codes if code in held], taught_codes(words, now.index))
    return Found(meant.answers, meant.groups, opened[:limit], meant.places, meant.only_places, meant.part, meant.broad)


def _open_first(procedures: Sequence[Procedure], taught: frozenset[str]) -> list[Procedure]:
    """What a taught word put at the head, in the same order but open ones before those that are only read here."""
    head = list(itertools.takewhile(lambda item: item.code in taught, procedures))
    return [*sorted(head, key=lambda item: not _is_open(item)), *procedures[len(head) :]]


def _is_open(item: Procedure) -> bool:
    return bool(getattr(item, "open_online", False))


def search(words: str, at: datetime | date, *, limit: int = 20) -> Sequence[Procedure]:
    """Procedures in force that the words mean, best first (`find`)."""
    return find(words, at, limit=limit).procedures


def warm() -> None:
    """Builds what a search needs, once for the processes that are forked afterwards. Two queries."""
    kept()


def deciders() -> dict[str, int]:
    """How many procedures each body decides, by its code; COMMUNE for what each commune decides. One query."""
    return {agency: len(codes) for agency, codes in deciding().items()}


def guide() -> Guide:
    """The province's guided choice of procedures."""
    loaded = catalogue()
    if loaded is None:
        raise NotLoaded
    return read_guide(loaded.only("guide.yaml"))


def open_online(codes: Sequence[str]) -> frozenset[str]:
    """Those of the codes that can be filed here from home. One query."""
    standing = Opening.objects.filter(procedure__code__in=codes, closed_at__isnull=True, ways__contains=["online"])
    return frozenset(standing.values_list("procedure__code", flat=True))


def short_names(codes: Sequence[str], at: datetime | date, language: str = VIETNAMESE) -> dict[str, str]:
    """Short names of those procedures that are in force, as far as they are translated. One query, two in a language
    other than Vietnamese."""
    rows = put_in_words(list(current(at).filter(code__in=codes)), day_of(at), language)
    return {row.code: row.short_name for row in rows}
