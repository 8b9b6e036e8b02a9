"""An official has seen the news at their desk."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from duoc.ground.refusal import NotFound
from duoc.notices.models import DeskNews
from duoc.notices.queries import news_of
from duoc.people.powers import Actor


def open_news(actor: Actor, id: uuid.UUID, *, at: datetime) -> DeskNews:
    """One piece of news that the official goes to; it is read from then on.

    Raises:
        NotFound: there is none, or it is somebody else's.
    """
    news = news_of(actor).filter(pk=id).first()
    if news is None:
        raise NotFound(_("Không tìm thấy tin này."), _("Hãy xem lại danh sách tin của bạn."))
    if news.read_at is None:
        news.read_at = at
        news.save(update_fields=["read_at"])
    return news


def mark_news_read(actor: Actor, *, at: datetime) -> int:
    """All news of the official in this post were seen.

    Returns:
        How many became read.
    """
    return news_of(actor).filter(read_at=None).update(read_at=at)
