"""What a citizen gets to see: a rendered page, or a file handed out safely."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header


def page(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """A rendered page; `key` is a fresh key for its form."""
    return render(request, template, {"key": str(uuid.uuid4()), **context}, status=status)


def handed_out(data: bytes, media_type: str, name: str, *, ours: bool) -> HttpResponse:
    """A file for the browser.

    Args:
        ours: made here, so that a PDF may open in the browser's viewer. What people sent in runs nothing: pictures are
            shown in a sandbox, PDFs are downloaded (viewers refuse to work inside a sandbox).
    """
    shown_here = ours or media_type.startswith("image/")
    response = HttpResponse(data, content_type=media_type)
    disposition = content_disposition_header(not shown_here, name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        if ours
        else "default-src 'none'; sandbox; frame-ancestors 'none'"
    )
    response["Cache-Control"] = "private, no-store"
    return response
