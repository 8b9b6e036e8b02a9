from duoc.notices.models.delivery import Delivery
from duoc.notices.models.desk_news import DeskNews
from duoc.notices.models.notice import Notice

__all__ = ["Delivery", "DeskNews", "Notice"]
