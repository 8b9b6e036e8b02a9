"""What a citizen gets to see: a rendered page."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def page(request: HttpRequest, template: str, context: Mapping[str, Any], *, status: int = 200) -> HttpResponse:
    """A rendered page; `key` is a fresh key for its form."""
    return render(request, template, {"key": str(uuid.uuid4()), **context}, status=status)
