"""The working page of one dossier: what it shows and which act it is for depends on the person and the step."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from duoc.faces.desk.dossier.opened import open_dossier
from duoc.faces.desk.dossier.page import show
from duoc.faces.desk.gate import official
from duoc.faces.desk.result.summary import wait_for
from duoc.people.powers import Forbidden


@official
def dossier_page(request: HttpRequest, dossier_id: uuid.UUID) -> HttpResponse:
    """The page that most of the work is done on; after an act that gave it out of one's hands, one's own list."""
    if "cho" in request.GET:
        wait_for([dossier_id])
    try:
        opened = open_dossier(request, dossier_id)
    except Forbidden:
        if len(messages.get_messages(request)):  # what was done is told there
            return redirect("desk:home")
        raise
    return show(request, opened)
