"""The working page of one dossier: what it shows and which act it is for depends on the person and the step."""

import uuid

from django.http import HttpRequest, HttpResponse

from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import show
from duoc.faces.desk.gate import official
from duoc.faces.desk.result.summary import wait_for


@official
def dossier_page(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The page that most of the work is done on."""
    if "cho" in request.GET:
        wait_for([dossier_id])
    return show(request, open_dossier(request, dossier_id))
