"""Procedures: found, read, as a form, and evaluated. What a definition says is made into bytes once in a process."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from duoc.dossiers import queries as dossiers
from duoc.faces.exchange.call import JSON, Call
from duoc.faces.exchange.procedures import plans
from duoc.faces.exchange.procedures import serialize as procedure_json
from duoc.faces.exchange.response import given
from duoc.faces.web.language import language_of_reader
from duoc.language.calculations import on_day
from duoc.people import queries as people
from duoc.procedures import queries
from duoc.procedures.calculations import digest_of
from duoc.procedures.models import Procedure, Version

MOST_FOUND = 100
KEPT = 400  # prepared answers of each kind in a process; a province has some dozens in use
CACHE = "public, max-age=60"  # seconds that a change may stay unseen in caches between


def listing(call: Call) -> HttpResponse:
    """Procedures in force, searched by words or narrowed."""
    query, start = call.query, call.query["offset"]
    end = start + query["limit"]
    words = " ".join((query["q"] or "").split())
    narrow = {name: query[name] or "" for name in ("field", "audience", "life_event")}
    if words:
        matches = [one for one in queries.search(words, call.at, limit=MOST_FOUND) if _fits(one, narrow)]
        rows = matches[start : end + 1]
    else:
        rows = list(queries.offered(call.at, **narrow)[start : end + 1])
    shown = [_line(one) for one in rows[: query["limit"]]]
    return given({"procedures": shown, "more": len(rows) > query["limit"]}, headers={"Cache-Control": CACHE})


def _fits(procedure: Procedure, narrow: dict[str, str]) -> bool:
    return (
        narrow["field"] in ("", procedure.field)
        and (not narrow["audience"] or narrow["audience"] in procedure.audience)
        and (not narrow["life_event"] or narrow["life_event"] in procedure.life_events)
    )


def _line(one: Procedure) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "short_name": one.short_name,
        "summary": one.summary,
        "field": one.field,
        "audience": one.audience,
        "life_events": one.life_events,
        "online": one.online,
        "handled_in": one.handled_in,
        "open": bool(getattr(one, "open_online", False)),
    }


def read(call: Call, code: str) -> HttpResponse:
    """The version in force today."""
    version = queries.in_force(code, call.at)
    return _prepared(call, version, _PROCEDURES)


def form(call: Call, code: str) -> HttpResponse:
    """Its form."""
    version = queries.in_force(code, call.at)
    return _prepared(call, version, _FORMS)


def evaluation(call: Call, code: str) -> HttpResponse:
    """What follows from answers; nothing is kept."""
    version = queries.in_force(code, call.at)
    applicant = None if call.stranger else people.acting_person(call.actor).party
    interview = dossiers.interview_of_answers(version, call.body["answers"], applicant, call.at)
    interview = interview.read_in(language_of_reader())
    return given(plans.plan(interview))


class _Prepared:
    """Answers as bytes, by the digests of definition and bundle, the last day in force, the language, whether it is
    open, the day whose numbers of the law count, and the period of the communes. These name all that an answer is made
    of, so none grows stale."""

    def __init__(self, describe: Any) -> None:
        self.describe = describe
        self.of = lru_cache(maxsize=KEPT)(self._make)

    def _make(
        self,
        digest: str,
        bundle: str,
        valid_to: date | None,
        language: str,
        filing: str,
        day: date,
        period: str,
        load: "_Load",
    ) -> bytes:
        definition = on_day(queries.definition(load.version, language, on=load.today), day)
        document = self.describe(definition, digest) | {"language": definition.language}
        document["valid_to"] = valid_to.isoformat() if valid_to else None
        document |= json.loads(filing)
        return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


class _Load:
    """Carries the version and the day into a cache without being part of its key."""

    def __init__(self, version: Version, today: date) -> None:
        self.version, self.today = version, today

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Load)

    def __hash__(self) -> int:
        return 0


_PROCEDURES = _Prepared(procedure_json.procedure)
_FORMS = _Prepared(procedure_json.form)


def _prepared(call: Call, version: Version, kept: _Prepared) -> HttpResponse:
    bundle, openness, language = version.bundle_id, queries.openness(version), language_of_reader()
    filing = {"open": openness.online, "filing": procedure_json.filing(openness)}
    # A day on its own changes nothing where no number of the law is named: the first day stands for all.
    today = timezone.localdate(call.at)
    day = today if queries.definition(version).parameters else version.valid_from
    period = queries.period_of_communes(today)
    state = digest_of({**filing, "day": day.isoformat(), **({"communes": period} if period else {})})[:16]
    mark = f'"{version.digest[:32]}-{bundle[:32]}-{version.valid_to or ""}-{state}-{language}"'
    headers = {"ETag": mark, "Cache-Control": CACHE, "Vary": "Accept-Language"}
    if mark in call.request.META.get("HTTP_IF_NONE_MATCH", ""):
        return HttpResponse(status=304, headers=headers)
    load = _Load(version, today)
    body = kept.of(version.digest, bundle, version.valid_to, language, json.dumps(filing), day, period, load)
    return HttpResponse(body, content_type=JSON, headers=headers)
