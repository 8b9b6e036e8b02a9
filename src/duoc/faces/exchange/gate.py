"""From a request to an answer: checked against the contract, carried out, refusals as problems, never a trace."""

import re
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from duoc.faces.exchange import contract
from duoc.faces.exchange.call import read_call
from duoc.faces.exchange.contract import Operation
from duoc.faces.exchange.partner.gate import stays
from duoc.faces.web import problems, refusals
from duoc.faces.web.acting import after_answer
from duoc.faces.web.problems import Problem
from duoc.ground.refusal import Refusal

PARTNER = "api/v1/partner/"
AGAIN = (problems.KEY_IN_FLIGHT, problems.OUT_OF_SERVICE)  # the same message is welcome in a moment
View = Callable[..., HttpResponse]


def resource(**views: View) -> View:
    """The view of one address: for each method (`GET=`) a function `(call, **path) -> HttpResponse`.

    The operation in the contract is found by the address and method; a test holds both together.
    """
    allowed = ", ".join(sorted({*views, *(("HEAD",) if "GET" in views else ())}))

    @csrf_exempt
    def answer(request: HttpRequest, **path: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method or ""
        try:
            if method not in views:
                raise Problem(problems.WRONG_METHOD, headers={"Allow": allowed})
            return views[method](read_call(request, _operation(request, method), path), **path)
        except Problem as problem:
            return _refused(request, problem)
        except Refusal as refusal:
            return _refused(request, problem_of(refusal))

    answer.views = views  # type: ignore[attr-defined]  # read by the test of the contract
    return answer


def _refused(request: HttpRequest, problem: Problem) -> HttpResponse:
    route = request.resolver_match.route if request.resolver_match else ""
    if route.startswith(PARTNER) and problem.kind not in AGAIN:
        after_answer(request, stays(request, problem))
    return problems.answer(request, problem)


def problem_of(refusal: Refusal) -> Problem:
    """The problem that says what a refusal of the domain says."""
    faults = getattr(refusal, "faults", {})
    return Problem(
        refusals.kind_of(refusal),
        refusal.say,
        remedy=refusal.remedy,
        errors=[{"field": name, "detail": sentence} for name, sentence in faults.items()],
        headers=refusals.headers_of(refusal),
    )


def lost(request: HttpRequest, **path: Any) -> HttpResponse:
    """Any other address under `/api/`."""
    return problems.of(request, problems.NOT_FOUND)


lost.csrf_exempt = True  # type: ignore[attr-defined]  # Django's own mark


def address(route: str) -> str:
    """The contract's way of writing one of our routes: "dossiers/<uuid:id>" is "/dossiers/{id}"."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.removeprefix("api/v1/"))


_OPERATIONS: dict[tuple[str, str], Operation] = {}


def _operation(request: HttpRequest, method: str) -> Operation:
    route = request.resolver_match.route if request.resolver_match else ""
    operation = _OPERATIONS.get((route, method))
    if operation is None:
        by_place = {(one.path, one.method): one for one in contract.operations().values()}
        operation = _OPERATIONS[route, method] = by_place[address(route), method]
    return operation
