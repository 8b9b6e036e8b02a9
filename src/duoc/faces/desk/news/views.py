"""Tin của tôi: what an official hears of what is theirs, in the post in which they work."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from duoc.faces.desk.gate import acting, official
from duoc.faces.desk.page import page
from duoc.notices import actions, queries

MOST = 50


@official
def news(request: HttpRequest) -> HttpResponse:
    """The latest, newest first. A piece of news becomes read when it is opened, or all of them by one button."""
    actor = acting(request)
    if request.method == "POST":
        actions.mark_news_read(actor, at=timezone.now())
        return redirect("desk:news")
    rows = list(queries.news_of(actor)[:MOST])
    unread = sum(1 for one in rows if one.read_at is None)
    return page(request, "desk/news/news.html", {"rows": rows, "unread": unread})


@official
def opened(request: HttpRequest, news_id: uuid.UUID) -> HttpResponse:
    """Leads to what the news is about, which is read from then on."""
    return redirect(actions.open_news(acting(request), news_id, at=timezone.now()).path)
