"""The contract itself, and the token of the call."""

from django.http import HttpResponse

from duoc.faces.exchange import contract
from duoc.faces.exchange.call import JSON, Call
from duoc.faces.web.acting import bearer
from duoc.people.actions import withdraw_token


def served(call: Call) -> HttpResponse:
    """`openapi.json`."""
    return HttpResponse(contract.served(), content_type=JSON, headers={"Cache-Control": "public, max-age=300"})


def withdraw(call: Call) -> HttpResponse:
    """The token of this very call holds no longer."""
    withdraw_token(bearer(call.request), at=call.at)
    return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
