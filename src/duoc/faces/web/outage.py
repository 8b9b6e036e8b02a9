"""A lost database or a full disk is no mystery for the person at the screen: one calm page, nothing half done."""

import logging
from collections.abc import Callable

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from duoc.faces.web import fault_pages

logger = logging.getLogger(__name__)


class OutageMiddleware:
    """Answers 503 with a page for people, and lets the transaction around the view roll back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """For failures in a view. Those of session or commit reach `fault_pages.server_error`, which asks the same."""
        if not fault_pages.is_outage(error):
            return None
        logger.error("out of service: %s", type(error).__name__)
        if connection.in_atomic_block:
            transaction.set_rollback(True)  # a disk that is full does not stop the database from committing half an act
        return fault_pages.out_of_service(request)
