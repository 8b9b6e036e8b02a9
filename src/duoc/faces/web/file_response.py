"""A file on its way out: under its own name, to be kept by no cache and guessed by no browser."""

from enum import Enum

from django.http import HttpResponse
from django.utils.http import content_disposition_header

PDF = "application/pdf"


class Way(Enum):
    """How a browser takes a file; the value is its content security policy."""

    OPENED = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
    """Made here, so the browser's own viewer may open it."""
    CAUTIOUS = "default-src 'none'; sandbox; frame-ancestors 'none'"
    """Sent in by people: pictures are shown in a sandbox, all else is downloaded (viewers refuse to work in one)."""
    FRAMED = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    """Shown beside its dossier, in a frame of our own page."""
    SAVED = "default-src 'none'; frame-ancestors 'none'"
    """For a program, or to be saved."""


def file_response(data: bytes, media_type: str, name: str, way: Way) -> HttpResponse:
    """The bytes with the headers of their way.

    Args:
        name: of the file, with its ending, as the one who saves it reads it.
    """
    saved = way is Way.SAVED or (way is Way.CAUTIOUS and not media_type.startswith("image/"))
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(saved, name) or "attachment"
    response["Content-Security-Policy"] = way.value
    if way is Way.FRAMED:
        response["X-Frame-Options"] = "SAMEORIGIN"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
