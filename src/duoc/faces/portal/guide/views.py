"""Which procedure do I need? One question a page, big choices, at most three taps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from duoc.faces.portal.gate import public
from duoc.faces.portal.page import page
from duoc.faces.web.language import language_of_reader
from duoc.procedures import queries
from duoc.procedures.queries import Choice


@require_safe
@public
def guide(request: HttpRequest, step: str = "") -> HttpResponse:
    """A step of the guided choice; the first one without a name."""
    known, language = queries.guide(), language_of_reader()
    question = known.steps.get(step or known.start)
    if question is None:
        raise Http404
    [question] = queries.spoken([question], language)
    codes = [choice.procedure for choice in question.choices if choice.procedure]
    names = queries.short_names(codes, timezone.now(), language)
    open_here = queries.open_online(codes)
    rows = [
        {
            "say": choice.say,
            "href": _href(choice),
            "name": names.get(choice.procedure, ""),
            "to_read": bool(choice.procedure) and choice.procedure not in open_here,
        }
        for choice in question.choices
        if not choice.procedure or choice.procedure in names
    ]
    return page(
        request, "portal/guide/guide.html", {"question": question, "rows": rows, "first": question.id == known.start}
    )


def _href(choice: Choice) -> str:
    if choice.procedure:
        return reverse("portal:procedure", args=[choice.procedure])
    if choice.group:
        return reverse("portal:group", args=[choice.group])
    if choice.search:
        return f"{reverse('portal:procedures')}?{urlencode({'q': choice.search})}"
    return reverse("portal:guide", args=[choice.go])


@require_safe
@public
def complaints(_request: HttpRequest) -> HttpResponse:
    """The way to a complaint, as papers print it: by the words that people search, so that no procedure is named."""
    return redirect(f"/thu-tuc/?{urlencode({'q': 'khiếu nại lần đầu'})}")


@require_safe
@public
def second_complaints(_request: HttpRequest) -> HttpResponse:
    """The way to a second complaint, as the decision on a first one prints it."""
    return redirect(f"/thu-tuc/?{urlencode({'q': 'khiếu nại lần hai về một hồ sơ'})}")
