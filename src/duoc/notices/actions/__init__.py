from duoc.notices.actions.deliver import deliver
from duoc.notices.actions.mark_read import mark_all_read
from duoc.notices.actions.notify import notify
from duoc.notices.texts import Message

__all__ = ["Message", "deliver", "mark_all_read", "notify"]
