"""A page of the desk: rendered with the rail beside it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duoc.faces.desk.gate import acting
from duoc.faces.desk.rail import rail, rest_of


def page(request: HttpRequest, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A desk page with its rail."""
    items = rail(acting(request), request.path)
    return render(request, template, {**context, "rail": items, "rail_rest": rest_of(items)}, status=status)
