from duoc.notices.actions.deliver import deliver
from duoc.notices.actions.mark_news_read import mark_news_read, open_news
from duoc.notices.actions.mark_read import mark_all_read
from duoc.notices.actions.notify import notify
from duoc.notices.actions.tell_official import Seat, tell_official
from duoc.notices.texts import Message, message_kinds

__all__ = [
    "Message",
    "Seat",
    "deliver",
    "mark_all_read",
    "mark_news_read",
    "message_kinds",
    "notify",
    "open_news",
    "tell_official",
]
