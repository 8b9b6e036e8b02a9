"""Is this paper true? Open to anybody; nothing handed in is kept."""

from django.http import HttpResponse

from duoc.decisions import actions as decisions
from duoc.faces.exchange.call import Call
from duoc.faces.exchange.dossiers import serialize as dossier_json
from duoc.faces.exchange.response import given
from duoc.instruments import queries


def of_token(call: Call, token: str) -> HttpResponse:
    """The result or form behind a code, its signatures checked now."""
    instrument = decisions.press_late(queries.by_token(token), call.at)
    return given(dossier_json.finding(queries.report_of(instrument), instrument))


def of_file(call: Call) -> HttpResponse:
    """A PDF that somebody holds."""
    examined = queries.examine_file(call.body)
    return given(dossier_json.finding(examined.report, examined.instrument))
