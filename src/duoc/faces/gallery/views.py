"""The living style page: every part with its states, for designers, engineers and the accessibility tests.

Everything shown is invented; the page exists in demo mode only.
"""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from duoc.faces.design import samples
from duoc.faces.web import fault_pages


def citizen(request: HttpRequest) -> HttpResponse:
    """All citizen parts on one page."""
    listing = Paginator(range(240), 20).get_page(request.GET.get("trang", 3))
    context: dict[str, Any] = {
        "questions": samples.QUESTIONS,
        "values": samples.VALUES,
        "wrong": samples.FAULTS,
        "options": {"commune": samples.COMMUNES},
        "rows": samples.ANSWERS,
        "person_rows": [row for row in samples.ANSWERS if "table" not in row],
        "events": samples.EVENTS,
        "fees": samples.FEES,
        "total": 16000,
        "files": samples.FILES,
        "seals": samples.SEALS,
        "statuses": samples.STATUSES,
        "verdicts": [{"word": word, "kind": kind} for word, kind in samples.STATUSES],
        "listing": listing,
    }
    return render(request, "gallery/gallery.html", context)


def desk(request: HttpRequest) -> HttpResponse:
    """The desk's frame with a working table."""
    columns = ("code", "procedure", "person", "word", "kind", "hurry", "due")
    rows = [dict(zip(columns, row, strict=True)) for row in samples.ROWS * 5]
    return render(
        request, "gallery/desk.html", {"rail": samples.RAIL, "rows": rows, "questions": samples.QUESTIONS[2:4]}
    )


def one_question(request: HttpRequest) -> HttpResponse:
    """One thing a page, as a citizen meets it."""
    question = samples.QUESTIONS[1]
    faults = samples.FAULTS[1:2] if "loi" in request.GET else []
    values = samples.VALUES if faults else {}
    return render(request, "gallery/question.html", {"questions": [question], "values": values, "faults": faults})


def fault(request: HttpRequest, status: int) -> HttpResponse:
    """The fault pages, with 200 so that they can be looked at."""
    shown = {
        403: fault_pages.forbidden,
        404: fault_pages.not_found,
        500: fault_pages.server_error,
        503: fault_pages.out_of_service,
    }
    if status not in shown:
        raise Http404
    response: HttpResponse = shown[status](request)
    response.status_code = 200
    return response
