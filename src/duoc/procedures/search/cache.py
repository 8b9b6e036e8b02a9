"""One index per process, made anew when something was published."""

import threading
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import connection

from duoc.language.calculations import BODY, Vocabularies
from duoc.people.queries import communes_in_time
from duoc.procedures.bundles import OpenBundle, open_bundle
from duoc.procedures.models import REORGANISED
from duoc.procedures.reference import NEWEST, note_newest
from duoc.procedures.search.answers import Answers, read_answers
from duoc.procedures.search.gazetteer import Gazetteer, gazetteer
from duoc.procedures.search.groups import Groups, groups_of
from duoc.procedures.search.index import Index, Subject
from duoc.procedures.search.speech import speech
from duoc.procedures.search.subjects import ahead, is_personal

Stamp = tuple[datetime | None, int, str | None, str]
"""When something was published last, how many versions there are, the digest of the catalogue loaded last, and which
reorganisation took effect last."""


COMMUNE = "commune"
"""Under which `deciding` keeps what every commune decides for its own people."""
MINISTRY = "ministry"

# Words of what is published and who decides it, from the newest version of each procedure. Written by hand, since a
# definition has ten thousand letters and only these few are wanted of 1,400 of them.
_SAID = """
    SELECT DISTINCT ON (procedure.code) procedure.code, procedure.short_name, procedure.name, procedure.summary,
           procedure.field, procedure.kind, procedure.audience, definition -> 'competent',
           CASE WHEN procedure.kind = 'tailored' THEN definition -> 'keywords' END, definition ->> 'handled_in'
    FROM procedures_version AS version
    JOIN procedures_procedure AS procedure ON procedure.id = version.procedure_id
    ORDER BY procedure.code, version.valid_from DESC, version.edition DESC
"""
_STAMP = f"SELECT max(published_at), count(*), {NEWEST} FROM procedures_version"  # noqa: S608 (a constant of our own)


@dataclass(frozen=True)
class Kept:
    """What a process keeps of what was published up to the stamp."""

    stamp: Stamp
    index: Index
    deciding: Mapping[str, frozenset[str]]
    groups: Groups
    gazetteer: Gazetteer
    answers: Answers
    events: Mapping[str, Sequence[str]]


class _Held:
    lock = threading.Lock()
    kept: Kept | None = None


def index() -> Index:
    """The index of all procedures. One small query shows whether the one at hand is still current."""
    return kept().index


def deciding() -> Mapping[str, frozenset[str]]:
    """Codes of the procedures that each body decides, by its code; COMMUNE for what each commune decides."""
    return kept().deciding


def kept() -> Kept:
    """What is true now. A server calls this before it forks, so that its workers share one index."""
    with connection.cursor() as cursor:
        cursor.execute(_STAMP)
        published, versions, newest = cursor.fetchone()
    note_newest(newest)
    stamp: Stamp = published, versions, (newest or {}).get("catalogue"), (newest or {}).get(REORGANISED, "")
    with _Held.lock:
        if _Held.kept is None or _Held.kept.stamp != stamp:
            _Held.kept = _read(stamp)
        return _Held.kept


def _read(stamp: Stamp) -> Kept:
    with connection.cursor() as cursor:
        cursor.execute(_SAID)
        rows = cursor.fetchall()
    catalogue = open_bundle(stamp[2]) if stamp[2] else None
    folders = _folders(catalogue)
    spoken, answers = speech(*folders), read_answers(*folders)
    popular, fields = frozenset(spoken.popular), (catalogue.vocabularies() if catalogue else Vocabularies()).fields
    deciding: dict[str, set[str]] = defaultdict(set)
    subjects = []
    for code, short_name, name, summary, field, kind, audience, competent, keywords, handled_in in rows:
        if BODY in audience:  # internal: nothing that the public looks for
            continue
        bodies = _bodies(competent)
        for body in bodies if handled_in != MINISTRY else ():  # the body that it names only passes requests on
            deciding[body].add(code)
        lift = ahead(
            tailored=kind == "tailored",
            commune=COMMUNE in bodies,
            personal=is_personal(audience),
            popular=code in popular,
            central=bodies == {MINISTRY},
        )
        about = f"{summary} {fields.get(field, field)}"
        subjects.append(Subject(code, (short_name, *(keywords or ())), name, about, lift))
    return Kept(
        stamp,
        Index(subjects, spoken, answers.speech, answers.topics.speech),
        {body: frozenset(codes) for body, codes in deciding.items()},
        groups_of(catalogue),
        gazetteer(catalogue.only("communes.csv"), tuple(communes_in_time())) if catalogue else Gazetteer([]),
        answers,
        _events(catalogue),
    )


def _bodies(competent: Any) -> set[str]:
    """Who decides, as a definition says: codes of organisations, COMMUNE, and MINISTRY."""
    rules = competent if isinstance(competent, list) else [competent or {}]
    named = {rule["organisation"] for rule in rules if rule.get("organisation")}
    others = [rule for rule in rules if not rule.get("organisation")]
    if any(rule.get("commune_of") or rule.get("keeper_of") or rule.get("level") == COMMUNE for rule in others):
        named.add(COMMUNE)
    if any(rule.get("level") == MINISTRY for rule in others):
        named.add(MINISTRY)
    return named


def _events(catalogue: OpenBundle | None) -> Mapping[str, Sequence[str]]:
    """Moments of life → codes of procedures that belong to them, beside those that say so themselves."""
    path = "national/search/life-events.yaml"
    if catalogue is None or path not in catalogue.files:
        return {}
    events: Mapping[str, Sequence[str]] = yaml.safe_load((catalogue.root / path).read_text("utf-8"))["events"]
    return events


def _folders(catalogue: OpenBundle | None) -> list[Path]:
    """The nation's words first, then the province's."""
    if catalogue is None:
        return []
    folders = {path.rpartition("/")[0] for path in catalogue.files if "/search/" in path}
    return [catalogue.root / folder for folder in sorted(folders, key=lambda folder: folder != "national/search")]
