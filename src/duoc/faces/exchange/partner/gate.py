"""Who may speak as the National Portal, and what stays of a message that is refused."""

import hashlib
from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from duoc.faces.web import problems
from duoc.faces.web.problems import Problem, Words
from duoc.partners import actions
from duoc.partners.calculations import HEADER, PORTAL, is_signed
from duoc.partners.queries import is_connected

DIGEST = "partner_message_digest"


def expect_signed(request: HttpRequest, body: bytes) -> None:
    """Refuses bytes that were not signed with the shared secret for this address, before anything reads them.

    Raises:
        Problem: no Portal is connected (404), or the signature is missing or wrong (401).
    """
    if not is_connected():
        raise Problem(problems.NOT_FOUND)
    if not is_signed(settings.PORTAL_SECRET, request.path, body, request.headers.get(HEADER, "")):
        say = Words("Chữ ký của thông điệp thiếu hoặc sai.", "The signature of the message is missing or wrong.")
        raise Problem(problems.UNAUTHENTICATED, say)
    setattr(request, DIGEST, hashlib.sha256(body).hexdigest())


def stays(request: HttpRequest, problem: Problem) -> Callable[[], object]:
    """What is kept of a refused message once its own transaction was taken back; see `web.acting`."""
    digest = getattr(request, DIGEST, "")
    return partial(actions.note_refused, PORTAL, problem.kind.code, digest, at=timezone.now())
